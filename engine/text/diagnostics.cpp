#include "engine/text/diagnostics.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor {
namespace {

/// Positions of sorted offsets in one pass over each file, however many there are.
class Locator {
 public:
  explicit Locator(const Sources& sources) : sources_(sources) {}

  Position operator()(Span span) {
    const std::string_view text = sources_[span.source].text;
    if (span.source != source_ || span.begin < offset_) {
      source_ = span.source;
      offset_ = 0;
      line_ = 1;
    }
    const auto place = std::min<std::uint32_t>(span.begin, static_cast<std::uint32_t>(text.size()));
    line_ +=
        static_cast<std::uint32_t>(std::count(text.begin() + offset_, text.begin() + place, '\n'));
    offset_ = place;
    const auto before = place == 0 ? std::string_view::npos : text.rfind('\n', place - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const auto column = utf8::length(text.substr(begin, place - begin)) + 1;
    return {line_, static_cast<std::uint32_t>(column)};
  }

 private:
  const Sources& sources_;
  std::uint32_t source_ = Span::nowhere;
  std::uint32_t offset_ = 0;
  std::uint32_t line_ = 1;
};

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

std::string_view line_at(std::string_view text, std::size_t begin) {
  auto line = text.substr(begin, text.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::size_t line_begin(std::string_view text, std::size_t place) {
  const auto before = place == 0 ? std::string_view::npos : text.rfind('\n', place - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

/// The line before for context, the line itself and the caret under the place.
void print_excerpt(std::string& out, const Source& source, Span span, Position at,
                   const Paint& paint) {
  const std::string_view text = source.text;
  if (text.empty()) return;
  const auto place = std::min<std::size_t>(span.begin, text.size());
  const auto begin = line_begin(text, place);
  const auto line = line_at(text, begin);
  const auto width = std::to_string(at.line).size();
  const auto margin = std::string(width, ' ');

  out += margin + " " + std::string(paint.blue) + "|" + std::string(paint.plain) + "\n";
  if (begin > 0) {
    const auto previous = line_at(text, line_begin(text, begin - 1));
    if (!utf8::trimmed(previous).empty() && utf8::length(previous) <= excerpt_width) {
      out += padded(at.line - 1, width) + " | " + visible(previous) + "\n";
    }
  }
  const std::size_t column = std::min<std::size_t>(at.column - 1, utf8::length(line));
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
  const auto end = std::clamp<std::size_t>(span.end, place, std::max(place, begin + line.size()));
  const auto letters = utf8::length(text.substr(place, end - place));
  const auto marked = utf8::prefix(shown.substr(before_caret.size()), letters);
  out += margin + " | " + std::string(utf8::width(lead) + utf8::width(visible(before_caret)), ' ') +
         std::string(paint.red) +
         std::string(std::max<std::size_t>(1, utf8::width(visible(marked))), '^') +
         std::string(paint.plain) + "\n";
}

void print_place(std::string& out, const Sources& sources, Span span, Position at) {
  out += sources[span.source].name + ":" + std::to_string(at.line) + ":" +
         std::to_string(at.column) + ": ";
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
      print_place(out, sources, d.span, at);
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
      out += "  = ";
      print_place(out, sources, *d.other, there);
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
      const auto at = locate(d.span);
      json.key("file").string(sources[d.span.source].name);
      json.key("line").number(at.line);
      json.key("column").number(at.column);
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
