#include "engine/rate/agreement/fleiss.hpp"

#include <cmath>

#include "engine/rate/agreement/chance_corrected.hpp"
#include "engine/rate/agreement/kappa.hpp"

namespace otbor {
namespace {

/// r_i of each unit and Σ over units of r_ik / r_i.
struct Shares {
  std::vector<double> of_category;
  double units = 0;
  double ratings = 0;  // of a unit, when all have as many
  bool equal_sizes = true;
};

Shares shares(const Categorised& data) {
  Shares found{.of_category = std::vector<double>(data.categories())};
  for (std::size_t unit = 0; unit < data.units(); ++unit) {
    double size = 0;
    for (const auto& entry : data.of(unit)) size += entry.count;
    found.equal_sizes = found.equal_sizes && (unit == 0 || std::abs(size - found.ratings) <= 0);
    found.ratings = size;
    found.units += data.times[unit];
    for (const auto& entry : data.of(unit)) {
      found.of_category[entry.category] += data.times[unit] * entry.count / size;
    }
  }
  for (auto& share : found.of_category) share /= found.units;
  return found;
}

/// Under no agreement: Var = 2 ((Σ p q)² − Σ p q (q − p)) / ((Σ p q)² N m (m − 1)).
Expected<double> z_of(double kappa, const Shares& s) {
  if (!s.equal_sizes) return Unexpected(Undefined::incomplete_design);
  double pq = 0;
  double skew = 0;
  for (const double p : s.of_category) {
    pq += p * (1 - p);
    skew += p * (1 - p) * (1 - 2 * p);
  }
  const double variance = 2 * (pq * pq - skew) / (pq * pq * s.units * s.ratings * (s.ratings - 1));
  if (variance <= 0) return Unexpected(Undefined::no_variation);
  return kappa / std::sqrt(variance);
}

/// Every category but one taken together.
Categorised one_against_rest(const Categorised& data, std::uint32_t category) {
  Categorised turned = data;
  turned.values = {0, 1};
  for (auto& entry : turned.entries) entry.category = entry.category == category ? 1 : 0;
  return turned;
}

Expected<ChanceCorrected> coefficient(const Categorised& data) {
  const auto weights = category_weights(Nearness::identity, data.values);
  return agreement_coefficients(data, weights, 0.95).fleiss;
}

}  // namespace

Expected<FleissKappa> fleiss_kappa(const Categorised& data) {
  if (data.units() == 0) return Unexpected(Undefined::no_ratings);
  const auto weights = category_weights(Nearness::identity, data.values);
  const auto all = agreement_coefficients(data, weights, 0.95);
  if (!all.percent) return Unexpected(all.percent.error());
  FleissKappa result;
  const auto s = shares(data);
  result.observed = all.percent->value;
  for (const double share : s.of_category) result.chance += share * share;
  result.kappa = all.fleiss.map([](const auto& found) { return found.value; });
  result.z = result.kappa.and_then([&](double kappa) { return z_of(kappa, s); });
  for (std::uint32_t k = 0; k < data.categories(); ++k) {
    result.of_category.push_back(
        coefficient(one_against_rest(data, k)).map([](const auto& found) { return found.value; }));
  }
  return result;
}

Expected<double> light_kappa(const Categorised& data) {
  if (data.units() == 0) return Unexpected(Undefined::no_ratings);
  if (data.experts == 0) return Unexpected(Undefined::experts_unknown);
  if (data.experts < 2) return Unexpected(Undefined::one_expert);
  const std::size_t q = data.categories();
  const auto weights = category_weights(Nearness::identity, data.values);
  std::vector<double> tables(data.experts * data.experts * q * q);
  for (std::size_t unit = 0; unit < data.units(); ++unit) {
    for (const auto& one : data.of(unit)) {
      for (const auto& other : data.of(unit)) {
        if (one.expert >= other.expert) continue;
        const std::size_t pair = one.expert * data.experts + other.expert;
        tables[(pair * q + one.category) * q + other.category] += data.times[unit];
      }
    }
  }
  double sum = 0;
  double pairs = 0;
  for (std::size_t a = 0; a < data.experts; ++a) {
    for (std::size_t b = a + 1; b < data.experts; ++b) {
      const auto table = std::span(tables).subspan((a * data.experts + b) * q * q, q * q);
      const auto kappa = cohen_kappa(table, weights);
      if (!kappa || !kappa->kappa) continue;
      sum += *kappa->kappa;
      pairs += 1;
    }
  }
  if (pairs <= 0) return Unexpected(Undefined::no_variation);
  return sum / pairs;
}

}  // namespace otbor
