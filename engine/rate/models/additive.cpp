#include "engine/rate/calibration.hpp"
#include "engine/rate/model.hpp"

namespace otbor::raters {
namespace {

/// One prior practice on which the expert agreed with the colleagues: of a difference seen on k
/// practices roughly k/(k + 1) is believed, 9/10 after nine of them. In the mixed model this is the
/// ratio of the residual variance to the variance of leniency (Platt & Burges 2012); 1
/// takes both for equal. Estimating it from seven experts would be less certain than the guess,
/// and a fixed number lets a commission compare years.
constexpr double lambda = 1;

Per<Expert, Expected<ExpertSeverity>> two_way(const Ratings& totals) {
  Per<Expert, Expected<ExpertSeverity>> result(totals.experts(), Unexpected(Undefined::no_ratings));
  Per<Expert, std::uint32_t> shared(totals.experts());
  for (const auto practice : totals.practices()) {
    const auto ratings = totals.of(practice);
    for (const auto& rating : ratings) {
      shared[rating.expert] += ratings.size() > 1 ? 1 : 0;
      result[rating.expert] = Unexpected(Undefined::no_overlap);
    }
  }
  const auto lenient = leniency(totals, lambda);
  for (const auto expert : totals.experts()) {
    if (shared[expert] == 0) continue;
    if (lenient) {
      result[expert] =
          ExpertSeverity{.points = -(*lenient)[expert], .practices_shared = shared[expert]};
    } else {
      result[expert] = Unexpected(Undefined::not_converged);
    }
  }
  return result;
}

}  // namespace

extern const RaterModel additive;
const RaterModel additive{
    .id = "additive",
    .title = {.ru = "Строгость с учётом цепочек коллег",
              .en = "Severity through chains of colleagues"},
    .meaning = {.ru = "На сколько баллов эксперт строже остальных, если учесть, какие практики ему "
                      "достались и насколько строги его коллеги; различие, которое может быть "
                      "случайным, учтено не полностью.",
                .en = "By how many points the expert is stricter than the others, allowing for "
                      "which practices were rated and how strict the colleagues are; of a "
                      "difference that may be chance only a part is counted."},
    .source = "J. Platt & C. Burges, Regularized Least Squares to Remove Reviewer Bias (2012)",
    .fit = two_way,
};

}  // namespace otbor::raters
