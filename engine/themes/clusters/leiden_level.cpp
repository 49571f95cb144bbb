#include "engine/themes/clusters/leiden_level.hpp"

#include <numeric>
#include <utility>

#include "engine/base/num/philox.hpp"

namespace otbor::clusters {
namespace {

/// Weights of the edges from one vertex to the groups around it.
class Around {
 public:
  explicit Around(std::size_t groups) : weight_(groups) {}

  template <class GroupOf>
  void gather(const Graph& graph, std::uint32_t vertex, GroupOf group_of) {
    for (const auto group : met_) weight_[group] = 0;
    met_.clear();
    for (auto i = graph.begin[vertex]; i < graph.begin[vertex + 1]; ++i) {
      const auto group = group_of(graph.to[i]);
      if (weight_[group] <= 0) met_.push_back(group);
      weight_[group] += graph.weight[i];
    }
  }
  [[nodiscard]] double to(std::uint32_t group) const { return weight_[group]; }
  [[nodiscard]] const std::vector<std::uint32_t>& met() const { return met_; }

 private:
  std::vector<double> weight_;
  std::vector<std::uint32_t> met_;
};

/// The vertices that may still gain by moving, first come first served.
class Waiting {
 public:
  explicit Waiting(std::vector<std::uint32_t> all)
      : queue_(std::move(all)), waits_(queue_.size(), true), left_(queue_.size()) {}
  [[nodiscard]] bool empty() const { return left_ == 0; }
  std::uint32_t take() {
    const auto vertex = queue_[first_];
    first_ = first_ + 1 == queue_.size() ? 0 : first_ + 1;
    --left_;
    waits_[vertex] = false;
    return vertex;
  }
  void add(std::uint32_t vertex) {
    if (waits_[vertex]) return;
    waits_[vertex] = true;
    const auto last = first_ + left_++;
    queue_[last < queue_.size() ? last : last - queue_.size()] = vertex;
  }

 private:
  std::vector<std::uint32_t> queue_;
  std::vector<char> waits_;
  std::size_t first_ = 0;
  std::size_t left_ = 0;
};

/// Gains below this are rounding: moving for them could go round for ever.
constexpr double gain_min = 1e-12;

}  // namespace

std::vector<std::uint32_t> LeidenOrder::visits(std::size_t size) {
  const auto draw = options_.run * 65'536U + calls_++;
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0U);
  for (auto i = static_cast<std::uint32_t>(size); i > 1; --i) {
    const auto k = num::below(i, options_.seed, num::Stage::communities, draw, i);
    std::swap(order[i - 1], order[k]);
  }
  return order;
}

void move_vertices(const Graph& graph, std::vector<std::uint32_t>& groups, LeidenOrder& order) {
  const auto n = graph.vertices();
  const double scale = order.resolution() / graph.total;
  std::vector<double> strength(n);
  for (std::size_t v = 0; v < n; ++v) strength[groups[v]] += graph.strength[v];
  Around around(n);
  Waiting waiting(order.visits(n));
  while (!waiting.empty()) {
    const auto v = waiting.take();
    const auto own = groups[v];
    around.gather(graph, v, [&](std::uint32_t to) { return groups[to]; });
    strength[own] -= graph.strength[v];
    const double price = scale * graph.strength[v];
    auto best = own;
    double best_gain = around.to(own) - price * strength[own] + gain_min * graph.strength[v];
    for (const auto group : around.met()) {
      const double gain = around.to(group) - price * strength[group];
      if (gain > best_gain) {
        best = group;
        best_gain = gain;
      }
    }
    strength[best] += graph.strength[v];
    if (best == own) continue;
    groups[v] = best;
    for (auto i = graph.begin[v]; i < graph.begin[v + 1]; ++i) {
      if (groups[graph.to[i]] != best) waiting.add(graph.to[i]);
    }
  }
}

Partition refined(const Graph& graph, const std::vector<std::uint32_t>& groups,
                  LeidenOrder& order) {
  const auto n = graph.vertices();
  const double scale = order.resolution() / graph.total;
  std::vector<double> of_group(n);     // strength
  std::vector<std::uint32_t> part(n);  // begins alone
  std::vector<bool> alone(n, true);
  std::vector<double> of_part = graph.strength;  // strength
  std::vector<double> out_of_part(n);            // weight of the edges to the rest of its group
  std::iota(part.begin(), part.end(), 0U);
  for (std::size_t v = 0; v < n; ++v) {
    of_group[groups[v]] += graph.strength[v];
    for (auto i = graph.begin[v]; i < graph.begin[v + 1]; ++i) {
      if (groups[graph.to[i]] == groups[v]) out_of_part[v] += graph.weight[i];
    }
  }
  const auto is_well_connected = [&](std::uint32_t one, std::uint32_t group) {
    return out_of_part[one] >= scale * of_part[one] * (of_group[group] - of_part[one]);
  };
  Around around(n);
  for (const auto v : order.visits(n)) {
    const auto group = groups[v];
    if (!alone[v] || !is_well_connected(v, group)) continue;
    around.gather(graph, v, [&](std::uint32_t to) { return part[to]; });
    auto best = v;
    double best_gain = gain_min * graph.strength[v];
    for (const auto one : around.met()) {
      if (groups[one] != group || !is_well_connected(one, group)) continue;
      const double gain = around.to(one) - scale * graph.strength[v] * of_part[one];
      if (gain > best_gain) {
        best = one;
        best_gain = gain;
      }
    }
    if (best == v) continue;
    part[v] = best;
    alone[best] = false;
    of_part[best] += graph.strength[v];
    out_of_part[best] += out_of_part[v] - 2 * around.to(best);
  }
  return numbered(part);
}

Graph merged(const Graph& graph, const Partition& parts) {
  std::vector<std::size_t> begin(parts.groups + std::size_t{1});
  for (const auto one : parts.of) ++begin[one + 1];
  for (std::size_t one = 1; one < begin.size(); ++one) begin[one] += begin[one - 1];
  std::vector<std::uint32_t> members(parts.of.size());
  auto next = begin;
  for (std::uint32_t v = 0; v < parts.of.size(); ++v) members[next[parts.of[v]]++] = v;

  Graph whole;
  whole.loops.resize(parts.groups);
  whole.strength.resize(parts.groups);
  whole.total = graph.total;
  std::vector<double> weight(parts.groups);
  std::vector<std::uint32_t> met;
  for (std::uint32_t one = 0; one < parts.groups; ++one) {
    double inside = 0;
    met.clear();
    for (auto m = begin[one]; m < begin[one + 1]; ++m) {
      const auto v = members[m];
      whole.loops[one] += graph.loops[v];
      whole.strength[one] += graph.strength[v];
      for (auto i = graph.begin[v]; i < graph.begin[v + 1]; ++i) {
        const auto other = parts.of[graph.to[i]];
        if (other == one) {
          inside += graph.weight[i];
        } else {
          if (weight[other] <= 0) met.push_back(other);
          weight[other] += graph.weight[i];
        }
      }
    }
    whole.loops[one] += inside / 2;
    for (const auto other : met) {
      whole.to.push_back(other);
      whole.weight.push_back(std::exchange(weight[other], 0));
    }
    whole.begin.push_back(whole.to.size());
  }
  return whole;
}

}  // namespace otbor::clusters
