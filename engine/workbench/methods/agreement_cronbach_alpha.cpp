#include <array>

#include "engine/rate/agreement/cronbach.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/agreement.hpp"
#include "engine/workbench/shapes/ratings.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<MissingRatings>, 2> missing{
    {{"listwise", MissingRatings::listwise}, {"pairwise", MissingRatings::pairwise}}};

Results compute(Bench& bench) {
  const auto how = bench.params.choice("missing", missing);
  const auto input = read_ratings(bench);
  if (!bench.good()) return {};
  const auto found = cronbach_alpha(input.ratings, how, 0.95);
  Results results;
  results.add("alpha", found.alpha).add("alpha_standardized", found.standardized);
  add_interval(results, "feldt_ci95", found.feldt);
  results.add("n_complete", Value(found.complete));
  return results;
}

constexpr std::array params{
    Param{"missing",
          "listwise, pairwise",
          {"пропуски: только полные строки или все общие пары",
           "missing ratings: complete rows only, or all pairs"}},
};

}  // namespace

extern const Method agreement_cronbach_alpha;
const Method agreement_cronbach_alpha{
    .id = "agreement.cronbach_alpha",
    .title = {.ru = "Альфа Кронбаха", .en = "Cronbach's alpha"},
    .source = "L. J. Cronbach (1951); L. S. Feldt (1965)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
