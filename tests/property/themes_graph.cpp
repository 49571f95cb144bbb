// The graph of likeness and its groups against Boost.Graph: the same edges, the same components,
// groups that hold together, and modularity by its definition over all pairs of vertices.

#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/themes/clusters/communities.hpp"

namespace otbor {
namespace {

using clusters::Edge;

using Oracle =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                          boost::property<boost::edge_weight_t, double>>;

/// Sparse enough to fall into components; some edges are named twice, some are loops.
std::vector<Edge> random_edges(std::uint32_t seed, std::uint32_t vertices) {
  std::uint32_t asked = 0;
  const auto draw = [&](std::uint32_t bound) {
    return num::below(bound, 7, num::Stage::generator, seed, asked++);
  };
  std::vector<Edge> edges;
  const auto count = draw(2 * vertices);
  for (std::uint32_t i = 0; i < count; ++i) {
    edges.push_back({draw(vertices), draw(vertices), 0.25 * (1 + draw(8))});
  }
  return edges;
}

/// Edges named twice are added up, as clusters::graph_of does.
Oracle oracle_of(std::uint32_t vertices, const std::vector<Edge>& edges) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> weight;
  for (const auto& edge : edges) weight[std::minmax(edge.from, edge.to)] += edge.weight;
  Oracle graph(vertices);
  for (const auto& [ends, sum] : weight) boost::add_edge(ends.first, ends.second, sum, graph);
  return graph;
}

/// M. E. J. Newman, Modularity and community structure in networks (2006), eq. 1, with A_ii twice
/// the weight of a loop.
double modularity_by_pairs(const Oracle& graph, const std::vector<std::uint32_t>& of) {
  const auto n = boost::num_vertices(graph);
  std::vector<std::vector<double>> a(n, std::vector<double>(n));
  for (auto [edge, end] = boost::edges(graph); edge != end; ++edge) {
    const auto from = boost::source(*edge, graph);
    const auto to = boost::target(*edge, graph);
    const double weight = boost::get(boost::edge_weight, graph, *edge);
    a[from][to] += weight;
    a[to][from] += weight;
  }
  std::vector<double> strength(n);
  double total = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (const double weight : a[i]) strength[i] += weight;
    total += strength[i];
  }
  if (total <= 0) return 0;
  double q = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < n; ++k) {
      if (of[i] == of[k]) q += a[i][k] - strength[i] * strength[k] / total;
    }
  }
  return q / total;
}

/// Components among the vertices of one group.
std::size_t components_within(const Oracle& graph, const std::vector<std::uint32_t>& of,
                              std::uint32_t group) {
  const auto inside = [&](std::size_t vertex) { return of[vertex] == group; };
  const boost::filtered_graph<Oracle, boost::keep_all, std::function<bool(std::size_t)>> part(
      graph, boost::keep_all(), inside);
  std::vector<int> component(boost::num_vertices(graph));
  boost::connected_components(part, component.data());
  std::set<int> found;
  for (std::size_t v = 0; v < of.size(); ++v) {
    if (inside(v)) found.insert(component[v]);
  }
  return found.size();
}

}  // namespace

TEST_CASE("The graph of likeness has the edges that Boost.Graph has") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const std::uint32_t vertices = 3 + seed % 38;
    const auto edges = random_edges(seed, vertices);
    const auto ours = clusters::graph_of(vertices, edges);
    const auto theirs = oracle_of(vertices, edges);
    std::size_t ends = ours.to.size();
    for (const double loop : ours.loops) ends += loop > 0 ? 2 : 0;
    REQUIRE(ends == 2 * boost::num_edges(theirs));
    for (std::size_t v = 0; v < vertices; ++v) {
      double strength = 0;
      for (auto [edge, end] = boost::out_edges(v, theirs); edge != end; ++edge) {
        strength += boost::get(boost::edge_weight, theirs, *edge);
      }
      REQUIRE(ours.strength[v] == Approx(strength).margin(1e-12));
    }
  }
}

TEST_CASE("Modularity is that of its definition over all pairs, whatever the groups") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const std::uint32_t vertices = 3 + seed % 38;
    const auto edges = random_edges(seed, vertices);
    const auto graph = clusters::graph_of(vertices, edges);
    std::vector<std::uint32_t> of;
    for (std::uint32_t v = 0; v < vertices; ++v) {
      of.push_back(num::below(4, 8, num::Stage::generator, seed, v));
    }
    const auto theirs = oracle_of(vertices, edges);
    REQUIRE(clusters::modularity(graph, of, 1) ==
            Approx(modularity_by_pairs(theirs, of)).margin(1e-12));
    const auto found = clusters::communities(graph, {.seed = seed}).of;
    REQUIRE(clusters::modularity(graph, found, 1) ==
            Approx(modularity_by_pairs(theirs, found)).margin(1e-12));
    REQUIRE(modularity_by_pairs(theirs, found) >= modularity_by_pairs(theirs, of) - 1e-12);
  }
}

TEST_CASE("Leiden: each group lies within one component and holds together") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const std::uint32_t vertices = 3 + seed % 38;
    const auto edges = random_edges(seed, vertices);
    const auto found = clusters::communities(clusters::graph_of(vertices, edges), {.seed = seed});
    const auto theirs = oracle_of(vertices, edges);
    for (std::uint32_t group = 0; group < found.groups; ++group) {
      REQUIRE(components_within(theirs, found.of, group) == 1);
    }
  }
}

}  // namespace otbor
