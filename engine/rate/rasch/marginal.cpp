#include "engine/rate/rasch/marginal.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/num/elementary.hpp"

namespace otbor::rasch {
namespace {

struct Grid {
  std::array<double, nodes> theta{};
  std::array<double, nodes> log_weight{};
  double second_moment = 0;  // of θ under the weights
};

Grid grid_of(double log_sigma, double reach) {
  Grid grid;
  const double precision = num::exp(-2 * log_sigma);
  double sum = 0;
  for (std::size_t q = 0; q < nodes; ++q) {
    grid.theta[q] = reach * (2 * static_cast<double>(q) / (nodes - 1) - 1);
    grid.log_weight[q] = -grid.theta[q] * grid.theta[q] * precision / 2;
    const double weight = num::exp(grid.log_weight[q]);
    sum += weight;
    grid.second_moment += weight * grid.theta[q] * grid.theta[q];
  }
  grid.second_moment /= sum;
  const double log_sum = num::log(sum);
  for (auto& weight : grid.log_weight) weight -= log_sum;
  return grid;
}

struct Part {
  double log_likelihood = 0;
  std::vector<double> gradient;
  num::Symmetric information;
};

/// Sums over the objects of one chunk.
class Filler {
 public:
  Filler(const Joint& joint, const Population& population, const Grid& grid,
         const std::vector<Curve>& of_set, Marginal& result, Part& part)
      : joint_(joint),
        population_(population),
        grid_(grid),
        of_set_(of_set),
        result_(result),
        part_(part),
        precision_(num::exp(-2 * population.log_sigma)),
        slope_(joint.columns().back() + 1) {
    part.gradient.resize(slope_.size());
    part.information = num::Symmetric(slope_.size());
  }

  void object(std::size_t object) {
    const std::size_t first = joint_.begin_of(object);
    const std::size_t last = joint_.begin_of(object + 1);
    find_posterior(object, first, last);
    touched_.clear();
    for (std::size_t i = first; i < last; ++i) add_slopes(i);
    double square = 0;
    for (std::size_t q = 0; q < nodes; ++q) {
      square += posterior_[q] * grid_.theta[q] * grid_.theta[q];
    }
    const auto sigma = static_cast<std::uint32_t>(slope_.size() - 1);
    slope_[sigma] = (square - grid_.second_moment) * precision_;
    touched_.push_back(sigma);
    std::ranges::sort(touched_);
    touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
    for (std::size_t a = 0; a < touched_.size(); ++a) {
      part_.gradient[touched_[a]] += slope_[touched_[a]];
      double* row = part_.information.row(touched_[a]);
      for (std::size_t b = 0; b <= a; ++b)
        row[touched_[b]] += slope_[touched_[a]] * slope_[touched_[b]];
    }
    for (const auto column : touched_) slope_[column] = 0;
  }

 private:
  void find_posterior(std::size_t object, std::size_t first, std::size_t last) {
    const auto probability = std::span(probability_).first(joint_.top() + 1);
    posterior_ = grid_.log_weight;
    for (std::size_t i = first; i < last; ++i) {
      const double rest = joint_.eta(population_.at, i);
      const Curve& curve = of_set_[joint_.set_of(i)];
      for (std::size_t q = 0; q < nodes; ++q) {
        curve.probabilities(rest + grid_.theta[q], probability);
        constexpr double small = 1e-300;
        posterior_[q] += num::log(std::max(probability[joint_.category(i)], small));
      }
    }
    const double highest = *std::ranges::max_element(posterior_);
    double sum = 0;
    for (auto& value : posterior_) sum += value = num::exp(value - highest);
    part_.log_likelihood += highest + num::log(sum);
    double mean = 0;
    double square = 0;
    for (std::size_t q = 0; q < nodes; ++q) {
      posterior_[q] /= sum;
      mean += posterior_[q] * grid_.theta[q];
    }
    for (std::size_t q = 0; q < nodes; ++q) {
      square += posterior_[q] * (grid_.theta[q] - mean) * (grid_.theta[q] - mean);
    }
    result_.eap[object] = mean;
    result_.eap_sd[object] = std::sqrt(square);
  }

  /// Posterior means of x − E and of [x >= k] − S_k.
  void add_slopes(std::size_t i) {
    constexpr double negligible = 1e-14;
    const std::size_t top = joint_.top();
    const auto probability = std::span(probability_).first(top + 1);
    tails_.fill(0);
    double mean = 0;
    const double rest = joint_.eta(population_.at, i);
    const Curve& curve = of_set_[joint_.set_of(i)];
    for (std::size_t q = 0; q < nodes; ++q) {
      if (posterior_[q] < negligible) continue;
      curve.probabilities(rest + grid_.theta[q], probability);
      double tail = 0;
      for (std::size_t k = top; k > 0; --k) {
        tail += probability[k];
        tails_[k - 1] += posterior_[q] * tail;
      }
    }
    for (std::size_t k = 0; k < top; ++k) mean += tails_[k];
    const std::size_t category = joint_.category(i);
    for (std::size_t f = 0; f < joint_.facets(); ++f) {
      if (f == joint_.object_facet()) continue;
      add(joint_.columns()[f] + joint_.level(f, i), static_cast<double>(category) - mean);
    }
    const std::size_t thresholds = joint_.set_of(i) * top;
    for (std::size_t k = 0; k < top; ++k) {
      add(thresholds + k, (category > k ? 1.0 : 0.0) - tails_[k]);
    }
  }

  void add(std::size_t column, double value) {
    touched_.push_back(static_cast<std::uint32_t>(column));
    slope_[column] += value;
  }

  const Joint& joint_;
  const Population& population_;
  const Grid& grid_;
  const std::vector<Curve>& of_set_;
  Marginal& result_;
  Part& part_;
  double precision_;
  std::vector<double> slope_;
  std::vector<std::uint32_t> touched_;
  std::array<double, nodes> posterior_{};
  std::array<double, categories_max> probability_{};
  std::array<double, categories_max> tails_{};
};

}  // namespace

std::size_t free_facet(const Joint& joint) {
  const std::size_t last = joint.facets() - 1;
  return joint.object_facet() == last ? last - 1 : last;
}

Marginal marginal_at(const Joint& joint, const Population& population, double reach,
                     num::Threads threads) {
  const auto grid = grid_of(population.log_sigma, reach);
  const auto of_set = curves(population.at);
  Marginal result;
  result.eap.resize(joint.objects());
  result.eap_sd.resize(joint.objects());
  std::vector<Part> parts(num::chunk_count(joint.objects(), joint.chunk_size()));
  num::for_chunks(threads, joint.objects(), joint.chunk_size(),
                  [&](std::size_t chunk, std::size_t first, std::size_t last) {
                    Filler filler(joint, population, grid, of_set, result, parts[chunk]);
                    for (std::size_t o = first; o < last; ++o) filler.object(o);
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
