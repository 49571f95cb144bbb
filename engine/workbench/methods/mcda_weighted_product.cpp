#include "engine/workbench/shapes/weighted.hpp"

namespace otbor::workbench::adapters {
namespace {

Results compute(Bench& bench) { return weighted_results(bench, decision::weighted_product); }

}  // namespace

extern const Method mcda_weighted_product;
const Method mcda_weighted_product{
    .id = "mcda.weighted_product",
    .title = {.ru = "Взвешенное произведение", .en = "Weighted product"},
    .source = "P. W. Bridgman, Dimensional Analysis (1922)",
    .params = weighted_params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
