#include "engine/score/weights/stability.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/check.hpp"

namespace otbor::weights {
namespace {

constexpr double rounding = 1e-12;  // of the largest value

/// The score of each alternative as own + t (with − own): at t = 0 and at t = 1.
struct Line {
  double without = 0;
  double alone = 0;
};

std::vector<Line> lines(const num::Matrix& values, const std::vector<double>& weights,
                        std::size_t k) {
  const double others = 1 - weights[k];
  std::vector<Line> result(values.rows());
  for (std::size_t a = 0; a < values.rows(); ++a) {
    result[a].alone = values(a, k);
    for (std::size_t j = 0; j < weights.size(); ++j) {
      if (j == k) continue;
      const double share =
          others > rounding ? weights[j] / others : 1 / static_cast<double>(weights.size() - 1);
      result[a].without += share * values(a, j);
    }
  }
  return result;
}

}  // namespace

std::vector<Interval> weight_intervals(const num::Matrix& values,
                                       const std::vector<double>& weights,
                                       const std::vector<bool>& list) {
  OTBOR_CHECK(weights.size() == values.columns());
  OTBOR_CHECK(list.size() == values.rows());
  double largest = 0;
  for (std::size_t a = 0; a < values.rows(); ++a) {
    for (const double value : values.row(a)) largest = std::max(largest, std::abs(value));
  }
  const double equal = rounding * largest;
  std::vector<Interval> intervals(weights.size());
  for (std::size_t k = 0; k < weights.size(); ++k) {
    const auto line = lines(values, weights, k);
    auto& [low, high] = intervals[k];
    for (std::size_t in = 0; in < list.size(); ++in) {
      if (!list[in]) continue;
      for (std::size_t out = 0; out < list.size(); ++out) {
        if (list[out]) continue;
        // start + t (end − start) >= 0 must hold.
        const double start = line[in].without - line[out].without;
        const double end = line[in].alone - line[out].alone;
        if (start < -equal && end > start) low = std::max(low, start / (start - end));
        if (end < -equal && start > end) high = std::min(high, start / (start - end));
      }
    }
    // Rivals with equal scores meet at the weight itself.
    low = std::min(low, weights[k]);
    high = std::max(high, weights[k]);
  }
  return intervals;
}

}  // namespace otbor::weights
