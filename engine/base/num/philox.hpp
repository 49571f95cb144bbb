#pragma once
// Counter-based random numbers, Philox 4x32-10: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw,
// Parallel Random Numbers: As Easy as 1, 2, 3 (SC'11). A number is asked for by name (seed, stage,
// draw, index), never "the next one", so that the thread count cannot change it.

#include <array>
#include <cstdint>

namespace otbor::num {

/// One block of four words for a counter and a key.
[[nodiscard]] std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                                  std::array<std::uint32_t, 2> key);

/// Who asks: streams of different stages never meet.
enum class Stage : std::uint32_t {
  generator = 1,
  bootstrap = 2,
  robustness = 3,
  cross_validation = 4,
  communities = 5,
  assignment = 6
};

/// Uniform on [0, 1) with 53 random bits.
[[nodiscard]] double uniform(std::uint64_t seed, Stage stage, std::uint32_t draw,
                             std::uint32_t index);
/// Uniform on 0 … bound-1 without bias worth naming (64 random bits against a small bound).
[[nodiscard]] std::uint32_t below(std::uint32_t bound, std::uint64_t seed, Stage stage,
                                  std::uint32_t draw, std::uint32_t index);

}  // namespace otbor::num
