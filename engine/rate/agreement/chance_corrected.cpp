#include "engine/rate/agreement/chance_corrected.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/base/num/distributions.hpp"

namespace otbor {
namespace {

/// One unit in the numbers that all coefficients are made of.
struct Unit {
  double ratings = 0;    // r_i
  double agreement = 0;  // p_a,i: share of its ordered pairs that agree, weighted; 0 for one rating
  double times = 1;
};

struct Prepared {
  const Categorised& data;
  const CategoryWeights& weights;
  std::vector<Unit> units;
  double n = 0;                    // units
  double pairable = 0;             // with two ratings or more
  double observed = 0;             // p_a
  std::vector<double> prevalence;  // π_k, mean over units of r_ik / r_i
  double weights_sum = 0;          // T_w
  double level = 0.95;
};

/// Counts of the categories that a unit has, for units of many ratings.
class Histogram {
 public:
  explicit Histogram(std::size_t categories) : counts_(categories) {}

  void fill(std::span<const Categorised::Entry> entries) {
    for (const auto category : present_) counts_[category] = 0;
    present_.clear();
    for (const auto& entry : entries) {
      if (counts_[entry.category] <= 0) present_.push_back(entry.category);
      counts_[entry.category] += entry.count;
    }
  }
  [[nodiscard]] const std::vector<std::uint32_t>& present() const { return present_; }
  [[nodiscard]] double operator[](std::uint32_t category) const { return counts_[category]; }

 private:
  std::vector<double> counts_;
  std::vector<std::uint32_t> present_;
};

/// Σ_k r_k (Σ_l w_kl r_l − 1) / (r (r − 1)): a rating does not agree with itself.
Unit unit_of(const Histogram& counts, const CategoryWeights& weights, double times) {
  Unit unit{.times = times};
  double agreeing = 0;
  for (const auto k : counts.present()) {
    unit.ratings += counts[k];
    double near = -1;
    for (const auto l : counts.present()) near += weights.at(k, l) * counts[l];
    agreeing += counts[k] * near;
  }
  if (unit.ratings >= 2) unit.agreement = agreeing / (unit.ratings * (unit.ratings - 1));
  return unit;
}

Prepared prepare(const Categorised& data, const CategoryWeights& weights, double level) {
  Prepared p{.data = data,
             .weights = weights,
             .units = {},
             .prevalence = std::vector<double>(data.categories()),
             .level = level};
  Histogram counts(data.categories());
  for (std::size_t i = 0; i < data.units(); ++i) {
    counts.fill(data.of(i));
    const auto& unit = p.units.emplace_back(unit_of(counts, weights, data.times[i]));
    p.n += unit.times;
    if (unit.ratings >= 2) {
      p.pairable += unit.times;
      p.observed += unit.times * unit.agreement;
    }
    for (const auto k : counts.present()) p.prevalence[k] += unit.times * counts[k] / unit.ratings;
  }
  for (auto& share : p.prevalence) share /= p.n;
  p.observed /= p.pairable;
  for (const double weight : weights.weights) p.weights_sum += weight;
  return p;
}

/// The coefficient, its standard error from the linear parts Σ (part − value)² / (n (n − 1)), and
/// its interval. Cells of a table are a multinomial sample: the divisor is n² there.
ChanceCorrected finished(const Prepared& p, double value, double chance, double centre,
                         const std::vector<double>& parts, double n) {
  ChanceCorrected result{.value = value, .chance = chance};
  if (n < 2) return result;
  double squares = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    squares += p.units[i].times * (parts[i] - centre) * (parts[i] - centre);
  }
  const double error = std::sqrt(squares / (n * (p.data.from_table ? n : n - 1)));
  result.standard_error = error;
  const double half = num::t_quantile((1 + p.level) / 2, n - 1) * error;
  result.interval = Interval{value - half, std::min(1.0, value + half)};
  return result;
}

/// (p_a − p_e)/(1 − p_e), with each unit's share in the chance agreement: Gwet (2014), chapter 5.
Expected<ChanceCorrected> corrected(const Prepared& p, double chance,
                                    const std::vector<double>& chance_of_unit) {
  if (1 - chance <= 1e-14) return Unexpected(Undefined::no_variation);
  const double value = (p.observed - chance) / (1 - chance);
  std::vector<double> parts;
  for (std::size_t i = 0; i < p.units.size(); ++i) {
    const double paired = p.units[i].ratings >= 2 ? p.units[i].agreement - chance : 0;
    parts.push_back((p.n / p.pairable * paired - 2 * (1 - value) * (chance_of_unit[i] - chance)) /
                    (1 - chance));
  }
  return finished(p, value, chance, value, parts, p.n);
}

/// Σ over a unit's ratings of what their category counts for, by r_i.
std::vector<double> per_unit(const Prepared& p, const std::vector<double>& of_category) {
  std::vector<double> shares;
  for (std::size_t i = 0; i < p.units.size(); ++i) {
    double sum = 0;
    for (const auto& entry : p.data.of(i)) sum += entry.count * of_category[entry.category];
    shares.push_back(sum / p.units[i].ratings);
  }
  return shares;
}

/// Σ_l (w_kl + w_lk)/2 π_l for each k.
std::vector<double> nearness_to_all(const Prepared& p, const std::vector<double>& prevalence) {
  const std::size_t q = p.weights.q;
  std::vector<double> near(q);
  for (std::size_t k = 0; k < q; ++k) {
    for (std::size_t l = 0; l < q; ++l) {
      near[k] += (p.weights.at(k, l) + p.weights.at(l, k)) / 2 * prevalence[l];
    }
  }
  return near;
}

double product(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Chance: two ratings drawn from all ratings. J. L. Fleiss (1971).
Expected<ChanceCorrected> fleiss(const Prepared& p) {
  const auto near = nearness_to_all(p, p.prevalence);
  return corrected(p, product(p.prevalence, near), per_unit(p, near));
}

/// Chance: ratings that are guesses, more of them where categories are evenly used. K. L. Gwet
/// (2008).
Expected<ChanceCorrected> gwet(const Prepared& p) {
  const auto q = static_cast<double>(p.weights.q);
  if (q < 2) return Unexpected(Undefined::no_scale);
  const double factor = p.weights_sum / (q * (q - 1));
  std::vector<double> rest;
  for (const double share : p.prevalence) rest.push_back(factor * (1 - share));
  return corrected(p, product(p.prevalence, rest), per_unit(p, rest));
}

/// Chance: every category as likely as any other. R. L. Brennan & D. J. Prediger (1981).
Expected<ChanceCorrected> brennan_prediger(const Prepared& p) {
  const auto q = static_cast<double>(p.weights.q);
  if (q < 2) return Unexpected(Undefined::no_scale);
  const double chance = p.weights_sum / (q * q);
  return corrected(p, chance, std::vector<double>(p.units.size(), chance));
}

/// How each expert uses the categories: p_gk, shares of the expert's own ratings, and n_g.
struct Profiles {
  std::vector<double> shares;  // experts × categories
  std::vector<double> counts;
};
Profiles profiles(const Prepared& p) {
  const std::size_t q = p.weights.q;
  Profiles result{std::vector<double>(p.data.experts * q), std::vector<double>(p.data.experts)};
  for (std::size_t i = 0; i < p.units.size(); ++i) {
    for (const auto& entry : p.data.of(i)) {
      result.shares[entry.expert * q + entry.category] += p.units[i].times;
      result.counts[entry.expert] += p.units[i].times;
    }
  }
  for (std::size_t g = 0; g < p.data.experts; ++g) {
    for (std::size_t k = 0; k < q; ++k) result.shares[g * q + k] /= result.counts[g];
  }
  return result;
}

/// Chance: two different experts, each drawing from the own ratings. A. J. Conger (1980); J. Cohen
/// (1960) for two. p_e is the mean over pairs of experts of Σ w_kl p_gk p_hl.
Expected<ChanceCorrected> conger(const Prepared& p) {
  if (p.data.experts == 0) return Unexpected(Undefined::experts_unknown);
  const std::size_t q = p.weights.q;
  const std::size_t experts = p.data.experts;
  const auto r = static_cast<double>(experts);
  const auto own = profiles(p);
  std::vector<double> all(q);  // Σ over experts of p_gk
  for (std::size_t g = 0; g < experts; ++g) {
    for (std::size_t k = 0; k < q; ++k) all[k] += own.shares[g * q + k];
  }
  // For each expert and category l, Σ_k w_kl over what the other experts say.
  std::vector<double> near(experts * q);
  double chance = 0;
  std::vector<double> chance_of_expert(experts);
  for (std::size_t g = 0; g < experts; ++g) {
    for (std::size_t l = 0; l < q; ++l) {
      for (std::size_t k = 0; k < q; ++k) {
        near[g * q + l] += p.weights.at(k, l) * (all[k] - own.shares[g * q + k]);
      }
      chance_of_expert[g] += near[g * q + l] * own.shares[g * q + l];
    }
    chance += chance_of_expert[g];
  }
  chance /= r * (r - 1);
  std::vector<double> chance_of_unit;
  double everybody = 0;
  for (const double expected : chance_of_expert) everybody += expected;
  for (std::size_t i = 0; i < p.units.size(); ++i) {
    double sum = everybody;
    for (const auto& entry : p.data.of(i)) {
      sum += p.n / own.counts[entry.expert] *
             (near[entry.expert * q + entry.category] - chance_of_expert[entry.expert]);
    }
    chance_of_unit.push_back(sum / (r * (r - 1)));
  }
  return corrected(p, chance, chance_of_unit);
}

/// Chance: two different ratings drawn from the pairable ones, which also counts a rating against
/// itself out of the observed agreement. K. Krippendorff in Gwet's notation (2014, section 2.4.4).
Expected<ChanceCorrected> krippendorff(const Prepared& p) {
  if (p.pairable < 2) return Unexpected(Undefined::one_practice);  // 0 whatever the ratings
  double ratings = 0;
  for (const auto& unit : p.units) ratings += unit.ratings >= 2 ? unit.times * unit.ratings : 0;
  const double mean_ratings = ratings / p.pairable;
  std::vector<double> prevalence(p.weights.q);
  double observed = 0;
  for (std::size_t i = 0; i < p.units.size(); ++i) {
    const auto& unit = p.units[i];
    if (unit.ratings < 2) continue;
    observed += unit.times * unit.ratings * unit.agreement / ratings;
    for (const auto& entry : p.data.of(i)) {
      prevalence[entry.category] += unit.times * entry.count / ratings;
    }
  }
  const auto near = nearness_to_all(p, prevalence);
  const double chance = product(prevalence, near);
  if (1 - chance <= 1e-14) return Unexpected(Undefined::no_variation);
  const double raw = (observed - chance) / (1 - chance);
  const double with_itself = (1 - 1 / ratings) * observed + 1 / ratings;
  const auto chance_of_unit = per_unit(p, near);
  std::vector<double> parts;
  for (std::size_t i = 0; i < p.units.size(); ++i) {
    const double size = p.units[i].ratings / mean_ratings;
    // Centred as Gwet's own irrCAC 1.0 does, at the agreement that counts a rating with itself.
    const double paired = size * p.units[i].agreement - with_itself * (size - 1);
    const double expected = size * chance_of_unit[i] - chance * (size - 1);
    const double part = (paired - chance - 2 * (1 - raw) * (expected - chance)) / (1 - chance);
    parts.push_back(p.units[i].ratings >= 2 ? part : raw);
  }
  return finished(p, (with_itself - chance) / (1 - chance), chance, raw, parts, p.pairable);
}

Expected<ChanceCorrected> percent(const Prepared& p) {
  std::vector<double> parts;
  for (const auto& unit : p.units) {
    parts.push_back(unit.ratings >= 2 ? unit.agreement : p.observed);
  }
  return finished(p, p.observed, 0, p.observed, parts, p.pairable);
}

/// One coefficient of data that have it.
template <class Of>
Expected<ChanceCorrected> alone(const Categorised& data, const CategoryWeights& weights,
                                double level, Of of) {
  if (data.units() == 0) return Unexpected(Undefined::no_ratings);
  const auto p = prepare(data, weights, level);
  if (p.pairable <= 0) return Unexpected(Undefined::no_overlap);
  return of(p);
}

}  // namespace

AgreementCoefficients agreement_coefficients(const Categorised& data,
                                             const CategoryWeights& weights, double level) {
  if (data.units() == 0) return {};
  const auto p = prepare(data, weights, level);
  if (p.pairable <= 0) {
    const auto why = Unexpected(Undefined::no_overlap);
    return {why, why, why, why, why, why};
  }
  return {.percent = percent(p),
          .fleiss = fleiss(p),
          .conger = conger(p),
          .gwet = gwet(p),
          .brennan_prediger = brennan_prediger(p),
          .krippendorff = krippendorff(p)};
}

Expected<ChanceCorrected> percent_agreement(const Categorised& data, const CategoryWeights& weights,
                                            double level) {
  return alone(data, weights, level, percent);
}

Expected<ChanceCorrected> gwet_coefficient(const Categorised& data, const CategoryWeights& weights,
                                           double level) {
  return alone(data, weights, level, gwet);
}

Expected<Coefficient> category_coefficient(const Ratings& ratings, const StatisticOptions& options,
                                           Nearness nearness, CategoryStatistic statistic) {
  const auto data = categorised(ratings, ratings.scale());
  if (!data) return Unexpected(Undefined::wrong_scale);
  const auto weights = category_weights(nearness, data->values);
  return statistic(*data, weights, options.level).map([&](const ChanceCorrected& found) {
    Coefficient result{.value = found.value,
                       .practices = static_cast<std::uint32_t>(data->units()),
                       .experts = static_cast<std::uint32_t>(data->experts)};
    if (found.interval) {
      result.low = found.interval->low;
      result.high = found.interval->high;
    }
    return result;
  });
}

}  // namespace otbor
