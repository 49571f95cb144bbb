#include "engine/select/exact/relaxation.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace otbor::exact {
namespace {

constexpr double mean_share = 0.05;  // of the newest list in the mean

std::int64_t common_divisor(const Budget& budget) {
  std::int64_t divisor = 0;
  for (const auto cost : budget.costs) divisor = std::gcd(divisor, cost);
  return std::max<std::int64_t>(divisor, 1);
}

}  // namespace

Relaxation::Relaxation(const Problem& problem)
    : problem_(problem),
      rules_of_(problem.items()),
      priced_(problem.items()),
      taken_(problem.items()),
      flow_(0) {
  const auto families = families_of(problem);
  add_hard_rules(families);
  build(families);
  prices_.assign(hard_.size(), 0);
  excess_.assign(hard_.size(), 0);
  way_.assign(hard_.size(), 0);
  Wide most = 1;
  for (const Wide worth : problem.worth) most = std::max(most, worth < 0 ? -worth : worth);
  for (const auto& rule : hard_) {
    std::int64_t heaviest = 1;
    double squares = 0;
    for (const auto weight : rule.weights) {
      heaviest = std::max(heaviest, std::abs(weight));
      squares += static_cast<double>(weight) * static_cast<double>(weight);
    }
    typical_weight_.push_back(
        std::max(std::sqrt(squares / static_cast<double>(rule.weights.size())), 1.0));
    price_max_.push_back(std::max<Wide>(most * parts * 64 / heaviest, 1));
  }
}

void Relaxation::add_hard_rules(const Families& families) {
  for (const auto at : families.crossing) {
    const auto& limit = problem_.limits[at];
    const std::vector<std::int64_t> ones(limit.items.size(), 1);
    if (limit.at_most != no_limit) {
      hard_.push_back({limit.items, ones, limit.at_most});
    }
    if (limit.at_least > 0) {
      hard_.push_back({limit.items, std::vector<std::int64_t>(limit.items.size(), -1),
                       -std::int64_t{limit.at_least}});
    }
  }
  for (const auto& budget : problem_.budgets) {
    const auto divisor = common_divisor(budget);
    auto costs = budget.costs;
    for (auto& cost : costs) cost /= divisor;
    hard_.push_back({budget.items, std::move(costs), budget.at_most / divisor});
  }
  for (std::uint32_t rule = 0; rule < hard_.size(); ++rule) {
    for (std::size_t i = 0; i < hard_[rule].items.size(); ++i) {
      rules_of_[hard_[rule].items[i]].emplace_back(rule, hard_[rule].weights[i]);
    }
  }
}

/// Flow runs from the tree above through each item that is taken to the tree below and back.
void Relaxation::build(const Families& families) {
  const auto above = families.above.nodes.size();
  flow_ = Flow(above + families.below.nodes.size());
  add_tree(families.above, 0, true);
  add_tree(families.below, above, false);
  const auto [least, most] = bounds_of(families.above.nodes[0]);
  flow_.add(above, 0, least, most, 0);
  for (std::size_t item = 0; item < problem_.items(); ++item) {
    arc_of_.push_back(
        flow_.add(families.above.deepest[item], above + families.below.deepest[item], 0, 1, 0));
  }
}

std::pair<std::int64_t, std::int64_t> Relaxation::bounds_of(const SetTree::Node& node) {
  const auto most =
      static_cast<std::int64_t>(std::min<std::size_t>(node.at_most, problem_.items()));
  const std::int64_t least = node.at_least;
  impossible_ = impossible_ || least > most;
  return {std::min(least, most), most};
}

void Relaxation::add_tree(const SetTree& tree, std::size_t first_node, bool down) {
  for (std::size_t at = 1; at < tree.nodes.size(); ++at) {
    const auto& node = tree.nodes[at];
    const auto [least, most] = bounds_of(node);
    const auto outer = first_node + node.parent;
    const auto inner = first_node + at;
    flow_.add(down ? outer : inner, down ? inner : outer, least, most, 0);
  }
}

bool Relaxation::solve(const std::vector<Fixed>& fixed) {
  Wide most = 1;
  for (std::uint32_t item = 0; item < problem_.items(); ++item) {
    Wide worth = problem_.worth[item] * parts;
    for (const auto& [rule, weight] : rules_of_[item]) worth -= prices_[rule] * weight;
    priced_[item] = worth;
    most = std::max(most, worth < 0 ? -worth : worth);
  }
  // What is fixed outweighs any chain of changes that could undo it.
  const Wide weight = most * static_cast<Wide>(2 * problem_.items() + 2);
  for (std::uint32_t item = 0; item < problem_.items(); ++item) {
    const Wide extra = fixed[item] == Fixed::in ? -weight : fixed[item] == Fixed::out ? weight : 0;
    flow_.set_cost(arc_of_[item], extra - priced_[item]);
  }
  if (impossible_ || !flow_.solve()) return false;
  for (std::size_t rule = 0; rule < hard_.size(); ++rule)
    excess_[rule] = -Wide{hard_[rule].at_most};
  for (std::uint32_t item = 0; item < problem_.items(); ++item) {
    taken_[item] = flow_.flow(arc_of_[item]) == 1;
    if (fixed[item] == (taken_[item] ? Fixed::out : Fixed::in)) return false;
    if (!taken_[item]) continue;
    for (const auto& [rule, weight_in_rule] : rules_of_[item]) excess_[rule] += weight_in_rule;
  }
  return true;
}

Wide Relaxation::bound() const {
  Wide bound = 0;
  for (std::size_t item = 0; item < taken_.size(); ++item) {
    if (taken_[item]) bound += priced_[item];
  }
  for (std::size_t rule = 0; rule < hard_.size(); ++rule)
    bound += prices_[rule] * hard_[rule].at_most;
  return bound;
}

Wide Relaxation::loss(std::uint32_t item) const {
  const Wide reduced = flow_.reduced_cost(arc_of_[item]);
  return taken_[item] ? std::max<Wide>(-reduced, 0) : std::max<Wide>(reduced, 0);
}

bool Relaxation::fits(std::uint32_t item, const std::vector<std::int64_t>& left) const {
  return std::ranges::all_of(rules_of_[item], [&](const auto& of) {
    return of.second <= 0 || of.second <= left[of.first];
  });
}

void Relaxation::spend(std::uint32_t item, std::vector<std::int64_t>& left) const {
  for (const auto& [rule, weight] : rules_of_[item]) left[rule] -= weight;
}

/// The volume algorithm (F. Barahona & R. Anbil, Mathematical Programming 87, 2000): the way down
/// is that of the mean of the lists seen of late, which breaks rules less wildly than each of them,
/// and steps start from the best prices so far. Rules are measured each in its own typical weight:
/// otherwise a budget, broken by thousands, would leave the prices of rules that count practices
/// where they are. Steps decide nothing and are reckoned in doubles; bounds come from the whole
/// numbers they end in.
void Relaxation::move_prices(const std::vector<Wide>& from, Wide drop, double share) {
  for (std::size_t rule = 0; rule < hard_.size(); ++rule) {
    const double now = static_cast<double>(excess_[rule]) / typical_weight_[rule];
    way_[rule] = way_is_new_ ? now : mean_share * now + (1 - mean_share) * way_[rule];
  }
  way_is_new_ = false;
  double norm = 0;
  for (std::size_t rule = 0; rule < hard_.size(); ++rule) {
    // A rule with room left and no price cannot become cheaper.
    if (from[rule] > 0 || way_[rule] > 0) norm += way_[rule] * way_[rule];
  }
  const double step = norm > 0 ? share * static_cast<double>(drop) / norm : 0;
  for (std::size_t rule = 0; rule < hard_.size(); ++rule) {
    const double change = step * way_[rule] / typical_weight_[rule];
    const auto most = static_cast<double>(price_max_[rule]);
    prices_[rule] =
        static_cast<Wide>(std::clamp(static_cast<double>(from[rule]) + change, 0.0, most));
  }
}

}  // namespace otbor::exact
