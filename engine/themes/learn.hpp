#pragma once
// A lexicon learnt from texts whose directions are known: for each direction the words and pairs of
// words that speak for it, by their log-odds with an informative Dirichlet prior (B. L. Monroe,
// M. P. Colaresi, K. M. Quinn, Fightin' words, Political Analysis 16 (2008), equations 15–22). What
// comes out is a theme set like any other, for a methodologist to edit.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/model/themes.hpp"

namespace otbor {

struct LabelledText {
  std::string title;
  std::string abstract;
  std::string body;
  std::string theme;
};

struct LearnOptions {
  double prior = 500;             // words of an imaginary text that every direction shares,
  double prior_share_max = 0.01;  // never more than this share of all words
  double confidence_min = 0.3;    // log-odds over their standard error
  std::uint32_t occurrences_min = 2;
  std::uint32_t occurrences_max = 3;  // of one term in one text
  double points_a_unit = 5;           // of log-odds, in the weight that is written
  double log_odds_max = 4.5;          // beyond it a rare word would decide alone
  std::size_t entries_max = 5000;     // of one direction, the surest ones
};

/// Directions in the order of their names, the surest entries first. An entry counts once in a
/// text, wherever it stands. `function_words` are no entries alone.
[[nodiscard]] ThemeSet learn(const std::vector<LabelledText>& texts,
                             const std::vector<std::string>& function_words,
                             const LearnOptions& options);

/// How the directions found agree with the known ones.
struct Recognition {
  std::size_t texts = 0;
  std::size_t right = 0;
  double accuracy = 0;
  double macro_f1 = 0;  // mean over the known directions; one never found rightly counts as 0
};

/// The theme with most points against the label, whatever the margin; a label is the theme's title.
[[nodiscard]] Recognition recognition(const ThemeSet& set, const std::vector<LabelledText>& texts);

}  // namespace otbor
