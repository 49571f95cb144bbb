#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/select/exact/connected.hpp"
#include "engine/select/exact/relaxation.hpp"

namespace otbor::exact {
namespace {

/// Steps of prices before the first case is split and in each later one.
constexpr int steps_at_first = 240;
constexpr int steps_later = 12;
/// So many cases are looked into however many items there are.
constexpr std::uint64_t nodes_least = 50;
constexpr std::int64_t step_percent_first = 150;
constexpr int steps_without_gain = 8;

Wide whole_parts(Wide in_parts) {
  const Wide quotient = in_parts / Relaxation::parts;
  return in_parts < 0 && quotient * Relaxation::parts != in_parts ? quotient - 1 : quotient;
}

class Search {
 public:
  Search(const Problem& problem, const Effort& effort)
      : problem_(problem), effort_(effort), relaxation_(problem), limits_of_(problem.items()) {
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
    if (++nodes_ * (problem_.items() + 1) > effort_.work_max && nodes_ > nodes_least) {
      stopped_ = true;
    }
    if (stopped_ || !can_be_kept(fixed) || !price(fixed, steps)) return;
    if (found_) fix_what_cannot_change(fixed);
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

  [[nodiscard]] bool is_refuted() const {
    return found_ && whole_parts(relaxation_.bound()) < answer_.worth + problem_.grain;
  }

  /// Moves the prices to the lowest bound in sight; false when the case is closed.
  [[nodiscard]] bool price(const std::vector<Fixed>& fixed, int steps) {
    auto best_prices = relaxation_.prices();
    Wide best_bound = 0;
    std::int64_t percent = step_percent_first;
    int without_gain = 0;
    for (int step = 0; step <= steps; ++step) {
      if (!relaxation_.solve(fixed)) return false;
      const Wide bound = relaxation_.bound();
      if (step == 0 || bound < best_bound) {
        best_bound = bound;
        best_prices = relaxation_.prices();
        without_gain = 0;
      } else if (++without_gain == steps_without_gain) {
        without_gain = 0;
        percent = std::max<std::int64_t>(percent / 2, 1);
      }
      if (nodes_ == 1) first_bound_ = whole_parts(best_bound);
      offer(relaxation_.taken());
      if (step % 4 == 0) offer(mended(fixed));
      if (is_refuted()) return false;
      if (relaxation_.hard().empty()) return false;  // the flow is the answer
      const Wide target =
          found_ ? answer_.worth * Relaxation::parts : bound - (bound < 0 ? -bound : bound) / 20;
      relaxation_.raise_prices(target, percent);
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

  /// An item whose change would cost more than the best list so far leaves stays where it is.
  void fix_what_cannot_change(std::vector<Fixed>& fixed) const {
    const Wide bound = relaxation_.bound();
    for (std::uint32_t item = 0; item < fixed.size(); ++item) {
      if (fixed[item] != Fixed::no) continue;
      const Wide changed = whole_parts(bound - relaxation_.loss(item));
      if (changed >= answer_.worth + problem_.grain) continue;
      fixed[item] = relaxation_.taken()[item] ? Fixed::in : Fixed::out;
    }
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
  bool found_ = false;
  bool stopped_ = false;
  std::uint64_t nodes_ = 0;
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
