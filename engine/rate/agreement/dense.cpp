#include "engine/rate/agreement/dense.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace otbor {
namespace {

std::vector<Index<Expert>> experts_of(const Ratings& ratings) {
  Per<Expert, std::uint8_t> rates(ratings.experts());
  for (const auto& rating : ratings.all()) rates[rating.expert] = 1;
  std::vector<Index<Expert>> experts;
  for (const auto expert : ratings.experts()) {
    if (rates[expert] != 0) experts.push_back(expert);
  }
  return experts;
}

/// `keeps(practice)` says whether a practice becomes a row.
template <class Keeps>
DenseRatings filled(const Ratings& ratings, Keeps keeps) {
  DenseRatings table{.experts = experts_of(ratings), .values = {}};
  Per<Expert, std::size_t> column(ratings.experts());
  for (std::size_t i = 0; i < table.experts.size(); ++i) column[table.experts[i]] = i;
  for (const auto practice : ratings.practices()) table.practices += keeps(practice) ? 1 : 0;
  table.values.assign(table.practices * table.experts.size(),
                      std::numeric_limits<double>::quiet_NaN());
  std::size_t row = 0;
  for (const auto practice : ratings.practices()) {
    if (!keeps(practice)) continue;
    for (const auto& rating : ratings.of(practice)) {
      table.values[column[rating.expert] * table.practices + row] = rating.value;
    }
    ++row;
  }
  return table;
}

}  // namespace

DenseRatings dense(const Ratings& ratings) {
  return filled(ratings, [&](Index<Practice> at) { return !ratings.of(at).empty(); });
}

DenseRatings dense_complete(const Ratings& ratings) {
  const auto experts = experts_of(ratings).size();
  return filled(ratings, [&](Index<Practice> practice) {
    return experts > 0 && ratings.of(practice).size() == experts;
  });
}

/// About a value near the data first, then about the means.
Moments moments(std::span<const double> x, std::span<const double> y) {
  Moments m;
  double x_origin = 0;
  double y_origin = 0;
  double x_sum = 0;
  double y_sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i]) || std::isnan(y[i])) continue;
    if (m.n == 0) {
      x_origin = x[i];
      y_origin = y[i];
    }
    const double dx = x[i] - x_origin;
    const double dy = y[i] - y_origin;
    ++m.n;
    x_sum += dx;
    y_sum += dy;
    m.xx += dx * dx;
    m.xy += dx * dy;
    m.yy += dy * dy;
  }
  if (m.n == 0) return m;
  const auto n = static_cast<double>(m.n);
  m.xx -= x_sum * x_sum / n;
  m.xy -= x_sum * y_sum / n;
  m.yy -= y_sum * y_sum / n;
  return m;
}

Expected<double> correlation(const Moments& m, std::uint32_t pairs_min) {
  if (m.n < pairs_min) return Unexpected(Undefined::too_few_pairs);
  if (m.xx <= 0 || m.yy <= 0) return Unexpected(Undefined::no_variation);
  return std::clamp(m.xy / std::sqrt(m.xx) / std::sqrt(m.yy), -1.0, 1.0);
}

}  // namespace otbor
