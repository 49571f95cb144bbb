#pragma once
// Theme sets and small studies for the tests of engine/themes: the shipped lexicons, read straight
// from their file so that the tests of this room stand without intake, and practices of one title.

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/text/node.hpp"
#include "engine/themes/themes.hpp"

namespace otbor::test {

inline std::vector<std::string> strings(const Node& owner, std::string_view key) {
  std::vector<std::string> out;
  if (const Node* list = owner.find(key)) {
    for (const auto& item : list->items) out.push_back(item.text);
  }
  return out;
}

inline Index<Theme> theme_of(const ThemeSet& set, std::string_view id) {
  for (const auto theme : set.themes.count()) {
    if (set.themes[theme].id == id) return theme;
  }
  OTBOR_CHECK(false);
}

/// criteria/themes/directions-2022.yaml; its weights are the defaults of ThemeSet.
inline ThemeSet shipped_themes() {
  std::ifstream file("criteria/themes/directions-2022.yaml", std::ios::binary);
  Sources sources;
  const auto source = sources.add(
      {.name = "directions-2022.yaml", .text = {std::istreambuf_iterator<char>(file), {}}});
  Diagnostics diagnostics;
  const auto root = parse_yaml(sources, source, diagnostics);
  OTBOR_CHECK(root.has_value());
  ThemeSet set;
  for (const auto& track : root->find("направления")->items) {
    set.themes.push_back({.id = track.find("код")->text,
                          .strong = strings(track, "сильные"),
                          .supporting = strings(track, "вспомогательные")});
  }
  set.exact = strings(*root, "точные");
  set.ambiguous = strings(*root, "неоднозначные");
  set.ignored = strings(*root, "не_учитывать");
  for (const auto& rule : root->find("объекты")->items) {
    set.objects.push_back({.heads = strings(rule, "опорные"),
                           .words = strings(rule, "слова"),
                           .theme = theme_of(set, rule.find("направление")->text)});
  }
  const Node* lemmas = root->find("леммы");
  for (const auto& lemma : lemmas->entries) {
    set.lemmas.emplace_back(lemma.key, strings(*lemmas, lemma.key));
  }
  return set;
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
