#include "engine/rate/agreement/krippendorff.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "engine/base/num/distributions.hpp"
#include "engine/base/num/philox.hpp"
#include "engine/base/num/quantile.hpp"
#include "engine/rate/levels.hpp"

namespace otbor {
namespace {

/// The ratings of pairable practices as numbers of levels, practice by practice.
struct Units {
  std::vector<double> values;        // of the levels, ascending
  std::vector<std::uint32_t> level;  // of each rating
  std::vector<std::size_t> begins;   // of each practice, and the end
  std::uint32_t experts = 0;

  [[nodiscard]] std::size_t count() const { return begins.size() - 1; }
  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t unit) const {
    return std::span(level).subspan(begins[unit], begins[unit + 1] - begins[unit]);
  }
};

Units pairable(const Ratings& ratings) {
  auto levels = otbor::levels(ratings);
  Units units{.values = std::move(levels.values), .level = {}, .begins = {0}};
  Per<Expert, std::uint8_t> seen(ratings.experts());
  std::size_t at = 0;
  for (const auto practice : ratings.practices()) {
    const auto unit = ratings.of(practice);
    if (unit.size() >= 2) {
      for (std::size_t i = 0; i < unit.size(); ++i) {
        units.level.push_back(levels.of_rating[at + i]);
        units.experts += seen[unit[i].expert] == 0 ? 1 : 0;
        seen[unit[i].expert] = 1;
      }
      units.begins.push_back(units.level.size());
    }
    at += unit.size();
  }
  return units;
}

/// How often each level occurs, each practice counted `times` over.
std::vector<std::uint64_t> frequencies(const Units& units, std::span<const std::uint32_t> times) {
  std::vector<std::uint64_t> n_of(units.values.size());
  for (std::size_t unit = 0; unit < units.count(); ++unit) {
    for (const auto level : units.of(unit)) n_of[level] += times[unit];
  }
  return n_of;
}

/// Where the levels stand on a line on which the metric is the squared difference. For the ordinal
/// metric (Σ n_g from c to k − (n_c + n_k)/2)² these are twice the midranks, for the interval
/// metric the values. From their mean, so that large values lose no digits.
std::vector<double> positions(const Units& units, Metric metric,
                              const std::vector<std::uint64_t>& n_of) {
  std::vector<double> line = units.values;
  if (metric == Metric::ordinal) {
    std::uint64_t below = 0;
    for (std::size_t c = 0; c < n_of.size(); ++c) {
      line[c] = static_cast<double>(2 * below + n_of[c]);
      below += n_of[c];
    }
  }
  double sum = 0;
  double n = 0;
  for (std::size_t c = 0; c < line.size(); ++c) {
    sum += static_cast<double>(n_of[c]) * line[c];
    n += static_cast<double>(n_of[c]);
  }
  for (auto& at : line) at -= sum / n;
  return line;
}

/// δ² of the ratio metric.
double ratio_distance(double a, double b) {
  if (a + b <= 0) return 0;  // both are zero
  const double share = (a - b) / (a + b);
  return share * share;
}

/// Disagreement within practices: Σ of Σ over ordered pairs δ² / (m − 1).
template <class InUnit>
double observed(const Units& units, std::span<const std::uint32_t> times, InUnit pairs_in_unit) {
  double sum = 0;
  for (std::size_t unit = 0; unit < units.count(); ++unit) {
    const auto ratings = units.of(unit);
    sum += times[unit] * pairs_in_unit(ratings) / static_cast<double>(ratings.size() - 1);
  }
  return sum;
}

struct Disagreement {
  double observed = 0;
  double expected = 0;  // Σ over ordered pairs of all pairable values δ²
};

/// Whether values differ: of m values m² − Σ n_c² ordered pairs do.
Disagreement nominal(const Units& units, std::span<const std::uint32_t> times,
                     const std::vector<std::uint64_t>& n_of, double n) {
  std::vector<std::uint32_t> in_unit(n_of.size());
  Disagreement d;
  d.observed = observed(units, times, [&](std::span<const std::uint32_t> levels) {
    std::uint64_t equal = 0;
    for (const auto level : levels) equal += 2 * in_unit[level]++ + 1;
    for (const auto level : levels) in_unit[level] = 0;
    return static_cast<double>(levels.size() * levels.size() - equal);
  });
  d.expected = n * n;
  for (const auto n_c : n_of) d.expected -= static_cast<double>(n_c) * static_cast<double>(n_c);
  return d;
}

/// Squared differences on a line: Σ over ordered pairs of (x − y)² is 2 (m Σ x² − (Σ x)²), so that
/// one pass over the ratings is enough.
Disagreement on_a_line(const Units& units, std::span<const std::uint32_t> times,
                       const std::vector<std::uint64_t>& n_of, double n, Metric metric) {
  const auto line = positions(units, metric, n_of);
  Disagreement d;
  d.observed = observed(units, times, [&](std::span<const std::uint32_t> levels) {
    double sum = 0;
    double squares = 0;
    for (const auto level : levels) {
      sum += line[level];
      squares += line[level] * line[level];
    }
    return 2 * (static_cast<double>(levels.size()) * squares - sum * sum);
  });
  for (std::size_t c = 0; c < line.size(); ++c) {
    d.expected += 2 * n * static_cast<double>(n_of[c]) * line[c] * line[c];
  }
  return d;
}

Disagreement ratio(const Units& units, std::span<const std::uint32_t> times,
                   const std::vector<std::uint64_t>& n_of) {
  const auto& values = units.values;
  Disagreement d;
  d.observed = observed(units, times, [&](std::span<const std::uint32_t> levels) {
    double sum = 0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        sum += ratio_distance(values[levels[i]], values[levels[j]]);
      }
    }
    return 2 * sum;
  });
  for (std::size_t c = 0; c < values.size(); ++c) {
    for (std::size_t k = 0; k < c; ++k) {
      d.expected += 2 * static_cast<double>(n_of[c]) * static_cast<double>(n_of[k]) *
                    ratio_distance(values[c], values[k]);
    }
  }
  return d;
}

/// α = 1 − (n − 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck: Krippendorff (2011), sections C and D.
Expected<double> alpha(const Units& units, std::span<const std::uint32_t> times, Metric metric) {
  const auto n_of = frequencies(units, times);
  std::uint64_t n = 0;
  for (const auto n_c : n_of) n += n_c;
  if (n == 0) return Unexpected(Undefined::no_overlap);
  if (std::ranges::count_if(n_of, [](auto n_c) { return n_c > 0; }) < 2) {
    return Unexpected(Undefined::no_variation);
  }
  const auto values = static_cast<double>(n);
  const auto d = metric == Metric::nominal ? nominal(units, times, n_of, values)
                 : metric == Metric::ratio ? ratio(units, times, n_of)
                                           : on_a_line(units, times, n_of, values, metric);
  return 1 - (values - 1) * d.observed / d.expected;
}

Expected<Units> units_for(const Ratings& ratings, Metric metric) {
  if (ratings.all().empty()) return Unexpected(Undefined::no_ratings);
  auto units = pairable(ratings);
  if (units.count() == 0) return Unexpected(Undefined::no_overlap);
  // Of one practice all pairs are pairs within it: alpha would be 0 whatever the ratings.
  if (units.count() == 1) return Unexpected(Undefined::one_practice);
  if (metric == Metric::ratio && units.values.front() < 0) {
    return Unexpected(Undefined::wrong_scale);
  }
  return units;
}

}  // namespace

std::uint64_t pairable_values(const Ratings& ratings) {
  std::uint64_t n = 0;
  for (const auto practice : ratings.practices()) {
    const auto m = ratings.of(practice).size();
    if (m >= 2) n += m;
  }
  return n;
}

Expected<Alpha> krippendorff_alpha(const Ratings& ratings, Metric metric) {
  const auto units = units_for(ratings, metric);
  if (!units) return Unexpected(units.error());
  const std::vector<std::uint32_t> once(units->count(), 1);
  const auto value = alpha(*units, once, metric);
  if (!value) return Unexpected(value.error());
  return Alpha{*value, static_cast<std::uint32_t>(units->count()), units->experts};
}

Expected<Bootstrap> bootstrap_alpha(const Ratings& ratings, Metric metric,
                                    const BootstrapOptions& options, num::Threads threads) {
  const auto units = units_for(ratings, metric);
  if (!units) return Unexpected(units.error());
  const auto count = static_cast<std::uint32_t>(units->count());
  std::vector<double> drawn(options.draws, std::numeric_limits<double>::quiet_NaN());
  constexpr std::size_t draws_per_chunk = 16;
  num::for_chunks(threads, options.draws, draws_per_chunk,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    std::vector<std::uint32_t> times(count);
                    for (std::size_t draw = first; draw < last; ++draw) {
                      std::ranges::fill(times, 0U);
                      for (std::uint32_t i = 0; i < count; ++i) {
                        ++times[num::below(count, options.seed, num::Stage::bootstrap,
                                           static_cast<std::uint32_t>(draw), i)];
                      }
                      const auto value = alpha(*units, times, metric);
                      if (value) drawn[draw] = *value;
                    }
                  });
  std::erase_if(drawn, [](double value) { return std::isnan(value); });
  if (drawn.size() < 2) return Unexpected(Undefined::no_variation);
  std::ranges::sort(drawn);
  double mean = 0;
  for (const double value : drawn) mean += value / static_cast<double>(drawn.size());
  double squares = 0;
  for (const double value : drawn) squares += (value - mean) * (value - mean);
  const double tail = (1 - options.level) / 2;
  return Bootstrap{num::quantile(drawn, tail), num::quantile(drawn, 1 - tail),
                   std::sqrt(squares / static_cast<double>(drawn.size() - 1))};
}

Expected<Jackknife> jackknife_alpha(const Ratings& ratings, Metric metric, double level) {
  constexpr std::size_t groups = 10;
  const auto units = units_for(ratings, metric);
  if (!units) return Unexpected(units.error());
  if (units->count() < groups) return Unexpected(Undefined::too_few_data);
  std::vector<std::uint32_t> times(units->count(), 1);
  const auto whole = alpha(*units, times, metric);
  if (!whole) return Unexpected(whole.error());
  std::vector<double> without;
  for (std::size_t group = 0; group < groups; ++group) {
    for (std::size_t i = 0; i < times.size(); ++i) times[i] = i % groups == group ? 0 : 1;
    const auto value = alpha(*units, times, metric);
    if (!value) return Unexpected(value.error());
    without.push_back(*value);
  }
  double mean = 0;
  for (const double value : without) mean += value / groups;
  double squares = 0;
  for (const double value : without) squares += (value - mean) * (value - mean);
  const double se = std::sqrt(squares * (groups - 1) / groups);
  const double t = num::t_quantile((1 + level) / 2, groups - 1);
  return Jackknife{{*whole - t * se, std::min(1.0, *whole + t * se)}, se};
}

}  // namespace otbor
