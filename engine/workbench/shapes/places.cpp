#include "engine/workbench/shapes/places.hpp"

#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench {

DrawsInput read_draws(Bench& bench, double level) {
  constexpr std::int64_t draws_max = 10'000'000;
  constexpr std::size_t top_max = 1'000'000;
  DrawsInput asked;
  asked.draws = static_cast<std::uint32_t>(bench.params.whole("draws", asked.draws, 1, draws_max));
  asked.seed = static_cast<std::uint64_t>(bench.params.whole("seed", 1, 0, 1LL << 53));
  asked.top = bench.params.indices("top", top_max);
  asked.level = bench.params.real("level", level, {0.01, 0.9999});
  return asked;
}

Results add_no_places(Results results, Undefined why) {
  return results.none_of(
      {"rank_probability", "p_top", "expected_rank", "p_pairwise", "rank_interval"}, why);
}

void add_places(Results& results, const robust::RankCounts& counts, const DrawsInput& asked,
                const std::vector<std::string>& ids) {
  results.add("rank_probability", rows_of(counts.probability(), ids));
  std::vector<NamedValue> tops;
  for (const auto k : asked.top) tops.push_back({std::to_string(k), per_item(ids, counts.top(k))});
  if (!tops.empty()) results.add("p_top", Value(std::move(tops)));
  results.add("expected_rank", per_item(ids, counts.expected_rank()));
  results.add("p_pairwise", rows_of(counts.ahead(), ids));
  std::vector<Value> intervals;
  for (const auto& each : counts.interval(asked.level)) {
    intervals.emplace_back(std::vector<std::size_t>{each.low, each.high});
  }
  results.add("rank_interval", per_item(ids, std::move(intervals)));
}

}  // namespace otbor::workbench
