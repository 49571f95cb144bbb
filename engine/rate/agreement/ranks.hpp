#pragma once
// Midranks: equal values share the mean of the places they take.

#include <cstdint>
#include <span>
#include <vector>

namespace otbor {

/// Twice the midrank of each value, whole numbers; the smallest value has rank 1. `ties` is
/// Σ (t³ − t) over groups of t equal values.
struct Midranks {
  std::vector<std::int64_t> doubled;
  __extension__ __int128 ties = 0;
};

[[nodiscard]] Midranks midranks(std::span<const double> values);

}  // namespace otbor
