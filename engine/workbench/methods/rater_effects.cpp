#include "engine/rate/effects.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/facets.hpp"

namespace otbor::workbench::adapters {
namespace {

/// The columns of the case; without `criterion` every mark is of one criterion.
MarkColumns read_marks(Bench& bench, std::vector<std::string>& raters) {
  std::vector<std::string> columns{role(bench, "object", "object"), role(bench, "rater", "rater")};
  if (bench.input.has("criterion")) columns.push_back(role(bench, "criterion", "criterion"));
  auto table = read_long_table(bench, columns, {mark_role(bench, "score")});
  if (!bench.good()) return {};
  const auto count = [&](std::size_t at) {
    return static_cast<std::uint32_t>(table.factors[at].levels.size());
  };
  MarkColumns marks{.experts = count(1),
                    .practices = count(0),
                    .criteria = columns.size() > 2 ? count(2) : 1,
                    .expert = std::move(table.factors[1].of_row),
                    .practice = std::move(table.factors[0].of_row),
                    .criterion = std::vector<std::uint32_t>(table.rows),
                    .value = std::move(table.numbers.front())};
  if (columns.size() > 2) marks.criterion = std::move(table.factors[2].of_row);
  raters = std::move(table.factors[1].levels);
  return marks;
}

Results compute(Bench& bench) {
  const auto middle = bench.params.real("middle");
  std::vector<std::string> raters;
  const auto marks = read_marks(bench, raters);
  if (!bench.good()) return {};
  const auto use = scale_use(marks, middle);
  Results results;
  const auto add = [&](const std::string& name, Expected<double> ScaleUse::*member) {
    std::vector<Value> values;
    for (const auto& one : use) values.emplace_back(one.*member);
    results.add(name, per_item(raters, std::move(values)));
    for (std::size_t e = 0; e < use.size(); ++e) {
      if (!(use[e].*member)) results.because(name + "." + raters[e], (use[e].*member).error());
    }
  };
  add("mean", &ScaleUse::mean);
  add("sd", &ScaleUse::sd);
  add("middle_share", &ScaleUse::middle_share);
  add("rest_correlation", &ScaleUse::rest_correlation);
  if (marks.criteria > 1) {
    add("halo_correlation", &ScaleUse::halo_correlation);
    add("halo_sd", &ScaleUse::halo_sd);
  } else {  // a halo is spread over criteria
    results.add("halo_correlation", Undefined::too_few_data);
    results.add("halo_sd", Undefined::too_few_data);
  }
  return results;
}

constexpr std::array params{
    Param{"middle", "", {"средняя категория шкалы", "the middle category of the scale"}}};

}  // namespace

extern const Method rater_effects;
const Method rater_effects{
    .id = "rater.effects",
    .title = {.ru = "Как эксперты пользуются шкалой", .en = "How experts use the scale"},
    .source = "F. E. Saal, R. G. Downey & M. A. Lahey, Rating the ratings (1980)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
