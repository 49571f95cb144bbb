#include "engine/text/yaml_traps.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/text/encoding.hpp"

namespace otbor {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_dash_of_prose(std::string_view line) {
  return line.starts_with("— ") || line.starts_with("– ");
}

/// `вопрос: |` or `- >-`: the deeper lines that follow are text in which anything may stand.
bool opens_block_of_text(std::string_view line) {
  for (const std::string_view sign : {"|", ">", "|-", ">-", "|+", ">+"}) {
    if (!line.ends_with(sign)) continue;
    const auto before = line.substr(0, line.size() - sign.size());
    if (before.ends_with(": ") || before.ends_with("- ")) return true;
  }
  return false;
}

class TrapFinder {
 public:
  TrapFinder(std::string_view text, std::uint32_t source, Diagnostics& diagnostics)
      : text_(text), source_(source), diagnostics_(diagnostics) {}

  bool run() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const auto end = std::min(text_.find('\n', begin), text_.size());
      look_at(begin, text_.substr(begin, end - begin));
      begin = end + 1;
    }
    return found_;
  }

 private:
  void report(Found what, std::size_t at, std::size_t size) {
    const auto begin = static_cast<std::uint32_t>(at);
    diagnostics_.add(what, {source_, begin, begin + static_cast<std::uint32_t>(size)});
    found_ = true;
  }

  void look_at(std::size_t begin, std::string_view line) {
    const auto indent = std::min(line.find_first_not_of(' '), line.size());
    const auto rest = line.substr(indent);
    look_for_controls(begin, line);
    look_for_brackets(begin, line);
    if (rest.empty()) return;
    if (text_indent_ && indent > *text_indent_) return;
    text_indent_.reset();
    if (rest.starts_with('\t') && !utf8::trimmed(rest).empty())
      report(Found::yaml_tab, begin + indent, 1);
    if (rest.starts_with(no_break_space))
      report(Found::yaml_no_break_space, begin + indent, no_break_space.size());
    if (is_dash_of_prose(rest) && (previous_.ends_with(':') || is_dash_of_prose(previous_)))
      report(Found::yaml_long_dash, begin + indent, 3);
    if (line == "---" || line.starts_with("--- ")) {
      if (content_ || documents_ > 0) report(Found::yaml_second_document, begin, 3);
      ++documents_;
    } else if (!rest.starts_with('#') && !rest.starts_with('%')) {
      content_ = true;
    }
    previous_ = utf8::trimmed(rest);
    if (opens_block_of_text(previous_)) text_indent_ = indent;
  }

  /// Millions of brackets would keep the parser busy before it tells the depth of the first.
  void look_for_brackets(std::size_t begin, std::string_view line) {
    const auto deepest = diagnostics_.limits().yaml_depth;
    for (std::size_t i = 0; i < line.size() && brackets_ <= deepest; ++i) {
      if (line[i] == '[' || line[i] == '{') {
        if (++brackets_ <= deepest) continue;
        const auto at = static_cast<std::uint32_t>(begin + i);
        diagnostics_.add(Found::yaml_too_deep, {source_, at, at + 1}, {count(deepest)});
        found_ = true;
      } else if (!is_blank(line[i])) {
        brackets_ = 0;
      }
    }
  }

  void look_for_controls(std::size_t begin, std::string_view line) {
    const auto carriage_return = line.find('\r');
    if (carriage_return != std::string_view::npos)
      report(Found::yaml_carriage_return, begin + carriage_return, 1);
    const auto control = std::ranges::find_if(line, is_control);
    if (control != line.end()) {
      report(Found::control_character, begin + static_cast<std::size_t>(control - line.begin()), 1);
    }
  }

  std::string_view text_;
  std::uint32_t source_;
  Diagnostics& diagnostics_;
  bool found_ = false;
  bool content_ = false;
  std::size_t documents_ = 0;
  std::size_t brackets_ = 0;  // opening ones in a row
  std::string_view previous_;
  std::optional<std::size_t> text_indent_;  // of the line that opened a block of text
};

/// A line of YAML in parts, each a view into it.
struct Parts {
  std::string_view item;   // without the indent and the list dashes
  std::string_view value;  // after the first colon outside quotes, trimmed
  std::optional<std::size_t> colon;
};

Parts parts_of(std::string_view line) {
  Parts parts{.item = line, .value = {}, .colon = {}};
  auto& item = parts.item;
  item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
  while (item.starts_with("- ")) {
    item.remove_prefix(std::min(item.find_first_not_of(' ', 1), item.size()));
  }
  std::size_t from = 0;
  if (item.starts_with('"') || item.starts_with('\'')) {
    from = std::min(item.find(item[0], 1), item.size());
  }
  const auto colon = item.find(':', from);
  if (colon == std::string_view::npos) return parts;
  parts.colon = colon;
  parts.value = utf8::trimmed(item.substr(colon + 1));
  return parts;
}

bool begins_comment(std::string_view rest) { return rest.empty() || rest.starts_with('#'); }

/// Where text stands after the end of a quoted value: `"Школа" наставника`.
std::optional<std::size_t> text_after_quote(std::string_view value) {
  if (!value.starts_with('"') && !value.starts_with('\'')) return std::nullopt;
  const auto close = value.find(value[0], 1);
  if (close == std::string_view::npos) return std::nullopt;
  const auto after = value.find_first_not_of(' ', close + 1);
  if (after == std::string_view::npos || value[after] == '#') return std::nullopt;
  return after;
}

/// A colon inside text without quotes: `Практика: от замысла к результату`.
std::optional<std::size_t> colon_in_text(std::string_view value) {
  if (value.empty() || value.find_first_of("\"'[{|>&*!#") == 0) return std::nullopt;
  const auto comment = value.find(" #");
  const auto text = value.substr(0, comment);
  const auto colon = text.find(": ");
  if (colon != std::string_view::npos) return colon;
  return text.ends_with(':') ? std::optional(text.size() - 1) : std::nullopt;
}

/// A sign with a meaning of its own in YAML at the beginning of text: `[Проект] Школа`, `> 2`.
bool begins_with_sign(std::string_view value) {
  if (value.empty()) return false;
  switch (value[0]) {
    case '%':
    case '@':
    case '`':
      return true;
    case '|':
    case '>': {
      const auto after = value.find_first_not_of("+-0123456789", 1);
      return after != std::string_view::npos && !begins_comment(utf8::trimmed(value.substr(after)));
    }
    case '[':
    case '{': {
      const auto close = value.rfind(value[0] == '[' ? ']' : '}');
      return close != std::string_view::npos &&
             !begins_comment(utf8::trimmed(value.substr(close + 1)));
    }
    default:
      return false;
  }
}

std::optional<YamlSlip> slip_in(std::string_view text, std::string_view line) {
  const auto slip = [&](Found found, std::string_view where, std::size_t at, std::size_t size) {
    const auto begin = static_cast<std::size_t>(where.data() - text.data()) + at;
    return YamlSlip{found, begin, begin + size};
  };
  const auto parts = parts_of(line);
  const auto& item = parts.item;
  if (is_dash_of_prose(item)) return slip(Found::yaml_long_dash, item, 0, 3);
  if (item.starts_with("-" + std::string(no_break_space)))
    return slip(Found::yaml_no_break_space, item, 1, no_break_space.size());
  if (!parts.colon) return std::nullopt;
  const auto after = item.substr(*parts.colon + 1);
  if (after.starts_with(no_break_space))
    return slip(Found::yaml_no_break_space, after, 0, no_break_space.size());
  const auto key = item.substr(0, *parts.colon);
  const bool glued = !after.empty() && !is_blank(after[0]) && !after.starts_with("//");
  if (glued && key.find_first_of(" {[\"'") == std::string_view::npos)
    return slip(Found::yaml_colon_glued, item, *parts.colon, 1);
  if (const auto at = text_after_quote(parts.value))
    return slip(Found::yaml_text_after_quote, parts.value, *at, parts.value.size() - *at);
  if (begins_with_sign(parts.value)) return slip(Found::yaml_sign_first, parts.value, 0, 1);
  if (const auto at = colon_in_text(parts.value))
    return slip(Found::yaml_colon_in_text, parts.value, *at, 1);
  return std::nullopt;
}

}  // namespace

bool report_yaml_traps(std::string_view text, std::uint32_t source, Diagnostics& diagnostics) {
  return TrapFinder(text, source, diagnostics).run();
}

std::optional<YamlSlip> find_yaml_slip(std::string_view text, std::size_t at) {
  auto end = std::min(text.find('\n', std::min(at, text.size())), text.size());
  for (int lines = 0; lines < 2;) {
    const auto before = end == 0 ? std::string_view::npos : text.rfind('\n', end - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const auto line = text.substr(begin, end - begin);
    if (!begins_comment(utf8::trimmed(line))) {
      if (auto slip = slip_in(text, line)) return slip;
      ++lines;
    }
    if (begin == 0) break;
    end = begin - 1;
  }
  return std::nullopt;
}

}  // namespace otbor
