#pragma once
// The practice a person means on the command line: by its code, by a code that looks the same, or
// by a part of its title that no other title has; and the expert, by the code.

#include <optional>
#include <string_view>
#include <vector>

#include "engine/model/study.hpp"

namespace otbor {

struct PracticeChoice {
  std::optional<Index<Practice>> found;
  std::vector<Index<Practice>> several;  // titles with these words, when there is more than one
};

/// An expert by the code, or by the only one that looks the same.
[[nodiscard]] std::optional<Index<Expert>> choose_expert(const Study& study, std::string_view code);

[[nodiscard]] PracticeChoice choose_practice(const Study& study, std::string_view wish);

}  // namespace otbor
