#include "engine/select/equal_shares.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace otbor {
namespace {

__extension__ using Wide = __int128;

/// Shares may grow at most so often: far beyond what is ever needed.
constexpr int steps_max = 100'000;

Points ceiled(const Ratio& payment) {
  const Points down = payment.rounded(Points::digits_max, RoundingRule::down);
  return Ratio(down) < payment ? down + Points::millionths(1) : down;
}

class Purchase {
 public:
  Purchase(const SharedBudget& shared, Points share)
      : shared_(shared), money_(shared.voters, share), supports_(shared.supports) {}

  [[nodiscard]] std::vector<std::uint32_t> bought() {
    std::vector<Candidate> left;
    for (std::uint32_t project = 0; project < shared_.cost.size(); ++project) {
      if (!supports_[project].empty()) left.push_back({project, std::nullopt});
    }
    std::vector<std::uint32_t> list;
    while (const auto best = take_best(left)) list.push_back(*best);
    return list;
  }

 private:
  /// With the last known price; prices only rise, because money only shrinks.
  struct Candidate {
    std::uint32_t project = 0;
    std::optional<Ratio> price;
  };

  [[nodiscard]] std::optional<std::uint32_t> take_best(std::vector<Candidate>& left) {
    std::ranges::stable_sort(left, [](const Candidate& a, const Candidate& b) {
      if (a.price && b.price && *a.price != *b.price) return *a.price < *b.price;
      return a.price.has_value() != b.price.has_value() ? !a.price : a.project < b.project;
    });
    std::optional<std::uint32_t> best;
    std::optional<Ratio> best_price;
    for (auto& candidate : left) {
      if (best_price && candidate.price && *candidate.price > *best_price) break;
      candidate.price = price_of(candidate.project);
      if (!candidate.price) continue;
      const bool better = !best_price || *candidate.price < *best_price ||
                          (*candidate.price == *best_price && candidate.project < *best);
      if (!better) continue;
      best = candidate.project;
      best_price = candidate.price;
    }
    std::erase_if(left, [&](const Candidate& candidate) {
      return candidate.project == best || (best_price && !candidate.price);
    });
    if (best) pay(*best, *best_price);
    return best;
  }

  /// Payment for a unit of weight over the cost; nullopt when the supporters cannot pay.
  [[nodiscard]] std::optional<Ratio> price_of(std::uint32_t project) {
    auto& supports = supports_[project];
    const Points cost = shared_.cost[project];
    // Who pays all they have stand first: the least money for a unit of weight.
    std::ranges::stable_sort(supports, [&](const auto& a, const auto& b) {
      return Wide{money_[a.voter].millionths()} * b.weight.millionths() <
             Wide{money_[b.voter].millionths()} * a.weight.millionths();
    });
    Points weight;
    for (const auto& support : supports) weight += support.weight;
    Points rest = cost;
    for (const auto& [voter, own] : supports) {
      const Points money = money_[voter];
      if (Wide{rest.millionths()} * own.millionths() <=
          Wide{money.millionths()} * weight.millionths()) {
        return Ratio::of(rest, weight).divided_by(cost);
      }
      rest = rest - money;
      weight = weight - own;
    }
    return std::nullopt;
  }

  void pay(std::uint32_t project, const Ratio& price) {
    const Ratio unit = price.times(shared_.cost[project]);
    for (const auto& [voter, own] : supports_[project]) {
      money_[voter] = money_[voter] - std::min(money_[voter], ceiled(unit.times(own)));
    }
  }

  const SharedBudget& shared_;
  std::vector<Points> money_;
  std::vector<std::vector<SharedBudget::Support>> supports_;
};

Points cost_of(const SharedBudget& shared, const std::vector<std::uint32_t>& list) {
  Points cost;
  for (const auto project : list) cost += shared.cost[project];
  return cost;
}

}  // namespace

std::vector<std::uint32_t> equal_shares(const SharedBudget& shared) {
  if (shared.voters == 0) return {};
  const auto voters = static_cast<std::int64_t>(shared.voters);
  // Whole steps, as "add one" has it.
  const std::int64_t whole = shared.budget.millionths() / voters / shared.step.millionths();
  Points share = shared.step * whole;
  auto list = Purchase(shared, share).bought();
  for (int step = 0; step < steps_max && list.size() < shared.cost.size(); ++step) {
    share += shared.step;
    auto larger = Purchase(shared, share).bought();
    if (cost_of(shared, larger) > shared.budget) break;
    list = std::move(larger);
  }
  return list;
}

}  // namespace otbor
