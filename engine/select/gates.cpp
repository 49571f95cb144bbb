#include "engine/select/gates.hpp"

#include <algorithm>

#include "engine/score/method.hpp"

namespace otbor {
namespace {

bool is_below(const Ratio& value, Points floor, bool lower_is_better) {
  return lower_is_better ? value > Ratio(floor) : value < Ratio(floor);
}

}  // namespace

std::vector<GateFailure> failed_gates(const Study& study, const GateFacts& facts) {
  std::vector<GateFailure> failures;
  for (const auto at : study.criteria.criteria.count()) {
    const auto& criterion = study.criteria.criteria[at];
    const auto& mean = facts.means[at.value()];
    const bool lower = criterion.scale.lower_is_better;
    if (mean.marks == 0) continue;
    if (criterion.gate && is_below(mean.mean, *criterion.gate, lower)) {
      failures.push_back({at, false, mean.mean, *criterion.gate});
    }
    if (criterion.gate_each && is_below(Ratio(mean.lowest), *criterion.gate_each, lower)) {
      failures.push_back({at, true, Ratio(mean.lowest), *criterion.gate_each});
    }
  }
  const auto& floor = study.rules.total_each_expert;
  const auto& worst = facts.worst_total;
  if (floor && worst && is_below(*worst, *floor, study.criteria.lower_is_better)) {
    failures.push_back({std::nullopt, true, *worst, *floor});
  }
  return failures;
}

Ratio worse_total(const Study& study, const std::optional<Ratio>& a, const Ratio& b) {
  if (!a) return b;
  return study.criteria.lower_is_better ? std::max(*a, b) : std::min(*a, b);
}

GateFacts gate_facts(const Study& study, const Consistency& consistency, const Ranking& ranking,
                     Index<Practice> practice) {
  GateFacts facts{ranking.means.row(practice), {}};
  if (!study.rules.total_each_expert) return facts;
  const Points full = study.criteria.maximum[study.practices[practice].group];
  for (const auto sheet : ranking.scores[practice].used) {
    facts.worst_total =
        worse_total(study, facts.worst_total, scaled(consistency.totals[sheet], full));
  }
  return facts;
}

bool reaches(const Study& study, const Band& band, const Score& score) {
  const auto& rounding = study.rules.rounding;
  const bool exact = rounding.decide_on == DecideOn::exact;
  if (band.from) {
    const Ratio total = exact ? score.total : Ratio(score.printed);
    return !is_below(total, *band.from, study.criteria.lower_is_better);
  }
  if (band.from_percent) {
    const Ratio percent =
        exact ? score.percent : Ratio(score.percent.rounded(rounding.digits, rounding.rule));
    return !is_below(percent, *band.from_percent, false);
  }
  return true;
}

}  // namespace otbor
