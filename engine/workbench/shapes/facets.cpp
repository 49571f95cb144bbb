#include "engine/workbench/shapes/facets.hpp"

#include <algorithm>

namespace otbor::workbench {
namespace {

enum class Model : std::uint8_t { rsm, pcm };
constexpr std::array<Named<Model>, 2> models{{{"rsm", Model::rsm}, {"pcm", Model::pcm}}};

/// The facet a param names, `usual` when it does not.
std::size_t facet_named(Bench& bench, std::string_view param, const std::vector<std::string>& names,
                        std::size_t usual) {
  const Node* node = bench.params.find(param);
  if (node == nullptr) return usual;
  const auto found = std::ranges::find(names, node->text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  bench.diagnostics.add(
      Found::wrong_shape, node->span,
      {param, Words{"нужен один из столбцов `facets`", "one of the columns `facets` is wanted"}});
  return usual;
}

}  // namespace

mixed::Factor plain(const Factor& factor) {
  return {.levels = static_cast<std::uint32_t>(factor.levels.size()), .level = factor.of_row};
}

FacetsInput read_facets(Bench& bench) {
  const auto names = bench.input.texts("facets");
  const auto model = bench.params.choice("model", models);
  FacetsInput result;
  if (!bench.input.require({"facets"}) || names.empty()) return result;
  bench.expect_different(names, "facets");
  auto& design = result.design;
  design.object = facet_named(bench, "object", names, 0);
  const std::size_t last =
      design.object + 1 == names.size() && names.size() > 1 ? names.size() - 2 : names.size() - 1;
  const std::size_t own = facet_named(bench, "threshold_facet", names, last);
  if (model == Model::pcm) design.threshold_facet = own;
  auto table = read_long_table(bench, names, {mark_role(bench, "score")});
  for (const auto& factor : table.factors) design.facets.push_back(plain(factor));
  design.score = std::move(table.numbers.front());
  result.facets = std::move(table.factors);
  return result;
}

Value per_level(const std::vector<Factor>& facets, const PerLevel& values) {
  std::vector<NamedValue> named;
  for (std::size_t f = 0; f < facets.size(); ++f) {
    if (f < values.size()) named.push_back({facets[f].name, per_item(facets[f].levels, values[f])});
  }
  return named;
}

Value per_facet(const std::vector<Factor>& facets, std::vector<Value> values) {
  std::vector<NamedValue> named;
  for (std::size_t f = 0; f < facets.size(); ++f) {
    named.push_back({facets[f].name, std::move(values[f])});
  }
  return named;
}

Value thresholds_value(const FacetsInput& input, const std::vector<std::vector<double>>& thresholds,
                       const std::vector<bool>& known) {
  if (!input.design.threshold_facet) return thresholds.front();
  std::vector<NamedValue> named;
  for (std::size_t set = 0; set < thresholds.size(); ++set) {
    const auto& level = input.facets[*input.design.threshold_facet].levels[set];
    named.push_back({level, known.empty() || known[set] ? Value(thresholds[set]) : Value()});
  }
  return named;
}

PerLevel measures(const rasch::Design& design, const rasch::Jml& fitted) {
  PerLevel result;
  for (std::size_t f = 0; f < design.facets.size(); ++f) {
    auto& of_facet = result.emplace_back(design.facets[f].levels);
    for (std::size_t level = 0; level < of_facet.size(); ++level) {
      if (!fitted.is_measured[f][level]) continue;
      of_facet[level] = fitted.measure(f, level, design.object);
    }
  }
  return result;
}

}  // namespace otbor::workbench
