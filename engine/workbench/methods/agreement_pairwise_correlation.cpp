#include "engine/rate/agreement/correlations.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/ratings.hpp"

namespace otbor::workbench::adapters {
namespace {

/// Two practices always lie on a line, three need not.
constexpr std::uint32_t practices_min = 3;

Results compute(Bench& bench) {
  const auto input = read_ratings(bench);
  if (!bench.good()) return {};
  const auto name = [&](Index<Expert> expert) {
    return input.raters.empty() ? std::to_string(expert.value()) : input.raters[expert.value()];
  };
  const auto pairs = pair_correlations(input.ratings, practices_min, bench.threads);
  const auto means = mean_correlations(pairs);
  Results results;
  if (input.ratings.all().empty()) {
    results.add("mean_spearman_rho", Undefined::no_ratings)
        .add("mean_pearson_r", Undefined::no_ratings)
        .add("mean_pearson_r_fisher", Undefined::no_ratings)
        .add("n_raters_used", Value(0))
        .add("spearman_rho", Value(std::vector<NamedValue>{}));
    return results;
  }
  results.add("mean_spearman_rho", means.spearman)
      .add("mean_pearson_r", means.pearson)
      .add("mean_pearson_r_fisher", means.pearson_fisher)
      .add("n_raters_used", Value(means.experts));
  std::vector<NamedValue> of_pairs;
  for (const auto& pair : pairs) {
    const auto key = name(pair.first) + "|" + name(pair.second);
    of_pairs.push_back({key, pair.spearman});
    if (!pair.spearman) results.because("spearman_rho." + key, pair.spearman.error());
  }
  results.add("spearman_rho", Value(std::move(of_pairs)));
  return results;
}

}  // namespace

extern const Method agreement_pairwise_correlation;
const Method agreement_pairwise_correlation{
    .id = "agreement.pairwise_correlation",
    .title = {.ru = "Корреляции пар экспертов", .en = "Correlations of pairs of experts"},
    .source = "C. Spearman (1904); K. Pearson (1896); R. A. Fisher (1921)",
    .params = {},
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
