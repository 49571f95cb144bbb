#include "engine/rate/effects.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace otbor {
namespace {

constexpr double tiny = 1e-12;

/// Sums for a correlation; values are centred by the caller where digits matter.
struct Pairs {
  double n = 0;
  double x = 0;
  double y = 0;
  double xx = 0;
  double yy = 0;
  double xy = 0;

  void add(double a, double b) {
    n += 1;
    x += a;
    y += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  [[nodiscard]] Expected<double> correlation() const {
    if (n < 2) return Unexpected(Undefined::no_overlap);
    const double varies_x = xx - x * x / n;
    const double varies_y = yy - y * y / n;
    if (varies_x <= tiny * xx || varies_y <= tiny * yy) return Unexpected(Undefined::no_variation);
    return (xy - x * y / n) / std::sqrt(varies_x * varies_y);
  }
};

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double deviation_of(std::span<const double> values) {
  const double mean = mean_of(values);
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// Marks in the order of experts, then practices, then criteria.
std::vector<std::uint32_t> by_expert(const MarkColumns& marks) {
  std::vector<std::uint32_t> order(marks.value.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    if (marks.expert[a] != marks.expert[b]) return marks.expert[a] < marks.expert[b];
    if (marks.practice[a] != marks.practice[b]) return marks.practice[a] < marks.practice[b];
    if (marks.criterion[a] != marks.criterion[b]) return marks.criterion[a] < marks.criterion[b];
    return a < b;
  });
  return order;
}

/// Sum and number of the experts' mean marks of each practice.
struct Practices {
  std::vector<double> sum;
  std::vector<double> count;
};

/// Calls sheet(first, last) for each run of marks of one practice among `order`, those of one
/// expert.
template <class Sheet>
void for_sheets(const MarkColumns& marks, std::span<const std::uint32_t> order, Sheet sheet) {
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last < order.size() && marks.practice[order[last]] == marks.practice[order[first]])
      ++last;
    sheet(order.subspan(first, last - first));
    first = last;
  }
}

double mean_mark(const MarkColumns& marks, std::span<const std::uint32_t> sheet) {
  double sum = 0;
  for (const auto i : sheet) sum += marks.value[i];
  return sum / static_cast<double>(sheet.size());
}

class Expert {
 public:
  Expert(const MarkColumns& marks, const Practices& practices, std::span<const std::uint32_t> order)
      : marks_(marks), practices_(practices), order_(order) {}

  [[nodiscard]] ScaleUse use(std::optional<double> middle) const {
    ScaleUse result;
    std::vector<double> values;
    double in_middle = 0;
    for (const auto i : order_) {
      values.push_back(marks_.value[i]);
      if (middle && std::abs(marks_.value[i] - *middle) < tiny) in_middle += 1;
    }
    if (values.empty()) return result;
    result.mean = mean_of(values);
    if (values.size() > 1) {
      result.sd = deviation_of(values);
    } else {
      result.sd = Unexpected(Undefined::one_practice);
    }
    if (middle) result.middle_share = in_middle / static_cast<double>(values.size());
    result.rest_correlation = rest(*result.mean);
    if (marks_.criteria > 1) halo(*result.mean, result);
    return result;
  }

 private:
  [[nodiscard]] Expected<double> rest(double centre) const {
    Pairs pairs;
    for_sheets(marks_, order_, [&](std::span<const std::uint32_t> sheet) {
      const auto practice = marks_.practice[sheet.front()];
      if (practices_.count[practice] < 2) return;
      const double own = mean_mark(marks_, sheet);
      const double others = (practices_.sum[practice] - own) / (practices_.count[practice] - 1);
      pairs.add(own - centre, others - centre);
    });
    return pairs.correlation();
  }

  void halo(double centre, ScaleUse& result) const {
    std::vector<Pairs> pairs(std::size_t{marks_.criteria} * marks_.criteria);
    double deviations = 0;
    double sheets = 0;
    std::vector<double> values;
    for_sheets(marks_, order_, [&](std::span<const std::uint32_t> sheet) {
      values.clear();
      for (const auto i : sheet) {
        values.push_back(marks_.value[i] - centre);
        for (std::size_t other = 0; other + 1 < values.size(); ++other) {
          pairs[marks_.criterion[sheet[other]] * marks_.criteria + marks_.criterion[i]].add(
              values[other], values.back());
        }
      }
      if (values.size() < 2) return;
      deviations += deviation_of(values);
      sheets += 1;
    });
    if (sheets > 0) result.halo_sd = deviations / sheets;
    double sum = 0;
    double known = 0;
    for (const auto& pair : pairs) {
      if (pair.n < 2) continue;
      const auto correlation = pair.correlation();
      if (!correlation) continue;
      sum += *correlation;
      known += 1;
    }
    if (known > 0) result.halo_correlation = sum / known;
  }

  const MarkColumns& marks_;
  const Practices& practices_;
  std::span<const std::uint32_t> order_;
};

}  // namespace

std::vector<ScaleUse> scale_use(const MarkColumns& marks, std::optional<double> middle) {
  const auto order = by_expert(marks);
  std::vector<std::span<const std::uint32_t>> of_expert;
  std::size_t first = 0;
  for (std::uint32_t expert = 0; expert < marks.experts; ++expert) {
    std::size_t last = first;
    while (last < order.size() && marks.expert[order[last]] == expert) ++last;
    of_expert.push_back(std::span(order).subspan(first, last - first));
    first = last;
  }
  Practices practices{.sum = std::vector<double>(marks.practices),
                      .count = std::vector<double>(marks.practices)};
  for (const auto own : of_expert) {
    for_sheets(marks, own, [&](std::span<const std::uint32_t> sheet) {
      practices.sum[marks.practice[sheet.front()]] += mean_mark(marks, sheet);
      practices.count[marks.practice[sheet.front()]] += 1;
    });
  }
  std::vector<ScaleUse> result;
  for (const auto own : of_expert) result.push_back(Expert(marks, practices, own).use(middle));
  return result;
}

}  // namespace otbor
