#include <array>

#include "engine/rate/agreement/chance_corrected.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/agreement.hpp"

namespace otbor::workbench::adapters {
namespace {

void add_coefficient(Results& results, const std::string& name,
                     const Expected<ChanceCorrected>& found) {
  const auto error = [](const ChanceCorrected& c) { return c.standard_error; };
  const auto interval = [](const ChanceCorrected& c) { return c.interval; };
  results.add(name, found.map(&ChanceCorrected::value));
  results.add("se_" + name, found.and_then(error));
  add_interval(results, "ci95_" + name, found.and_then(interval));
}

Results compute(Bench& bench) {
  const auto data = read_categorised(bench);
  if (!data) return {};
  const auto weights = read_weights(bench, data->values);
  if (!bench.good()) return {};
  const auto found = agreement_coefficients(*data, weights, 0.95);
  // Two experts' coefficients bear other names, and are not defined for more.
  const auto for_two = [&](const Expected<ChanceCorrected>& coefficient) {
    return data->experts == 2 ? coefficient
                              : Expected<ChanceCorrected>(Unexpected(Undefined::not_two_experts));
  };
  Results results;
  add_coefficient(results, "percent_agreement", found.percent);
  add_coefficient(results, "cohen_kappa", for_two(found.conger));
  add_coefficient(results, "scott_pi", for_two(found.fleiss));
  add_coefficient(results, "conger_kappa", found.conger);
  add_coefficient(results, "fleiss_kappa", found.fleiss);
  add_coefficient(results, "gwet_ac", found.gwet);
  add_coefficient(results, "brennan_prediger", found.brennan_prediger);
  add_coefficient(results, "krippendorff_alpha", found.krippendorff);
  return results;
}

constexpr std::array params{
    Param{"weights",
          "identity, linear, quadratic, ordinal",
          {"близость категорий, или таблица расстояний между ними",
           "nearness of categories, or a matrix of distances between them"}},
    Param{"categories",
          "[1, 2, 3]",
          {"все категории шкалы; без них – те, что встретились",
           "all categories of the scale; without them those that occur"}},
};

}  // namespace

extern const Method agreement_multi_rater_coefficients;
const Method agreement_multi_rater_coefficients{
    .id = "agreement.multi_rater_coefficients",
    .title = {.ru = "Коэффициенты согласия сверх случайного", .en = "Agreement beyond chance"},
    .source = "K. L. Gwet, Handbook of Inter-Rater Reliability (4th ed. 2014)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
