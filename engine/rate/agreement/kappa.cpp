#include "engine/rate/agreement/kappa.hpp"

#include <cmath>
#include <numeric>

#include "engine/base/num/conjugate_gradients.hpp"

namespace otbor {
namespace {

struct Margins {
  std::vector<double> rows;
  std::vector<double> columns;
};

Margins margins(std::span<const double> shares, std::size_t q) {
  Margins found{std::vector<double>(q), std::vector<double>(q)};
  for (std::size_t k = 0; k < q; ++k) {
    for (std::size_t l = 0; l < q; ++l) {
      found.rows[k] += shares[k * q + l];
      found.columns[l] += shares[k * q + l];
    }
  }
  return found;
}

/// Σ over a category of the other expert's shares, weighted.
Margins mean_weights(const Margins& m, const CategoryWeights& weights) {
  const std::size_t q = weights.q;
  Margins found{std::vector<double>(q), std::vector<double>(q)};
  for (std::size_t k = 0; k < q; ++k) {
    for (std::size_t l = 0; l < q; ++l) {
      found.rows[k] += m.columns[l] * weights.at(k, l);
      found.columns[l] += m.rows[k] * weights.at(k, l);
    }
  }
  return found;
}

}  // namespace

Expected<Kappa> cohen_kappa(std::span<const double> table, const CategoryWeights& weights) {
  const std::size_t q = weights.q;
  const double n = std::accumulate(table.begin(), table.end(), 0.0);
  if (n <= 0) return Unexpected(Undefined::no_ratings);
  std::vector<double> shares(table.begin(), table.end());
  for (auto& share : shares) share /= n;
  const auto m = margins(shares, q);
  Kappa result;
  for (std::size_t k = 0; k < q; ++k) {
    for (std::size_t l = 0; l < q; ++l) {
      result.observed += shares[k * q + l] * weights.at(k, l);
      result.chance += m.rows[k] * m.columns[l] * weights.at(k, l);
    }
  }
  const double beyond = 1 - result.chance;
  if (beyond <= 1e-14) return result;
  const double kappa = (result.observed - result.chance) / beyond;
  result.kappa = kappa;

  const auto mean = mean_weights(m, weights);
  double spread = 0;
  double spread_by_chance = 0;
  for (std::size_t k = 0; k < q; ++k) {
    for (std::size_t l = 0; l < q; ++l) {
      const double both = mean.rows[k] + mean.columns[l];
      const double found = weights.at(k, l) - both * (1 - kappa);
      const double by_chance = weights.at(k, l) - both;
      spread += shares[k * q + l] * found * found;
      spread_by_chance += m.rows[k] * m.columns[l] * by_chance * by_chance;
    }
  }
  const double centre = kappa - result.chance * (1 - kappa);
  const double variance = spread - centre * centre;
  const double by_chance = spread_by_chance - result.chance * result.chance;
  result.standard_error = std::sqrt(std::fmax(variance, 0.0) / n) / beyond;
  // A margin in one category leaves nothing to test but rounding.
  if (by_chance > 1e-12 * spread_by_chance) result.z = kappa * beyond / std::sqrt(by_chance / n);
  return result;
}

/// d' S⁻ d with d the differences of the margins and S = diag(n_k. + n_.k − 2 n_kk) − (n_kl +
/// n_lk): the Laplacian of the graph of categories that were taken for one another, in which d
/// lies.
Expected<double> stuart_maxwell(std::span<const double> table, std::size_t q) {
  const auto m = margins(table, q);
  num::LinearSystem system;
  std::vector<std::size_t> used;  // categories that were ever taken for another
  for (std::size_t k = 0; k < q; ++k) {
    const double taken = m.rows[k] + m.columns[k] - 2 * table[k * q + k];
    if (taken <= 0) continue;
    used.push_back(k);
    system.diagonal.push_back(taken);
    system.right.push_back(m.rows[k] - m.columns[k]);
  }
  if (used.empty()) return Unexpected(Undefined::no_variation);
  system.apply = [&](const std::vector<double>& v) {
    std::vector<double> product(v.size());
    for (std::size_t i = 0; i < used.size(); ++i) {
      product[i] = system.diagonal[i] * v[i];
      for (std::size_t j = 0; j < used.size(); ++j) {
        if (i == j) continue;
        product[i] -= (table[used[i] * q + used[j]] + table[used[j] * q + used[i]]) * v[j];
      }
    }
    return product;
  };
  const auto solution = num::solve(system);
  if (!solution) return Unexpected(Undefined::not_converged);
  return std::inner_product(solution->begin(), solution->end(), system.right.begin(), 0.0);
}

}  // namespace otbor
