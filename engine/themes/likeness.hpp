#pragma once
// How texts are made comparable: which words count, and how many nearest texts each is held to.

#include <cstdint>

#include "engine/themes/clusters/sparse.hpp"
#include "engine/themes/vocabulary.hpp"

namespace otbor {

/// Rows of length 1 without words of one text, which tell nothing of likeness, and words of a
/// quarter of all texts or of thousands, which tell hardly more.
[[nodiscard]] clusters::SparseRows likeness_rows(const clusters::SparseRows& counts);

/// As many as the square root, between 5 and 40: a few dozen texts have a handful of near ones
/// each.
[[nodiscard]] std::uint32_t neighbours_of(std::size_t texts);

}  // namespace otbor
