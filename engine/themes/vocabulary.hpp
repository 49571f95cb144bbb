#pragma once
// The texts of practices as counts of stems, for telling which are alike. Function words are left
// out, the title counts twice.

#include <cstddef>
#include <string>
#include <vector>

#include "engine/model/study.hpp"
#include "engine/themes/clusters/terms.hpp"

namespace otbor {

struct Vocabulary {
  clusters::Terms terms;           // a row for each text asked for
  std::vector<std::string> forms;  // of each term as people read it
};

/// A text with its title, abstract and body; the parts may be empty.
struct TextParts {
  std::string_view title;
  std::string_view abstract;
  std::string_view body;
};

[[nodiscard]] Vocabulary vocabulary(const std::vector<TextParts>& texts, const ThemeSet& set,
                                    num::Threads threads);

/// The stems of one text in their order, function words left out; title and abstract and body.
[[nodiscard]] std::vector<std::string> stems_of(const TextParts& text, const ThemeSet& set);

}  // namespace otbor
