#include "engine/score/tie_break.hpp"

#include <algorithm>
#include <compare>
#include <functional>
#include <span>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/score/method.hpp"

namespace otbor {
namespace {

std::strong_ordering reversed(std::strong_ordering order) { return 0 <=> order; }

using Order = std::function<std::strong_ordering(Index<Practice>, Index<Practice>)>;

/// Totals of the sheets that count, on the full scale, lowest first.
std::vector<Ratio> sheet_scores(const Study& study, const Consistency& consistency,
                                const Ranking& ranking, Index<Practice> practice) {
  std::vector<Ratio> scores;
  const Points full = study.criteria.maximum[study.practices[practice].group];
  for (const auto sheet : ranking.scores[practice].used) {
    scores.push_back(scaled(consistency.totals[sheet], full));
  }
  std::ranges::sort(scores);
  return scores;
}

class Chain {
 public:
  Chain(const Study& study, const Consistency& consistency, Ranking& ranking)
      : study_(study), consistency_(consistency), ranking_(ranking) {}

  /// Orders the group by the steps from `step` on; writes what separated each pair of neighbours.
  void refine(std::span<Index<Practice>> group, std::size_t step,
              std::span<std::optional<std::size_t>> separated_by) {
    if (group.size() < 2 || step == study_.rules.tie_break.size()) return;
    const auto order = order_of(study_.rules.tie_break[step], group);
    if (order) {
      std::ranges::stable_sort(group, [&](auto a, auto b) { return (*order)(a, b) < 0; });
    }
    std::size_t first = 0;
    for (std::size_t i = 1; i <= group.size(); ++i) {
      const bool split = i == group.size() || (order && (*order)(group[i - 1], group[i]) != 0);
      if (!split) continue;
      if (i < group.size()) separated_by[i - 1] = step;
      refine(group.subspan(first, i - first), step + 1, separated_by.subspan(first));
      first = i;
    }
  }

 private:
  /// The step as a comparison, better first; nullopt when it cannot judge this group.
  std::optional<Order> order_of(const TieStep& step, std::span<const Index<Practice>> group) {
    switch (step.rule) {
      case TieRule::criterion:
        return by_criterion(*step.criterion, group);
      case TieRule::higher_minimum:
        return by_sheets([](const auto& scores) { return scores.front(); }, group,
                         !study_.criteria.lower_is_better);
      case TieRule::smaller_range:
        return by_sheets([](const auto& scores) { return scores.back() - scores.front(); }, group,
                         false);
      case TieRule::earlier_registration:
        return by_registration(group);
      case TieRule::recorded_decision:
        return by_decision(group);
    }
    return std::nullopt;
  }

  template <class Value>
  static Order by_value(Value value, bool higher_first) {
    return [value, higher_first](Index<Practice> a, Index<Practice> b) {
      const auto order = value(a) <=> value(b);
      return higher_first ? reversed(order) : order;
    };
  }

  /// By a value of the sheets' scores, found once for each of the group.
  template <class Value>
  Order by_sheets(Value value, std::span<const Index<Practice>> group, bool higher_first) const {
    std::vector<std::pair<Index<Practice>, Ratio>> values;
    for (const auto practice : group) {
      values.emplace_back(practice, value(sheet_scores(study_, consistency_, ranking_, practice)));
    }
    const auto practice_of = [](const auto& one) { return one.first; };
    std::ranges::sort(values, {}, practice_of);
    return by_value(
        [values = std::move(values), practice_of](Index<Practice> practice) {
          return std::ranges::lower_bound(values, practice, {}, practice_of)->second;
        },
        higher_first);
  }

  std::optional<Order> by_criterion(Index<Criterion> criterion,
                                    std::span<const Index<Practice>> group) const {
    const bool all_marked = std::ranges::all_of(
        group, [&](auto practice) { return ranking_.means(practice, criterion).marks > 0; });
    if (!all_marked) return std::nullopt;
    return by_value(
        [this, criterion](auto practice) { return ranking_.means(practice, criterion).mean; },
        !study_.criteria.criteria[criterion].scale.lower_is_better);
  }

  std::optional<Order> by_registration(std::span<const Index<Practice>> group) const {
    const bool all_known = std::ranges::all_of(
        group, [&](auto practice) { return study_.practices[practice].registered_at.has_value(); });
    if (!all_known) return std::nullopt;
    return [this](Index<Practice> a, Index<Practice> b) {
      return *study_.practices[a].registered_at <=> *study_.practices[b].registered_at;
    };
  }

  /// The first recorded decision that names the whole group.
  std::optional<Order> by_decision(std::span<const Index<Practice>> group) const {
    for (const auto& decision : study_.decisions.ties) {
      const auto position = [&decision](Index<Practice> practice) {
        return std::ranges::find(decision.practices, practice) - decision.practices.begin();
      };
      const bool names_all = std::ranges::all_of(group, [&](auto practice) {
        return std::ranges::find(decision.practices, practice) != decision.practices.end();
      });
      if (!names_all) continue;
      return [position](Index<Practice> a, Index<Practice> b) -> std::strong_ordering {
        return position(a) <=> position(b);
      };
    }
    return std::nullopt;
  }

  const Study& study_;
  const Consistency& consistency_;
  const Ranking& ranking_;
};

/// Neighbours with equal totals or with totals that only print alike.
void note_ties(const Study& study, std::span<const std::optional<std::size_t>> separated_by,
               Ranking& ranking) {
  for (std::size_t i = 1; i < ranking.order.size(); ++i) {
    const auto above = ranking.order[i - 1];
    const auto below = ranking.order[i];
    const auto& a = ranking.scores[above];
    const auto& b = ranking.scores[below];
    const bool equal_exactly = a.total == b.total;
    if (compare_totals(study, a, b) != 0) {
      if (a.printed == b.printed) ranking.ties.push_back({above, below, {}, false});
      continue;
    }
    ranking.ties.push_back({above, below, separated_by[i - 1], equal_exactly});
  }
}

}  // namespace

std::strong_ordering compare_totals(const Study& study, const Score& a, const Score& b) {
  const auto order = study.rules.rounding.decide_on == DecideOn::exact ? a.total <=> b.total
                                                                       : a.printed <=> b.printed;
  return study.criteria.lower_is_better ? order : reversed(order);
}

void put_in_order(const Study& study, const Consistency& consistency, Ranking& ranking) {
  for (const auto practice : study.practices.count()) {
    if (ranking.scores[practice].scored()) ranking.order.push_back(practice);
  }
  auto& order = ranking.order;
  std::ranges::stable_sort(order, [&](auto a, auto b) {
    return compare_totals(study, ranking.scores[a], ranking.scores[b]) < 0;
  });
  std::vector<std::optional<std::size_t>> separated_by(order.size());
  ranking.places = Per<Practice, std::optional<Place>>(study.practices.count());
  Chain chain(study, consistency, ranking);
  std::size_t first = 0;
  for (std::size_t i = 1; i <= order.size(); ++i) {
    const bool same = i < order.size() && compare_totals(study, ranking.scores[order[i - 1]],
                                                         ranking.scores[order[i]]) == 0;
    if (same) continue;
    chain.refine(std::span(order).subspan(first, i - first), 0,
                 std::span(separated_by).subspan(first, i - first));
    first = i;
  }
  // Neighbours that nothing separated share their places.
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= order.size(); ++i) {
    const bool shared =
        i < order.size() && !separated_by[i - 1] &&
        compare_totals(study, ranking.scores[order[i - 1]], ranking.scores[order[i]]) == 0;
    if (shared) continue;
    for (std::size_t j = begin; j < i; ++j) {
      ranking.places[order[j]] =
          Place{static_cast<std::uint32_t>(begin + 1), static_cast<std::uint32_t>(i)};
    }
    begin = i;
  }
  note_ties(study, separated_by, ranking);
}

}  // namespace otbor
