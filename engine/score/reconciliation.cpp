#include "engine/score/reconciliation.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "engine/base/check.hpp"

namespace otbor {
namespace {

constexpr std::size_t sheets_for_trimming = 5;

Aggregate mean_over(std::span<const SheetScore> sheets, std::vector<bool> used, Points full) {
  Ratio score = mean_of(sheets, used, full);
  return {score, std::move(used), false};
}

std::vector<std::size_t> by_total(std::span<const SheetScore> sheets, Points full) {
  std::vector<std::size_t> order(sheets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return scaled(sheets[i].total, full); });
  return order;
}

/// The two neighbours with the smallest gap; all sheets when two gaps are equally small.
std::vector<bool> two_closest(std::span<const SheetScore> sheets, Points full) {
  const auto order = by_total(sheets, full);
  std::vector<Ratio> gaps;
  for (std::size_t i = 1; i < order.size(); ++i) {
    gaps.push_back(scaled(sheets[order[i]].total, full) - scaled(sheets[order[i - 1]].total, full));
  }
  const auto smallest = std::ranges::min_element(gaps);
  if (gaps.empty() || std::ranges::count(gaps, *smallest) > 1) {
    return std::vector<bool>(sheets.size(), true);
  }
  std::vector<bool> used(sheets.size(), false);
  const auto at = static_cast<std::size_t>(smallest - gaps.begin());
  used[order[at]] = true;
  used[order[at + 1]] = true;
  return used;
}

}  // namespace

Aggregate reconcile(Reconciliation mode, std::span<const SheetScore> sheets, std::size_t third,
                    Points full) {
  OTBOR_CHECK(third < sheets.size());
  std::vector<bool> all(sheets.size(), true);
  switch (mode) {
    case Reconciliation::third_final: {
      std::vector<bool> only_third(sheets.size(), false);
      only_third[third] = true;
      return mean_over(sheets, std::move(only_third), full);
    }
    case Reconciliation::mean_two_closest:
      return mean_over(sheets, two_closest(sheets, full), full);
    case Reconciliation::median:
      return find_method("median")->aggregate(sheets, full, {});
    case Reconciliation::trimmed: {
      const bool enough = sheets.size() >= sheets_for_trimming;
      if (enough) {
        const auto order = by_total(sheets, full);
        all[order.front()] = false;
        all[order.back()] = false;
      }
      auto aggregate = mean_over(sheets, std::move(all), full);
      aggregate.fallback_to_mean = !enough;
      return aggregate;
    }
    case Reconciliation::mean_all:
    case Reconciliation::chair_decides:
      break;
  }
  return mean_over(sheets, std::move(all), full);
}

}  // namespace otbor
