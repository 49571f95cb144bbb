#include "engine/select/method_comparison.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace otbor {
namespace {

/// The official ranking with its practices in another order; totals stay what they are, so that
/// pass marks and gates decide as before.
Ranking reordered(const Ranking& official, std::span<const Index<Practice>> best_first) {
  Ranking ranking = official;
  ranking.order.assign(best_first.begin(), best_first.end());
  for (std::size_t at = 0; at < best_first.size(); ++at) {
    const auto place = static_cast<std::uint32_t>(at + 1);
    ranking.places[best_first[at]] = Place{place, place};
  }
  return ranking;
}

Index<Criterion> weakest_criterion(const Study& study, const Ranking& ranking,
                                   Index<Practice> practice) {
  Index<Criterion> weakest;
  std::optional<Ratio> smallest;
  for (const auto at : study.criteria.criteria.count()) {
    const auto& scale = study.criteria.criteria[at].scale;
    const auto& mean = ranking.means(practice, at);
    if (mean.marks == 0 || study.criteria.weights(Index<ApplicantGroup>(), at) == Points()) {
      continue;
    }
    const auto above = scale.lower_is_better ? Ratio(scale.highest()) - mean.mean
                                             : mean.mean - Ratio(scale.lowest());
    const auto share = above.divided_by(scale.highest() - scale.lowest());
    if (smallest && share >= *smallest) continue;
    smallest = share;
    weakest = at;
  }
  return weakest;
}

/// The family whose methods most often contradict the official list about the practice.
Disagreement why_of(const MethodComparison& comparison, const Disputed& one, const Score& score) {
  if (score.by_chair) return Disagreement::chair;
  std::array<std::size_t, 3> against{};
  for (std::size_t m = 1; m < comparison.orders.size(); ++m) {
    if (one.on_list[m] == one.on_list.front()) continue;
    ++against[static_cast<std::size_t>(comparison.orders[m].family)];
  }
  const auto most = std::ranges::max_element(against) - against.begin();
  constexpr std::array why{Disagreement::experts, Disagreement::profile, Disagreement::orders};
  return why[static_cast<std::size_t>(most)];
}

}  // namespace

std::string_view code_of(Disagreement why) {
  switch (why) {
    case Disagreement::chair:
      return "chair";
    case Disagreement::experts:
      return "experts";
    case Disagreement::profile:
      return "profile";
    case Disagreement::orders:
      return "orders";
  }
  return "";
}

MethodComparison compare_methods(const Study& study, const Themes& themes,
                                 const Consistency& consistency, const Ranking& ranking,
                                 const Selection& official, num::Threads threads) {
  MethodComparison comparison;
  if (study.rules.selection.rule != "by_places") return comparison;
  comparison.orders = method_orders(study, consistency, ranking, threads);
  if (comparison.orders.empty()) return comparison;
  const auto n = study.practices.count();
  std::vector<Per<Practice, bool>> on_list;
  for (const auto& order : comparison.orders) {
    auto list = on_list.empty()
                    ? official.recommended
                    : select(study, themes, consistency, reordered(ranking, order.order), threads)
                          .recommended;
    on_list.emplace_back(n);
    for (const auto practice : list) on_list.back()[practice] = true;
    comparison.lists.push_back(std::move(list));
  }
  for (const auto practice : ranking.order) {
    Disputed one{.practice = practice, .on_list = {}, .weakest = {}};
    for (const auto& list : on_list) one.on_list.push_back(list[practice]);
    const auto times = std::ranges::count(one.on_list, true);
    if (times == static_cast<std::ptrdiff_t>(on_list.size())) comparison.always.push_back(practice);
    if (times == 0 || times == static_cast<std::ptrdiff_t>(on_list.size())) continue;
    one.why = why_of(comparison, one, ranking.scores[practice]);
    one.weakest = weakest_criterion(study, ranking, practice);
    comparison.disputed.push_back(std::move(one));
  }
  comparison.tiers = tiers(comparison.orders);
  return comparison;
}

}  // namespace otbor
