#include <algorithm>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/score/method.hpp"
#include "engine/score/ranking.hpp"
#include "engine/score/reconciliation.hpp"
#include "engine/score/tie_break.hpp"

namespace otbor {
namespace {

constexpr std::size_t practices_a_chunk = 256;

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

/// The plan's method with everything a practice's score needs.
class Scorer {
 public:
  Scorer(const Study& study, const Consistency& consistency)
      : study_(study), consistency_(consistency), method_(find_method(study.rules.aggregation.id)) {
    OTBOR_CHECK(method_ != nullptr);  // intake offers registered methods only
    params_ = params_of(*method_, study.rules.aggregation);
    disputed_ = Per<Practice, bool>(study.practices.count());
    for (const auto& dispute : consistency.disputes) disputed_[dispute.practice] = true;
  }

  [[nodiscard]] Score score(Index<Practice> practice) const {
    Score score;
    const Points full = study_.criteria.maximum[study_.practices[practice].group];
    const auto sheets = counted_sheets(practice);
    score.sheets = static_cast<std::uint32_t>(sheets.size());
    const ChairScore* chair = chair_score_of(study_, practice);
    if (chair != nullptr) {
      score.by_chair = true;
      take(Aggregate{Ratio(chair->score), std::vector<bool>(sheets.size(), true), false}, sheets,
           score);
    } else if (sheets.empty()) {
      score.missing = NotScored::no_sheets;
    } else if (sheets.size() < study_.rules.experts_min) {
      score.missing = NotScored::too_few_sheets;
    } else if (awaits_chair(practice)) {
      score.missing = NotScored::awaits_chair;
    } else {
      take(aggregate(practice, sheets, full), sheets, score);
    }
    if (score.scored()) finish(study_.practices[practice].group, score);
    return score;
  }

  [[nodiscard]] std::optional<Ratio> total_with(const OtherTotal& other) const {
    const auto practice = study_.sheets.sheets[other.sheet].practice;
    auto sheets = counted_sheets(practice);
    const auto at = std::ranges::find(sheets, other.sheet, &SheetScore::sheet);
    const bool rests_on_sheets =
        sheets.size() >= study_.rules.experts_min && chair_score_of(study_, practice) == nullptr;
    if (at == sheets.end() || !rests_on_sheets) return std::nullopt;
    at->total = other.total;
    return aggregate(practice, sheets, study_.criteria.maximum[study_.practices[practice].group])
        .score;
  }

 private:
  [[nodiscard]] std::vector<SheetScore> counted_sheets(Index<Practice> practice) const {
    std::vector<SheetScore> sheets;
    for (const auto sheet : study_.sheets.of_practice[practice]) {
      if (study_.sheets.sheets[sheet].status != SheetStatus::counted) continue;
      sheets.push_back({sheet, consistency_.totals[sheet]});
    }
    return sheets;
  }

  [[nodiscard]] bool awaits_chair(Index<Practice> practice) const {
    const auto& third = study_.rules.third_expert;
    return third && third->mode == Reconciliation::chair_decides && disputed_[practice];
  }

  /// The plan's method, or the reconciliation rule once the additional expert's sheet is there.
  [[nodiscard]] Aggregate aggregate(Index<Practice> practice, const std::vector<SheetScore>& sheets,
                                    Points full) const {
    const ThirdExpert* third = third_expert_of(study_, practice);
    if (third != nullptr && study_.rules.third_expert) {
      const auto at = std::ranges::find_if(sheets, [&](const SheetScore& s) {
        return study_.sheets.sheets[s.sheet].expert == third->expert;
      });
      if (at != sheets.end()) {
        return reconcile(study_.rules.third_expert->mode, sheets,
                         static_cast<std::size_t>(at - sheets.begin()), full);
      }
    }
    return method_->aggregate(sheets, full, params_);
  }

  static void take(const Aggregate& aggregate, const std::vector<SheetScore>& sheets,
                   Score& score) {
    score.total = aggregate.score;
    score.fallback_to_mean = aggregate.fallback_to_mean;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      if (aggregate.used[i]) score.used.push_back(sheets[i].sheet);
    }
  }

  void finish(Index<ApplicantGroup> group, Score& score) const {
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

  const Study& study_;
  const Consistency& consistency_;
  const Method* method_;
  Params params_;
  Per<Practice, bool> disputed_;
};

CriterionMean mean_of_criterion(const Study& study, const Score& score, Index<Criterion> at) {
  CriterionMean mean;
  const auto& scale = study.criteria.criteria[at].scale;
  Points sum;
  for (const auto sheet : score.used) {
    const Mark mark = study.sheets.marks(sheet, at);
    if (!is_mark(mark)) continue;
    const Points value = scale.value(mark);
    mean.lowest = mean.marks == 0 ? value : std::min(mean.lowest, value);
    sum += value;
    ++mean.marks;
  }
  if (mean.marks > 0) mean.mean = Ratio(sum, mean.marks);
  return mean;
}

}  // namespace

std::vector<std::optional<Ratio>> totals_if(const Study& study, const Consistency& consistency,
                                            std::span<const OtherTotal> others) {
  const Scorer scorer(study, consistency);
  std::vector<std::optional<Ratio>> totals;
  for (const auto& other : others) totals.push_back(scorer.total_with(other));
  return totals;
}

Ranking score(const Study& study, const Consistency& consistency, num::Threads threads) {
  Ranking ranking;
  const auto practices = study.practices.count();
  const auto criteria = study.criteria.criteria.count();
  ranking.scores = Per<Practice, Score>(practices);
  ranking.means = {practices, criteria};
  const Scorer scorer(study, consistency);
  num::for_chunks(threads, practices.value(), practices_a_chunk,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    for (const auto practice : Range<Practice>(first, last)) {
                      Score& score = ranking.scores[practice];
                      if (!takes_part(study.practices[practice].status)) {
                        score.missing = NotScored::no_sheets;
                        continue;
                      }
                      score = scorer.score(practice);
                      for (const auto at : criteria) {
                        ranking.means(practice, at) = mean_of_criterion(study, score, at);
                      }
                    }
                  });
  put_in_order(study, consistency, ranking);
  return ranking;
}

}  // namespace otbor
