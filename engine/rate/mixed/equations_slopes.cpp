#include <algorithm>
#include <cmath>

#include "engine/base/check.hpp"
#include "engine/rate/mixed/equations.hpp"

namespace otbor::mixed {
namespace {

constexpr std::size_t levels_per_chunk = 512;

/// x' K x for a sparse x with ascending columns, over the columns that K has.
double quadratic(const num::Symmetric& k, std::span<const std::uint32_t> columns,
                 std::span<const double> x) {
  double sum = 0;
  for (std::size_t a = 0; a < columns.size() && columns[a] < k.size(); ++a) {
    const double* row = k.row(columns[a]);
    double part = 0;
    for (std::size_t b = 0; b < a; ++b) part += row[columns[b]] * x[b];
    sum += x[a] * (2 * part + row[columns[a]] * x[a]);
  }
  return sum;
}

/// A working variate Z v: its sums of products with everything the equations know.
struct Variate {
  std::vector<double> dense;   // with each dense column
  std::vector<double> child;   // with each level of the child
  std::vector<double> parent;  // what elimination leaves of it at each level of the parent
};

Variate variate(const CrossProducts& products, const std::vector<double>& v, std::size_t factor) {
  const auto& rows = products.child_rows;
  Variate result{.dense = std::vector<double>(products.y_column()),
                 .child = std::vector<double>(rows.count()),
                 .parent = std::vector<double>(products.parent_counts.size())};
  const auto found = std::ranges::find(products.dense, factor);
  if (found != products.dense.end()) {
    const auto d = static_cast<std::size_t>(found - products.dense.begin());
    const std::size_t first = products.dense_first[d];
    const std::size_t last = products.dense_first[d + 1];
    for (std::size_t j = 0; j < result.dense.size(); ++j) {
      for (std::size_t at = first; at < last; ++at) {
        result.dense[j] += products.sums.at(j, at) * v[at - first];
      }
    }
    for (std::size_t i = 0; i < rows.count(); ++i) {
      for (std::size_t a = 0; a < rows.columns_of(i).size(); ++a) {
        const auto column = rows.columns_of(i)[a];
        if (column < first || column >= last) continue;
        result.child[i] += rows.values_of(i)[a] * v[column - first];
      }
    }
    return result;
  }
  for (std::size_t i = 0; i < rows.count(); ++i) {
    const double value = factor == products.child ? v[i] : v[products.parent_of[i]];
    result.child[i] = products.child_counts[i] * value;
    for (std::size_t a = 0; a + 1 < rows.columns_of(i).size(); ++a) {
      result.dense[rows.columns_of(i)[a]] += rows.values_of(i)[a] * value;
    }
  }
  return result;
}

/// (Z_k v_k)'(Z_l v_l), from the sums of the first and the values of the second.
double inner(const CrossProducts& products, const Variate& k, const std::vector<double>& v,
             std::size_t factor) {
  double sum = 0;
  const auto found = std::ranges::find(products.dense, factor);
  if (found != products.dense.end()) {
    const std::size_t first =
        products.dense_first[static_cast<std::size_t>(found - products.dense.begin())];
    for (std::size_t j = 0; j < v.size(); ++j) sum += k.dense[first + j] * v[j];
    return sum;
  }
  for (std::size_t i = 0; i < k.child.size(); ++i) {
    sum += k.child[i] * (factor == products.child ? v[i] : v[products.parent_of[i]]);
  }
  return sum;
}

}  // namespace

num::Symmetric Equations::error_variances(std::size_t columns, num::Threads threads) const {
  auto inverse = factor_->inverse(columns, threads);
  for (std::size_t d = 0; d < products_->dense.size(); ++d) {
    const double root = std::sqrt(phi_[products_->dense[d]]);
    for (std::size_t j = products_->dense_first[d]; j < products_->dense_first[d + 1]; ++j) {
      for (std::size_t c = 0; c <= j; ++c) inverse(j, c) *= root;
      for (std::size_t r = j; r < columns; ++r) inverse(r, j) *= root;
    }
  }
  return inverse;
}

Effects Equations::errors_of_levels(const num::Symmetric& dense, num::Threads threads) const {
  Effects errors(phi_.size());
  for (std::size_t d = 0; d < products_->dense.size(); ++d) {
    for (std::size_t j = products_->dense_first[d]; j < products_->dense_first[d + 1]; ++j) {
      errors[products_->dense[d]].push_back(dense(j, j));
    }
  }
  for (std::size_t a = 0; a < parent_rows_.count(); ++a) {
    const double gain = parent_gains_[a];
    errors[*products_->parent].push_back(
        gain +
        gain * gain * quadratic(dense, parent_rows_.columns_of(a), parent_rows_.values_of(a)));
  }
  const auto& rows = products_->child_rows;
  const double phi = phi_[products_->child];
  auto& children = errors[products_->child];
  children.resize(rows.count());
  const auto fill = [&](std::size_t, std::size_t first, std::size_t last) {
    std::vector<double> row;
    for (std::size_t i = first; i < last; ++i) {
      const double gain = phi * child_weights_[i];
      if (!products_->parent) {
        children[i] = gain + gain * gain * quadratic(dense, rows.columns_of(i), rows.values_of(i));
        continue;
      }
      // The child's row less what its parent's estimate takes from it.
      const auto host = products_->parent_of[i];
      const double n = products_->child_counts[i];
      const auto columns = parent_rows_.columns_of(host);
      const auto values = parent_rows_.values_of(host);
      row.assign(values.begin(), values.end());
      for (auto& value : row) value *= -n * parent_gains_[host];
      std::size_t at = 0;
      for (std::size_t a = 0; a < rows.columns_of(i).size(); ++a) {
        while (columns[at] != rows.columns_of(i)[a]) ++at;
        row[at] += rows.values_of(i)[a];
      }
      children[i] =
          gain + gain * gain * (quadratic(dense, columns, row) + n * n * parent_gains_[host]);
    }
  };
  num::for_chunks(threads, rows.count(), levels_per_chunk, fill);
  return errors;
}

Effects Equations::conditional_deviations(num::Threads threads) const {
  auto errors = errors_of_levels(error_variances(products_->random_columns(), threads), threads);
  for (auto& factor : errors) {
    for (auto& error : factor) error = std::sqrt(residual_variance() * error);
  }
  return errors;
}

/// tr(P V_k) for the restricted likelihood, tr(V⁻¹ V_k) for the plain one: a level's prediction
/// error falls short of φ by φ² times its part of the trace.
std::vector<double> Equations::traces(num::Threads threads) const {
  const std::size_t columns =
      criterion_ == Criterion::reml ? products_->y_column() : products_->random_columns();
  const auto errors = errors_of_levels(error_variances(columns, threads), threads);
  std::vector<double> result;
  for (std::size_t k = 0; k < errors.size(); ++k) {
    double sum = 0;
    for (const double error : errors[k]) sum += 1 - error / phi_[k];
    result.push_back(sum / phi_[k]);
  }
  return result;
}

/// ν/q (A_kl − a_k a_l / q) with A_kl = y'P V_k P V_l P y, a_k = y'P V_k P y, q = y'Py: since
/// V_k P y = Z_k v_k with v_k = Z_k'Py = b_k/φ_k, A is what elimination leaves of the products of
/// these variates.
std::vector<double> Equations::curvature(double scale) const {
  const std::size_t factors = phi_.size();
  Effects v = effects_;
  std::vector<double> squares(factors);
  std::vector<Variate> variates;
  for (std::size_t k = 0; k < factors; ++k) {
    for (auto& value : v[k]) value /= phi_[k];
    for (const double value : v[k]) squares[k] += value * value;
    variates.push_back(variate(*products_, v[k], k));
  }
  std::vector<double> result(factors * factors);
  for (std::size_t k = 0; k < factors; ++k) {
    for (std::size_t l = 0; l <= k; ++l) {
      result[k * factors + l] = inner(*products_, variates[k], v[l], l);
    }
  }
  const auto& rows = products_->child_rows;
  const auto take = [&](const SparseRows& from, std::size_t i, double gain,
                        std::vector<double> Variate::*level) {
    for (std::size_t k = 0; k < factors; ++k) {
      const double value = gain * (variates[k].*level)[i];
      for (std::size_t l = 0; l <= k; ++l) {
        result[k * factors + l] -= value * (variates[l].*level)[i];
      }
      for (std::size_t a = 0; a + 1 < from.columns_of(i).size(); ++a) {
        variates[k].dense[from.columns_of(i)[a]] -= value * from.values_of(i)[a];
      }
    }
  };
  for (std::size_t i = 0; i < rows.count(); ++i) {
    if (products_->parent) {
      for (auto& one : variates) {
        one.parent[products_->parent_of[i]] += child_weights_[i] * one.child[i];
      }
    }
    take(rows, i, phi_[products_->child] * child_weights_[i], &Variate::child);
  }
  for (std::size_t a = 0; a < parent_rows_.count(); ++a) {
    take(parent_rows_, a, parent_gains_[a], &Variate::parent);
  }
  for (auto& one : variates) {
    for (std::size_t d = 0; d < products_->dense.size(); ++d) {
      const double root = std::sqrt(phi_[products_->dense[d]]);
      for (std::size_t j = products_->dense_first[d]; j < products_->dense_first[d + 1]; ++j) {
        one.dense[j] *= root;
      }
    }
    one.dense = factor_->forward(one.dense);
  }
  for (std::size_t k = 0; k < factors; ++k) {
    for (std::size_t l = 0; l <= k; ++l) {
      double& entry = result[k * factors + l];
      for (std::size_t j = 0; j < variates[k].dense.size(); ++j) {
        entry -= variates[k].dense[j] * variates[l].dense[j];
      }
      entry = scale * (entry - squares[k] * squares[l] / rest_);
      result[l * factors + k] = entry;
    }
  }
  return result;
}

Equations::Slopes Equations::slopes(num::Threads threads) const {
  for (const double phi : phi_) OTBOR_CHECK(phi > 0);
  const double scale = degrees_of_freedom() / rest_;
  Slopes result{.gradient = traces(threads), .curvature = curvature(scale)};
  for (std::size_t k = 0; k < phi_.size(); ++k) {
    double square = 0;
    for (const double effect : effects_[k]) square += effect / phi_[k] * (effect / phi_[k]);
    result.gradient[k] -= scale * square;
  }
  return result;
}

}  // namespace otbor::mixed
