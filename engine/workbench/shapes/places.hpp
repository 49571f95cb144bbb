#pragma once
// What is told of places that many draws gave: the same names for every method that draws.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/score/robust/rank_counts.hpp"
#include "engine/workbench/bench.hpp"
#include "engine/workbench/method.hpp"
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
/// Their descriptions; `level` is the default one as people write it.
[[nodiscard]] constexpr std::array<Param, 4> draws_params(std::string_view level) {
  return {{{"draws", "10000", {"число испытаний", "the number of draws"}},
           {"seed", "1", {"зерно случайных чисел", "the seed of the random numbers"}},
           {"top",
            "",
            {"для каких k дать вероятность попасть в первые k",
             "the k for which the probability of the first k is given"}},
           {"level", level, {"уровень интервала", "the level of the interval"}}}};
}

/// The same names where there is nothing to tell.
[[nodiscard]] Results add_no_places(Results results, Undefined why);
void add_places(Results& results, const robust::RankCounts& counts, const DrawsInput& asked,
                const std::vector<std::string>& ids);

}  // namespace otbor::workbench
