#pragma once
// Cheapest circulation in a network whose arcs have lower and upper bounds: the network simplex
// with strongly feasible trees (W. H. Cunningham, A network simplex method, Mathematical
// Programming 11, 1976; R. K. Ahuja, T. L. Magnanti & J. B. Orlin, Network Flows, 1993, chapter
// 11). Whole numbers throughout; the answer is whole and exact. Costs may change between two calls
// of `solve`, which then goes on from where it was.

#include <cstdint>
#include <vector>

namespace otbor {

__extension__ using Wide = __int128;

class Flow {
 public:
  explicit Flow(std::size_t nodes) : supply_(nodes + 1) {}

  /// Returns the arc's number; 0 <= low <= high. Not after the first `solve`.
  std::size_t add(std::size_t from, std::size_t to, std::int64_t low, std::int64_t high, Wide cost);
  void set_cost(std::size_t arc, Wide cost) { arcs_[arc].cost = cost; }

  /// False when no flow keeps all bounds.
  [[nodiscard]] bool solve();

  [[nodiscard]] std::int64_t flow(std::size_t arc) const {
    return arcs_[arc].low + arcs_[arc].flow;
  }
  /// What one more unit on the arc would add to the cost of the best circulation, by the last
  /// solution: not negative on an arc at its lower bound, not positive on one at its upper.
  [[nodiscard]] Wide reduced_cost(std::size_t arc) const {
    const Arc& at = arcs_[arc];
    return at.cost + potential_[at.from] - potential_[at.to];
  }

 private:
  struct Arc {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::int64_t low = 0;
    std::int64_t room = 0;  // high − low
    std::int64_t flow = 0;  // above low
    Wide cost = 0;
    bool in_tree = false;
  };
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  void start();
  void hang(std::uint32_t node, std::uint32_t under);
  void take_off(std::uint32_t node);
  void price_below(std::uint32_t node);
  [[nodiscard]] std::uint32_t find_entering();
  [[nodiscard]] bool is_wanted(const Arc& arc) const;
  struct Cycle {
    std::uint32_t first = none;   // where the flow on the entering arc starts, as it will be pushed
    std::uint32_t second = none;  // and ends
    std::uint32_t join = none;
    std::int64_t push = 0;
    std::uint32_t leaving = none;  // the node whose tree arc leaves; none: the entering arc itself
    bool leaves_first = false;     // on the side of `first`
  };
  [[nodiscard]] Cycle cycle_of(std::uint32_t entering) const;
  void find_leaving(std::uint32_t entering, Cycle& cycle) const;
  void push(std::uint32_t entering, const Cycle& cycle);
  void exchange(std::uint32_t entering, const Cycle& cycle);
  [[nodiscard]] bool points_up(std::uint32_t node) const {
    return arcs_[tree_arc_[node]].from == node;
  }

  std::vector<Arc> arcs_;  // the given ones, then an artificial one a node
  std::size_t given_ = 0;
  std::vector<std::int64_t> supply_;  // of each node, the artificial root last
  std::vector<Wide> potential_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> tree_arc_;  // to the parent
  std::vector<std::uint32_t> depth_;
  std::vector<std::uint32_t> child_;  // first child, and siblings both ways
  std::vector<std::uint32_t> next_;
  std::vector<std::uint32_t> previous_;
  std::vector<std::uint32_t> stack_;
  std::size_t block_ = 0;  // arcs of one search
  std::size_t scan_ = 0;  // where the search for an entering arc goes on
};

}  // namespace otbor
