#include <array>

#include "engine/rate/agreement/within.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/ratings.hpp"

namespace otbor::workbench::adapters {
namespace {

Results compute(Bench& bench) {
  const auto levels = bench.params.real("scale_levels", {2, 1e9});
  const auto input = read_ratings(bench);
  if (!bench.good()) return {};
  const auto found = two_way(input.ratings, bench.threads).and_then([&](const TwoWay& squares) {
    return levels ? Expected<Finn>(finn(squares, *levels)) : Unexpected(Undefined::no_scale);
  });
  return Results()
      .add("finn_oneway", found.map(&Finn::one_way))
      .add("finn_twoway", found.map(&Finn::two_way));
}

constexpr std::array params{
    Param{"scale_levels", "", {"сколько категорий в шкале", "how many categories the scale has"}},
};

}  // namespace

extern const Method agreement_finn;
const Method agreement_finn{
    .id = "agreement.finn",
    .title = {.ru = "Коэффициент Финна r", .en = "Finn's r"},
    .source = "R. H. Finn, A Note on Estimating the Reliability of Categorical Data (1970)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
