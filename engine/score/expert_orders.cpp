#include "engine/score/expert_orders.hpp"

#include <vector>

#include "engine/score/ranks/distance.hpp"

namespace otbor {
namespace {

constexpr std::size_t pairs_max = 20'000'000;

/// Practices of one expert, better is smaller in both.
struct TwoOrders {
  std::vector<double> by_expert;
  std::vector<double> by_list;
};

std::size_t pairs_of(std::size_t practices) {
  return practices < 2 ? 0 : practices * (practices - 1) / 2;
}

Per<Expert, TwoOrders> two_orders(const Study& study, const Consistency& consistency,
                                  const Ranking& ranking) {
  Per<Expert, TwoOrders> orders(study.experts.count());
  const double best_is = study.criteria.lower_is_better ? 1 : -1;
  for (const auto practice : study.practices.count()) {
    const auto& place = ranking.places[practice];
    if (!place) continue;
    const Points full = study.criteria.maximum[study.practices[practice].group];
    for (const auto at : study.sheets.of_practice[practice]) {
      const auto& sheet = study.sheets.sheets[at];
      const auto total = on_full_scale(consistency.totals[at], full);
      if (sheet.status != SheetStatus::counted || !total) continue;
      orders[sheet.expert].by_expert.push_back(best_is * total->approximate());
      orders[sheet.expert].by_list.push_back((place->first + place->last) / 2.0);
    }
  }
  return orders;
}

Expected<ExpertOrder> compared(const TwoOrders& orders) {
  const std::size_t practices = orders.by_list.size();
  if (practices < 2) return Unexpected(Undefined::too_few_pairs);
  const auto found = ranks::distance(orders.by_expert, orders.by_list);
  return ExpertOrder{.practices = static_cast<std::uint32_t>(practices),
                     .pairs = static_cast<std::uint32_t>(pairs_of(practices)),
                     .reversed = static_cast<std::uint32_t>(found.kendall),
                     .tau_b = found.tau_b};
}

}  // namespace

Per<Expert, Expected<ExpertOrder>> expert_orders(const Study& study, const Consistency& consistency,
                                                 const Ranking& ranking, num::Threads threads) {
  const auto orders = two_orders(study, consistency, ranking);
  Per<Expert, Expected<ExpertOrder>> found(study.experts.count(), Unexpected(Undefined::too_large));
  std::size_t pairs = 0;
  for (const auto& of : orders) pairs += pairs_of(of.by_list.size());
  if (pairs > pairs_max) return found;
  num::for_chunks(threads, study.experts.count().value(), 1,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    for (const auto expert : Range<Expert>(first, last)) {
                      found[expert] = compared(orders[expert]);
                    }
                  });
  return found;
}

}  // namespace otbor
