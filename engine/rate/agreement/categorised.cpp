#include "engine/rate/agreement/categorised.hpp"

#include <algorithm>

#include "engine/rate/levels.hpp"

namespace otbor {

std::optional<Categorised> categorised(const Ratings& ratings, std::span<const double> categories) {
  const auto levels = otbor::levels(ratings);
  Categorised result;
  result.values = categories.empty() ? levels.values
                                     : std::vector<double>(categories.begin(), categories.end());
  std::vector<std::uint32_t> category_of;
  for (const double value : levels.values) {
    const auto found = std::ranges::lower_bound(result.values, value);
    if (found == result.values.end() || *found > value) return std::nullopt;
    category_of.push_back(static_cast<std::uint32_t>(found - result.values.begin()));
  }
  Per<Expert, std::uint32_t> number(ratings.experts(), Categorised::nobody);
  for (const auto& rating : ratings.all()) number[rating.expert] = 0;
  for (auto& each : number) {
    if (each == 0) each = static_cast<std::uint32_t>(result.experts++);
  }
  result.begins.push_back(0);
  std::size_t at = 0;
  for (const auto practice : ratings.practices()) {
    const auto unit = ratings.of(practice);
    for (const auto& rating : unit) {
      result.entries.push_back({category_of[levels.of_rating[at++]], number[rating.expert], 1});
    }
    if (unit.empty()) continue;
    result.begins.push_back(result.entries.size());
    result.times.push_back(1);
  }
  return result;
}

Categorised categorised_counts(std::span<const double> counts, std::span<const double> categories) {
  const std::size_t q = categories.size();
  Categorised result{.values = std::vector<double>(categories.begin(), categories.end()),
                     .entries = {},
                     .begins = {0},
                     .times = {}};
  for (std::size_t unit = 0; q > 0 && unit < counts.size() / q; ++unit) {
    for (std::size_t k = 0; k < q; ++k) {
      const double count = counts[unit * q + k];
      if (count > 0) {
        result.entries.push_back({static_cast<std::uint32_t>(k), Categorised::nobody, count});
      }
    }
    if (result.entries.size() == result.begins.back()) continue;
    result.begins.push_back(result.entries.size());
    result.times.push_back(1);
  }
  return result;
}

Categorised categorised_table(std::span<const double> table, std::span<const double> categories) {
  const auto q = static_cast<std::uint32_t>(categories.size());
  Categorised result{.values = std::vector<double>(categories.begin(), categories.end()),
                     .experts = 2,
                     .entries = {},
                     .begins = {0},
                     .times = {},
                     .from_table = true};
  for (std::uint32_t k = 0; k < q; ++k) {
    for (std::uint32_t l = 0; l < q; ++l) {
      if (table[k * q + l] <= 0) continue;
      result.entries.push_back({k, 0, 1});
      result.entries.push_back({l, 1, 1});
      result.begins.push_back(result.entries.size());
      result.times.push_back(table[k * q + l]);
    }
  }
  return result;
}

}  // namespace otbor
