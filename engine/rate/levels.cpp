#include "engine/rate/levels.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace otbor {
namespace {

/// Numbers values in the order in which they first occur. A table with open addressing that is
/// only asked, never walked: a few values among a million ratings cost one look each.
class Numbering {
 public:
  std::uint32_t number_of(double value) {
    value += 0.0;  // −0 and 0 are one value
    auto* place = place_of(value);
    if (*place == 0) {
      values_.push_back(value);
      if (values_.size() * 2 > places_.size()) grow();
      place = place_of(value);
      *place = static_cast<std::uint32_t>(values_.size());
    }
    return *place - 1;
  }

  [[nodiscard]] const std::vector<double>& values() const { return values_; }

 private:
  [[nodiscard]] std::uint32_t* place_of(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    constexpr std::uint64_t golden_ratio = 0x9E3779B97F4A7C15U;
    // The topmost bits: values written with few digits differ in nothing but theirs.
    const int shift = std::countl_zero(places_.size()) + 1;
    auto at = static_cast<std::size_t>((bits * golden_ratio) >> static_cast<unsigned>(shift));
    while (places_[at] != 0 && std::bit_cast<std::uint64_t>(values_[places_[at] - 1]) != bits) {
      at = (at + 1) & (places_.size() - 1);
    }
    return &places_[at];
  }

  void grow() {
    places_.assign(places_.size() * 4, 0);
    for (std::size_t i = 0; i + 1 < values_.size(); ++i) {
      *place_of(values_[i]) = static_cast<std::uint32_t>(i + 1);
    }
  }

  std::vector<double> values_;
  std::vector<std::uint32_t> places_ = std::vector<std::uint32_t>(64);  // 1 + number, 0 is free
};

}  // namespace

Levels levels(const Ratings& ratings) {
  Numbering numbering;
  Levels result;
  result.of_rating.reserve(ratings.all().size());
  for (const auto& rating : ratings.all()) {
    result.of_rating.push_back(numbering.number_of(rating.value));
  }
  const auto& values = numbering.values();
  result.count = static_cast<std::uint32_t>(values.size());
  std::vector<std::uint32_t> ascending(values.size());
  std::iota(ascending.begin(), ascending.end(), 0U);
  std::ranges::sort(ascending, {}, [&](std::uint32_t number) { return values[number]; });
  std::vector<std::uint32_t> level_of(values.size());
  result.values.resize(values.size());
  for (std::uint32_t level = 0; level < result.count; ++level) {
    level_of[ascending[level]] = level;
    result.values[level] = values[ascending[level]];
  }
  for (auto& number : result.of_rating) number = level_of[number];
  return result;
}

}  // namespace otbor
