#include "engine/rate/model.hpp"

namespace otbor::raters {
namespace {

/// For each practice the expert shares with others: mean of the colleagues' totals less the own
/// total. The mean of these differences is the severity; anybody can repeat it with a calculator.
Per<Expert, Expected<ExpertSeverity>> deviation_from_colleagues(const Ratings& totals) {
  Per<Expert, double> sum(totals.experts());
  Per<Expert, std::uint32_t> shared(totals.experts());
  Per<Expert, std::uint8_t> rated(totals.experts());
  for (const auto practice : totals.practices()) {
    const auto ratings = totals.of(practice);
    double all = 0;
    for (const auto& rating : ratings) all += rating.value;
    for (const auto& rating : ratings) {
      rated[rating.expert] = 1;
      if (ratings.size() < 2) continue;
      const double colleagues = (all - rating.value) / static_cast<double>(ratings.size() - 1);
      sum[rating.expert] += colleagues - rating.value;
      ++shared[rating.expert];
    }
  }
  Per<Expert, Expected<ExpertSeverity>> result(totals.experts(), Unexpected(Undefined::no_ratings));
  for (const auto expert : totals.experts()) {
    if (shared[expert] > 0) {
      result[expert] = ExpertSeverity{.points = sum[expert] / shared[expert],
                                      .practices_shared = shared[expert]};
    } else if (rated[expert] != 0) {
      result[expert] = Unexpected(Undefined::no_overlap);
    }
  }
  return result;
}

}  // namespace

extern const RaterModel colleague_deviation;
const RaterModel colleague_deviation{
    .id = "colleague_deviation",
    .title = {.ru = "Отклонение от коллег", .en = "Deviation from colleagues"},
    .meaning = {.ru = "На сколько баллов эксперт в среднем ниже коллег, оценивших те же практики; "
                      "знак «минус» означает, что он мягче.",
                .en = "By how many points the expert is below the colleagues who rated the same "
                      "practices, on average; a minus means more lenient."},
    .source =
        "mean difference on shared practices; F. E. Saal, R. G. Downey & M. A. Lahey, "
        "Rating the ratings (1980), severity as a deviation from the group",
    .fit = deviation_from_colleagues,
};

}  // namespace otbor::raters
