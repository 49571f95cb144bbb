#include "engine/rate/mixed/reml.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/facets.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<mixed::Criterion>, 2> estimations{
    {{"reml", mixed::Criterion::reml}, {"ml", mixed::Criterion::ml}}};

/// Single columns that `random` and `fixed` name, an interaction `a:b` by its two parts.
std::vector<std::string> columns_of(const std::vector<std::string>& terms) {
  std::vector<std::string> columns;
  for (const auto& term : terms) {
    const auto colon = term.find(':');
    columns.push_back(term.substr(0, colon));
    if (colon != std::string::npos) columns.push_back(term.substr(colon + 1));
  }
  return columns;
}

/// The factor of a term; `next` is the first of its columns in the table.
Factor factor_of(const LongTable& table, const std::string& term, std::size_t& next) {
  const Factor& first = table.factors[next++];
  if (term.find(':') == std::string::npos) return first;
  const Factor& second = table.factors[next++];
  auto crossed = mixed::interaction(plain(first), plain(second));
  Factor result{.name = term, .levels = {}, .of_row = std::move(crossed.factor.level)};
  for (std::size_t i = 0; i < crossed.first.size(); ++i) {
    result.levels.push_back(first.levels[crossed.first[i]] + "|" +
                            second.levels[crossed.second[i]]);
  }
  return result;
}

PerLevel known(const mixed::Effects& effects) {
  PerLevel result;
  for (const auto& factor : effects) result.emplace_back(factor.begin(), factor.end());
  return result;
}

Results compute(Bench& bench) {
  const auto estimation = bench.params.choice("estimation", estimations);
  const auto random = bench.input.texts("random");
  const auto fixed = bench.input.texts("fixed");
  if (!bench.input.require({"random"})) return {};
  bench.expect_different(random, "random");
  auto columns = columns_of(random);
  const auto fixed_columns = columns_of(fixed);
  columns.insert(columns.end(), fixed_columns.begin(), fixed_columns.end());
  const auto table = read_long_table(bench, columns, {mark_role(bench, "y")});
  if (!bench.good()) return {};

  mixed::Design design{.y = table.numbers.front(), .random = {}, .fixed = {}};
  std::vector<Factor> factors;
  std::size_t next = 0;
  for (const auto& term : random) factors.push_back(factor_of(table, term, next));
  for (const auto& factor : factors) design.random.push_back(plain(factor));
  std::vector<Factor> contrasts;
  for (const auto& term : fixed) contrasts.push_back(factor_of(table, term, next));
  for (const auto& factor : contrasts) design.fixed.push_back(plain(factor));

  const auto fitted = mixed::fit(design, {.criterion = estimation, .threads = bench.threads});
  Results results;
  results.add("n_obs", Value(design.y.size()));
  if (!fitted) {
    for (const auto* name :
         {"intercept", "se_intercept", "sd", "sd_residual", "criterion", "blup", "condsd"}) {
      results.add(name, fitted.error());
    }
    return results;
  }
  results.add("intercept", fitted->intercept);
  results.add("se_intercept", fitted->intercept_error);
  if (!fixed.empty()) {
    results.add("fixed", fitted->fixed);
    results.add("se_fixed", fitted->fixed_errors);
  }
  results.add("sd", per_facet(factors, Value(fitted->sd).items));
  results.add("sd_residual", fitted->sd_residual);
  results.add("criterion", fitted->criterion);
  results.add("blup", per_level(factors, known(fitted->blup)));
  results.add("condsd", per_level(factors, known(fitted->condsd)));
  return results;
}

constexpr std::array params{
    Param{"estimation",
          "reml, ml",
          {"правдоподобие: ограниченное или обычное", "the likelihood: restricted or plain"}},
};

}  // namespace

extern const Method rater_lmm_crossed;
const Method rater_lmm_crossed{
    .id = "rater.lmm_crossed",
    .title = {.ru = "Смешанная линейная модель с перекрёстными факторами",
              .en = "Linear mixed model with crossed factors"},
    .source =
        "D. Bates, M. Mächler, B. Bolker & S. Walker, Fitting Linear Mixed-Effects Models "
        "Using lme4 (2015)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
