#include "engine/score/comparison.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/score/decision/promethee.hpp"
#include "engine/score/decision/topsis.hpp"
#include "engine/score/decision/vikor.hpp"
#include "engine/score/decision/weighted.hpp"
#include "engine/score/method.hpp"
#include "engine/score/practice_table.hpp"
#include "engine/score/ranks/distance.hpp"
#include "engine/score/ranks/rules.hpp"

namespace otbor {
namespace {

using Places = std::vector<std::size_t>;  // of the practices of the table, 1 for the best

/// What every method looks at.
struct Facts {
  const Study& study;
  const Consistency& consistency;
  const Ranking& ranking;
  num::Threads threads;
  PracticeTable table;
};

std::optional<decision::Problem> problem_of(const Facts& facts) {
  auto shares = decision::shares(facts.table.weights);
  if (!shares) return std::nullopt;
  // Marks as shares of their scales: 0 … 1, whoever applied.
  decision::Problem problem{.values = facts.table.means,
                            .goals = std::vector(shares->size(), decision::Goal::max),
                            .weights = std::move(*shares)};
  for (std::size_t i = 0; i < problem.values.rows(); ++i) {
    for (std::size_t c = 0; c < problem.goals.size(); ++c) {
      const double low = facts.table.lowest[c];
      problem.values(i, c) = (problem.values(i, c) - low) / (facts.table.highest[c] - low);
    }
  }
  return problem;
}

/// The plan's arithmetic with another way to combine experts.
std::optional<Places> by_aggregation(const Facts& facts, std::string_view id) {
  if (facts.study.rules.aggregation.id == id) return std::nullopt;
  Study other = facts.study;
  other.rules.aggregation = {.id = std::string(id), .options = {}};
  other.rules.third_expert.reset();
  other.decisions.chair_scores.clear();
  const auto ranking = score(other, facts.consistency, facts.threads);
  Places places;
  for (const auto at : facts.table.practices) {
    if (!ranking.places[at]) return std::nullopt;
    places.push_back(ranking.places[at]->first);
  }
  return places;
}

std::optional<Places> mean(const Facts& facts) { return by_aggregation(facts, "mean"); }
std::optional<Places> median(const Facts& facts) { return by_aggregation(facts, "median"); }

std::optional<Places> product(const Facts& facts) {
  const auto problem = problem_of(facts);
  if (!problem) return std::nullopt;
  const auto found =
      weighted_product(*problem, decision::Normalisation::none, decision::Costs::complement);
  return found ? std::optional(found->rank) : std::nullopt;
}

std::optional<Places> topsis(const Facts& facts) {
  const auto problem = problem_of(facts);
  if (!problem) return std::nullopt;
  return decision::topsis(*problem, decision::Normalisation::none).rank;
}

std::optional<Places> vikor(const Facts& facts) {
  const auto problem = problem_of(facts);
  if (!problem) return std::nullopt;
  const auto found = decision::vikor(*problem);
  return found ? std::optional(found->rank) : std::nullopt;
}

std::optional<Places> promethee(const Facts& facts) {
  const auto problem = problem_of(facts);
  if (!problem) return std::nullopt;
  const auto found = decision::promethee(
      *problem, std::vector<decision::PreferenceFunction>(problem->goals.size()));
  return found ? std::optional(found->rank) : std::nullopt;
}

/// Each expert's sheets as a ballot over the practices the expert has rated.
ranks::Profile ballots(const Facts& facts) {
  constexpr std::uint32_t none = ~0U;
  Per<Practice, std::uint32_t> item(facts.study.practices.count(), none);
  for (std::uint32_t i = 0; i < facts.table.practices.size(); ++i) {
    item[facts.table.practices[i]] = i;
  }
  std::vector<std::vector<std::pair<Ratio, std::uint32_t>>> rated(
      facts.study.experts.count().value());
  for (const auto practice : facts.table.practices) {
    const Points full = facts.study.criteria.maximum[facts.study.practices[practice].group];
    for (const auto sheet : facts.ranking.scores[practice].used) {
      const auto expert = facts.study.sheets.sheets[sheet].expert;
      rated[expert.value()].emplace_back(scaled(facts.consistency.totals[sheet], full),
                                         item[practice]);
    }
  }
  ranks::Profile profile{.items = facts.table.practices.size(), .ballots = {}};
  const bool lower = facts.study.criteria.lower_is_better;
  for (auto& own : rated) {
    if (own.size() < 2) continue;
    std::ranges::sort(own, [&](const auto& a, const auto& b) {
      if (a.first != b.first) return lower ? a.first < b.first : a.first > b.first;
      return a.second < b.second;
    });
    ranks::Ballot ballot{.level = std::vector<std::uint32_t>(profile.items)};
    std::uint32_t level = 1;
    for (std::size_t at = 0; at < own.size(); ++at) {
      if (at > 0 && own[at].first != own[at - 1].first) level = static_cast<std::uint32_t>(at + 1);
      ballot.level[own[at].second] = level;
    }
    profile.ballots.push_back(std::move(ballot));
  }
  return profile;
}

std::optional<Places> copeland(const Facts& facts) {
  return ranks::copeland(pairwise(ballots(facts))).places;
}

std::optional<Places> schulze(const Facts& facts) {
  return ranks::schulze(pairwise(ballots(facts)), ranks::Strength::winning_votes).places;
}

struct Way {
  std::string_view id;
  Words title;
  Family family;
  std::optional<Places> (*places)(const Facts&);
};

constexpr std::array ways{
    Way{"mean", {"среднее", "mean"}, Family::experts, mean},
    Way{"median", {"медиана", "median"}, Family::experts, median},
    Way{"weighted_product",
        {"взвешенное произведение", "weighted product"},
        Family::criteria,
        product},
    Way{"topsis", {"TOPSIS", "TOPSIS"}, Family::criteria, topsis},
    Way{"vikor", {"VIKOR", "VIKOR"}, Family::criteria, vikor},
    Way{"promethee", {"PROMETHEE II", "PROMETHEE II"}, Family::criteria, promethee},
    Way{"copeland", {"правило Копленда", "Copeland's rule"}, Family::orders, copeland},
    Way{"schulze", {"метод Шульце", "Schulze method"}, Family::orders, schulze},
};

MethodOrder order_of(const Facts& facts, const Places& places) {
  MethodOrder found;
  found.place = Per<Practice, std::uint32_t>(facts.study.practices.count());
  std::vector<std::size_t> by_place(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) by_place[i] = i;
  std::ranges::stable_sort(by_place, {}, [&](std::size_t i) { return places[i]; });
  std::vector<double> own;
  std::vector<double> official;
  for (const auto i : by_place) {
    const auto practice = facts.table.practices[i];
    found.order.push_back(practice);
    found.place[practice] = static_cast<std::uint32_t>(places[i]);
    own.push_back(static_cast<double>(places[i]));
    official.push_back(facts.ranking.places[practice]->first);
  }
  const auto distance = ranks::distance(own, official);
  found.tau_b = distance.tau_b;
  found.spearman = distance.spearman;
  return found;
}

}  // namespace

std::string_view code_of(Family family) {
  switch (family) {
    case Family::experts:
      return "experts";
    case Family::criteria:
      return "criteria";
    case Family::orders:
      return "orders";
  }
  return "";
}

std::vector<MethodOrder> method_orders(const Study& study, const Consistency& consistency,
                                       const Ranking& ranking, num::Threads threads) {
  std::vector<MethodOrder> orders;
  const auto n = ranking.order.size();
  if (n < 3 || n > compared_practices_max) return orders;
  const Facts facts{study, consistency, ranking, threads, practice_table(study, ranking)};
  if (facts.table.practices.size() != n) return orders;
  Places official;
  for (const auto at : facts.table.practices) official.push_back(ranking.places[at]->first);
  const auto* method = find_method(study.rules.aggregation.id);
  orders.push_back(order_of(facts, official));
  orders.back().id = "official";
  orders.back().title = method != nullptr ? method->title : Words{};
  for (const auto& way : ways) {
    const auto places = way.places(facts);
    if (!places) continue;
    orders.push_back(order_of(facts, *places));
    orders.back().id = way.id;
    orders.back().title = way.title;
    orders.back().family = way.family;
  }
  return orders;
}

std::vector<std::vector<Index<Practice>>> tiers(std::span<const MethodOrder> orders) {
  std::vector<std::vector<Index<Practice>>> found;
  if (orders.empty()) return found;
  const auto& official = orders.front().order;
  const auto splits_at = [&](std::size_t k) {
    return std::ranges::all_of(orders, [&](const MethodOrder& one) {
      std::uint32_t worst_above = 0;
      std::uint32_t best_below = ~0U;
      for (std::size_t i = 0; i < official.size(); ++i) {
        const auto place = one.place[official[i]];
        if (i < k) worst_above = std::max(worst_above, place);
        if (i >= k) best_below = std::min(best_below, place);
      }
      return worst_above < best_below;
    });
  };
  for (std::size_t i = 0; i < official.size(); ++i) {
    if (i == 0 || splits_at(i)) found.emplace_back();
    found.back().push_back(official[i]);
  }
  return found;
}

}  // namespace otbor
