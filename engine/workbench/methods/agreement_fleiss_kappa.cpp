#include <array>

#include "engine/rate/agreement/fleiss.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/agreement.hpp"

namespace otbor::workbench::adapters {
namespace {

Results compute(Bench& bench) {
  const auto data = read_categorised(bench);
  if (!data) return {};
  const auto fleiss = fleiss_kappa(*data);
  Results results;
  results.add("fleiss_kappa", fleiss.and_then([](const auto& found) { return found.kappa; }))
      .add("z", fleiss.and_then([](const auto& found) { return found.z; }))
      .add("p_bar", fleiss.map(&FleissKappa::observed))
      .add("p_e_bar", fleiss.map(&FleissKappa::chance))
      .add("kappa_per_category", fleiss.map(&FleissKappa::of_category));
  for (std::size_t k = 0; fleiss && k < fleiss->of_category.size(); ++k) {
    const auto& one = fleiss->of_category[k];
    if (!one) results.because("kappa_per_category." + std::to_string(k), one.error());
  }
  results.add("light_kappa", light_kappa(*data));
  return results;
}

constexpr std::array params{
    Param{"categories", "[1, 2, 3]", {"категории шкалы", "the categories of the scale"}},
};

}  // namespace

extern const Method agreement_fleiss_kappa;
const Method agreement_fleiss_kappa{
    .id = "agreement.fleiss_kappa",
    .title = {.ru = "Каппа Флейса", .en = "Fleiss' kappa"},
    .source =
        "J. L. Fleiss (1971); J. L. Fleiss, J. C. M. Nee & J. R. Landis (1979); R. J. Light "
        "(1971)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
