#include <algorithm>
#include <numeric>

#include "engine/select/exact/connected.hpp"

namespace otbor::exact {
namespace {

/// Items that a limit or a budget ties together, by union-find with halving.
class Ties {
 public:
  explicit Ties(const Problem& problem) : root_(problem.items()) {
    std::iota(root_.begin(), root_.end(), 0U);
    for (const auto& limit : problem.limits) tie(limit.items);
    for (const auto& budget : problem.budgets) tie(budget.items);
  }
  [[nodiscard]] std::uint32_t of(std::uint32_t item) {
    while (root_[item] != item) item = root_[item] = root_[root_[item]];
    return item;
  }

 private:
  void tie(const std::vector<std::uint32_t>& items) {
    for (const auto item : items) root_[of(item)] = of(items.front());
  }
  std::vector<std::uint32_t> root_;
};

struct Part {
  Problem problem;
  std::vector<std::uint32_t> items;  // of the whole
};

std::vector<Part> parts_of(const Problem& problem) {
  Ties ties(problem);
  std::vector<std::uint32_t> part_of(problem.items(), no_limit);
  std::vector<std::uint32_t> place(problem.items());
  std::vector<Part> parts;
  for (std::uint32_t item = 0; item < problem.items(); ++item) {
    auto& number = part_of[ties.of(item)];
    if (number == no_limit) {
      number = static_cast<std::uint32_t>(parts.size());
      parts.emplace_back();
      parts.back().problem.grain = problem.grain;
    }
    auto& part = parts[number];
    place[item] = static_cast<std::uint32_t>(part.items.size());
    part.items.push_back(item);
    part.problem.worth.push_back(problem.worth[item]);
    if (!problem.fixed.empty()) part.problem.fixed.push_back(problem.fixed[item]);
  }
  const auto moved = [&](auto rule) -> std::pair<Part*, decltype(rule)> {
    auto& part = parts[part_of[ties.of(rule.items.front())]];
    for (auto& item : rule.items) item = place[item];
    return {&part, std::move(rule)};
  };
  for (const auto& limit : problem.limits) {
    if (limit.items.empty()) continue;
    auto [part, rule] = moved(limit);
    part->problem.limits.push_back(std::move(rule));
  }
  for (const auto& budget : problem.budgets) {
    if (budget.items.empty()) continue;
    auto [part, rule] = moved(budget);
    part->problem.budgets.push_back(std::move(rule));
  }
  return parts;
}

}  // namespace

Answer solve(const Problem& problem, const Effort& effort) {
  Answer whole{.status = Status::optimal, .taken = std::vector<bool>(problem.items())};
  const bool asks_of_nobody = std::ranges::any_of(
      problem.limits, [](const Limit& limit) { return limit.items.empty() && limit.at_least > 0; });
  const bool in_debt =
      std::ranges::any_of(problem.budgets, [](const Budget& budget) { return budget.at_most < 0; });
  if (asks_of_nobody || in_debt) return {.status = Status::infeasible, .taken = {}};
  for (const auto& part : parts_of(problem)) {
    const auto answer = solve_connected(part.problem, effort);
    if (answer.status == Status::infeasible || answer.taken.empty()) {
      return {.status = answer.status, .taken = {}};
    }
    if (answer.status == Status::stopped) whole.status = Status::stopped;
    whole.worth += answer.worth;
    whole.bound += answer.bound;
    for (std::size_t i = 0; i < part.items.size(); ++i) {
      whole.taken[part.items[i]] = answer.taken[i];
    }
  }
  return whole;
}

}  // namespace otbor::exact
