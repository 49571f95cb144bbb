// The best list of many practices: families of quotas that are nested, three that cross, and a
// budget besides. Drawn from Philox: the same on every machine.

#include <algorithm>

#include <benchmark/benchmark.h>

#include "engine/base/num/philox.hpp"
#include "engine/select/exact/problem.hpp"

namespace otbor::bench {
namespace {

using exact::Limit;
using exact::Problem;

constexpr std::uint64_t seed = 2022;

std::uint32_t draw(std::uint32_t bound, std::uint32_t what, std::uint32_t item) {
  return num::below(bound, seed, num::Stage::generator, what, item);
}

void add_family(Problem& problem, const std::vector<std::uint32_t>& group_of, std::uint32_t groups,
                std::uint32_t at_least, std::uint32_t at_most) {
  std::vector<Limit> limits(groups, Limit{.items = {}, .at_least = at_least, .at_most = at_most});
  for (std::uint32_t item = 0; item < group_of.size(); ++item) {
    limits[group_of[item]].items.push_back(item);
  }
  problem.limits.insert(problem.limits.end(), limits.begin(), limits.end());
}

/// A tenth is selected. Five practices an institution, thirty districts in eight regions; with
/// `crossing` four platforms and six types of institution instead of the regions.
Problem programme(std::uint32_t items, bool crossing) {
  Problem problem;
  const std::uint32_t places = items / 10;
  const std::uint32_t institutions = items / 5;
  std::vector<std::uint32_t> institution, district, region, platform, type;
  Limit all{.items = {}, .at_most = places};
  for (std::uint32_t item = 0; item < items; ++item) {
    problem.worth.push_back(draw(36'000, 0, item));
    all.items.push_back(item);
    institution.push_back(draw(institutions, 1, item));
    district.push_back(institution.back() % 30);
    region.push_back(district.back() % 8);
    platform.push_back(draw(4, 2, item));
    type.push_back(draw(6, 3, institution.back()));
  }
  problem.limits.push_back(std::move(all));
  add_family(problem, institution, institutions, 0, 2);
  add_family(problem, district, 30, places / 60, std::max(1U, places / 25));
  if (crossing) {
    add_family(problem, platform, 4, places / 6, 3 * places / 10);
    add_family(problem, type, 6, places / 10, places / 5);
  } else {
    add_family(problem, region, 8, places / 20, places / 5);
  }
  return problem;
}

void report(benchmark::State& state, const Problem& problem) {
  exact::Answer answer;
  for (auto _ : state) answer = exact::solve(problem);
  if (answer.status == exact::Status::infeasible)
    return state.SkipWithError("no list keeps all rules");
  state.counters["proved"] = answer.status == exact::Status::optimal ? 1 : 0;
  state.counters["gap_percent"] =
      100 * static_cast<double>(answer.bound - answer.worth) / static_cast<double>(answer.worth);
}

void nested_quotas(benchmark::State& state) {
  report(state, programme(static_cast<std::uint32_t>(state.range(0)), false));
}
BENCHMARK(nested_quotas)->Arg(2'000)->Arg(50'000)->Unit(benchmark::kMillisecond);

void crossing_quotas(benchmark::State& state) {
  report(state, programme(static_cast<std::uint32_t>(state.range(0)), true));
}
BENCHMARK(crossing_quotas)->Arg(2'000)->Arg(50'000)->Unit(benchmark::kMillisecond);

void crossing_quotas_and_a_budget(benchmark::State& state) {
  auto problem = programme(static_cast<std::uint32_t>(state.range(0)), true);
  exact::Budget budget;
  for (std::uint32_t item = 0; item < problem.items(); ++item) {
    budget.items.push_back(item);
    budget.costs.push_back(5 + draw(200, 4, item));
  }
  budget.at_most = 8 * static_cast<std::int64_t>(problem.items());
  problem.budgets.push_back(std::move(budget));
  report(state, problem);
}
BENCHMARK(crossing_quotas_and_a_budget)
    ->Arg(200)
    ->Arg(2'000)
    ->Arg(50'000)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace otbor::bench
