#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/select/exact/connected.hpp"
#include "engine/select/exact/core.hpp"
#include "engine/select/exact/relaxation.hpp"

namespace otbor::exact {
namespace {

/// Steps of prices before the first case is split and in each later one.
constexpr int steps_at_first = 600;
constexpr int steps_later = 12;
/// So many cases are looked into however many items there are.
constexpr std::uint64_t nodes_least = 50;
/// A step aims at a share of the way down to the best list so far: longer while it gains, shorter
/// when many have not, and when it has become this short there is nothing more to gain.
constexpr double share_most = 2;
constexpr double share_longer = 1.1;
constexpr double share_shorter = 0.66;
constexpr double share_least = 0.001;
constexpr int steps_without_gain = 8;
/// How often it is asked whether enough is settled to go on with the rest alone.
constexpr int steps_a_look = 40;
/// What is left is searched by itself when it is this many times smaller.
constexpr std::size_t core_share = 4;
constexpr std::size_t core_share_at_once = 20;
/// Problems as small as this gain nothing by it.
constexpr std::size_t core_of_items = 64;

Wide whole_parts(Wide in_parts) {
  const Wide quotient = in_parts / Relaxation::parts;
  return in_parts < 0 && quotient * Relaxation::parts != in_parts ? quotient - 1 : quotient;
}

class Search {
 public:
  /// Looks only for lists worth at least a grain more than `known`.
  Search(const Problem& problem, const Effort& effort, std::optional<Wide> known = {})
      : problem_(problem),
        effort_(effort),
        relaxation_(problem),
        limits_of_(problem.items()),
        found_(known.has_value()) {
    answer_.worth = known.value_or(0);
    for (const Wide worth : problem.worth) {
      least_worth_ += std::min<Wide>(worth, 0);
      most_worth_ = std::max(most_worth_, worth);
    }
    for (std::uint32_t at = 0; at < problem.limits.size(); ++at) {
      for (const auto item : problem.limits[at].items) limits_of_[item].push_back(at);
    }
  }

  [[nodiscard]] Answer run() {
    auto fixed = problem_.fixed;
    fixed.resize(problem_.items(), Fixed::no);
    look_into(std::move(fixed), steps_at_first);
    if (found_) {
      answer_.status = stopped_ ? Status::stopped : Status::optimal;
      answer_.bound = stopped_ ? std::max(first_bound_, answer_.worth) : answer_.worth;
    } else if (stopped_) {
      answer_.status = Status::stopped;
    }
    return std::move(answer_);
  }

 private:
  /// The best list with this fixed, if it is better than the best so far.
  void look_into(std::vector<Fixed> fixed, int steps) {
    ++nodes_;
    work_ += problem_.items() + 1;
    if (work_ > effort_.work_max && nodes_ > nodes_least) stopped_ = true;
    if (stopped_ || !can_be_kept(fixed) || !price(fixed, steps)) return;
    if (found_) fix_what_cannot_change(fixed);
    if (found_ && is_worth_a_core(fixed)) return search_core(fixed);
    const auto [item, was_taken] = item_to_split(fixed);
    if (item == no_limit) return;
    const auto prices = relaxation_.prices();
    // The other side first: it is mostly refuted at once.
    fixed[item] = was_taken ? Fixed::out : Fixed::in;
    look_into(fixed, steps_later);
    relaxation_.set_prices(prices);
    fixed[item] = was_taken ? Fixed::in : Fixed::out;
    look_into(std::move(fixed), steps_later);
  }

  [[nodiscard]] bool is_worth_a_core(const std::vector<Fixed>& fixed) const {
    const auto left = static_cast<std::size_t>(std::ranges::count(fixed, Fixed::no));
    return problem_.items() >= core_of_items && left <= problem_.items() / core_share;
  }

  void search_core(const std::vector<Fixed>& fixed) {
    if (!can_be_kept(fixed)) return;
    const Core core = core_of(problem_, fixed);
    const Effort left{.work_max = effort_.work_max > work_ ? effort_.work_max - work_ : 0};
    Search inner(core.problem, left, answer_.worth - core.worth);
    inner.look_into(std::vector<Fixed>(core.items.size(), Fixed::no), steps_at_first);
    work_ += inner.work_;
    stopped_ = inner.stopped_;
    if (nodes_ == 1) first_bound_ = std::min(first_bound_, inner.first_bound_ + core.worth);
    if (inner.answer_.taken.empty()) return;
    std::vector<bool> taken(problem_.items());
    for (std::size_t item = 0; item < taken.size(); ++item) taken[item] = fixed[item] == Fixed::in;
    for (std::size_t i = 0; i < core.items.size(); ++i) {
      taken[core.items[i]] = inner.answer_.taken[i];
    }
    offer(taken);
  }

  /// Each hard rule by itself.
  [[nodiscard]] bool can_be_kept(const std::vector<Fixed>& fixed) const {
    return std::ranges::all_of(relaxation_.hard(), [&](const HardRule& rule) {
      Wide least = 0;
      for (std::size_t i = 0; i < rule.items.size(); ++i) {
        const auto is = fixed[rule.items[i]];
        if (is == Fixed::in || (is == Fixed::no && rule.weights[i] < 0)) least += rule.weights[i];
      }
      return least <= rule.at_most;
    });
  }

  /// No list with what is fixed is better than the best so far, or none is worth as little as all
  /// that are worth less than nothing: then there is no list at all.
  [[nodiscard]] bool is_refuted() const {
    const Wide bound = whole_parts(relaxation_.bound());
    return bound < (found_ ? answer_.worth + problem_.grain : least_worth_);
  }

  /// How far the next step of prices is to bring the bound down.
  [[nodiscard]] Wide drop_from(Wide bound) const {
    if (found_) return std::max<Wide>(bound - answer_.worth * Relaxation::parts, 1);
    const Wide size = std::max({bound, -bound, most_worth_ * Relaxation::parts});
    return size / 20;
  }

  /// Moves the prices to the lowest bound in sight; false when the case is closed.
  [[nodiscard]] bool price(const std::vector<Fixed>& fixed, int steps) {
    auto best_prices = relaxation_.prices();
    Wide best_bound = 0;
    double share = 1;
    int without_gain = 0;
    relaxation_.forget_way();
    for (int step = 0; step <= steps && share >= share_least; ++step) {
      if (!relaxation_.solve(fixed)) return false;
      const Wide bound = relaxation_.bound();
      if (step == 0 || bound < best_bound) {
        best_bound = bound;
        best_prices = relaxation_.prices();
        if (without_gain == 0) share = std::min(share * share_longer, share_most);
        without_gain = 0;
      } else if (++without_gain == steps_without_gain) {
        without_gain = 0;
        share *= share_shorter;
      }
      if (nodes_ == 1) first_bound_ = whole_parts(best_bound);
      offer(relaxation_.taken());
      if (step % 4 == 0) offer(mended(fixed));
      if (is_refuted()) return false;
      if (relaxation_.hard().empty()) return false;  // the flow is the answer
      if (step % steps_a_look == steps_a_look - 1 && is_mostly_settled()) break;
      relaxation_.move_prices(best_prices, drop_from(best_bound), share);
    }
    relaxation_.set_prices(std::move(best_prices));
    return relaxation_.solve(fixed) && !is_refuted();
  }

  void offer(const std::vector<bool>& taken) {
    const Wide worth = worth_of(problem_, taken);
    if ((found_ && worth <= answer_.worth) || !keeps_rules(problem_, taken)) return;
    found_ = true;
    answer_.taken = taken;
    answer_.worth = worth;
  }

  /// A list near the priced one that keeps every "at most": first what was taken, then the rest,
  /// the worthiest first.
  [[nodiscard]] std::vector<bool> mended(const std::vector<Fixed>& fixed) const {
    std::vector<std::uint32_t> order(problem_.items());
    std::iota(order.begin(), order.end(), 0U);
    const auto& was = relaxation_.taken();
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
      if (was[a] != was[b]) return static_cast<bool>(was[a]);
      return relaxation_.priced_worth(a) > relaxation_.priced_worth(b);
    });
    std::vector<bool> taken(problem_.items());
    std::vector<std::uint32_t> counts(problem_.limits.size());
    std::vector<std::int64_t> left;
    for (const auto& rule : relaxation_.hard()) left.push_back(rule.at_most);
    for (const auto item : order) {
      const bool wanted = fixed[item] != Fixed::out && problem_.worth[item] >= 0;
      if (!wanted || !fits(item, counts) || !relaxation_.fits(item, left)) continue;
      taken[item] = true;
      for (const auto at : limits_of_[item]) ++counts[at];
      relaxation_.spend(item, left);
    }
    return taken;
  }

  [[nodiscard]] bool fits(std::uint32_t item, const std::vector<std::uint32_t>& counts) const {
    return std::ranges::all_of(limits_of_[item], [&](std::uint32_t at) {
      return problem_.limits[at].at_most == no_limit || counts[at] < problem_.limits[at].at_most;
    });
  }

  /// Its change would cost more than the best list so far leaves.
  [[nodiscard]] bool cannot_change(std::uint32_t item, Wide bound) const {
    return whole_parts(bound - relaxation_.loss(item)) < answer_.worth + problem_.grain;
  }

  void fix_what_cannot_change(std::vector<Fixed>& fixed) const {
    const Wide bound = relaxation_.bound();
    for (std::uint32_t item = 0; item < fixed.size(); ++item) {
      if (fixed[item] != Fixed::no || !cannot_change(item, bound)) continue;
      fixed[item] = relaxation_.taken()[item] ? Fixed::in : Fixed::out;
    }
  }

  [[nodiscard]] bool is_mostly_settled() const {
    if (!found_ || problem_.items() < core_of_items) return false;
    const Wide bound = relaxation_.bound();
    std::size_t open = 0;
    for (std::uint32_t item = 0; item < problem_.items(); ++item) {
      if (!cannot_change(item, bound)) ++open;
    }
    return open <= problem_.items() / core_share_at_once;
  }

  struct Split {
    std::uint32_t item = no_limit;
    bool was_taken = false;
  };
  /// Of the rule that is broken most, the item whose change costs least; when none is broken, of
  /// all that have a price.
  [[nodiscard]] Split item_to_split(const std::vector<Fixed>& fixed) const {
    const auto& excess = relaxation_.excess();
    const auto worst = std::ranges::max_element(excess);
    Split split;
    const auto consider = [&](std::uint32_t item) {
      if (fixed[item] != Fixed::no) return;
      if (split.item != no_limit && relaxation_.loss(item) >= relaxation_.loss(split.item)) return;
      split = {item, relaxation_.taken()[item]};
    };
    if (worst != excess.end() && *worst > 0) {
      const auto& rule = relaxation_.hard()[static_cast<std::size_t>(worst - excess.begin())];
      for (std::size_t i = 0; i < rule.items.size(); ++i) {
        const auto item = rule.items[i];
        const bool eases = relaxation_.taken()[item] ? rule.weights[i] > 0 : rule.weights[i] < 0;
        if (eases) consider(item);
      }
      return split;
    }
    for (std::uint32_t item = 0; item < fixed.size(); ++item) {
      if (relaxation_.is_priced(item)) consider(item);
    }
    return split;
  }

  const Problem& problem_;
  Effort effort_;
  Relaxation relaxation_;
  std::vector<std::vector<std::uint32_t>> limits_of_;  // of each item
  Answer answer_;
  Wide least_worth_ = 0;  // no list is worth less
  Wide most_worth_ = 1;   // of one item
  bool found_ = false;
  bool stopped_ = false;
  std::uint64_t nodes_ = 0;
  std::uint64_t work_ = 0;  // cases times items
  Wide first_bound_ = 0;
};

}  // namespace

bool keeps_rules(const Problem& problem, const std::vector<bool>& taken) {
  OTBOR_CHECK(taken.size() == problem.items());
  for (std::size_t item = 0; item < problem.fixed.size(); ++item) {
    if (problem.fixed[item] == (taken[item] ? Fixed::out : Fixed::in)) return false;
  }
  const auto count = [&](const Limit& limit) {
    return std::ranges::count_if(limit.items, [&](std::uint32_t item) { return taken[item]; });
  };
  const bool limits = std::ranges::all_of(problem.limits, [&](const Limit& limit) {
    const auto have = static_cast<std::uint64_t>(count(limit));
    return have >= limit.at_least && (limit.at_most == no_limit || have <= limit.at_most);
  });
  return limits && std::ranges::all_of(problem.budgets, [&](const Budget& budget) {
           Wide spent = 0;
           for (std::size_t i = 0; i < budget.items.size(); ++i) {
             if (taken[budget.items[i]]) spent += budget.costs[i];
           }
           return spent <= budget.at_most;
         });
}

Wide worth_of(const Problem& problem, const std::vector<bool>& taken) {
  Wide worth = 0;
  for (std::size_t item = 0; item < taken.size(); ++item) {
    if (taken[item]) worth += problem.worth[item];
  }
  return worth;
}

Answer solve_connected(const Problem& problem, const Effort& effort) {
  return Search(problem, effort).run();
}

}  // namespace otbor::exact
