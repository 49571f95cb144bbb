#include "engine/rate/rasch/marginal.hpp"

#include <algorithm>

#include "engine/base/num/elementary.hpp"
#include "engine/base/num/two.hpp"

namespace otbor::rasch {
namespace {

struct Part {
  double log_likelihood = 0;
  std::vector<double> gradient;
  num::Symmetric information;
};

/// Σ a b over an even number of nodes: two sums in a fixed order.
double dot(const double* a, const double* b, std::size_t nodes) {
  num::Two sum{};
  for (std::size_t q = 0; q < nodes; q += 2) sum += num::load(a + q) * num::load(b + q);
  return sum[0] + sum[1];
}

/// The same with each of `count` rows that lie one after the other, four of them at a time.
void put_dots(const double* a, const double* rows, std::size_t count, std::size_t nodes,
              double* into) {
  std::size_t r = 0;
  for (; r + 4 <= count; r += 4) {
    const double* row = rows + r * nodes;
    num::Two sum[4] = {};
    for (std::size_t q = 0; q < nodes; q += 2) {
      const num::Two one = num::load(a + q);
      sum[0] += one * num::load(row + q);
      sum[1] += one * num::load(row + nodes + q);
      sum[2] += one * num::load(row + 2 * nodes + q);
      sum[3] += one * num::load(row + 3 * nodes + q);
    }
    for (std::size_t i = 0; i < 4; ++i) into[r + i] = sum[i][0] + sum[i][1];
  }
  for (; r < count; ++r) into[r] = dot(a, rows + r * nodes, nodes);
}

void put_product(const double* a, const double* b, double* into, std::size_t nodes) {
  for (std::size_t q = 0; q < nodes; q += 2) {
    num::store(into + q, num::load(a + q) * num::load(b + q));
  }
}

void add(const double* from, double* into, std::size_t nodes) {
  for (std::size_t q = 0; q < nodes; q += 2) {
    num::store(into + q, num::load(into + q) + num::load(from + q));
  }
}

/// Sums over the objects of one chunk.
class Filler {
 public:
  Filler(const Joint& joint, const Population& population, Information kind, Part& part)
      : joint_(joint),
        kind_(kind),
        part_(part),
        posterior_(joint, population),
        precision_(num::exp(-2 * population.log_sigma)),
        sigma_(joint.columns().back()),
        slot_(sigma_ + 1, none) {
    part.gradient.resize(slot_.size());
    part.information = num::Symmetric(slot_.size());
  }

  const Posterior& object(std::size_t object) {
    const std::size_t first = joint_.begin_of(object);
    const std::size_t last = joint_.begin_of(object + 1);
    posterior_.find(object);
    part_.log_likelihood += posterior_.log_likelihood();
    touch(first, last);
    for (std::size_t i = first; i < last; ++i) rating(i);
    population();
    if (kind_ == Information::observed) take_missing();
    for (const auto column : touched_) slot_[column] = none;
    return posterior_;
  }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  /// Columns of the object's ratings in ascending order, and a row of slopes for each.
  void touch(std::size_t first, std::size_t last) {
    touched_.clear();
    const auto note = [&](std::size_t column) {
      if (slot_[column] != none) return;
      slot_[column] = 0;
      touched_.push_back(static_cast<std::uint32_t>(column));
    };
    for (std::size_t i = first; i < last; ++i) {
      for (std::size_t k = 0; k < joint_.top(); ++k) note(joint_.set_of(i) * joint_.top() + k);
      for (std::size_t f = 0; f < joint_.facets(); ++f) {
        if (f != joint_.object_facet()) note(joint_.columns()[f] + joint_.level(f, i));
      }
    }
    note(sigma_);
    std::ranges::sort(touched_);
    for (std::uint32_t slot = 0; slot < touched_.size(); ++slot) slot_[touched_[slot]] = slot;
    slopes_.assign(touched_.size() * posterior_.nodes(), 0);
  }

  double* slopes(std::size_t column) { return &slopes_[slot_[column] * posterior_.nodes()]; }

  /// Along a facet the slope is x − E, along a threshold [x >= k] − S_k; the covariances of the
  /// [X >= k], whose sum X is, make the curvature.
  void rating(std::size_t i) {
    const std::size_t nodes = posterior_.nodes();
    const std::size_t top = joint_.top();
    const std::size_t category = joint_.category(i);
    const std::size_t thresholds = joint_.set_of(i) * top;
    const auto& tails = posterior_.tails(i);
    mean_.assign(nodes, 0);
    weighted_.resize(nodes);
    products_.resize(std::max(products_.size(), top));
    shared_.assign(top, 0);
    double residual = 0;
    double variance = 0;
    for (std::size_t k = 0; k < top; ++k) {
      const double* tail = &tails[k * nodes];
      put_product(tail, posterior_.weights().data(), weighted_.data(), nodes);
      const double expected = dot(tail, posterior_.weights().data(), nodes);
      double* row = part_.information.row(thresholds + k) + thresholds;
      put_dots(weighted_.data(), tails.data(), k + 1, nodes, products_.data());
      for (std::size_t l = 0; l <= k; ++l) {
        // [X >= k][X >= l] is [X >= max(k, l)].
        const double covariance = expected - products_[l];
        row[l] += covariance;
        shared_[k] += covariance;
        variance += covariance;
        if (l == k) continue;
        shared_[l] += covariance;
        variance += covariance;
      }
      const double rest = (category > k ? 1.0 : 0.0) - expected;
      part_.gradient[thresholds + k] += rest;
      residual += rest;
      add(tail, slopes(thresholds + k), nodes);
      add(tail, mean_.data(), nodes);
    }
    ones_.clear();
    for (std::size_t f = 0; f < joint_.facets(); ++f) {
      if (f == joint_.object_facet()) continue;
      const std::size_t column = joint_.columns()[f] + joint_.level(f, i);
      double* row = part_.information.row(column);
      for (std::size_t k = 0; k < top; ++k) row[thresholds + k] += shared_[k];
      ones_.push_back(column);
      for (const auto one : ones_) row[one] += variance;
      part_.gradient[column] += residual;
      add(mean_.data(), slopes(column), nodes);
    }
  }

  /// The slope along log σ is θ²/σ² − 1.
  void population() {
    double* squares = slopes(sigma_);
    double square = 0;
    for (std::size_t q = 0; q < posterior_.nodes(); ++q) {
      const double theta = posterior_.theta(q);
      squares[q] = -theta * theta * precision_;
      square -= squares[q] * posterior_.weights()[q];
    }
    part_.gradient[sigma_] += square - 1;
    part_.information(sigma_, sigma_) += 2 * square;
  }

  /// The posterior covariance of the slopes, which their rows have but for a constant, with the
  /// other sign.
  void take_missing() {
    const std::size_t nodes = posterior_.nodes();
    const double* weights = posterior_.weights().data();
    products_.resize(std::max(products_.size(), touched_.size()));
    for (std::size_t a = 0; a < touched_.size(); ++a) {
      double* own = &slopes_[a * nodes];
      const double mean = dot(own, weights, nodes);
      for (std::size_t q = 0; q < nodes; ++q) own[q] -= mean;
      put_product(own, weights, weighted_.data(), nodes);
      double* row = part_.information.row(touched_[a]);
      put_dots(weighted_.data(), slopes_.data(), a + 1, nodes, products_.data());
      for (std::size_t b = 0; b <= a; ++b) row[touched_[b]] -= products_[b];
    }
  }

  const Joint& joint_;
  Information kind_;
  Part& part_;
  Posterior posterior_;
  double precision_;
  std::size_t sigma_;                // the column of log σ
  std::vector<std::uint32_t> slot_;  // of a column, among those touched
  std::vector<std::uint32_t> touched_;
  std::vector<double> slopes_;  // of each touched column at every node
  std::vector<double> mean_;
  std::vector<double> weighted_;
  std::vector<double> products_;
  std::vector<double> shared_;  // Cov(X, [X >= k])
  std::vector<std::size_t> ones_;
};

}  // namespace

Marginal marginal_at(const Joint& joint, const Population& population, Information kind,
                     num::Threads threads) {
  Marginal result;
  result.eap.assign(joint.objects(), 0);
  result.eap_sd.assign(joint.objects(), num::exp(population.log_sigma));
  std::vector<Part> parts(num::chunk_count(joint.objects(), joint.chunk_size()));
  num::for_chunks(threads, joint.objects(), joint.chunk_size(),
                  [&](std::size_t chunk, std::size_t first, std::size_t last) {
                    Filler filler(joint, population, kind, parts[chunk]);
                    for (std::size_t o = first; o < last; ++o) {
                      if (joint.begin_of(o) == joint.begin_of(o + 1)) continue;
                      const auto& posterior = filler.object(o);
                      result.eap[o] = posterior.mean();
                      result.eap_sd[o] = posterior.sd();
                    }
                  });
  result.gradient.resize(joint.columns().back() + 1);
  result.information = num::Symmetric(result.gradient.size());
  for (const auto& part : parts) {
    result.log_likelihood += part.log_likelihood;
    for (std::size_t i = 0; i < result.gradient.size(); ++i) {
      result.gradient[i] += part.gradient[i];
      for (std::size_t j = 0; j <= i; ++j) result.information(i, j) += part.information(i, j);
    }
  }
  return result;
}

}  // namespace otbor::rasch
