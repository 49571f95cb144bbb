#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/score/method.hpp"

namespace otbor::score_methods {
namespace {

/// Mean of the totals without the `drop` lowest and the `drop` highest. Among equal totals the
/// earlier sheet is dropped first; the score is the same whichever it is. Nothing is dropped when
/// nothing would be left.
Aggregate aggregate(std::span<const SheetScore> sheets, Points full_maximum, const Params& params) {
  const auto drop = static_cast<std::size_t>(params[0]);
  std::vector<bool> used(sheets.size(), true);
  const bool enough = sheets.size() > 2 * drop;
  if (enough) {
    std::vector<std::size_t> order(sheets.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {},
                             [&](std::size_t i) { return scaled(sheets[i].total, full_maximum); });
    for (std::size_t i = 0; i < drop; ++i) {
      used[order[i]] = false;
      used[order[order.size() - 1 - i]] = false;
    }
  }
  Ratio score = mean_of(sheets, used, full_maximum);
  return {score, std::move(used), !enough};
}

}  // namespace

extern const Method trimmed_mean;
const Method trimmed_mean{
    .id = "trimmed_mean",
    .ru = "усечённое среднее",
    .title = {"среднее без крайних итогов", "mean without the extreme totals"},
    .source = "J. W. Tukey, The Future of Data Analysis, Ann. Math. Stat. 33 (1962), § 14",
    .options = {{.en = "drop",
                 .ru = "отбросить",
                 .meaning = {"сколько итогов отбросить с каждого края",
                             "how many totals to drop at each end"},
                 .low = 1,
                 .high = 100,
                 .value = 1}},
    .aggregate = aggregate,
};

}  // namespace otbor::score_methods
