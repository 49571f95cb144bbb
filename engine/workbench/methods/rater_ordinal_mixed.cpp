#include "engine/rate/mixed/ordinal.hpp"
#include "engine/workbench/shapes/facets.hpp"

namespace otbor::workbench::adapters {
namespace {

enum class Approximation : std::uint8_t { laplace, agq };
constexpr std::array<Named<Approximation>, 2> approximations{
    {{"laplace", Approximation::laplace}, {"agq", Approximation::agq}}};

Results compute(Bench& bench) {
  const auto approximation = bench.params.choice("approximation", approximations);
  const auto nodes = static_cast<std::size_t>(bench.params.whole("nodes", 10, 1, 100));
  const auto random = bench.input.texts("random");
  const auto fixed = bench.input.texts("fixed");
  if (!bench.input.require({"random"})) return {};
  bench.expect_different(random, "random");
  auto numbers = fixed;
  numbers.push_back(mark_role(bench, "y"));
  const auto table = read_long_table(bench, random, numbers);
  if (approximation == Approximation::agq && random.size() > 1) {
    bench.diagnostics.add(
        Found::wrong_shape, bench.input.find("random")->span,
        {"random", Words{"квадратура возможна для одного фактора", "quadrature takes one factor"}});
  }
  if (!bench.good()) return {};
  mixed::OrdinalDesign design{.y = table.numbers.back(),
                              .covariates = {table.numbers.begin(), table.numbers.end() - 1},
                              .random = {}};
  for (const auto& factor : table.factors) design.random.push_back(plain(factor));
  const auto fitted =
      mixed::fit_ordinal(design, {.nodes = approximation == Approximation::agq ? nodes : 1});
  if (!fitted) {
    return Results().none_of({"thresholds", "beta", "sd", "modes", "loglik"}, fitted.error());
  }
  Results results;
  PerLevel modes;
  for (const auto& factor : fitted->modes) modes.emplace_back(factor.begin(), factor.end());
  results.add("thresholds", fitted->thresholds);
  results.add("beta", per_item(fixed, fitted->beta));
  results.add("sd", per_facet(table.factors, Value(fitted->sd).items));
  results.add("modes", per_level(table.factors, modes));
  results.add("loglik", fitted->log_likelihood);
  return results;
}

constexpr std::array params{
    Param{"approximation",
          "laplace, agq",
          {"как берётся интеграл: приближение Лапласа или адаптивная квадратура",
           "how the integral is taken: Laplace's approximation or adaptive quadrature"}},
    Param{"nodes", "10", {"узлов квадратуры", "nodes of the quadrature"}}};

}  // namespace

extern const Method rater_ordinal_mixed;
const Method rater_ordinal_mixed{
    .id = "rater.ordinal_mixed",
    .title = {.ru = "Порядковая смешанная модель", .en = "Ordinal mixed model"},
    .source = "D. Hedeker & R. D. Gibbons, A Random-Effects Ordinal Regression Model (1994)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
