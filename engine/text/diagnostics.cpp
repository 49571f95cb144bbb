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

std::string visible(std::string_view line) {
  std::string out;
  for (const char c : line) out += c == '\t' || (c >= 0 && c < 0x20) ? ' ' : c;
  return out;
}

/// The line before for context, the line itself and the caret under the place.
void print_excerpt(std::string& out, const Source& source, Span span, Position at,
                   const Paint& paint) {
  const std::string_view text = source.text;
  const auto begin = std::min<std::size_t>(span.begin, text.size());
  const auto before = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  const std::size_t line_begin = before == std::string_view::npos ? 0 : before + 1;
  auto line = text.substr(line_begin, text.find('\n', line_begin) - line_begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  const auto width = std::to_string(at.line).size();
  const auto margin = std::string(width, ' ');

  out += margin + " " + std::string(paint.blue) + "|" + std::string(paint.plain) + "\n";
  if (line_begin > 1 && at.line > 1) {
    const auto previous_end = line_begin - 1;
    const auto previous_before = text.rfind('\n', previous_end == 0 ? 0 : previous_end - 1);
    const std::size_t previous_begin =
        previous_before == std::string_view::npos ? 0 : previous_before + 1;
    auto previous = text.substr(previous_begin, previous_end - previous_begin);
    if (previous.ends_with('\r')) previous.remove_suffix(1);
    if (!utf8::trimmed(previous).empty() && utf8::length(previous) <= excerpt_width) {
      out += padded(at.line - 1, width) + " | " + visible(previous) + "\n";
    }
  }
  std::size_t caret_column = at.column - 1;
  std::string_view shown = line;
  std::string lead;
  if (utf8::length(line) > excerpt_width) {
    const std::size_t skip =
        caret_column > excerpt_width / 2 ? caret_column - excerpt_width / 2 : 0;
    shown = utf8::prefix(line.substr(utf8::prefix(line, skip).size()), excerpt_width);
    if (skip > 0) lead = "…";
    caret_column -= skip;
  }
  out += padded(at.line, width) + " | " + lead + visible(shown) + "\n";
  const auto end = std::clamp<std::size_t>(span.end, begin, line_begin + line.size());
  const auto caret_start = std::min(line_begin + line.size(), begin);
  const auto caret_width = std::clamp<std::size_t>(
      utf8::width(text.substr(caret_start, end - std::min(end, caret_start))), 1, excerpt_width);
  const auto indent = utf8::width(lead) + utf8::width(utf8::prefix(shown, caret_column));
  out += margin + " | " + std::string(indent, ' ') + std::string(paint.red) +
         std::string(caret_width, '^') + std::string(paint.plain) + "\n";
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
  (kind_of(found).severity == Severity::error ? errors_ : warnings_) += 1;
  count_of_kind_.resize(diagnostic_kinds().size());
  if (++count_of_kind_[static_cast<std::size_t>(found)] > limits_.diagnostics_of_a_kind) return;
  kept_.push_back({found, span, std::move(args), other});
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
           std::string(paint.bold) + format(kind.message.in(lang), lang, d.args) +
           std::string(paint.plain) + "\n";
    if (d.span.known()) print_excerpt(out, sources[d.span.source], d.span, at, paint);
    if (!kind.hint.in(lang).empty()) {
      out += "  = " + std::string(Words{"подсказка", "hint"}.in(lang)) + ": " +
             format(kind.hint.in(lang), lang, d.args) + "\n";
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
    json.key("message").string(format(kind.message.in(lang), lang, d.args));
    if (!kind.hint.in(lang).empty()) {
      json.key("hint").string(format(kind.hint.in(lang), lang, d.args));
    }
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

}  // namespace otbor
