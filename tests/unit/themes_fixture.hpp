#pragma once
// Small theme sets and practices of one title for the tests of engine/themes, and what the words of
// a title point to.

#include <string>
#include <utility>
#include <vector>

#include "engine/themes/themes.hpp"
#include "tests/support/shipped.hpp"

namespace otbor::test {

/// The lexicons of criteria/themes/directions-2022.yaml.
inline const ThemeSet& shipped_themes() {
  static const Study study = shipped_study("totsky-2022");
  return *study.themes;
}

/// Two themes with these strong entries.
inline ThemeSet two_themes(std::vector<std::string> first, std::vector<std::string> second) {
  ThemeSet set;
  set.themes.push_back({.id = "1", .strong = std::move(first)});
  set.themes.push_back({.id = "2", .strong = std::move(second)});
  return set;
}

inline ThemeResult judged(const ThemeSet& set, Practice practice) {
  Study study;
  study.themes = set;
  const auto at = study.practices.push_back(std::move(practice));
  return themes(study, {}).practices[at];
}

inline ThemeResult judged(const ThemeSet& set, const std::string& title) {
  return judged(set, Practice{.title = title});
}

/// The id of the theme the words point to, "" when there is none.
inline std::string best(const ThemeSet& set, const ThemeResult& result) {
  return result.best ? set.themes[*result.best].id : "";
}

inline std::string best(const ThemeSet& set, const std::string& title) {
  return best(set, judged(set, title));
}

}  // namespace otbor::test
