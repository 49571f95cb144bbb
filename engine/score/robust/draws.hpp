#pragma once
// Random numbers of one draw by name: the draw, what it is for and how many-th it is. Draws never
// depend on each other, so that any number of threads gives the same ones.

#include <array>
#include <cstdint>
#include <vector>

#include "engine/base/num/elementary.hpp"
#include "engine/base/num/normal.hpp"
#include "engine/base/num/philox.hpp"

namespace otbor::robust {

/// What the numbers of a draw are for: streams of different purposes never meet.
enum class Purpose : std::uint32_t { weights, values, experts, second_look, severity, noise };

class Draw {
 public:
  Draw(std::uint64_t seed, std::uint32_t number)
      : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)},
        number_(number) {}

  /// Standard normal numbers, four a block: from 32 random bits each, so never beyond ±6.4.
  void normals(Purpose purpose, std::vector<double>& into) const {
    fill(purpose, into, [](std::uint32_t bits) {
      return num::normal_quantile((static_cast<double>(bits) + 0.5) * 0x1p-32);
    });
  }

  /// The same, one for each of `size`, handed to put(number of it, normal).
  template <class Put>
  void normals(Purpose purpose, std::size_t size, Put put) const {
    for_words(purpose, size, [&](std::size_t i, std::uint32_t bits) {
      put(i, num::normal_quantile((static_cast<double>(bits) + 0.5) * 0x1p-32));
    });
  }

  /// Strictly between 0 and 1.
  void uniforms(Purpose purpose, std::vector<double>& into) const {
    fill(purpose, into,
         [](std::uint32_t bits) { return (static_cast<double>(bits) + 0.5) * 0x1p-32; });
  }

  /// Exponential with mean 1.
  void exponentials(Purpose purpose, std::vector<double>& into) const {
    fill(purpose, into,
         [](std::uint32_t bits) { return -num::log((static_cast<double>(bits) + 0.5) * 0x1p-32); });
  }

  /// A point chosen uniformly from the weights that sum to 1: exponentials over their sum
  /// (L. Devroye, Non-Uniform Random Variate Generation, 1986, section V.2).
  void weights(std::vector<double>& into) const {
    fill(Purpose::weights, into,
         [](std::uint32_t bits) { return -num::log((static_cast<double>(bits) + 0.5) * 0x1p-32); });
    double sum = 0;
    for (const double weight : into) sum += weight;
    for (double& weight : into) weight /= sum;
  }

  /// Whole numbers 0 … bound − 1, bound far below 2³².
  void whole(Purpose purpose, std::uint32_t bound, std::vector<std::uint32_t>& into) const {
    fill(purpose, into, [bound](std::uint32_t bits) {
      return static_cast<std::uint32_t>(std::uint64_t{bits} * bound >> 32U);
    });
  }

 private:
  template <class T, class Make>
  void fill(Purpose purpose, std::vector<T>& into, Make make) const {
    for_words(purpose, into.size(),
              [&](std::size_t i, std::uint32_t bits) { into[i] = make(bits); });
  }

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

}  // namespace otbor::robust
