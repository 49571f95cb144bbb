#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/base/num/elementary.hpp"
#include "engine/rate/rasch/likelihood.hpp"

namespace otbor::rasch {
namespace {

/// What one chunk of objects adds to the equations.
struct Part {
  num::Symmetric information;    // of the dense columns, objects eliminated
  std::vector<double> direct;    // gradient of the dense columns
  std::vector<double> gradient;  // the same less what the objects' own steps take from it
  double log_likelihood = 0;
  // By object of the chunk:
  std::vector<double> slope;
  std::vector<double> weight;
  std::vector<std::size_t> row_begins{0};
  std::vector<std::uint32_t> row_columns;
  std::vector<double> row_values;
};

/// Fills a Part: the sums over the ratings of one chunk.
class Filler {
 public:
  Filler(const Joint& joint, const Expectation& expectation, Part& part)
      : joint_(joint),
        expectation_(expectation),
        part_(part),
        row_(joint.columns().back()),
        seen_(row_.size()) {
    part.information = num::Symmetric(row_.size());
    part.direct.resize(row_.size());
    part.gradient.resize(row_.size());
  }

  void object(std::size_t object) {
    double slope = 0;
    double weight = 0;
    for (std::size_t i = joint_.begin_of(object); i < joint_.begin_of(object + 1); ++i) {
      const auto [residual, variance] = rating(i);
      slope += residual;
      weight += variance;
    }
    eliminate(slope, weight);
  }

  void finish() {
    flush();
    for (std::size_t j = 0; j < row_.size(); ++j) part_.gradient[j] += part_.direct[j];
  }

 private:
  std::pair<double, double> rating(std::size_t i) {
    const std::size_t top = joint_.top();
    const auto probability = std::span(room_).first(top + 1);
    const std::size_t set = joint_.set_of(i);
    expectation_.probabilities(i, probability);
    // Tail probabilities S_k, Σ_{j >= k} j P_j, and from them the moments of the category.
    double tail = 0;
    double moment = 0;
    double square = 0;
    for (std::size_t k = top; k > 0; --k) {
      const auto step = static_cast<double>(k);
      tail += probability[k];
      moment += step * probability[k];
      square += step * step * probability[k];
      tails_[k - 1] = tail;
      shared_[k - 1] = moment;
    }
    const double mean = moment;
    const double variance = square - mean * mean;
    const std::size_t category = joint_.category(i);
    constexpr double small = 1e-150;
    product_ *= std::max(probability[category], small);
    if (product_ <= small) flush();
    const double residual = static_cast<double>(category) - mean;

    // Cov(X, [X >= k]) = Σ_{j >= k} j P_j − mean S_k.
    for (std::size_t k = 0; k < top; ++k) shared_[k] -= mean * tails_[k];
    // Columns of this rating in ascending order: thresholds, then facets.
    const std::size_t thresholds = set * top;
    touch(thresholds, top);
    for (std::size_t k = 0; k < top; ++k) {
      const std::size_t column = thresholds + k;
      double* row = part_.information.row(column) + thresholds;
      // [X >= k][X >= l] is [X >= max(k, l)].
      for (std::size_t l = 0; l <= k; ++l) row[l] += tails_[k] - tails_[k] * tails_[l];
      part_.direct[column] += (category > k ? 1.0 : 0.0) - tails_[k];
      row_[column] += shared_[k];
    }
    ones_.clear();
    for (std::size_t f = 0; f < joint_.facets(); ++f) {
      if (f == joint_.object_facet()) continue;
      const std::size_t column = joint_.columns()[f] + joint_.level(f, i);
      double* row = part_.information.row(column);
      for (std::size_t k = 0; k < top; ++k) row[thresholds + k] += shared_[k];
      for (const auto other : ones_) row[other] += variance;
      row[column] += variance;
      part_.direct[column] += residual;
      touch(column, 1);
      row_[column] += variance;
      ones_.push_back(column);
    }
    return {residual, variance};
  }

  /// Notes that the object's row has these columns.
  void touch(std::size_t first, std::size_t count) {
    if (seen_[first] != 0) return;
    seen_[first] = 1;
    for (std::size_t i = 0; i < count; ++i) {
      touched_.push_back(static_cast<std::uint32_t>(first + i));
    }
  }

  /// The object's own equation solved and put into the others.
  void eliminate(double slope, double weight) {
    std::ranges::sort(touched_);
    for (const auto column : touched_) {
      part_.row_columns.push_back(column);
      part_.row_values.push_back(row_[column]);
    }
    const std::size_t begin = part_.row_begins.back();
    part_.row_begins.push_back(part_.row_columns.size());
    part_.slope.push_back(slope);
    part_.weight.push_back(weight);
    const auto columns = std::span(part_.row_columns).subspan(begin);
    const auto values = std::span(part_.row_values).subspan(begin);
    for (std::size_t a = 0; a < columns.size(); ++a) {
      const double scaled = values[a] / weight;
      double* row = part_.information.row(columns[a]);
      for (std::size_t b = 0; b <= a; ++b) row[columns[b]] -= scaled * values[b];
      part_.gradient[columns[a]] -= scaled * slope;
      row_[columns[a]] = 0;
      seen_[columns[a]] = 0;
    }
    touched_.clear();
  }

  void flush() {
    part_.log_likelihood += num::log(product_);
    product_ = 1;
  }

  const Joint& joint_;
  const Expectation& expectation_;
  Part& part_;
  std::vector<double> row_;
  std::vector<std::uint8_t> seen_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::size_t> ones_;
  std::array<double, categories_max> room_{};
  std::array<double, categories_max> tails_{};
  std::array<double, categories_max> shared_{};
  double product_ = 1;
};

/// Adds 1 to each pair of columns [first, last) that are in use: the step then leaves their sum as
/// it is, and the direction along which nothing changes is gone. Columns out of use get a step of
/// 0.
void hold_sum(num::Symmetric& information, const std::vector<bool>& used, std::size_t first,
              std::size_t last) {
  double scale = 1;  // a single threshold has no information of its own
  for (std::size_t i = first; i < last; ++i) scale = std::max(scale, information(i, i));
  for (std::size_t i = first; i < last; ++i) {
    if (!used[i]) {
      information(i, i) = 1;
      continue;
    }
    for (std::size_t j = first; j <= i; ++j) {
      if (used[j]) information(i, j) += scale;
    }
  }
}

void add(Part& total, const Part& part) {
  total.log_likelihood += part.log_likelihood;
  for (std::size_t i = 0; i < part.gradient.size(); ++i) {
    total.direct[i] += part.direct[i];
    total.gradient[i] += part.gradient[i];
    for (std::size_t j = 0; j <= i; ++j) total.information(i, j) += part.information(i, j);
  }
}

/// Columns that some rating touches.
std::vector<bool> used_columns(const std::vector<Part>& parts, std::size_t columns) {
  std::vector<bool> used(columns);
  for (const auto& part : parts) {
    for (const auto column : part.row_columns) used[column] = true;
  }
  return used;
}

/// The dense steps put back into the facets and thresholds, and the objects' own.
void spread(const Joint& joint, const std::vector<Part>& parts, const std::vector<double>& dense,
            Step& step) {
  for (std::size_t f = 0; f < joint.facets(); ++f) {
    auto& effect = step.change.effect.emplace_back(joint.levels(f));
    if (f == joint.object_facet()) continue;
    std::copy_n(dense.begin() + static_cast<std::ptrdiff_t>(joint.columns()[f]), effect.size(),
                effect.begin());
  }
  // Thresholds make categories less likely, their columns more.
  for (std::size_t set = 0; set < joint.sets(); ++set) {
    auto& thresholds = step.change.thresholds.emplace_back();
    for (std::size_t k = 0; k < joint.top(); ++k) {
      thresholds.push_back(-dense[set * joint.top() + k]);
    }
  }
  std::size_t object = 0;
  for (const auto& part : parts) {
    for (std::size_t o = 0; o < part.weight.size(); ++o, ++object) {
      if (!(part.weight[o] > 0)) continue;
      double rest = part.slope[o];
      for (std::size_t a = part.row_begins[o]; a < part.row_begins[o + 1]; ++a) {
        rest -= part.row_values[a] * dense[part.row_columns[a]];
      }
      step.change.effect[joint.object_facet()][object] = rest / part.weight[o];
      step.residual = std::max(step.residual, std::abs(part.slope[o]));
    }
  }
}

}  // namespace

std::optional<Step> newton_step(const Joint& joint, const Parameters& at, num::Threads threads) {
  const Expectation expectation(joint, at);
  std::vector<Part> parts(num::chunk_count(joint.objects(), joint.chunk_size()));
  num::for_chunks(threads, joint.objects(), joint.chunk_size(),
                  [&](std::size_t chunk, std::size_t first, std::size_t last) {
                    Filler filler(joint, expectation, parts[chunk]);
                    for (std::size_t o = first; o < last; ++o) filler.object(o);
                    filler.finish();
                  });
  const auto used = used_columns(parts, joint.columns().back());
  Part& total = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) add(total, parts[i]);

  for (std::size_t f = 0; f < joint.facets(); ++f) {
    if (f == joint.object_facet()) continue;
    const std::size_t first = joint.columns()[f];
    hold_sum(total.information, used, first, first + joint.levels(f));
  }
  for (std::size_t set = 0; set < joint.sets(); ++set) {
    const std::size_t first = set * joint.top();
    hold_sum(total.information, used, first, first + joint.top());
  }
  Step step{.log_likelihood = total.log_likelihood, .residual = 0, .change = {}};
  for (const double slope : total.direct) step.residual = std::max(step.residual, std::abs(slope));
  const auto factor = num::Cholesky::of(std::move(total.information), threads);
  if (!factor) return std::nullopt;
  spread(joint, parts, factor->solve(total.gradient), step);
  return step;
}

}  // namespace otbor::rasch
