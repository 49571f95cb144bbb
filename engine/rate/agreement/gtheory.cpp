#include "engine/rate/agreement/gtheory.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/rate/mixed/reml.hpp"

namespace otbor::gtheory {
namespace {

bool contains(const Effect& effect, std::size_t factor) {
  return std::ranges::binary_search(effect, factor);
}

bool includes(const Effect& larger, const Effect& smaller) {
  return std::ranges::includes(larger, smaller);
}

/// Every set of factors in which no nested factor stands without its host.
std::vector<Effect> effects_of(const Design& design) {
  const std::size_t count = design.factors.size();
  std::vector<Effect> effects;
  for (std::size_t set = 1; set < std::size_t{1} << count; ++set) {
    Effect effect;
    for (std::size_t f = 0; f < count; ++f) {
      if ((set >> f & 1U) != 0) effect.push_back(f);
    }
    const bool whole = std::ranges::all_of(
        effect, [&](auto f) { return !design.host[f] || contains(effect, *design.host[f]); });
    if (whole) effects.push_back(std::move(effect));
  }
  std::ranges::sort(effects, [](const Effect& a, const Effect& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  return effects;
}

/// The combinations of an effect's levels that occur; one level of all for the empty effect.
mixed::Factor cells_of(const Design& design, const Effect& effect) {
  if (effect.empty()) return {1, std::vector<std::uint32_t>(design.y.size())};
  mixed::Factor cells = design.factors[effect.front()];
  for (std::size_t i = 1; i < effect.size(); ++i) {
    cells = mixed::interaction(cells, design.factors[effect[i]]).factor;
  }
  return cells;
}

/// Factors of an effect that host none of its others: those whose removal leaves an effect.
Effect leaves_of(const Design& design, const Effect& effect) {
  Effect leaves;
  for (const auto factor : effect) {
    const bool hosts =
        std::ranges::any_of(effect, [&](auto f) { return design.host[f] == factor; });
    if (!hosts) leaves.push_back(factor);
  }
  return leaves;
}

/// What the sums over cells add up to.
struct Cells {
  double levels = 0;
  double squares = 0;  // Σ (sum of the cell)² / ratings in a cell
};

/// For balanced data: each cell of an effect holds as many ratings as another.
class Balanced {
 public:
  explicit Balanced(const Design& design) : design_(design) {
    for (const double y : design.y) mean_ += y / static_cast<double>(design.y.size());
  }

  /// nullopt when the cells hold unlike numbers of ratings.
  [[nodiscard]] std::optional<Cells> cells(const Effect& effect) {
    const auto found = known_.find(effect);
    if (found != known_.end()) return found->second;
    const auto cells = cells_of(design_, effect);
    std::vector<double> sums(cells.levels);
    std::vector<std::size_t> counts(cells.levels);
    for (std::size_t i = 0; i < design_.y.size(); ++i) {
      sums[cells.level[i]] += design_.y[i] - mean_;
      ++counts[cells.level[i]];
    }
    if (std::ranges::adjacent_find(counts, std::not_equal_to<>()) != counts.end()) {
      return std::nullopt;
    }
    Cells result{.levels = static_cast<double>(cells.levels)};
    for (const double sum : sums) result.squares += sum * sum;
    result.squares /= static_cast<double>(counts.front());
    if (effect.empty()) result.squares = 0;  // the mean is taken out
    return known_.emplace(effect, result).first->second;
  }

 private:
  const Design& design_;
  double mean_ = 0;
  std::map<Effect, Cells> known_;
};

/// Sum of squares and degrees of freedom of an effect: sums over cells, with alternating signs over
/// all that remains when some of its leaves are taken away. Brennan (2001), section 3.3.
Expected<double> mean_square(const Design& design, const Effect& effect, Balanced& balanced) {
  const auto leaves = leaves_of(design, effect);
  double squares = 0;
  double freedom = 0;
  for (std::size_t set = 0; set < std::size_t{1} << leaves.size(); ++set) {
    Effect rest = effect;
    double sign = 1;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      if ((set >> i & 1U) == 0) continue;
      std::erase(rest, leaves[i]);
      sign = -sign;
    }
    const auto cells = balanced.cells(rest);
    if (!cells) return Unexpected(Undefined::incomplete_design);
    squares += sign * cells->squares;
    freedom += sign * cells->levels;
  }
  if (freedom < 1) return Unexpected(Undefined::no_freedom);
  return squares / freedom;
}

/// E(MS of S) = Σ over effects R that contain S of σ²(R) · ratings in a cell of R: solved from the
/// largest effect down.
Expected<void> by_mean_squares(const Design& design, Study& study) {
  Balanced balanced(design);
  const auto n = static_cast<double>(design.y.size());
  const auto all = balanced.cells(study.effects.back());
  if (!all || all->levels < n) return Unexpected(Undefined::incomplete_design);
  std::vector<double> in_cell;
  for (const auto& effect : study.effects) {
    const auto found = mean_square(design, effect, balanced);
    if (!found) return Unexpected(found.error());
    study.mean_squares.push_back(*found);
    in_cell.push_back(n / balanced.cells(effect)->levels);
  }
  study.components.resize(study.effects.size());
  for (std::size_t s = study.effects.size(); s-- > 0;) {
    double rest = study.mean_squares[s];
    for (std::size_t r = s + 1; r < study.effects.size(); ++r) {
      if (includes(study.effects[r], study.effects[s])) rest -= in_cell[r] * study.components[r];
    }
    study.components[s] = rest / in_cell[s];
  }
  return {};
}

Expected<void> by_likelihood(const Design& design, num::Threads threads, Study& study) {
  mixed::Design model{.y = design.y, .random = {}, .fixed = {}};
  for (std::size_t s = 0; s + 1 < study.effects.size(); ++s) {
    model.random.push_back(cells_of(design, study.effects[s]));
  }
  const auto fit = mixed::fit(model, {.with_condsd = false, .threads = threads});
  if (!fit) return Unexpected(fit.error());
  for (const double sd : fit->sd) study.components.push_back(sd * sd);
  study.components.push_back(fit->sd_residual * fit->sd_residual);
  return {};
}

/// Variance of an effect in the mean over so many levels of each of its facets.
double of_mean(const Study& study, std::size_t effect, const std::vector<double>& sizes) {
  double variance = std::max(study.components[effect], 0.0);
  for (const auto factor : study.effects[effect]) {
    if (factor != 0) variance /= sizes[factor];
  }
  return variance;
}

Expected<double> share(double part, double rest) {
  if (part + rest <= 0) return Unexpected(Undefined::no_variation);
  return part / (part + rest);
}

}  // namespace

Expected<Study> variance_components(const Design& design, Estimator estimator,
                                    num::Threads threads) {
  if (design.y.empty()) return Unexpected(Undefined::no_ratings);
  const auto [low, high] = std::ranges::minmax_element(design.y);
  if (!(*low < *high)) return Unexpected(Undefined::no_variation);
  Study study{.effects = effects_of(design), .components = {}, .mean_squares = {}, .sizes = {}};
  for (std::size_t f = 0; f < design.factors.size(); ++f) {
    double levels = design.factors[f].levels;
    if (const auto host = design.host[f]) {
      const auto both = mixed::interaction(design.factors[*host], design.factors[f]);
      levels = static_cast<double>(both.factor.levels) / design.factors[*host].levels;
    }
    if (levels < 2) return Unexpected(f == 0 ? Undefined::one_practice : Undefined::one_expert);
    study.sizes.push_back(levels);
  }
  const auto done = estimator == Estimator::anova ? by_mean_squares(design, study)
                                                  : by_likelihood(design, threads, study);
  if (!done) return Unexpected(done.error());
  return study;
}

Decision decide(const Study& study, const std::vector<double>& sizes) {
  Decision decision;
  for (std::size_t s = 1; s < study.effects.size(); ++s) {
    const double variance = of_mean(study, s, sizes);
    decision.absolute_error += variance;
    if (contains(study.effects[s], 0)) decision.relative_error += variance;
  }
  const double object = of_mean(study, 0, sizes);
  decision.g = share(object, decision.relative_error);
  decision.phi = share(object, decision.absolute_error);
  return decision;
}

/// The absolute error is a + b/n in the number n of levels.
Expected<double> needed_for_phi(const Study& study, std::size_t facet, std::vector<double> sizes,
                                double target) {
  double fixed = 0;
  double shrinking = 0;
  sizes[facet] = 1;
  for (std::size_t s = 1; s < study.effects.size(); ++s) {
    (contains(study.effects[s], facet) ? shrinking : fixed) += of_mean(study, s, sizes);
  }
  const double room = of_mean(study, 0, sizes) * (1 - target) / target - fixed;
  constexpr double levels_max = 1e9;
  if (room <= 0 || shrinking / room > levels_max) return Unexpected(Undefined::beyond_numbers);
  constexpr double rounding = 1e-12;
  return std::max(1.0, std::ceil(shrinking / room * (1 - rounding)));
}

}  // namespace otbor::gtheory
