#include "engine/text/pattern.hpp"

#include <algorithm>
#include <cstddef>

#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool has_a_letter_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::next(text, at);
    if (utf8::is_letter(c) || utf8::is_digit(c)) return true;
  }
  return false;
}

/// «+84 опрос»: takes the number off the text.
int weight_before(std::string_view& text) {
  const bool minus = text.starts_with('-');
  std::size_t at = 1;
  int weight = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && weight < 1000; ++at) {
    weight = weight * 10 + (text[at] - '0');
  }
  text.remove_prefix(at);
  return minus ? -weight : weight;
}

/// nullopt when nothing of the word is left.
std::optional<PatternAtom> atom(std::string_view word) {
  using Kind = PatternAtom::Kind;
  if (word == "#") return PatternAtom{Kind::number, {}};
  if (word == "!") return PatternAtom{Kind::verb, {}};
  if (word == "%" || word == "№") return PatternAtom{Kind::sign, std::string(word)};
  auto kind = Kind::word;
  if (word.starts_with('=')) {
    kind = Kind::exact;
    word.remove_prefix(1);
  } else if (word.ends_with('*')) {
    kind = Kind::prefix;
    word.remove_suffix(1);
  }
  if (!has_a_letter_or_digit(word)) return std::nullopt;
  return PatternAtom{kind, std::string(word)};
}

}  // namespace

ParsedPattern parse_pattern(std::string_view text) {
  ParsedPattern parsed;
  bool gap = false;
  const auto fault = [&](PatternFault found) {
    parsed.fault = found;
    return parsed;
  };
  if (text.starts_with('@')) {
    parsed.pattern.in_field = true;
    text.remove_prefix(1);
  } else if (text.starts_with('+') || text.starts_with('-')) {
    parsed.pattern.weight = weight_before(text);
  }
  std::size_t swaps = 0;
  for (const auto word : split(text, ' ')) {
    if (word.empty()) continue;
    if (word == "…" || word == "...") {
      if (parsed.pattern.terms.empty()) return fault(PatternFault::gap_at_an_end);
      gap = true;
      continue;
    }
    if (word == "~") {
      ++swaps;
      continue;
    }
    if (word.find('<') != std::string_view::npos) return fault(PatternFault::unknown_class);
    PatternTerm term{.any_of = {}, .after_gap = gap};
    gap = false;
    for (const auto choice : split(word, '|')) {
      auto one = atom(choice);
      if (!one) return fault(PatternFault::empty_choice);
      term.any_of.push_back(std::move(*one));
    }
    parsed.pattern.terms.push_back(std::move(term));
  }
  if (gap) return fault(PatternFault::gap_at_an_end);
  if (parsed.pattern.terms.empty()) return fault(PatternFault::empty);
  if (parsed.pattern.terms.size() > pattern_terms_max) return fault(PatternFault::too_long);
  parsed.pattern.any_order = swaps > 0;
  const bool gaps = std::ranges::any_of(parsed.pattern.terms, &PatternTerm::after_gap);
  if (swaps > 0 && (gaps || swaps + 1 != parsed.pattern.terms.size())) {
    return fault(PatternFault::mixed_order);
  }
  return parsed;
}

namespace {

/// Of classes within classes; a longer row of names goes in a circle.
constexpr int nesting_max = 8;

std::string expanded(std::string_view text, const PatternClasses& classes, int depth) {
  std::string out;
  while (true) {
    const auto begin = text.find('<');
    const auto end = begin == std::string_view::npos ? begin : text.find('>', begin);
    const auto known = end == std::string_view::npos
                           ? classes.end()
                           : classes.find(text.substr(begin + 1, end - begin - 1));
    if (known == classes.end() || known->second.empty() || depth == nesting_max) {
      return out + std::string(text);
    }
    out += text.substr(0, begin);
    for (const auto& word : known->second) {
      if (&word != &known->second.front()) out += '|';
      out += expanded(word, classes, depth + 1);
    }
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string with_classes(std::string_view text, const PatternClasses& classes) {
  return expanded(text, classes, 0);
}

Words fault_text(PatternFault fault) {
  switch (fault) {
    case PatternFault::gap_at_an_end:
      return {.ru = "многоточие стоит с краю", .en = "the ellipsis stands at an end"};
    case PatternFault::empty_choice:
      return {.ru = "рядом со знаком нет слова", .en = "there is no word beside a sign"};
    case PatternFault::too_long:
      return {.ru = "больше восьми слов", .en = "more than eight words"};
    case PatternFault::mixed_order:
      return {.ru = "знак ~ стоит не между всеми словами",
              .en = "~ stands between some words only"};
    case PatternFault::unknown_class:
      return {.ru = "имени в угловых скобках нет в разделе «классы»",
              .en = "the name in angle brackets is not among the classes"};
    case PatternFault::empty:
    case PatternFault::none:
      break;
  }
  return {.ru = "в нём нет ни одного слова", .en = "there is no word in it"};
}

}  // namespace otbor
