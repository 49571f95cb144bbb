#include <algorithm>

#include "engine/justify/sections.hpp"

namespace otbor {
namespace {

constexpr std::size_t named_max = 3;

/// A criterion's mean beside the median of the recommended practices.
struct Beside {
  Index<Criterion> criterion;
  Ratio own;
  Ratio list;
  Ratio points;  // what the difference brings to a total; above 0 when the practice is ahead
};

std::vector<Beside> beside_the_list(const Facts& facts, Index<Practice> at) {
  const auto& set = facts.study.criteria;
  const auto group = facts.practice(at).group;
  std::vector<Beside> all;
  for (const auto of : set.criteria.count()) {
    const auto& mean = facts.dossier.ranking.means(at, of);
    const auto& list = facts.list->mean[of];
    if (mean.marks == 0 || !list || set.criteria[of].scale.lower_is_better) continue;
    all.push_back({of, mean.mean, *list, (mean.mean - *list).times(set.weights(group, of))});
  }
  return all;
}

/// К6 «Результативность» (3,00 против 2,67).
Text with_means(const Facts& facts, const Beside& one) {
  constexpr Words pattern = {"{0} ({1} против {2})", "{0} ({1} against {2})"};
  return format(pattern,
                {facts.criterion_names[one.criterion], print_score(one.own, facts.rounding),
                 print_score(one.list, facts.rounding)});
}

/// `side` are all ahead or all behind.
void write_side(const Facts& facts, std::vector<Beside> side, ReasonCode all_named,
                ReasonCode some_named, Reasons& reasons) {
  // Nobody sees a difference that is lost in print.
  std::erase_if(side, [&](const Beside& one) {
    const auto& [digits, rule, decide_on] = facts.rounding;
    return one.own.rounded(digits, rule) == one.list.rounded(digits, rule);
  });
  if (side.empty()) return;
  const bool ahead = side.front().points.sign() > 0;  // and so are the others
  std::ranges::sort(side, [&](const Beside& a, const Beside& b) {
    const auto order = a.points <=> b.points;
    if (order == 0) return a.criterion < b.criterion;
    return ahead ? order > 0 : order < 0;
  });
  const auto code = side.size() > named_max ? some_named : all_named;
  side.resize(std::min(side.size(), named_max));
  std::vector<Text> names;
  std::vector<Index<Criterion>> criteria;
  for (const auto& one : side) {
    names.push_back(with_means(facts, one));
    criteria.push_back(one.criterion);
  }
  reasons.add(code, join(names), one_or_many(names.size())).on(criteria);
}

}  // namespace

void write_against_list(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  if (!facts.list || !facts.score(at).scored()) return;
  auto ahead = beside_the_list(facts, at);
  auto behind = ahead;
  std::erase_if(ahead, [](const Beside& one) { return one.points.sign() <= 0; });
  std::erase_if(behind, [](const Beside& one) { return one.points.sign() >= 0; });
  write_side(facts, std::move(ahead), ReasonCode::above_list, ReasonCode::above_list_most, reasons);
  write_side(facts, std::move(behind), ReasonCode::below_list, ReasonCode::below_list_most,
             reasons);
}

}  // namespace otbor
