#include "engine/rate/connectivity.hpp"

#include <algorithm>
#include <numeric>

namespace otbor {
namespace {

/// Vertices are experts, then practices; each link stands with both its ends.
struct Graph {
  std::vector<std::size_t> begins;
  std::vector<std::uint32_t> neighbours;
  std::uint32_t experts = 0;

  [[nodiscard]] std::size_t size() const { return begins.size() - 1; }
  [[nodiscard]] std::size_t degree(std::uint32_t vertex) const {
    return begins[vertex + 1] - begins[vertex];
  }
};

Graph graph_of(const std::vector<Link>& links, std::uint32_t experts, std::uint32_t practices) {
  Graph graph{.begins = std::vector<std::size_t>(std::size_t{experts} + practices + 1),
              .neighbours = std::vector<std::uint32_t>(2 * links.size()),
              .experts = experts};
  for (const auto& link : links) {
    ++graph.begins[link.expert + 1];
    ++graph.begins[experts + link.practice + 1];
  }
  std::partial_sum(graph.begins.begin(), graph.begins.end(), graph.begins.begin());
  auto next = graph.begins;
  for (const auto& link : links) {
    graph.neighbours[next[link.expert]++] = experts + link.practice;
    graph.neighbours[next[experts + link.practice]++] = link.expert;
  }
  return graph;
}

/// Depth-first search with Tarjan's low points, on a stack of its own: chains may be long.
class Search {
 public:
  Search(const Graph& graph, Connectivity& result)
      : graph_(graph), result_(result), order_(graph.size()), low_(graph.size()) {}

  void from(std::uint32_t root) {
    if (order_[root] != 0 || graph_.degree(root) == 0) return;
    result_.subsets.emplace_back();
    std::size_t children_of_root = 0;
    enter(root, root);
    while (!stack_.empty()) {
      Frame& frame = stack_.back();
      if (frame.next < graph_.begins[frame.vertex + 1]) {
        const auto to = graph_.neighbours[frame.next++];
        if (to == frame.parent) continue;  // links are single: this is the way back
        if (order_[to] == 0) {
          if (frame.vertex == root) ++children_of_root;
          enter(to, frame.vertex);
        } else {
          low_[frame.vertex] = std::min(low_[frame.vertex], order_[to]);
        }
        continue;
      }
      const Frame done = frame;
      stack_.pop_back();
      if (!stack_.empty()) leave(done, root);
    }
    if (children_of_root > 1) cut(root);
  }

 private:
  struct Frame {
    std::uint32_t vertex;
    std::uint32_t parent;
    std::size_t next;
  };

  void enter(std::uint32_t vertex, std::uint32_t parent) {
    order_[vertex] = low_[vertex] = ++clock_;
    stack_.push_back({vertex, parent, graph_.begins[vertex]});
    auto& subset = result_.subsets.back();
    if (vertex < graph_.experts) {
      subset.experts.push_back(vertex);
    } else {
      subset.practices.push_back(vertex - graph_.experts);
    }
  }

  void leave(const Frame& done, std::uint32_t root) {
    const auto parent = done.parent;
    low_[parent] = std::min(low_[parent], low_[done.vertex]);
    if (low_[done.vertex] > order_[parent]) {
      const auto expert = std::min(done.vertex, parent);
      const auto practice = std::max(done.vertex, parent) - graph_.experts;
      result_.bridges.push_back({expert, practice});
    }
    if (parent != root && low_[done.vertex] >= order_[parent]) cut(parent);
  }

  void cut(std::uint32_t vertex) {
    if (vertex < graph_.experts) result_.articulation_experts.push_back(vertex);
  }

  const Graph& graph_;
  Connectivity& result_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> low_;
  std::vector<Frame> stack_;
  std::uint32_t clock_ = 0;
};

/// The `rank`-th of these vertices by ratings, most first; the last where there are fewer.
std::uint32_t busiest(const Graph& graph, std::vector<std::uint32_t> vertices, std::uint32_t first,
                      std::size_t rank) {
  std::ranges::stable_sort(vertices, std::greater<>{},
                           [&](std::uint32_t at) { return graph.degree(first + at); });
  return vertices[std::min(rank, vertices.size() - 1)];
}

std::vector<Link> suggestions(const Graph& graph, const std::vector<Subset>& subsets) {
  constexpr std::size_t links_max = 4;
  constexpr std::size_t doubled_up_to = 3;  // panels
  std::vector<const Subset*> by_size;
  for (const auto& subset : subsets) by_size.push_back(&subset);
  std::ranges::stable_sort(by_size, std::greater<>{},
                           [](const Subset* subset) { return subset->practices.size(); });
  std::vector<Link> links;
  for (std::size_t i = 1; i < by_size.size() && links.size() < links_max; ++i) {
    const Subset& main = *by_size.front();
    const Subset& other = *by_size[i];
    links.push_back({busiest(graph, main.experts, 0, i - 1),
                     busiest(graph, other.practices, graph.experts, 0)});
    if (by_size.size() > doubled_up_to) continue;
    links.push_back({busiest(graph, other.experts, 0, 0),
                     busiest(graph, main.practices, graph.experts, i - 1)});
  }
  return links;
}

}  // namespace

Connectivity connectivity(const std::vector<Link>& links, std::uint32_t experts,
                          std::uint32_t practices) {
  auto distinct = links;
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  const auto graph = graph_of(distinct, experts, practices);
  Connectivity result;
  Search search(graph, result);
  for (const auto& link : links) search.from(link.expert);
  for (auto& subset : result.subsets) {
    std::ranges::sort(subset.experts);
    std::ranges::sort(subset.practices);
  }
  std::ranges::sort(result.bridges);
  auto& cuts = result.articulation_experts;
  std::ranges::sort(cuts);
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  result.suggested = suggestions(graph, result.subsets);
  return result;
}

}  // namespace otbor
