#include <cmath>

#include "engine/score/weights/best_worst.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

void tell(Bench& bench, std::string_view key, Words what) {
  bench.diagnostics.add(Found::wrong_shape, bench.input.find(key)->span, {std::string(key), what});
}

/// What the two lists say of the best and of the worst has to hold together.
void check(Bench& bench, const weights::BestWorstInput& input) {
  const auto differ = [](double a, double b) { return std::abs(a - b) > 1e-9 * b; };
  if (input.best == input.worst && input.best_to_others.size() > 1) {
    tell(
        bench, "worst",
        {"лучший и худший критерии – разные", "the best and the worst criterion are not the same"});
  }
  if (differ(input.best_to_others[input.best], 1)) {
    tell(bench, "best_to_others",
         {"лучший критерий в сравнении с самим собой – это 1", "the best over itself is 1"});
  }
  if (differ(input.others_to_worst[input.worst], 1)) {
    tell(bench, "others_to_worst",
         {"худший критерий в сравнении с самим собой – это 1", "the worst over itself is 1"});
  }
  if (differ(input.others_to_worst[input.best], input.best_to_others[input.worst])) {
    tell(bench, "others_to_worst",
         {"сравнение лучшего с худшим в обоих списках – одно и то же число",
          "the best over the worst is one number in both lists"});
  }
}

Results compute(Bench& bench) {
  if (!bench.input.require({"best"}) || !bench.input.require({"worst"})) return {};
  weights::BestWorstInput input{
      .best_to_others = read_complete(bench, bench.input, "best_to_others", {1, 1e6}),
      .others_to_worst = read_complete(bench, bench.input, "others_to_worst", {1, 1e6})};
  const auto n = static_cast<std::int64_t>(input.best_to_others.size());
  expect_size(bench, bench.input, "others_to_worst", input.others_to_worst.size(),
              input.best_to_others.size());
  input.best = static_cast<std::size_t>(bench.input.whole("best", 0, 0, n - 1));
  input.worst = static_cast<std::size_t>(bench.input.whole("worst", 0, 0, n - 1));
  const auto ids = bench.ids(input.best_to_others.size());
  Results results;
  if (bench.good()) check(bench, input);
  if (!bench.good()) return results;
  const auto result = weights::best_worst(input);
  if (!result) return results.none_of({"weights", "xi_L", "cr"}, result.error());
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
