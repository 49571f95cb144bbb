#pragma once
// What each practice is about: its text against the lexicons of the official directions. Always
// says which words decided and by what margin; a small margin is left to the methodologist.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/base/points.hpp"
#include "engine/model/study.hpp"

namespace otbor {

struct ThemeWord {
  std::string entry;  // as the lexicon has it
  std::uint32_t points = 0;
};

enum class ThemeVerdict : std::uint8_t {
  agrees,        // the lexicon finds the declared theme
  found,         // nothing was declared; the lexicon decides
  differs,       // the lexicon clearly finds another theme than the declared one
  small_margin,  // needs the methodologist's decision
  no_match,      // no word of any lexicon
  overridden     // decisions.yaml has the methodologist's decision
};

struct ThemeResult {
  ThemeVerdict verdict = ThemeVerdict::no_match;
  std::optional<Index<Theme>> theme;  // the one that counts: override, else declared, else found
  std::optional<Index<Theme>> best;   // by the lexicon
  std::optional<Index<Theme>> second;
  std::uint32_t best_points = 0;
  std::uint32_t second_points = 0;
  /// (best − second) / best, exact for print; absent without any match.
  std::optional<Ratio> margin;
  std::vector<ThemeWord> words;  // of the best theme, most points first
  /// The platform of the theme found, when the practice stands on another and nobody has decided:
  /// said to people, never carried out.
  std::optional<Index<Platform>> moves_to;
};

struct Themes {
  Per<Practice, ThemeResult> practices;
};

[[nodiscard]] Themes themes(const Study& study, num::Threads threads);
[[nodiscard]] Words name_of(ThemeVerdict verdict);
[[nodiscard]] std::string_view code_of(ThemeVerdict verdict);

}  // namespace otbor
