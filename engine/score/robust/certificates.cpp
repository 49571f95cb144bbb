#include "engine/score/robust/certificates.hpp"

#include <algorithm>

#include <tl/expected.hpp>

#include "engine/score/robust/certificates_silence.hpp"
#include "engine/score/robust/flips.hpp"

namespace otbor {
namespace {

using Linear = tl::expected<robust::LinearProgramme, CertificateSilence>;

std::optional<CertificateSilence> silence_of_rules(const Study& study, const Ranking& ranking) {
  const auto& rules = study.rules;
  if (!rules.selection.places) return CertificateSilence::no_places;
  if (rules.aggregation.id != "mean") return CertificateSilence::other_method;
  if (rules.rounding.decide_on != DecideOn::exact) return CertificateSilence::rounded_totals;
  if (study.criteria.applicant_groups.count().value() != 1) {
    return CertificateSilence::groups_of_weights;
  }
  if (ranking.order.size() > certificates_practices_max) {
    return CertificateSilence::too_many_practices;
  }
  return std::nullopt;
}

/// The official totals are those of the marks: nothing was added for severity.
bool holds_for(const robust::LinearProgramme& programme, const Ranking& ranking) {
  const auto totals = robust::linear_totals(programme);
  for (std::size_t at = 0; at < totals.size(); ++at) {
    const auto& score = ranking.scores[ranking.order[at]];
    if (!score.by_chair && totals[at] != score.total) return false;
  }
  return true;
}

/// The programme as flips want it, practices in the order of places, or why it is not linear.
Linear linear(const Study& study, const Ranking& ranking) {
  const auto& set = study.criteria;
  if (const auto silence = silence_of_rules(study, ranking)) return tl::unexpected(*silence);
  robust::LinearProgramme programme{.places = *study.rules.selection.places,
                                    .lower_is_better = set.lower_is_better};
  for (const auto at : set.criteria.count()) {
    const auto& scale = set.criteria[at].scale;
    if (scale.lower_is_better != set.lower_is_better) {
      return tl::unexpected(CertificateSilence::mixed_scales);
    }
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
      if (!std::ranges::all_of(marks, is_mark)) {
        return tl::unexpected(CertificateSilence::partial_sheets);
      }
      sheets.push_back({study.sheets.sheets[sheet].expert.value(), {marks.begin(), marks.end()}});
    }
  }
  if (study.rules.severity_corrected && !holds_for(programme, ranking)) {
    return tl::unexpected(CertificateSilence::corrected_totals);
  }
  return programme;
}

std::vector<bool> inside_by_totals(const robust::LinearProgramme& programme) {
  const auto totals = robust::linear_totals(programme);
  std::vector<bool> inside;
  for (std::size_t i = 0; i < totals.size(); ++i) {
    inside.push_back(robust::in_list(programme, totals, i));
  }
  return inside;
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

std::optional<CertificateSilence> certificates_silence(const Study& study, const Ranking& ranking,
                                                       bool ends_by_places) {
  const auto programme = linear(study, ranking);
  if (!programme) return programme.error();
  const auto inside = inside_by_totals(*programme);
  const auto line = std::ranges::count(inside, true);
  if (line == 0 || line == std::ssize(inside)) return CertificateSilence::one_side;
  if (!ends_by_places) return CertificateSilence::not_by_places;
  return std::nullopt;
}

std::vector<Certificate> certificates(const Study& study, const Ranking& ranking) {
  std::vector<Certificate> found;
  const auto programme = linear(study, ranking);
  if (!programme) return found;
  const auto inside = inside_by_totals(*programme);
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
  const auto inside = inside_by_totals(*programme);
  if (inside.empty() || !inside.front() || inside.back()) return ranges;
  const auto found = robust::list_weight_intervals(*programme);
  if (!found) return ranges;
  for (const auto at : study.criteria.criteria.count()) {
    ranges.push_back({at, (*found)[at.value()].low, (*found)[at.value()].high});
  }
  return ranges;
}

}  // namespace otbor
