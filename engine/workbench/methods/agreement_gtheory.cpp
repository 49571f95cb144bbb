#include <algorithm>
#include <array>

#include "engine/rate/agreement/gtheory.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/long_table.hpp"

namespace otbor::workbench::adapters {
namespace {

enum class Layout : std::uint8_t { crossed, nested };
constexpr std::array<Named<Layout>, 2> layouts{
    {{"crossed", Layout::crossed}, {"nested", Layout::nested}}};
constexpr std::array<Named<gtheory::Estimator>, 2> estimators{
    {{"anova", gtheory::Estimator::anova}, {"reml", gtheory::Estimator::reml}}};
enum class Negative : std::uint8_t { zero };
constexpr std::array<Named<Negative>, 1> negatives{{{"zero", Negative::zero}}};

/// Names of the object and the facets, and which facet each is nested in.
struct Names {
  std::vector<std::string> factors;
  std::vector<std::optional<std::size_t>> host;

  [[nodiscard]] std::optional<std::size_t> facet(std::string_view name) const {
    const auto found = std::ranges::find(factors, name);
    if (found == factors.end() || found == factors.begin()) return std::nullopt;
    return static_cast<std::size_t>(found - factors.begin());
  }
  /// What facets may be nested in: another facet or the object.
  [[nodiscard]] std::optional<std::size_t> host_named(std::string_view name) const {
    return name == factors.front() ? 0 : facet(name);
  }
  [[nodiscard]] std::string of(const gtheory::Effect& effect) const {
    std::string name;
    for (const auto factor : effect) name += (name.empty() ? "" : ":") + factors[factor];
    return name;
  }
};

void tell_facet(Bench& bench, Span span, std::string_view key) {
  bench.diagnostics.add(Found::wrong_shape, span,
                        {key, Words{"нужны имена из `facets`", "names of `facets` are needed"}});
}

/// `nested: {facet: host}`; a host stands before what is nested in it, the object before all.
void read_nesting(Bench& bench, Names& names) {
  const Node* node = bench.params.find("nested");
  if (node == nullptr || !bench.params.expect(*node, Node::Kind::map, "nested")) return;
  for (const auto& entry : node->entries) {
    const auto facet = names.facet(entry.key);
    const auto host = names.host_named(entry.value.text);
    if (!facet || !host || *host >= *facet) {
      tell_facet(bench, entry.key_span, "nested");
    } else {
      names.host[*facet] = host;
    }
  }
}

Names read_names(Bench& bench) {
  constexpr std::size_t facets_max = 5;  // effects double with each facet
  Names names{.factors = {role(bench, "object", "object")}, .host = {}};
  if (bench.input.require({"facets"})) {
    for (auto& facet : bench.input.texts("facets")) names.factors.push_back(std::move(facet));
    bench.expect_different(names.factors, "facets");
  }
  const auto count = names.factors.size();
  if (bench.good() && (count < 2 || count > facets_max + 1)) {
    bench.diagnostics.add(
        Found::wrong_shape, bench.input.find("facets")->span,
        {"facets", Words{"нужно от одной до пяти граней", "one to five facets are needed"}});
  }
  names.host.resize(count);
  const auto layout = bench.params.choice("design", layouts);
  if (layout == Layout::nested) static_cast<void>(bench.params.require({"nested"}));
  read_nesting(bench, names);
  return names;
}

/// Sizes of one entry of `d_study`; a facet that is not named has as many levels as the data.
std::vector<double> read_sizes(Bench& bench, const Node& entry, const Names& names,
                               std::vector<double> sizes) {
  if (!bench.params.expect(entry, Node::Kind::map, "d_study")) return sizes;
  for (const auto& [name, span, value] : entry.entries) {
    const auto facet = names.facet(name);
    const auto levels = bench.params.real_in(value, name, {1, 1e9});
    if (!facet) {
      tell_facet(bench, span, "d_study");
    } else if (levels) {
      sizes[*facet] = *levels;
    }
  }
  return sizes;
}

void add_decisions(Results& results, const gtheory::Study& study,
                   const std::vector<std::vector<double>>& of_sizes) {
  std::vector<Value> g;
  std::vector<Value> phi;
  std::vector<Value> relative;
  std::vector<Value> absolute;
  for (const auto& sizes : of_sizes) {
    const auto decision = gtheory::decide(study, sizes);
    g.emplace_back(decision.g);
    phi.emplace_back(decision.phi);
    relative.emplace_back(decision.relative_error);
    absolute.emplace_back(decision.absolute_error);
  }
  results.add("g", Value(std::move(g)))
      .add("phi", Value(std::move(phi)))
      .add("relative_error_variance", Value(std::move(relative)))
      .add("absolute_error_variance", Value(std::move(absolute)));
}

Value keyed(const Names& names, const gtheory::Study& study, const std::vector<double>& values) {
  std::vector<NamedValue> entries;
  for (std::size_t i = 0; i < values.size(); ++i) {
    entries.push_back({names.of(study.effects[i]), values[i]});
  }
  return Value(std::move(entries));
}

Results compute(Bench& bench) {
  const auto names = read_names(bench);
  const auto estimator = bench.params.choice("estimator", estimators);
  static_cast<void>(bench.params.choice("negative", negatives));
  const auto target = bench.params.real("target_phi", {0.01, 0.9999});
  const Node* entries = bench.params.find("d_study");
  const auto score = mark_role(bench, "score");
  const auto table = read_long_table(bench, names.factors, {score});
  if (!bench.good()) return {};
  gtheory::Design design{.y = table.numbers.front(), .factors = {}, .host = names.host};
  for (const auto& factor : table.factors) {
    design.factors.push_back({static_cast<std::uint32_t>(factor.levels.size()), factor.of_row});
  }
  const auto study = gtheory::variance_components(design, estimator, bench.threads);
  if (!study) {
    return Results().none_of(
        {"var_components", "mean_squares", "g", "phi", "relative_error_variance",
         "absolute_error_variance", "needed_for_phi"},
        study.error());
  }

  std::vector<std::vector<double>> of_sizes;
  if (entries != nullptr && bench.params.expect(*entries, Node::Kind::list, "d_study")) {
    for (const auto& entry : entries->items) {
      of_sizes.push_back(read_sizes(bench, entry, names, study->sizes));
    }
  }
  if (of_sizes.empty()) of_sizes.push_back(study->sizes);
  Results results;
  results.add("var_components", keyed(names, *study, study->components));
  if (estimator == gtheory::Estimator::anova) {
    results.add("mean_squares", keyed(names, *study, study->mean_squares));
  }
  add_decisions(results, *study, of_sizes);
  if (target) {
    const auto last = names.factors.size() - 1;
    results.add("needed_for_phi", gtheory::needed_for_phi(*study, last, of_sizes.front(), *target));
  }
  return results;
}

constexpr std::array params{
    Param{"design",
          "crossed, nested",
          {"все грани пересекаются или есть вложенные", "facets are crossed, or some are nested"}},
    Param{
        "nested", "{facet: host}", {"какая грань в какую вложена", "which facet is nested where"}},
    Param{"estimator",
          "anova, reml",
          {"по средним квадратам (полные данные) или REML (любые)",
           "mean squares (balanced data) or REML (any)"}},
    Param{"negative",
          "zero",
          {"отрицательные компоненты считаются нулём в прогнозе",
           "components below zero count as zero in the D study"}},
    Param{"d_study",
          "[{facet: n}]",
          {"для скольких уровней каждой грани считать прогноз",
           "numbers of levels for which the D study is made"}},
    Param{"target_phi",
          "",
          {"сколько нужно уровней последней грани, чтобы Φ достигла этого значения",
           "how many levels of the last facet bring Φ to this value"}},
};

}  // namespace

extern const Method agreement_gtheory;
const Method agreement_gtheory{
    .id = "agreement.gtheory",
    .title = {.ru = "Теория обобщаемости", .en = "Generalizability theory"},
    .source = "R. L. Brennan, Generalizability Theory (2001)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
