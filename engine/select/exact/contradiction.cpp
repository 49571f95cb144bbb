#include "engine/select/exact/contradiction.hpp"

#include <algorithm>
#include <functional>

namespace otbor::exact {
namespace {

/// Sets of so many rules are all tried when there are no more of them than this.
constexpr std::size_t sets_max = 3'000;

class Rules {
 public:
  explicit Rules(const Problem& problem) : problem_(problem) {
    for (std::size_t at = 0; at < problem.limits.size(); ++at) add(Kind::limit, at);
    for (std::size_t at = 0; at < problem.budgets.size(); ++at) add(Kind::budget, at);
    for (std::size_t at = 0; at < problem.fixed.size(); ++at) {
      if (problem.fixed[at] == Fixed::in) add(Kind::fixed_in, at);
    }
  }

  [[nodiscard]] std::size_t size() const { return all_.size(); }

  [[nodiscard]] bool contradict(const std::vector<std::size_t>& chosen) const {
    Problem part{.worth = std::vector<Wide>(problem_.items()),
                 .limits = {},
                 .budgets = {},
                 .fixed = problem_.fixed};
    for (auto& fixed : part.fixed) {
      if (fixed == Fixed::in) fixed = Fixed::no;
    }
    for (const auto at : chosen) {
      const auto& rule = all_[at];
      if (rule.kind == Kind::limit) part.limits.push_back(problem_.limits[rule.at]);
      if (rule.kind == Kind::budget) part.budgets.push_back(problem_.budgets[rule.at]);
      if (rule.kind == Kind::fixed_in) part.fixed[rule.at] = Fixed::in;
    }
    return solve(part).status == Status::infeasible;
  }

  [[nodiscard]] RuleSet named(const std::vector<std::size_t>& chosen) const {
    RuleSet set;
    for (const auto at : chosen) {
      const auto& rule = all_[at];
      auto& kind = rule.kind == Kind::limit    ? set.limits
                   : rule.kind == Kind::budget ? set.budgets
                                               : set.fixed_in;
      kind.push_back(rule.at);
    }
    return set;
  }

 private:
  enum class Kind : std::uint8_t { limit, budget, fixed_in };
  struct Rule {
    Kind kind;
    std::size_t at;
  };
  void add(Kind kind, std::size_t at) { all_.push_back({kind, at}); }

  const Problem& problem_;
  std::vector<Rule> all_;
};

/// Sets that contain a contradiction keep it while rules are struck out in larger and then smaller
/// runs.
std::vector<std::size_t> irreducible(const Rules& rules) {
  std::vector<std::size_t> kept;
  for (std::size_t at = 0; at < rules.size(); ++at) kept.push_back(at);
  for (std::size_t run = std::max<std::size_t>(kept.size() / 2, 1); run > 0; run /= 2) {
    for (std::size_t at = 0; at < kept.size();) {
      auto without = kept;
      const auto last = std::min(at + run, kept.size());
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(at),
                    without.begin() + static_cast<std::ptrdiff_t>(last));
      if (rules.contradict(without)) {
        kept = std::move(without);
      } else {
        at += run;
      }
    }
  }
  return kept;
}

/// Of all sets of `size` rules the first that contradicts itself.
std::vector<std::size_t> first_of_size(const Rules& rules, std::size_t size) {
  std::vector<std::size_t> chosen;
  const std::function<bool(std::size_t)> extend = [&](std::size_t from) {
    if (chosen.size() == size) return rules.contradict(chosen);
    for (std::size_t at = from; at < rules.size(); ++at) {
      chosen.push_back(at);
      if (extend(at + 1)) return true;
      chosen.pop_back();
    }
    return false;
  };
  return extend(0) ? chosen : std::vector<std::size_t>();
}

std::size_t sets_of_size(std::size_t rules, std::size_t size) {
  std::size_t sets = 1;
  for (std::size_t i = 0; i < size; ++i) {
    sets = sets * (rules - i) / (i + 1);
    if (sets > sets_max) return sets;
  }
  return sets;
}

}  // namespace

RuleSet smallest_contradiction(const Problem& problem) {
  const Rules rules(problem);
  const auto kept = irreducible(rules);
  for (std::size_t size = 1; size < kept.size(); ++size) {
    if (sets_of_size(rules.size(), size) > sets_max) break;
    const auto smaller = first_of_size(rules, size);
    if (!smaller.empty()) return rules.named(smaller);
  }
  return rules.named(kept);
}

}  // namespace otbor::exact
