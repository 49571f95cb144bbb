#include <array>

#include "engine/score/decision/topsis.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<decision::Normalisation>, 5> ways{
    {{"vector", decision::Normalisation::vector},
     {"none", decision::Normalisation::none},
     {"max", decision::Normalisation::max},
     {"sum", decision::Normalisation::sum},
     {"minmax", decision::Normalisation::minmax}}};

Results compute(Bench& bench) {
  const auto normalisation = bench.params.choice("normalisation", ways);
  const auto input = read_problem(bench);
  Results results;
  if (!bench.good()) return results;
  if (decision::turns_round(input.problem.values, normalisation)) {
    return results.none_of({"closeness", "rank"}, Undefined::not_positive);
  }
  const auto result = decision::topsis(input.problem, normalisation);
  results.add("closeness", per_item(input.ids, result.closeness));
  results.add("rank", per_item(input.ids, result.rank));
  return results;
}

constexpr std::array params{
    Param{"normalisation",
          "vector, none, max, sum, minmax",
          {"приведение критериев к одной шкале", "how criteria are brought to one scale"}},
};

}  // namespace

extern const Method mcda_topsis;
const Method mcda_topsis{
    .id = "mcda.topsis",
    .title = {.ru = "Метод TOPSIS: близость к идеалу", .en = "TOPSIS: closeness to the ideal"},
    .source = "C.-L. Hwang & K. Yoon, Multiple Attribute Decision Making (1981)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
