#include "engine/select/exact/core.hpp"

#include <utility>

#include "engine/base/check.hpp"

namespace otbor::exact {
namespace {

Limit rest_of(const Limit& limit, const std::vector<Fixed>& fixed,
              const std::vector<std::uint32_t>& place) {
  Limit rest;
  std::uint32_t in = 0;
  for (const auto item : limit.items) {
    if (fixed[item] == Fixed::no) rest.items.push_back(place[item]);
    if (fixed[item] == Fixed::in) ++in;
  }
  OTBOR_CHECK(in <= limit.at_most);
  rest.at_least = limit.at_least > in ? limit.at_least - in : 0;
  if (limit.at_most != no_limit) rest.at_most = limit.at_most - in;
  return rest;
}

Budget rest_of(const Budget& budget, const std::vector<Fixed>& fixed,
               const std::vector<std::uint32_t>& place) {
  Budget rest{.items = {}, .costs = {}, .at_most = budget.at_most};
  for (std::size_t i = 0; i < budget.items.size(); ++i) {
    const auto item = budget.items[i];
    if (fixed[item] == Fixed::in) rest.at_most -= budget.costs[i];
    if (fixed[item] != Fixed::no) continue;
    rest.items.push_back(place[item]);
    rest.costs.push_back(budget.costs[i]);
  }
  return rest;
}

/// A limit that cannot be broken any more.
bool is_idle(const Limit& limit) {
  return limit.at_least == 0 && limit.at_most >= limit.items.size();
}

}  // namespace

Core core_of(const Problem& problem, const std::vector<Fixed>& fixed) {
  Core core;
  core.problem.grain = problem.grain;
  std::vector<std::uint32_t> place(problem.items());
  for (std::uint32_t item = 0; item < problem.items(); ++item) {
    if (fixed[item] == Fixed::in) core.worth += problem.worth[item];
    if (fixed[item] != Fixed::no) continue;
    place[item] = static_cast<std::uint32_t>(core.items.size());
    core.items.push_back(item);
    core.problem.worth.push_back(problem.worth[item]);
  }
  for (const auto& limit : problem.limits) {
    auto rest = rest_of(limit, fixed, place);
    if (!is_idle(rest)) core.problem.limits.push_back(std::move(rest));
  }
  for (const auto& budget : problem.budgets) {
    auto rest = rest_of(budget, fixed, place);
    OTBOR_CHECK(rest.at_most >= 0);
    if (!rest.items.empty()) core.problem.budgets.push_back(std::move(rest));
  }
  return core;
}

}  // namespace otbor::exact
