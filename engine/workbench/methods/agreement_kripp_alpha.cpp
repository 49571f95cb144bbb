#include "engine/rate/agreement/krippendorff.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/ratings.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<Metric>, 4> levels{{{"ordinal", Metric::ordinal},
                                               {"nominal", Metric::nominal},
                                               {"interval", Metric::interval},
                                               {"ratio", Metric::ratio}}};

/// `bootstrap: {draws, seed}`, when it is given.
std::optional<BootstrapOptions> read_bootstrap(Bench& bench) {
  const Node* node = bench.params.find("bootstrap");
  if (node == nullptr || !bench.params.expect(*node, Node::Kind::map, "bootstrap")) return {};
  Section section("bootstrap", node, node->span, bench.diagnostics);
  BootstrapOptions options;
  options.draws = static_cast<std::uint32_t>(section.whole("draws", options.draws, 2, 1'000'000));
  options.seed = static_cast<std::uint64_t>(section.whole("seed", 1, 0, 1LL << 53));
  section.report_unread("agreement.kripp_alpha");
  return options;
}

Results compute(Bench& bench) {
  const auto metric = bench.params.choice("level", levels);
  const auto bootstrap = read_bootstrap(bench);
  const auto input = read_ratings(bench);
  Results results;
  if (!bench.good()) return results;
  const auto alpha = krippendorff_alpha(input.ratings, metric);
  results.add("alpha", alpha.map(&Alpha::value));
  results.add("pairable_values", Value(pairable_values(input.ratings)));
  if (bootstrap) {
    const auto spread = bootstrap_alpha(input.ratings, metric, *bootstrap, bench.threads);
    results.add("ci95", spread.map([](const auto& s) { return std::vector{s.low, s.high}; }));
    results.add("bootstrap_sd", spread.map(&Bootstrap::sd));
  }
  return results;
}

constexpr std::array params{
    Param{"level",
          "ordinal, nominal, interval, ratio",
          {"шкала: порядковая, номинальная, интервальная, отношений", "the scale of the ratings"}},
    Param{"bootstrap",
          "{draws: 1000, seed: 1}",
          {"интервал по повторным выборкам практик", "an interval from resampled practices"}},
};

}  // namespace

extern const Method agreement_kripp_alpha;
const Method agreement_kripp_alpha{
    .id = "agreement.kripp_alpha",
    .title = {.ru = "Альфа Криппендорфа", .en = "Krippendorff's alpha"},
    .source = "K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
