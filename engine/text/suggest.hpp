#pragma once
// "Did you mean …?": the known word nearest to a mistyped one, and letters of two alphabets mixed
// up in a code (К1 in Cyrillic, K1 in Latin).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"

namespace otbor {

/// Optimal string alignment distance over letters (insert, delete, replace, swap neighbours).
[[nodiscard]] std::size_t typing_distance(std::string_view a, std::string_view b);

/// The nearest candidate if it is near enough to be a slip of the hand; ties go to the first.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 const std::vector<std::string>& candidates);

/// ": возможно, имелось в виду `title`" or nothing; a part that a message ends with.
[[nodiscard]] Text did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// A candidate that looks the same and is another: `K1` against `К1`.
[[nodiscard]] std::optional<std::string> look_alike(std::string_view word,
                                                    const std::vector<std::string>& candidates);

/// `a`, `b`, `c`: a list of names for a message; a long one is cut, an empty one says "none".
[[nodiscard]] Text listed(const std::vector<std::string>& names, std::size_t at_most = 12);

}  // namespace otbor
