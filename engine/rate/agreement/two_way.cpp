#include "engine/rate/agreement/two_way.hpp"

#include <algorithm>
#include <vector>

namespace otbor {
namespace {

constexpr std::size_t practices_per_chunk = 1024;

/// Sums of deviations x from one value near the data, so that no digits are lost to a large mean,
/// and d from the mean of the practice, so that none are lost to practices that lie far apart.
struct Sums {
  double of_squares = 0;          // Σ x²
  double of_squared_rows = 0;     // Σ over practices (Σ x)²
  double total = 0;               // Σ x
  double within = 0;              // Σ d²
  std::vector<double> of_expert;  // Σ d
  bool varies = false;
};

Sums add_up(const Ratings& ratings, Range<Practice> range, std::size_t experts, double origin) {
  Sums sums{.of_expert = std::vector<double>(experts)};
  for (const auto practice : range) {
    const auto rated = ratings.of(practice);
    double row = 0;
    double squares = 0;
    for (const auto& rating : rated) {
      const double x = rating.value - origin;
      row += x;
      squares += x * x;
    }
    const double mean = rated.empty() ? 0 : row / static_cast<double>(rated.size());
    std::size_t column = 0;
    for (const auto& rating : rated) {
      const double d = rating.value - origin - mean;
      sums.within += d * d;
      sums.of_expert[column++] += d;
    }
    sums.of_squares += squares;
    sums.of_squared_rows += row * row;
    sums.total += row;
    sums.varies = sums.varies || squares > 0;
  }
  return sums;
}

void join(Sums& all, const Sums& part) {
  all.of_squares += part.of_squares;
  all.of_squared_rows += part.of_squared_rows;
  all.total += part.total;
  all.within += part.within;
  all.varies = all.varies || part.varies;
  for (std::size_t i = 0; i < all.of_expert.size(); ++i) all.of_expert[i] += part.of_expert[i];
}

/// What is zero up to rounding is zero: of a difference of sums `of`, or of squares of what is
/// small beside marks whose squares add up to `marks`.
double above_rounding(double value, double of, double marks) {
  constexpr double rounding = 1e-14;
  return value > std::max(rounding * of, rounding * rounding * marks) ? value : 0;
}

}  // namespace

Expected<TwoWay> two_way(const Ratings& ratings, num::Threads threads) {
  if (ratings.all().empty()) return Unexpected(Undefined::no_ratings);
  if (!is_complete_design(ratings)) return Unexpected(Undefined::incomplete_design);
  std::size_t n = 0;
  std::size_t k = 0;
  for (const auto practice : ratings.practices()) {
    const auto size = ratings.of(practice).size();
    n += size > 0 ? 1 : 0;
    k = std::max(k, size);
  }
  if (n < 2) return Unexpected(Undefined::one_practice);
  if (k < 2) return Unexpected(Undefined::one_expert);

  const double origin = ratings.all().front().value;
  const std::size_t practices = ratings.practices().value();
  std::vector<Sums> parts(num::chunk_count(practices, practices_per_chunk));
  num::for_chunks(threads, practices, practices_per_chunk,
                  [&](std::size_t chunk, std::size_t first, std::size_t last) {
                    parts[chunk] = add_up(ratings, Range<Practice>(first, last), k, origin);
                  });
  Sums sums = std::move(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) join(sums, parts[i]);

  const auto rows = static_cast<double>(n);
  const auto columns = static_cast<double>(k);
  const double correction = sums.total * sums.total / (rows * columns);
  double between_columns = 0;
  for (const double column : sums.of_expert) between_columns += column * column / rows;
  const double between_rows = sums.of_squared_rows / columns - correction;
  const auto cleaned = [&](double value, double of) {
    return above_rounding(value, of, sums.of_squares);
  };
  return TwoWay{
      .n = static_cast<std::uint32_t>(n),
      .k = static_cast<std::uint32_t>(k),
      .practices = cleaned(between_rows, sums.of_squares) / (rows - 1),
      .within = cleaned(sums.within, 0) / (rows * (columns - 1)),
      .experts = cleaned(between_columns, sums.within) / (columns - 1),
      .error = cleaned(sums.within - between_columns, sums.within) / ((rows - 1) * (columns - 1)),
      .varies = sums.varies,
  };
}

}  // namespace otbor
