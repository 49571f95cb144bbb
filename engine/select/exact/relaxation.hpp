#pragma once
// The problem without its hard rules, which are priced instead: breaking one costs its multiplier.
// Its best list is found by one flow, and its worth bounds that of any list that keeps all rules.

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/select/exact/nested.hpp"
#include "engine/select/exact/problem.hpp"

namespace otbor::exact {

/// A rule that is no part of the flow: Σ weight × taken <= at_most.
struct HardRule {
  std::vector<std::uint32_t> items;
  std::vector<std::int64_t> weights;
  std::int64_t at_most = 0;
};

class Relaxation {
 public:
  explicit Relaxation(const Problem& problem);

  /// False when no list keeps the rules of the flow and what is fixed.
  [[nodiscard]] bool solve(const std::vector<Fixed>& fixed);

  [[nodiscard]] const std::vector<HardRule>& hard() const { return hard_; }
  [[nodiscard]] const std::vector<bool>& taken() const { return taken_; }
  /// Of the last solution; no list with this fixed is worth more.
  [[nodiscard]] Wide bound() const;
  /// How far each hard rule is broken; negative: what is left of it.
  [[nodiscard]] const std::vector<Wide>& excess() const { return excess_; }
  /// How much the bound falls at least if the item changes sides.
  [[nodiscard]] Wide loss(std::uint32_t item) const;
  /// What the item is worth after the prices.
  [[nodiscard]] Wide priced_worth(std::uint32_t item) const { return priced_[item]; }
  [[nodiscard]] bool is_priced(std::uint32_t item) const { return !rules_of_[item].empty(); }

  /// Whether the item still fits into what is left of its hard "at most" rules; taking it.
  [[nodiscard]] bool fits(std::uint32_t item, const std::vector<std::int64_t>& left) const;
  void spend(std::uint32_t item, std::vector<std::int64_t>& left) const;

  [[nodiscard]] const std::vector<Wide>& prices() const { return prices_; }
  void set_prices(std::vector<Wide> prices) { prices_ = std::move(prices); }
  /// A step of prices from those given that goes `share` of the way on which the bound would fall
  /// by `drop` if it fell straight. `forget_way` before the first step of a case.
  void move_prices(const std::vector<Wide>& from, Wide drop, double share);
  void forget_way() { way_is_new_ = true; }
  /// Prices and bounds are counted in so many parts of a unit of worth.
  static constexpr Wide parts = Wide{1} << 20U;

 private:
  void add_hard_rules(const Families& families);
  void build(const Families& families);
  void add_tree(const SetTree& tree, std::size_t first_node, bool down);

  [[nodiscard]] std::pair<std::int64_t, std::int64_t> bounds_of(const SetTree::Node& node);

  const Problem& problem_;
  std::vector<HardRule> hard_;
  std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>> rules_of_;  // of each item
  std::vector<Wide> prices_;
  std::vector<Wide> price_max_;         // higher ones would only make numbers large
  std::vector<double> typical_weight_;  // root of the mean square, at least 1
  std::vector<Wide> excess_;
  std::vector<double> way_;  // how far the lists seen of late break each rule, on the mean
  bool way_is_new_ = true;
  std::vector<Wide> priced_;
  std::vector<bool> taken_;
  bool impossible_ = false;  // a set asks for more than it may or can have
  Flow flow_;
  std::vector<std::size_t> arc_of_;
};

}  // namespace otbor::exact
