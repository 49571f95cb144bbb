#include "engine/score/scorer.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/score/reconciliation.hpp"

namespace otbor {
namespace {

const ChairScore* chair_score_of(const Study& study, Index<Practice> practice) {
  const auto& scores = study.decisions.chair_scores;
  const auto at = std::ranges::find(scores, practice, &ChairScore::practice);
  return at == scores.end() ? nullptr : &*at;
}

/// Values of the chosen method's options in its own order.
Params params_of(const Method& method, const MethodChoice& choice) {
  Params params;
  for (const auto& option : method.options) {
    const auto set = std::ranges::find_if(
        choice.options, [&](const auto& given) { return given.first == option.en; });
    params.push_back(set == choice.options.end() ? option.value
                                                 : set->second.millionths() / Points::unit);
  }
  return params;
}

void take(const Aggregate& aggregate, const std::vector<SheetScore>& sheets, Score& score) {
  score.total = aggregate.score;
  score.fallback_to_mean = aggregate.fallback_to_mean;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (aggregate.used[i]) score.used.push_back(sheets[i].sheet);
  }
}

}  // namespace

Scorer::Scorer(const Study& study, const Consistency& consistency)
    : study_(study), consistency_(consistency), method_(find_method(study.rules.aggregation.id)) {
  OTBOR_CHECK(method_ != nullptr);  // intake offers registered methods only
  params_ = params_of(*method_, study.rules.aggregation);
  disputed_ = Per<Practice, bool>(study.practices.count());
  for (const auto& dispute : consistency.disputes) disputed_[dispute.practice] = true;
}

Score Scorer::score(Index<Practice> practice) const {
  Score score;
  const auto sheets = counted_sheets(practice);
  score.sheets = static_cast<std::uint32_t>(sheets.size());
  const ChairScore* chair = chair_score_of(study_, practice);
  if (chair != nullptr) {
    score.by_chair = true;
    take(Aggregate{Ratio(chair->score), std::vector<bool>(sheets.size(), true), false}, sheets,
         score);
    finish(study_.practices[practice].group, score);
  } else if (sheets.empty()) {
    score.missing = NotScored::no_sheets;
  } else if (sheets.size() < study_.rules.experts_min) {
    score.missing = NotScored::too_few_sheets;
  } else if (awaits_chair(practice)) {
    score.missing = NotScored::awaits_chair;
  } else {
    return score_of(practice, sheets);
  }
  return score;
}

bool Scorer::rests_on_sheets(Index<Practice> practice) const {
  return !awaits_chair(practice) && chair_score_of(study_, practice) == nullptr;
}

Score Scorer::score_of(Index<Practice> practice, const std::vector<SheetScore>& sheets) const {
  const auto group = study_.practices[practice].group;
  Score score;
  score.sheets = static_cast<std::uint32_t>(sheets.size());
  take(aggregate(practice, sheets, study_.criteria.maximum[group]), sheets, score);
  finish(group, score);
  return score;
}

std::optional<Ratio> Scorer::total_with(const OtherTotal& other) const {
  const auto practice = study_.sheets.sheets[other.sheet].practice;
  auto sheets = counted_sheets(practice);
  const auto at = std::ranges::find(sheets, other.sheet, &SheetScore::sheet);
  const bool rests_on_it = at != sheets.end() && sheets.size() >= study_.rules.experts_min &&
                           chair_score_of(study_, practice) == nullptr;
  if (!rests_on_it) return std::nullopt;
  at->total = other.total;
  return aggregate(practice, sheets, study_.criteria.maximum[study_.practices[practice].group])
      .score;
}

std::vector<SheetScore> Scorer::counted_sheets(Index<Practice> practice) const {
  std::vector<SheetScore> sheets;
  for (const auto sheet : study_.sheets.of_practice[practice]) {
    if (study_.sheets.sheets[sheet].status != SheetStatus::counted) continue;
    sheets.push_back({sheet, consistency_.totals[sheet]});
  }
  return sheets;
}

bool Scorer::awaits_chair(Index<Practice> practice) const {
  const auto& third = study_.rules.third_expert;
  return third && third->mode == Reconciliation::chair_decides && disputed_[practice];
}

/// Of the additional expert, where the plan says what counts then.
std::optional<std::size_t> Scorer::third_sheet(Index<Practice> practice,
                                               const std::vector<SheetScore>& sheets) const {
  const ThirdExpert* third = third_expert_of(study_, practice);
  if (third == nullptr || !study_.rules.third_expert) return std::nullopt;
  const auto at = std::ranges::find_if(sheets, [&](const SheetScore& s) {
    return study_.sheets.sheets[s.sheet].expert == third->expert;
  });
  if (at == sheets.end()) return std::nullopt;
  return static_cast<std::size_t>(at - sheets.begin());
}

bool Scorer::is_monotone(Index<Practice> practice) const {
  return method_->monotone && !third_sheet(practice, counted_sheets(practice));
}

/// The plan's method, or the reconciliation rule once the additional expert's sheet is there.
Aggregate Scorer::aggregate(Index<Practice> practice, const std::vector<SheetScore>& sheets,
                            Points full) const {
  if (const auto third = third_sheet(practice, sheets)) {
    return reconcile(study_.rules.third_expert->mode, sheets, *third, full);
  }
  return method_->aggregate(sheets, full, params_);
}

void Scorer::finish(Index<ApplicantGroup> group, Score& score) const {
  const auto& rounding = study_.rules.rounding;
  score.printed = score.total.rounded(rounding.digits, rounding.rule);
  const auto sheets = static_cast<std::int64_t>(method_->sums_sheets ? score.used.size() : 1);
  const auto times = std::max<std::int64_t>(sheets, 1);
  const auto& criteria = study_.criteria;
  const Points largest = criteria.maximum[group] * times;
  if (criteria.lower_is_better) {
    // How far the total is from the worst, as a share of the way to the best.
    const Points best = criteria.minimum[group] * times;
    score.percent = (Ratio(largest) - score.total).divided_by(largest - best) * 100;
  } else {
    score.percent = score.total.divided_by(largest) * 100;
  }
}

}  // namespace otbor
