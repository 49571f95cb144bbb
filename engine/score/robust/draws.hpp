#pragma once
// Random numbers of one draw by name: the draw, what it is for and how many-th it is. Draws never
// depend on each other, so that any number of threads gives the same ones.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/base/num/arrays.hpp"
#include "engine/base/num/philox.hpp"
#include "engine/score/robust/lanes.hpp"

namespace otbor::robust {

/// What the numbers of a draw are for: streams of different purposes never meet.
enum class Purpose : std::uint32_t { weights, values, experts, second_look, severity, noise };

class Draw {
 public:
  Draw(std::uint64_t seed, std::uint32_t number)
      : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)},
        number_(number) {}

  /// Numbers strictly between 0 and 1, from 32 random bits each, handed to put(number of it, u).
  template <class Put>
  void uniforms(Purpose purpose, std::size_t size, Put put) const {
    for_words(purpose, size, [&](std::size_t i, std::uint32_t bits) {
      put(i, (static_cast<double>(bits) + 0.5) * 0x1p-32);
    });
  }

  /// Standard normal numbers, one a uniform number: never beyond ±6.4.
  void normals(Purpose purpose, std::vector<double>& into) const {
    uniforms(purpose, into.size(), [&](std::size_t i, double u) { into[i] = u; });
    num::normal_quantile(into, into);
  }

  /// Whole numbers 0 … bound − 1, bound far below 2³².
  void whole(Purpose purpose, std::uint32_t bound, std::vector<std::uint32_t>& into) const {
    for_words(purpose, into.size(), [&](std::size_t i, std::uint32_t bits) {
      into[i] = static_cast<std::uint32_t>(std::uint64_t{bits} * bound >> 32U);
    });
  }

 private:
  template <class Take>
  void for_words(Purpose purpose, std::size_t size, Take take) const {
    constexpr auto stage = static_cast<std::uint32_t>(num::Stage::robustness);
    for (std::size_t at = 0; at < size; at += 4) {
      const auto words = num::philox(
          {static_cast<std::uint32_t>(at / 4), number_, stage, static_cast<std::uint32_t>(purpose)},
          key_);
      for (std::size_t i = 0; i < 4 && at + i < size; ++i) take(at + i, words[i]);
    }
  }

  std::array<std::uint32_t, 2> key_;
  std::uint32_t number_;
};

/// Eight draws side by side: first, first + step, … What is filled holds the i-th number of each in
/// a row, into[i * draw_lanes + lane], and has the bits that `Draw` gives it.
class DrawBlock {
 public:
  DrawBlock(std::uint64_t seed, std::uint32_t first, std::uint32_t step = 1)
      : seed_(seed), first_(first), step_(step) {}

  void uniforms(Purpose purpose, std::vector<double>& into) const {
    const std::size_t size = into.size() / draw_lanes;
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      const Draw draw(seed_, first_ + static_cast<std::uint32_t>(lane) * step_);
      draw.uniforms(purpose, size,
                    [&](std::size_t i, double u) { into[i * draw_lanes + lane] = u; });
    }
  }

  void normals(Purpose purpose, std::vector<double>& into) const {
    uniforms(purpose, into);
    num::normal_quantile(into, into);
  }

  /// Exponential with mean 1.
  void exponentials(Purpose purpose, std::vector<double>& into) const {
    uniforms(purpose, into);
    num::log(into, into);
    for (double& x : into) x = -x;
  }

  /// A point chosen uniformly from the weights that sum to 1: exponentials over their sum
  /// (L. Devroye, Non-Uniform Random Variate Generation, 1986, section V.2).
  void weights(std::vector<double>& into) const {
    exponentials(Purpose::weights, into);
    Lanes sum{};
    for (std::size_t i = 0; i < into.size(); ++i) sum[i % draw_lanes] += into[i];
    for (std::size_t i = 0; i < into.size(); ++i) into[i] /= sum[i % draw_lanes];
  }

 private:
  std::uint64_t seed_;
  std::uint32_t first_;
  std::uint32_t step_;
};

}  // namespace otbor::robust
