#include "engine/text/diagnostics.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/json_writer.hpp"
#include "engine/text/place.hpp"

namespace otbor {
namespace {

constexpr std::size_t excerpt_width = 160;  // a longer line is cut around the place

struct Paint {
  std::string_view bold, red, yellow, blue, plain;
};
constexpr Paint colours{"\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[34m", "\x1b[0m"};
constexpr Paint no_colours{"", "", "", "", ""};

std::string padded(std::uint32_t number, std::size_t width) {
  auto text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

/// Signs that a terminal obeys or hides; a message must neither move the cursor nor turn its line.
bool is_hidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (c == '\t') {
      out += ' ';
    } else if (c < 0x20) {
      utf8::append(out, 0x2400 + c);  // the pictures of control characters
    } else {
      utf8::append(out, is_hidden(c) ? U'\uFFFD' : c);
    }
  }
  return out;
}

/// The sentence with what the file says in it; a cell that swallowed half a table is cut.
std::string sentence(Words pattern, Lang lang, const std::vector<Text>& args) {
  constexpr std::size_t longest = 600;
  std::vector<Text> shown;
  for (const auto& arg : args) {
    const std::string_view whole = arg.in(lang);
    const auto part = utf8::prefix(whole, longest);
    shown.emplace_back(visible(part) + (part.size() < whole.size() ? "…" : ""));
  }
  return format(pattern.in(lang), lang, shown);
}

std::string_view text_of(const Source& source, Span line) {
  return std::string_view(source.text).substr(line.begin, line.end - line.begin);
}

/// The line above for context, where there is one worth showing.
std::string_view line_above(const Source& source, Span line) {
  if (source.origin != Origin::text_file || line.begin == 0) return {};
  const auto above =
      text_of(source, line_around(source, {line.source, line.begin - 1, line.begin}));
  const bool shown = !utf8::trimmed(above).empty() && utf8::length(above) <= excerpt_width;
  return shown ? above : std::string_view{};
}

/// The line before for context, the line itself and the caret under the place.
void print_excerpt(std::string& out, const Source& source, Span span, Position at,
                   const Paint& paint) {
  const std::string_view text = source.text;
  if (text.empty() || !at.known) return;
  const auto place = std::min<std::size_t>(span.begin, text.size());
  const auto around = line_around(source, span);
  const auto line = text_of(source, around);
  const auto width = std::to_string(at.line).size();
  const auto margin = std::string(width, ' ');

  out += margin + " " + std::string(paint.blue) + "|" + std::string(paint.plain) + "\n";
  if (const auto above = line_above(source, around); !above.empty()) {
    out += padded(at.line - 1, width) + " | " + visible(above) + "\n";
  }
  const auto before = place - std::min<std::size_t>(place, around.begin);
  const std::size_t column = utf8::length(line.substr(0, std::min(before, line.size())));
  std::size_t skipped = 0;
  if (utf8::length(line) > excerpt_width && column > excerpt_width / 2) {
    skipped = column - excerpt_width / 2;
  }
  const std::string_view lead = skipped > 0 ? "…" : "";
  const auto shown = utf8::prefix(line.substr(utf8::prefix(line, skipped).size()), excerpt_width);
  const std::string_view tail =
      utf8::prefix(line, skipped).size() + shown.size() < line.size() ? "…" : "";
  out += padded(at.line, width) + " | " + std::string(lead) + visible(shown) + std::string(tail) +
         "\n";
  const auto before_caret = utf8::prefix(shown, column - skipped);
  const auto end =
      std::clamp<std::size_t>(span.end, place, std::max<std::size_t>(place, around.end));
  const auto letters = utf8::length(text.substr(place, end - place));
  const auto marked = utf8::prefix(shown.substr(before_caret.size()), letters);
  out += margin + " | " + std::string(utf8::width(lead) + utf8::width(visible(before_caret)), ' ') +
         std::string(paint.red) +
         std::string(std::max<std::size_t>(1, utf8::width(visible(marked))), '^') +
         std::string(paint.plain) + "\n";
}

void write_place(JsonWriter& json, const Source& source, const Position& at) {
  json.key("file").string(source.name);
  if (source.origin == Origin::sheet) json.key("sheet").string(source.sheet);
  if (!at.known) return;
  switch (source.origin) {
    case Origin::text_file:
      json.key("line").number(at.line);
      json.key("column").number(at.column);
      break;
    case Origin::sheet:
      json.key("cell").string(cell_address(at));
      break;
    case Origin::document:
      if (at.table > 0) json.key("table").number(at.table);
      json.key(at.table > 0 ? "row" : "paragraph").number(at.line);
      break;
  }
}

}  // namespace

const std::vector<DiagnosticKind>& diagnostic_kinds() {
  static const std::vector<DiagnosticKind> kinds{
#define DIAGNOSTIC(id, code, severity, ru, en, hint_ru, hint_en) \
  {#id, code, Severity::severity, {ru, en}, {hint_ru, hint_en}},
#include "engine/text/diagnostics.def"
#undef DIAGNOSTIC
  };
  return kinds;
}

const DiagnosticKind& kind_of(Found found) {
  return diagnostic_kinds()[static_cast<std::size_t>(found)];
}

void Diagnostics::add(Found found, Span span, std::vector<Text> args, std::optional<Span> other) {
  if (only_counted(found)) return;
  (kind_of(found).severity == Severity::error ? errors_ : warnings_) += 1;
  ++count_of_kind_[static_cast<std::size_t>(found)];
  kept_.push_back({found, span, std::move(args), other});
}

bool Diagnostics::only_counted(Found found) {
  count_of_kind_.resize(diagnostic_kinds().size());
  auto& count = count_of_kind_[static_cast<std::size_t>(found)];
  if (count < limits_.diagnostics_of_a_kind) return false;
  ++count;
  (kind_of(found).severity == Severity::error ? errors_ : warnings_) += 1;
  return true;
}

bool Diagnostics::has_errors_in(std::uint32_t source) const {
  return std::ranges::any_of(kept_, [&](const Diagnostic& d) {
    return d.span.source == source && kind_of(d.found).severity == Severity::error;
  });
}

void Diagnostics::merge(const Diagnostics& other) {
  errors_ += other.errors_;
  warnings_ += other.warnings_;
  count_of_kind_.resize(diagnostic_kinds().size());
  std::vector<std::size_t> room(count_of_kind_.size());
  for (std::size_t i = 0; i < room.size(); ++i) {
    room[i] =
        limits_.diagnostics_of_a_kind - std::min(count_of_kind_[i], limits_.diagnostics_of_a_kind);
    if (i < other.count_of_kind_.size()) count_of_kind_[i] += other.count_of_kind_[i];
  }
  for (const auto& d : other.kept_) {
    auto& left = room[static_cast<std::size_t>(d.found)];
    if (left == 0) continue;
    --left;
    kept_.push_back(d);
  }
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  auto sorted = kept_;
  std::ranges::stable_sort(
      sorted, {}, [](const Diagnostic& d) { return std::tuple(d.span.source, d.span.begin); });
  return sorted;
}

std::size_t Diagnostics::omitted(Found found) const {
  const auto at = static_cast<std::size_t>(found);
  const auto count = at < count_of_kind_.size() ? count_of_kind_[at] : 0;
  return count - std::min(count, limits_.diagnostics_of_a_kind);
}

std::string print(const Diagnostics& diagnostics, const Sources& sources, Lang lang, bool colour) {
  const Paint& paint = colour ? colours : no_colours;
  Locator locate(sources);
  Locator locate_other(sources);
  std::string out;
  std::vector<std::uint8_t> told(diagnostic_kinds().size());
  for (const auto& d : diagnostics.sorted()) {
    const auto& kind = kind_of(d.found);
    const bool is_error = kind.severity == Severity::error;
    const Words label = is_error ? Words{"ошибка", "error"} : Words{"предупреждение", "warning"};
    Position at;
    if (d.span.known()) {
      at = locate(d.span);
      out += words_of(sources[d.span.source], at).in(lang) + ": ";
    }
    out += std::string(is_error ? paint.red : paint.yellow) + std::string(label.in(lang)) + "[" +
           std::string(kind.code) + "]" + std::string(paint.plain) + ": " +
           std::string(paint.bold) + sentence(kind.message, lang, d.args) +
           std::string(paint.plain) + "\n";
    if (d.span.known()) print_excerpt(out, sources[d.span.source], d.span, at, paint);
    if (!kind.hint.in(lang).empty()) {
      out += "  = " + std::string(Words{"подсказка", "hint"}.in(lang)) + ": " +
             sentence(kind.hint, lang, d.args) + "\n";
    }
    if (d.other && d.other->known()) {
      const auto there = locate_other(*d.other);
      out += "  = " + words_of(sources[d.other->source], there).in(lang) + ": ";
      out += std::string(Words{"см. также здесь", "see also here"}.in(lang)) + "\n";
    }
    if (const auto more = diagnostics.omitted(d.found);
        more > 0 && ++told[static_cast<std::size_t>(d.found)] ==
                        std::min<std::size_t>(diagnostics.limits().diagnostics_of_a_kind, 255)) {
      out +=
          format(Words{"  … и ещё {0} {0|такое же замечание|таких же замечания|таких же замечаний}"
                       " [{1}]",
                       "  … and {0} more of the same {0|kind|kind} [{1}]"}
                     .in(lang),
                 lang, {count(more), kind.code}) +
          "\n";
    }
    out += "\n";
  }
  return out;
}

std::string print_json(const Diagnostics& diagnostics, const Sources& sources, Lang lang) {
  Locator locate(sources);
  JsonWriter json;
  json.begin_object();
  json.key("errors").number(static_cast<std::int64_t>(diagnostics.errors()));
  json.key("warnings").number(static_cast<std::int64_t>(diagnostics.warnings()));
  json.key("diagnostics").begin_array();
  for (const auto& d : diagnostics.sorted()) {
    const auto& kind = kind_of(d.found);
    json.begin_object();
    json.key("code").string(kind.code);
    json.key("id").string(kind.id);
    json.key("severity").string(kind.severity == Severity::error ? "error" : "warning");
    if (d.span.known()) {
      write_place(json, sources[d.span.source], locate(d.span));
    }
    json.key("message").string(sentence(kind.message, lang, d.args));
    if (!kind.hint.in(lang).empty()) {
      json.key("hint").string(sentence(kind.hint, lang, d.args));
    }
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

}  // namespace otbor
