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
//   @ показатель      only in the application's own field for the stage

#include <cstdint>
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
  bool in_field = false;  // begins with `@`
};

inline constexpr std::size_t pattern_gap_max = 6;
inline constexpr std::size_t pattern_terms_max = 8;

enum class PatternFault : std::uint8_t { none, empty, gap_at_an_end, empty_choice, too_long };

struct ParsedPattern {
  Pattern pattern;
  PatternFault fault = PatternFault::none;
};

[[nodiscard]] ParsedPattern parse_pattern(std::string_view text);
/// What is wrong, as the end of a sentence that begins with the pattern.
[[nodiscard]] Words fault_text(PatternFault fault);

}  // namespace otbor
