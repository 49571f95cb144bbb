#include "engine/rate/mixed/crossproducts.hpp"

#include <algorithm>

#include "engine/base/check.hpp"

namespace otbor::mixed {
namespace {

/// The level of `host` that all observations of each level of `factor` share; empty when some
/// level meets two.
std::vector<std::uint32_t> hosts_of(const Factor& factor, const Factor& host) {
  constexpr std::uint32_t unseen = 0xffffffff;
  std::vector<std::uint32_t> hosts(factor.levels, unseen);
  for (std::size_t i = 0; i < factor.level.size(); ++i) {
    auto& known = hosts[factor.level[i]];
    if (known == unseen) known = host.level[i];
    if (known != host.level[i]) return {};
  }
  for (auto& host_level : hosts) host_level = host_level == unseen ? 0 : host_level;
  return hosts;
}

/// Chooses what is eliminated: the factor with most levels, and the largest it is nested in.
void choose_eliminated(const Design& design, CrossProducts& products) {
  const auto& random = design.random;
  for (std::size_t k = 1; k < random.size(); ++k) {
    if (random[k].levels > random[products.child].levels) products.child = k;
  }
  for (std::size_t k = 0; k < random.size(); ++k) {
    if (k == products.child) continue;
    if (products.parent && random[k].levels <= random[*products.parent].levels) continue;
    auto hosts = hosts_of(random[products.child], random[k]);
    if (hosts.empty()) continue;
    products.parent = k;
    products.parent_of = std::move(hosts);
  }
}

/// Columns of one observation that are 1: dense random levels, the intercept, fixed contrasts.
class Columns {
 public:
  Columns(const Design& design, const CrossProducts& products)
      : design_(design), products_(products) {}

  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t observation) {
    ones_.clear();
    for (std::size_t d = 0; d < products_.dense.size(); ++d) {
      const auto level = design_.random[products_.dense[d]].level[observation];
      ones_.push_back(static_cast<std::uint32_t>(products_.dense_first[d]) + level);
    }
    auto first = static_cast<std::uint32_t>(products_.random_columns());
    ones_.push_back(first++);
    for (const auto& factor : design_.fixed) {
      const auto level = factor.level[observation];
      if (level > 0) ones_.push_back(first + level - 1);
      first += factor.levels > 0 ? factor.levels - 1 : 0;
    }
    return ones_;
  }

 private:
  const Design& design_;
  const CrossProducts& products_;
  std::vector<std::uint32_t> ones_;
};

/// Observations in the order of a factor's levels, and where each level begins.
struct ByLevel {
  std::vector<std::size_t> begins;
  std::vector<std::uint32_t> observations;
};

ByLevel by_level(const Factor& factor) {
  ByLevel order;
  order.begins.assign(factor.levels + std::size_t{1}, 0);
  for (const auto level : factor.level) ++order.begins[level + 1];
  for (std::size_t i = 1; i < order.begins.size(); ++i) order.begins[i] += order.begins[i - 1];
  auto next = order.begins;
  order.observations.resize(factor.level.size());
  for (std::size_t i = 0; i < factor.level.size(); ++i) {
    order.observations[next[factor.level[i]]++] = static_cast<std::uint32_t>(i);
  }
  return order;
}

/// Sums of the observations of each level of `factor` by dense column.
SparseRows rows_of(const Design& design, const Factor& factor, const CrossProducts& products,
                   bool with_values) {
  SparseRows rows;
  Columns columns(design, products);
  const auto order = by_level(factor);
  const std::size_t y = products.y_column();
  std::vector<double> sum(y + 1);
  std::vector<std::uint8_t> seen(y + 1);
  std::vector<std::uint32_t> touched;
  for (std::size_t level = 0; level < factor.levels; ++level) {
    touched.clear();
    for (std::size_t at = order.begins[level]; at < order.begins[level + 1]; ++at) {
      const auto observation = order.observations[at];
      for (const auto column : columns.of(observation)) {
        if (seen[column] == 0) touched.push_back(column);
        seen[column] = 1;
        sum[column] += 1;
      }
      sum[y] += design.y[observation] - products.centre;
    }
    std::ranges::sort(touched);
    touched.push_back(static_cast<std::uint32_t>(y));
    for (const auto column : touched) {
      rows.columns.push_back(column);
      rows.values.push_back(with_values ? sum[column] : 0);
      sum[column] = 0;
      seen[column] = 0;
    }
    rows.begins.push_back(rows.columns.size());
  }
  return rows;
}

std::vector<double> counts_of(const Factor& factor) {
  std::vector<double> counts(factor.levels);
  for (const auto level : factor.level) counts[level] += 1;
  return counts;
}

void add_dense_sums(const Design& design, CrossProducts& products) {
  const std::size_t y = products.y_column();
  products.sums = num::Symmetric(y + 1);
  Columns columns(design, products);
  for (std::size_t i = 0; i < design.y.size(); ++i) {
    const auto ones = columns.of(i);  // ascending
    const double value = design.y[i] - products.centre;
    for (std::size_t a = 0; a < ones.size(); ++a) {
      for (std::size_t b = 0; b <= a; ++b) products.sums(ones[a], ones[b]) += 1;
      products.sums(y, ones[a]) += value;
    }
    products.sums(y, y) += value * value;
  }
}

}  // namespace

Expected<CrossProducts> cross_products(const Design& design) {
  if (design.y.empty()) return Unexpected(Undefined::no_ratings);
  OTBOR_CHECK(!design.random.empty());
  CrossProducts products;
  products.observations = design.y.size();
  double sum = 0;
  for (const auto value : design.y) sum += value;
  products.centre = sum / static_cast<double>(design.y.size());
  choose_eliminated(design, products);

  products.dense_first.push_back(0);
  for (std::size_t k = 0; k < design.random.size(); ++k) {
    if (k == products.child || k == products.parent) continue;
    products.dense.push_back(k);
    products.dense_first.push_back(products.dense_first.back() + design.random[k].levels);
  }
  products.fixed_columns = 1;
  for (const auto& factor : design.fixed) {
    products.fixed_columns += factor.levels > 0 ? factor.levels - 1 : 0;
  }
  if (products.y_column() + 1 > dense_columns_max) return Unexpected(Undefined::too_large);

  products.child_counts = counts_of(design.random[products.child]);
  products.child_rows = rows_of(design, design.random[products.child], products, true);
  if (products.parent) {
    products.parent_counts = counts_of(design.random[*products.parent]);
    products.parent_rows = rows_of(design, design.random[*products.parent], products, false);
  }
  add_dense_sums(design, products);
  return products;
}

}  // namespace otbor::mixed
