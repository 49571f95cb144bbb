#include "engine/themes/clusters/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/base/num/elementary.hpp"
#include "engine/base/num/stirling.hpp"

namespace otbor::clusters {
namespace {

struct Crossed {
  double n = 0;
  std::vector<double> a;  // sizes of groups
  std::vector<double> b;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> cells;  // those that hold anything
};

Crossed crossed(const Partition& a, const Partition& b) {
  OTBOR_CHECK(a.of.size() == b.of.size());
  OTBOR_CHECK(!a.of.empty());
  Crossed table{.n = static_cast<double>(a.of.size()),
                .a = std::vector<double>(a.groups),
                .b = std::vector<double>(b.groups),
                .cells = {}};
  for (std::size_t i = 0; i < a.of.size(); ++i) {
    ++table.a[a.of[i]];
    ++table.b[b.of[i]];
    ++table.cells[{a.of[i], b.of[i]}];
  }
  return table;
}

double pairs(double n) { return n * (n - 1) / 2; }

/// Pairs that are together.
struct Pairs {
  double all = 0;
  double a = 0;
  double b = 0;
  double both = 0;
};

Pairs pairs_of(const Crossed& table) {
  Pairs found{.all = pairs(table.n)};
  for (const double size : table.a) found.a += pairs(size);
  for (const double size : table.b) found.b += pairs(size);
  for (const auto& [at, size] : table.cells) found.both += pairs(size);
  return found;
}

double ari_of(const Pairs& found) {
  if (found.all <= 0) return 1;
  const double expected = found.a * found.b / found.all;
  const double most = (found.a + found.b) / 2;
  return most - expected > 0 ? (found.both - expected) / (most - expected) : 1;
}

double entropy(const std::vector<double>& sizes, double n) {
  double sum = 0;
  for (const double size : sizes) {
    if (size > 0) sum -= size / n * num::log(size / n);
  }
  return sum;
}

double mutual_information(const Crossed& table) {
  double sum = 0;
  for (const auto& [at, size] : table.cells) {
    sum += size / table.n * num::log(size * table.n / (table.a[at.first] * table.b[at.second]));
  }
  return std::max(sum, 0.0);
}

/// What the mutual information is on average when members are dealt at random to groups of these
/// sizes (Vinh et al. 2010, equation 24a): a hypergeometric mean over every cell.
double chance_information(const Crossed& table) {
  const double n = table.n;
  const auto factorial = [](double k) { return num::log_gamma(k + 1); };
  double sum = 0;
  for (const double a : table.a) {
    for (const double b : table.b) {
      const double fixed =
          factorial(a) + factorial(b) + factorial(n - a) + factorial(n - b) - factorial(n);
      for (double k = std::max(1.0, a + b - n); k <= std::min(a, b); ++k) {
        const double weight =
            fixed - factorial(k) - factorial(a - k) - factorial(b - k) - factorial(n - a - b + k);
        sum += k / n * num::log(n * k / (a * b)) * num::exp(weight);
      }
    }
  }
  return sum;
}

double share(double part, double whole) { return whole > 0 ? part / whole : 1; }

}  // namespace

Agreement agreement(const Partition& a, const Partition& b) {
  const auto table = crossed(a, b);
  const auto found = pairs_of(table);
  const double information = mutual_information(table);
  const double of_a = entropy(table.a, table.n);
  const double of_b = entropy(table.b, table.n);
  const double mean = (of_a + of_b) / 2;
  Agreement result;
  result.rand = share(found.all + 2 * found.both - found.a - found.b, found.all);
  result.ari = ari_of(found);
  result.nmi_arithmetic = share(information, mean);
  result.nmi_geometric = mean > 0 ? share(information, std::sqrt(of_a * of_b)) : 1;
  result.nmi_max = share(information, std::max(of_a, of_b));
  result.nmi_min = share(information, std::min(of_a, of_b));
  if (mean > 0 && (of_a <= 0 || of_b <= 0)) {  // a single group tells nothing of many
    result.nmi_geometric = 0;
    result.nmi_min = 0;
  }
  const double chance = chance_information(table);
  result.ami_arithmetic = mean - chance > 1e-15 ? (information - chance) / (mean - chance) : 1;
  result.homogeneity = share(information, of_a);
  result.completeness = share(information, of_b);
  result.fowlkes_mallows =
      found.a > 0 && found.b > 0 ? found.both / std::sqrt(found.a * found.b) : 0;
  return result;
}

double adjusted_rand(const Partition& a, const Partition& b) {
  return ari_of(pairs_of(crossed(a, b)));
}

}  // namespace otbor::clusters
