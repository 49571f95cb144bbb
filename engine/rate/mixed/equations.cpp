#include "engine/rate/mixed/equations.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/base/num/elementary.hpp"

namespace otbor::mixed {
namespace {

constexpr double log_two_pi = 1.8378770664093453;

/// sums −= weight · row row'.
void subtract_square(num::Symmetric& sums, std::span<const std::uint32_t> columns,
                     std::span<const double> values, double weight) {
  for (std::size_t a = 0; a < columns.size(); ++a) {
    double* row = sums.row(columns[a]);
    const double scaled = weight * values[a];
    for (std::size_t b = 0; b <= a; ++b) row[columns[b]] -= scaled * values[b];
  }
}

/// row · x over the columns that x has.
double product(std::span<const std::uint32_t> columns, std::span<const double> values,
               std::span<const double> x) {
  double sum = 0;
  for (std::size_t a = 0; a < columns.size() && columns[a] < x.size(); ++a) {
    sum += values[a] * x[columns[a]];
  }
  return sum;
}

}  // namespace

void Equations::eliminate_children(num::Symmetric& sums) {
  const auto& rows = products_->child_rows;
  const double phi = phi_[products_->child];
  parent_rows_ = products_->parent_rows;
  parent_counts_.assign(products_->parent_counts.size(), 0.0);
  child_weights_.resize(rows.count());
  for (std::size_t i = 0; i < rows.count(); ++i) {
    const double n = products_->child_counts[i];
    const double weight = 1 / (1 + phi * n);
    child_weights_[i] = weight;
    log_determinant_ -= num::log(weight);
    subtract_square(sums, rows.columns_of(i), rows.values_of(i), phi * weight);
    if (!products_->parent) continue;
    const auto host = products_->parent_of[i];
    parent_counts_[host] += weight * n;
    const auto columns = parent_rows_.columns_of(host);
    const auto values = parent_rows_.values_of(host);
    std::size_t at = 0;
    for (std::size_t a = 0; a < rows.columns_of(i).size(); ++a) {
      while (columns[at] != rows.columns_of(i)[a]) ++at;
      values[at] += weight * rows.values_of(i)[a];
    }
  }
}

void Equations::eliminate_parents(num::Symmetric& sums) {
  if (!products_->parent) return;
  const double phi = phi_[*products_->parent];
  for (std::size_t a = 0; a < parent_rows_.count(); ++a) {
    const double spread = 1 + phi * parent_counts_[a];
    log_determinant_ += num::log(spread);
    parent_gains_.push_back(phi / spread);
    subtract_square(sums, parent_rows_.columns_of(a), std::as_const(parent_rows_).values_of(a),
                    phi / spread);
  }
}

/// Random columns in units of their standard deviation: I + Λ M Λ stays well conditioned for any φ.
void Equations::scale(num::Symmetric& sums) const {
  const std::size_t random = products_->random_columns();
  std::vector<double> unit(sums.size(), 1.0);
  for (std::size_t d = 0; d < products_->dense.size(); ++d) {
    const double root = std::sqrt(phi_[products_->dense[d]]);
    std::fill(unit.begin() + static_cast<std::ptrdiff_t>(products_->dense_first[d]),
              unit.begin() + static_cast<std::ptrdiff_t>(products_->dense_first[d + 1]), root);
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    double* row = sums.row(i);
    for (std::size_t j = 0; j <= i; ++j) row[j] *= unit[i] * unit[j];
    if (i < random) row[i] += 1;
  }
}

std::optional<Equations> Equations::at(const CrossProducts& products, std::vector<double> phi,
                                       Criterion criterion, num::Threads threads) {
  Equations result(products, std::move(phi), criterion);
  num::Symmetric sums = products.sums;
  result.eliminate_children(sums);
  result.eliminate_parents(sums);
  result.scale(sums);
  result.factor_ = num::Cholesky::of(std::move(sums), threads);
  if (!result.factor_) return std::nullopt;
  const std::size_t y = products.y_column();
  const double last = (*result.factor_)(y, y);
  result.rest_ = last * last;
  result.find_effects();
  return result;
}

void Equations::find_effects() {
  const std::size_t y = products_->y_column();
  std::vector<double> right(y);
  for (std::size_t j = 0; j < y; ++j) right[j] = (*factor_)(y, j);
  solution_ = factor_->backward(right);
  effects_.resize(phi_.size());
  for (std::size_t d = 0; d < products_->dense.size(); ++d) {
    const std::size_t k = products_->dense[d];
    for (std::size_t j = products_->dense_first[d]; j < products_->dense_first[d + 1]; ++j) {
      solution_[j] *= std::sqrt(phi_[k]);
      effects_[k].push_back(solution_[j]);
    }
  }
  // What a row says of y beyond the dense solution.
  const auto left_over = [&](const SparseRows& rows, std::size_t i) {
    return rows.values_of(i).back() - product(rows.columns_of(i), rows.values_of(i), solution_);
  };
  for (std::size_t a = 0; a < parent_rows_.count(); ++a) {
    effects_[*products_->parent].push_back(parent_gains_[a] * left_over(parent_rows_, a));
  }
  const auto& rows = products_->child_rows;
  const double phi = phi_[products_->child];
  for (std::size_t i = 0; i < rows.count(); ++i) {
    double rest = left_over(rows, i);
    if (products_->parent) {
      const auto host = products_->parent_of[i];
      rest -= products_->child_counts[i] * effects_[*products_->parent][host];
    }
    effects_[products_->child].push_back(phi * child_weights_[i] * rest);
  }
}

double Equations::degrees_of_freedom() const {
  const std::size_t lost = criterion_ == Criterion::reml ? products_->fixed_columns : 0;
  return static_cast<double>(products_->observations) - static_cast<double>(lost);
}

double Equations::deviance() const {
  const std::size_t random = products_->random_columns();
  const std::size_t y = products_->y_column();
  const double nu = degrees_of_freedom();
  double sum = log_determinant_ + factor_->log_determinant(0, random);
  if (criterion_ == Criterion::reml) sum += factor_->log_determinant(random, y);
  return sum + nu * (1 + log_two_pi + num::log(rest_ / nu));
}

std::vector<double> Equations::fixed() const {
  std::vector<double> result(
      solution_.begin() + static_cast<std::ptrdiff_t>(products_->random_columns()),
      solution_.end());
  result.front() += products_->centre;
  return result;
}

std::vector<double> Equations::fixed_errors() const {
  const std::size_t random = products_->random_columns();
  const std::size_t fixed = products_->fixed_columns;
  std::vector<double> errors(fixed);
  // (X'V⁻¹X)⁻¹ = (L_X L_X')⁻¹: column i of the inverse by two substitutions in the last block.
  num::Symmetric block(fixed);
  for (std::size_t i = 0; i < fixed; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      for (std::size_t k = 0; k <= j; ++k) {
        block(i, j) += (*factor_)(random + i, random + k) * (*factor_)(random + j, random + k);
      }
    }
  }
  const auto inverse = num::Cholesky::of(std::move(block));
  OTBOR_CHECK(inverse.has_value());
  const auto variances = inverse->inverse(fixed);
  for (std::size_t i = 0; i < fixed; ++i) {
    errors[i] = std::sqrt(residual_variance() * variances(i, i));
  }
  return errors;
}

}  // namespace otbor::mixed
