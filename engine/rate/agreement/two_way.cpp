#include "engine/rate/agreement/two_way.hpp"

#include <algorithm>
#include <vector>

namespace otbor {
namespace {

constexpr std::size_t practices_per_chunk = 1024;

/// Sums of deviations from one value near the data, so that no digits are lost to a large mean.
struct Sums {
  double of_squares = 0;          // Σ x²
  double of_squared_rows = 0;     // Σ over practices (Σ x)²
  double total = 0;               // Σ x
  std::vector<double> of_expert;  // Σ x
  bool varies = false;
};

Sums add_up(const Ratings& ratings, Range<Practice> range, std::size_t experts, double origin) {
  Sums sums{.of_expert = std::vector<double>(experts)};
  for (const auto practice : range) {
    double row = 0;
    double squares = 0;
    std::size_t column = 0;
    for (const auto& rating : ratings.of(practice)) {
      const double x = rating.value - origin;
      row += x;
      squares += x * x;
      sums.of_expert[column++] += x;
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
  all.varies = all.varies || part.varies;
  for (std::size_t i = 0; i < all.of_expert.size(); ++i) all.of_expert[i] += part.of_expert[i];
}

/// A difference of sums that is zero up to rounding is zero.
double above_rounding(double difference, double of) {
  constexpr double rounding = 1e-14;
  return difference > rounding * of ? difference : 0;
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
  double squared_columns = 0;
  for (const double column : sums.of_expert) squared_columns += column * column;
  const double between_rows = sums.of_squared_rows / columns - correction;
  const double between_columns = squared_columns / rows - correction;
  const double within = sums.of_squares - sums.of_squared_rows / columns;
  const auto cleaned = [&](double part) { return above_rounding(part, sums.of_squares); };
  return TwoWay{
      .n = static_cast<std::uint32_t>(n),
      .k = static_cast<std::uint32_t>(k),
      .practices = cleaned(between_rows) / (rows - 1),
      .within = cleaned(within) / (rows * (columns - 1)),
      .experts = cleaned(between_columns) / (columns - 1),
      .error = cleaned(within - between_columns) / ((rows - 1) * (columns - 1)),
      .varies = sums.varies,
  };
}

}  // namespace otbor
