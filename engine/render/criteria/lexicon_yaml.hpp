#pragma once
// A learnt theme set as a file of criteria/themes/: YAML for a methodologist to edit.

#include <string>

#include "engine/base/words.hpp"
#include "engine/model/themes.hpp"

namespace otbor {

struct LearntFrom {
  std::string file;
  std::size_t texts = 0;
};

/// Keys in the language asked for, a comment on what was learnt from what, the surest entries
/// of a theme first.
[[nodiscard]] std::string lexicon_yaml(const ThemeSet& set, const LearntFrom& from, Lang lang);

}  // namespace otbor
