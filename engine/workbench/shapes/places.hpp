#pragma once
// What is told of places that many draws gave: the same names for every method that draws.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/score/robust/rank_counts.hpp"
#include "engine/workbench/bench.hpp"
#include "engine/workbench/value.hpp"

namespace otbor::workbench {

/// The parameters of a simulation.
struct DrawsInput {
  std::uint32_t draws = 10'000;
  std::uint64_t seed = 1;
  std::vector<std::uint32_t> top;  // the k of P(place <= k)
  double level = 0.9;
};

[[nodiscard]] DrawsInput read_draws(Bench& bench, double level);

void add_places(Results& results, const robust::RankCounts& counts, const DrawsInput& asked,
                const std::vector<std::string>& ids);

}  // namespace otbor::workbench
