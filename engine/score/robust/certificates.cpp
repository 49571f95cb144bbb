#include "engine/score/robust/certificates.hpp"

#include <algorithm>

#include "engine/score/robust/flips.hpp"

namespace otbor {
namespace {

/// The programme as flips want it, practices in the order of places; nullopt where it is not
/// linear.
std::optional<robust::LinearProgramme> linear(const Study& study, const Ranking& ranking) {
  const auto& set = study.criteria;
  const bool plain = study.rules.selection.places && study.rules.aggregation.id == "mean" &&
                     !study.rules.severity_corrected &&
                     study.rules.rounding.decide_on == DecideOn::exact &&
                     set.applicant_groups.count().value() == 1 &&
                     ranking.order.size() <= certificates_practices_max;
  if (!plain) return std::nullopt;
  robust::LinearProgramme programme{.places = *study.rules.selection.places,
                                    .lower_is_better = set.lower_is_better};
  for (const auto at : set.criteria.count()) {
    const auto& scale = set.criteria[at].scale;
    if (scale.lower_is_better != set.lower_is_better) return std::nullopt;
    programme.scales.push_back(scale);
    programme.weights.push_back(set.weights(Index<ApplicantGroup>(0), at));
  }
  for (const auto practice : ranking.order) {
    const auto& score = ranking.scores[practice];
    auto& sheets = programme.practices.emplace_back();
    programme.fixed.emplace_back();
    if (score.by_chair) {
      programme.fixed.back() = score.total.rounded(Points::digits_max, RoundingRule::half_up);
      continue;
    }
    for (const auto sheet : score.used) {
      const auto marks = study.sheets.marks.row(sheet);
      if (!std::ranges::all_of(marks, is_mark)) return std::nullopt;
      sheets.push_back({study.sheets.sheets[sheet].expert.value(), {marks.begin(), marks.end()}});
    }
  }
  return programme;
}

Certificate certificate(const Ranking& ranking, const robust::LinearProgramme& programme,
                        std::size_t at, bool inside) {
  Certificate found{.practice = ranking.order[at], .inside = inside};
  if (const auto flip = robust::mark_flip(programme, at)) {
    found.mark = OneMark{ranking.scores[found.practice].used[flip->sheet],
                         Index<Criterion>(flip->criterion), flip->from, flip->to, flip->total};
  }
  for (const auto expert : robust::expert_flips(programme, at)) {
    found.experts.emplace_back(expert);
  }
  const auto weight = robust::weight_flip(programme, at);
  if (weight && *weight) {
    found.weight = OneWeight{Index<Criterion>((*weight)->criterion), (*weight)->weight};
  }
  return found;
}

}  // namespace

std::vector<Certificate> certificates(const Study& study, const Ranking& ranking) {
  std::vector<Certificate> found;
  const auto programme = linear(study, ranking);
  if (!programme) return found;
  const auto totals = robust::linear_totals(*programme);
  std::vector<bool> inside;
  for (std::size_t i = 0; i < ranking.order.size(); ++i) {
    inside.push_back(robust::in_list(*programme, totals, i));
  }
  // The order of places is that of totals, so that the line falls between two neighbours.
  const auto line = static_cast<std::size_t>(std::ranges::count(inside, true));
  if (line == 0 || line == inside.size()) return found;
  const auto first = line - std::min(line, certificates_a_side);
  const auto last = std::min(inside.size(), line + certificates_a_side);
  for (std::size_t i = first; i < last; ++i) {
    found.push_back(certificate(ranking, *programme, i, inside[i]));
  }
  return found;
}

std::vector<WeightRange> weight_ranges(const Study& study, const Ranking& ranking) {
  std::vector<WeightRange> ranges;
  const auto programme = linear(study, ranking);
  if (!programme || ranking.order.size() > weight_ranges_practices_max) return ranges;
  const auto totals = robust::linear_totals(*programme);
  const auto inside = [&](std::size_t at) { return robust::in_list(*programme, totals, at); };
  const bool divides = !ranking.order.empty() && !inside(ranking.order.size() - 1);
  if (!divides || !inside(0)) return ranges;
  const auto found = robust::list_weight_intervals(*programme);
  if (!found) return ranges;
  for (const auto at : study.criteria.criteria.count()) {
    ranges.push_back({at, (*found)[at.value()].low, (*found)[at.value()].high});
  }
  return ranges;
}

}  // namespace otbor
