#include "engine/score/weights/best_worst.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

Results compute(Bench& bench) {
  weights::BestWorstInput input{.best_to_others = bench.input.reals("best_to_others", {1, 1e6}),
                                .others_to_worst = bench.input.reals("others_to_worst", {1, 1e6})};
  const auto n = static_cast<std::int64_t>(input.best_to_others.size());
  if (!bench.input.require({"best_to_others"}) || !bench.input.require({"best"})) return {};
  if (!bench.input.require({"others_to_worst"}) || !bench.input.require({"worst"})) return {};
  expect_size(bench, bench.input, "others_to_worst", input.others_to_worst.size(),
              input.best_to_others.size());
  input.best = static_cast<std::size_t>(bench.input.whole("best", 0, 0, n - 1));
  input.worst = static_cast<std::size_t>(bench.input.whole("worst", 0, 0, n - 1));
  const auto ids = bench.ids(input.best_to_others.size());
  Results results;
  if (!bench.good()) return results;
  const auto result = weights::best_worst(input);
  if (!result) return results.add("weights", result.error());
  results.add("weights", per_item(ids, result->weights));
  results.add("xi_L", result->xi);
  results.add("cr", result->cr);
  return results;
}

}  // namespace

extern const Method mcda_bwm;
const Method mcda_bwm{
    .id = "mcda.bwm",
    .title = {.ru = "Метод «лучший — худший» (BWM)", .en = "Best-worst method"},
    .source = "J. Rezaei, Omega 53 (2015); Omega 64 (2016)",
    .params = {},
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
