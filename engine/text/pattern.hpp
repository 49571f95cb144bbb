#pragma once
// The small language in which a methodologist writes what to look for in a text: words in any form,
// one word after another. Parsed here and nowhere else, so that a file of rules is checked where it
// is read; matching is cycle/evidence/.
//
//   показатель        a word in any of its forms
//   целевой значение  words in this order, one more word may stand between two
//   цель … месяц      up to six words between
//   завуч|методист    either word
//   =цели             exactly so written, large and small letters alike
//   опрос*            any word that begins so
//   #  %  №  !        a number; the two signs; a verb that tells what was done or is done
//   директор ~ создать  both words, whichever comes first, up to six words between
//   @ показатель      only in the application's own field for the stage
//   +200 хор ~ петь   gives so many hundredths of a point; -200 takes them away
//   <замерить>        any word of that class; classes stand in the file beside the patterns and are
//                     put in their place before a pattern is parsed

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"

namespace otbor {

struct PatternAtom {
  enum class Kind : std::uint8_t { word, exact, prefix, number, sign, verb };
  Kind kind = Kind::word;
  std::string text;  // empty for a number and a verb
};

struct PatternTerm {
  std::vector<PatternAtom> any_of;
  bool after_gap = false;  // up to pattern_gap_max words may stand before it
};

struct Pattern {
  std::vector<PatternTerm> terms;
  bool in_field = false;        // begins with `@`
  bool any_order = false;       // its terms are parted by `~`
  std::optional<int> weight{};  // hundredths of a point, when it begins with `+` or `-`
};

inline constexpr std::size_t pattern_gap_max = 6;
inline constexpr std::size_t pattern_terms_max = 8;

enum class PatternFault : std::uint8_t {
  none,
  empty,
  gap_at_an_end,
  empty_choice,
  too_long,
  mixed_order,
  unknown_class
};

struct ParsedPattern {
  Pattern pattern;
  PatternFault fault = PatternFault::none;
};

/// `unknown_class` where a class is left in the text.
[[nodiscard]] ParsedPattern parse_pattern(std::string_view text);

/// Words of the classes by name, each a choice as a pattern has it: «опрос*», «=был».
using PatternClasses = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The pattern with the words of its classes in the place of their names. A class may name others;
/// an unknown one, or one that names itself, stays as it is.
[[nodiscard]] std::string with_classes(std::string_view text, const PatternClasses& classes);

/// What is wrong, as the end of a sentence that begins with the pattern.
[[nodiscard]] Words fault_text(PatternFault fault);

}  // namespace otbor
