#include "engine/rate/agreement/icc_incomplete.hpp"

#include <utility>

#include "engine/rate/mixed/reml.hpp"
#include "engine/rate/panels.hpp"

namespace otbor {
namespace {

struct Layout {
  mixed::Design crossed;  // practice, expert
  double experts = 0;     // a practice: harmonic mean
};

Expected<Layout> layout_of(const Ratings& ratings) {
  Layout layout;
  layout.crossed.random.resize(2);
  auto& practices = layout.crossed.random[0];
  auto& experts = layout.crossed.random[1];
  Per<Expert, std::optional<std::uint32_t>> number(ratings.experts());
  double inverse_sizes = 0;
  for (const auto practice : ratings.practices()) {
    const auto rated = ratings.of(practice);
    if (rated.empty()) continue;
    inverse_sizes += 1 / static_cast<double>(rated.size());
    for (const auto& rating : rated) {
      auto& expert = number[rating.expert];
      if (!expert) expert = experts.levels++;
      layout.crossed.y.push_back(rating.value);
      practices.level.push_back(practices.levels);
      experts.level.push_back(*expert);
    }
    ++practices.levels;
  }
  if (layout.crossed.y.empty()) return Unexpected(Undefined::no_ratings);
  if (layout.crossed.y.size() == practices.levels) return Unexpected(Undefined::no_overlap);
  if (practices.levels < 2) return Unexpected(Undefined::one_practice);
  if (experts.levels < 2) return Unexpected(Undefined::one_expert);
  if (panels(ratings).count > 1) return Unexpected(Undefined::not_connected);
  layout.experts = practices.levels / inverse_sizes;
  return layout;
}

/// The share of the practices' variance, of one rating and of the mean of k.
IccPair pair_of(double practices, double rest, double k) {
  const auto share = [&](double noise) -> Expected<Estimate> {
    if (practices + noise <= 0) return Unexpected(Undefined::no_variation);
    return Estimate{practices / (practices + noise), Unexpected(Undefined::incomplete_design)};
  };
  return {share(rest), share(rest / k)};
}

double square(double x) { return x * x; }

}  // namespace

Icc incomplete_intraclass_correlations(const Ratings& ratings, num::Threads threads) {
  Icc icc;
  icc.f_one_way = icc.f_two_way = Unexpected(Undefined::incomplete_design);
  const auto layout = layout_of(ratings);
  if (!layout) {
    const auto why = Unexpected(layout.error());
    icc.one_way = icc.agreement = icc.consistency = {why, why};
    return icc;
  }
  const mixed::FitOptions options{.with_condsd = false, .threads = threads};
  const mixed::Design alone{
      .y = layout->crossed.y, .random = {layout->crossed.random[0]}, .fixed = {}};
  if (const auto fit = mixed::fit(alone, options)) {
    icc.one_way = pair_of(square(fit->sd[0]), square(fit->sd_residual), layout->experts);
  } else {
    icc.one_way = {Unexpected(fit.error()), Unexpected(fit.error())};
  }
  if (const auto fit = mixed::fit(layout->crossed, options)) {
    const double practices = square(fit->sd[0]);
    const double noise = square(fit->sd_residual);
    icc.agreement = pair_of(practices, square(fit->sd[1]) + noise, layout->experts);
    icc.consistency = pair_of(practices, noise, layout->experts);
  } else {
    const auto why = Unexpected(fit.error());
    icc.agreement = icc.consistency = {why, why};
  }
  return icc;
}

}  // namespace otbor
