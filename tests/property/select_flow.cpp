// The network simplex against Boost.Graph on random networks: the same cost of the same flow.

#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/edmonds_karp_max_flow.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>
// Boost 1.74 wants this one after the others.
#include <boost/graph/find_flow_cost.hpp>
#include <catch2/catch.hpp>

#include "engine/select/flow.hpp"
#include "tests/property/draws.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t cases = 400;

struct RandomArc {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::int64_t capacity = 0;
  std::int64_t cost = 0;
};

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Graph = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::directedS, boost::no_property,
    boost::property<boost::edge_capacity_t, long,
                    boost::property<boost::edge_residual_capacity_t, long,
                                    boost::property<boost::edge_reverse_t, Traits::edge_descriptor,
                                                    boost::property<boost::edge_weight_t, long>>>>>;

/// Flow from node 0 to the last one, as large as possible and then as cheap as possible.
struct Oracle {
  long flow = 0;
  long cost = 0;
};
Oracle by_boost(std::uint32_t nodes, const std::vector<RandomArc>& arcs) {
  Graph graph(nodes);
  const auto add = [&](std::uint32_t from, std::uint32_t to, long capacity, long cost) {
    const auto edge = boost::add_edge(from, to, graph).first;
    boost::put(boost::edge_capacity, graph, edge, capacity);
    boost::put(boost::edge_weight, graph, edge, cost);
    return edge;
  };
  for (const auto& arc : arcs) {
    const auto there = add(arc.from, arc.to, arc.capacity, arc.cost);
    const auto back = add(arc.to, arc.from, 0, -arc.cost);
    boost::put(boost::edge_reverse, graph, there, back);
    boost::put(boost::edge_reverse, graph, back, there);
  }
  boost::successive_shortest_path_nonnegative_weights(graph, 0, nodes - 1);
  Oracle oracle{.cost = boost::find_flow_cost(graph)};
  for (auto [edge, end] = boost::out_edges(0, graph); edge != end; ++edge) {
    const auto capacity = boost::get(boost::edge_capacity, graph, *edge);
    const auto left = boost::get(boost::edge_residual_capacity, graph, *edge);
    if (capacity > 0) oracle.flow += capacity - left;
  }
  return oracle;
}

std::vector<RandomArc> random_arcs(Draws& draws, std::uint32_t nodes) {
  std::vector<RandomArc> arcs;
  for (std::uint32_t i = 0; i < 4 * nodes; ++i) {
    const auto from = draws.below(nodes - 1);
    const auto to = 1 + draws.below(nodes - 1);
    if (from == to) continue;
    arcs.push_back({from, to, draws.between(0, 9), draws.between(0, 20)});
  }
  return arcs;
}

}  // namespace

TEST_CASE("The cheapest flow costs what Boost.Graph says") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    Draws draws(number);
    const auto nodes = 3 + draws.below(20);
    const auto arcs = random_arcs(draws, nodes);
    const auto oracle = by_boost(nodes, arcs);
    Flow flow(nodes);
    std::vector<std::size_t> numbers;
    for (const auto& arc : arcs) {
      numbers.push_back(flow.add(arc.from, arc.to, 0, arc.capacity, arc.cost));
    }
    flow.add(nodes - 1, 0, oracle.flow, oracle.flow, 0);
    INFO("case " << number);
    REQUIRE(flow.solve());
    Wide cost = 0;
    for (std::size_t i = 0; i < arcs.size(); ++i) cost += arcs[i].cost * flow.flow(numbers[i]);
    CHECK(static_cast<long>(cost) == oracle.cost);
  }
}

TEST_CASE("No flow is larger than Boost.Graph's largest") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    Draws draws(number + cases);
    const auto nodes = 3 + draws.below(20);
    const auto arcs = random_arcs(draws, nodes);
    const auto oracle = by_boost(nodes, arcs);
    Flow flow(nodes);
    for (const auto& arc : arcs) flow.add(arc.from, arc.to, 0, arc.capacity, arc.cost);
    flow.add(nodes - 1, 0, oracle.flow + 1, oracle.flow + 1, 0);
    INFO("case " << number);
    CHECK_FALSE(flow.solve());
  }
}

TEST_CASE("A flow goes on from where it was when costs change") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    Draws draws(number + 2 * cases);
    const auto nodes = 3 + draws.below(20);
    auto arcs = random_arcs(draws, nodes);
    const auto largest = by_boost(nodes, arcs).flow;
    Flow flow(nodes);
    std::vector<std::size_t> numbers;
    for (const auto& arc : arcs) {
      numbers.push_back(flow.add(arc.from, arc.to, 0, arc.capacity, arc.cost));
    }
    flow.add(nodes - 1, 0, largest, largest, 0);
    REQUIRE(flow.solve());
    Wide cost = 0;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      arcs[i].cost = draws.between(0, 20);
      flow.set_cost(numbers[i], arcs[i].cost);
    }
    INFO("case " << number);
    REQUIRE(flow.solve());
    for (std::size_t i = 0; i < arcs.size(); ++i) cost += arcs[i].cost * flow.flow(numbers[i]);
    CHECK(static_cast<long>(cost) == by_boost(nodes, arcs).cost);
  }
}

}  // namespace otbor
