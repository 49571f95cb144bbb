#include "engine/workbench/shapes/weighted.hpp"

namespace otbor::workbench::adapters {
namespace {

Results compute(Bench& bench) { return weighted_results(bench, decision::weighted_sum); }

}  // namespace

extern const Method mcda_weighted_sum;
const Method mcda_weighted_sum{
    .id = "mcda.weighted_sum",
    .title = {.ru = "Взвешенная сумма", .en = "Weighted sum"},
    .source = "P. C. Fishburn, Additive utilities with incomplete product sets (1967)",
    .params = weighted_params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
