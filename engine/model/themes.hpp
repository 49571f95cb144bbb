#pragma once
// Official directions and platforms with the words by which a text is recognised. All of it is data
// from criteria/themes/*.yaml, edited by a methodologist.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/index.hpp"
#include "engine/base/points.hpp"

namespace otbor {

struct Platform {
  std::string id;
  std::string title;
};

struct Theme {
  std::string id;  // "1.2"
  std::string title;
  std::string group;
  std::optional<Index<Platform>> platform;
  std::vector<std::string> strong;
  std::vector<std::string> supporting;
  std::vector<std::pair<std::string, std::uint32_t>> weighted;  // entry and what it is worth
};

/// "развитие … педагога" speaks for the theme of teachers: the object of management decides.
struct ObjectRule {
  std::vector<std::string> heads;
  std::vector<std::string> words;
  Index<Theme> theme;
};

struct ThemeSet {
  std::string title;
  std::string version;
  Per<Platform, Platform> platforms;
  Per<Theme, Theme> themes;
  std::vector<std::string> exact;      // matched letter by letter, with case
  std::vector<std::string> ambiguous;  // never decide alone
  std::vector<std::string> ignored;    // boilerplate
  std::vector<std::string> function_words;  // tell nothing of what texts have in common
  std::vector<std::string> not_in_labels;   // tell texts apart and are no name of a group
  std::vector<ObjectRule> objects;
  std::vector<std::pair<std::string, std::vector<std::string>>> lemmas;  // word -> its forms
  std::uint32_t weight_title = 3;
  std::uint32_t weight_abstract = 2;
  std::uint32_t weight_body = 1;
  std::uint32_t weight_strong = 3;
  std::uint32_t weight_supporting = 1;
  std::uint32_t occurrences_max = 3;
  Points margin = Points::millionths(150'000);  // share of the first; below it a person decides
};

}  // namespace otbor
