#include <array>

#include "engine/rate/agreement/kappa.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/agreement.hpp"

namespace otbor::workbench::adapters {
namespace {

/// How often the two experts put a practice into each pair of categories; practices that one of
/// them did not rate are left out.
std::vector<double> table_of(const Categorised& data) {
  const std::size_t q = data.categories();
  std::vector<double> table(q * q);
  for (std::size_t unit = 0; unit < data.units(); ++unit) {
    const auto entries = data.of(unit);
    if (entries.size() == 2) {
      table[entries[0].category * q + entries[1].category] += data.times[unit];
    }
  }
  return table;
}

Results compute(Bench& bench) {
  const auto data = read_categorised(bench);
  if (!data) return {};
  const auto weights = read_weights(bench, data->values);
  if (!bench.good()) return {};
  const auto why = data->units() == 0   ? Undefined::no_ratings
                   : data->experts == 0 ? Undefined::experts_unknown
                                        : Undefined::not_two_experts;
  Expected<Kappa> kappa = Unexpected(why);
  Expected<double> margins = Unexpected(why);
  if (data->experts == 2) {
    const auto table = table_of(*data);
    kappa = cohen_kappa(table, weights);
    margins = stuart_maxwell(table, data->categories());
  }
  return Results()
      .add("p_o", kappa.map(&Kappa::observed))
      .add("p_e", kappa.map(&Kappa::chance))
      .add("kappa", kappa.and_then([](const Kappa& found) { return found.kappa; }))
      .add("se_kappa", kappa.and_then([](const Kappa& found) { return found.standard_error; }))
      .add("z", kappa.and_then([](const Kappa& found) { return found.z; }))
      .add("stuart_maxwell_chisq", margins);
}

constexpr std::array params{
    Param{"weights",
          "identity, linear, quadratic, ordinal",
          {"близость категорий, или таблица расстояний между ними",
           "nearness of categories, or a matrix of distances between them"}},
    Param{"categories", "[1, 2, 3]", {"категории шкалы", "the categories of the scale"}},
};

}  // namespace

extern const Method agreement_cohen_kappa;
const Method agreement_cohen_kappa{
    .id = "agreement.cohen_kappa",
    .title = {.ru = "Каппа Коэна двух экспертов", .en = "Cohen's kappa of two experts"},
    .source = "J. Cohen (1960, 1968); J. L. Fleiss, J. Cohen & B. S. Everitt (1969)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
