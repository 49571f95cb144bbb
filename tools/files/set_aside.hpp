#pragma once
// Files that a person may have edited or signed make room for new ones without being lost.

#include <optional>
#include <string>
#include <vector>

#include "engine/base/words.hpp"

namespace otbor {

struct SetAside {
  std::vector<std::string> names;  // as they are called now: "assignment-1.csv"
  std::optional<Text> problem;
};

/// Renames the files that are there to NAME-1.ext, or with the first number that none of them has
/// yet, so that files of one kind keep one number.
[[nodiscard]] SetAside set_aside(const std::string& folder, const std::vector<std::string>& names);

}  // namespace otbor
