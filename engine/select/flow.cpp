#include "engine/select/flow.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/base/check.hpp"

namespace otbor {
namespace {

constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max() / 4;
/// Arcs that are looked at before the best of them enters: about the root of their number, as is
/// usual for block search (Z. Király, P. Kovács, Efficient implementations of minimum-cost flow
/// algorithms, Acta Universitatis Sapientiae, Informatica 4, 2012), and never very few.
constexpr std::size_t block_min = 64;

Wide magnitude(Wide value) { return value < 0 ? -value : value; }

}  // namespace

std::size_t Flow::add(std::size_t from, std::size_t to, std::int64_t low, std::int64_t high,
                      Wide cost) {
  OTBOR_CHECK(parent_.empty());
  OTBOR_CHECK(0 <= low && low <= high);
  arcs_.push_back({.from = static_cast<std::uint32_t>(from),
                   .to = static_cast<std::uint32_t>(to),
                   .low = low,
                   .room = high - low,
                   .cost = cost});
  supply_[from] -= low;
  supply_[to] += low;
  return arcs_.size() - 1;
}

/// The first tree: every node hangs on an artificial root by an arc dearer than any path. An arc
/// without flow points to the root, which makes the tree strongly feasible.
void Flow::start() {
  given_ = arcs_.size();
  block_ = block_min;
  while (block_ * block_ < given_) ++block_;
  const auto nodes = supply_.size();
  const auto root = static_cast<std::uint32_t>(nodes - 1);
  parent_.assign(nodes, none);
  tree_arc_.assign(nodes, none);
  depth_.assign(nodes, 0);
  child_.assign(nodes, none);
  next_.assign(nodes, none);
  previous_.assign(nodes, none);
  potential_.assign(nodes, 0);
  for (std::uint32_t node = 0; node < root; ++node) {
    const auto supply = supply_[node];
    tree_arc_[node] = static_cast<std::uint32_t>(arcs_.size());
    Arc arc{.from = node, .to = root, .room = unlimited, .flow = supply, .in_tree = true};
    if (supply < 0)
      arc = {.from = root, .to = node, .room = unlimited, .flow = -supply, .in_tree = true};
    arcs_.push_back(arc);
    hang(node, root);
  }
}

void Flow::hang(std::uint32_t node, std::uint32_t under) {
  parent_[node] = under;
  previous_[node] = none;
  next_[node] = child_[under];
  if (next_[node] != none) previous_[next_[node]] = node;
  child_[under] = node;
}

void Flow::take_off(std::uint32_t node) {
  if (previous_[node] != none) {
    next_[previous_[node]] = next_[node];
  } else {
    child_[parent_[node]] = next_[node];
  }
  if (next_[node] != none) previous_[next_[node]] = previous_[node];
}

/// Potentials and depths of the node and all below it, from its parent.
void Flow::price_below(std::uint32_t node) {
  stack_.assign(1, node);
  while (!stack_.empty()) {
    const auto at = stack_.back();
    stack_.pop_back();
    if (parent_[at] != none) {
      const Wide cost = arcs_[tree_arc_[at]].cost;
      const Wide above = potential_[parent_[at]];
      potential_[at] = points_up(at) ? above - cost : above + cost;
      depth_[at] = depth_[parent_[at]] + 1;
    }
    for (auto below = child_[at]; below != none; below = next_[below]) stack_.push_back(below);
  }
}

bool Flow::is_wanted(const Arc& arc) const {
  if (arc.in_tree || arc.room == 0) return false;
  const Wide reduced = arc.cost + potential_[arc.from] - potential_[arc.to];
  return arc.flow == 0 ? reduced < 0 : reduced > 0;
}

/// The most wanted arc of the next block that has one.
std::uint32_t Flow::find_entering() {
  std::uint32_t best = none;
  Wide most = 0;
  std::size_t left_in_block = block_;
  for (std::size_t seen = 0; seen < given_; ++seen) {
    if (scan_ >= given_) scan_ = 0;
    const Arc& arc = arcs_[scan_];
    if (is_wanted(arc)) {
      const Wide reduced = magnitude(arc.cost + potential_[arc.from] - potential_[arc.to]);
      if (reduced > most) {
        most = reduced;
        best = static_cast<std::uint32_t>(scan_);
      }
    }
    ++scan_;
    if (--left_in_block == 0) {
      if (best != none) return best;
      left_in_block = block_;
    }
  }
  return best;
}

Flow::Cycle Flow::cycle_of(std::uint32_t entering) const {
  const Arc& arc = arcs_[entering];
  Cycle cycle;
  cycle.first = arc.flow == 0 ? arc.from : arc.to;
  cycle.second = arc.flow == 0 ? arc.to : arc.from;
  auto a = cycle.first;
  auto b = cycle.second;
  while (a != b) {
    if (depth_[a] >= depth_[b]) {
      a = parent_[a];
    } else {
      b = parent_[b];
    }
  }
  cycle.join = a;
  find_leaving(entering, cycle);
  return cycle;
}

/// The last blocking arc of the cycle, walked from the join along the flow: this keeps the tree
/// strongly feasible, and so the simplex cannot go in circles.
void Flow::find_leaving(std::uint32_t entering, Cycle& cycle) const {
  cycle.push = arcs_[entering].room;
  // From the join down to `first` the flow runs against the arcs that point up.
  for (auto node = cycle.first; node != cycle.join; node = parent_[node]) {
    const Arc& arc = arcs_[tree_arc_[node]];
    const auto room = points_up(node) ? arc.flow : arc.room - arc.flow;
    if (room < cycle.push) {
      cycle.push = room;
      cycle.leaving = node;
      cycle.leaves_first = true;
    }
  }
  for (auto node = cycle.second; node != cycle.join; node = parent_[node]) {
    const Arc& arc = arcs_[tree_arc_[node]];
    const auto room = points_up(node) ? arc.room - arc.flow : arc.flow;
    if (room <= cycle.push) {
      cycle.push = room;
      cycle.leaving = node;
      cycle.leaves_first = false;
    }
  }
}

void Flow::push(std::uint32_t entering, const Cycle& cycle) {
  if (cycle.push == 0) return;
  Arc& arc = arcs_[entering];
  arc.flow += arc.from == cycle.first ? cycle.push : -cycle.push;
  for (auto node = cycle.first; node != cycle.join; node = parent_[node]) {
    arcs_[tree_arc_[node]].flow += points_up(node) ? -cycle.push : cycle.push;
  }
  for (auto node = cycle.second; node != cycle.join; node = parent_[node]) {
    arcs_[tree_arc_[node]].flow += points_up(node) ? cycle.push : -cycle.push;
  }
}

/// The part of the tree below the leaving arc is hung on the entering one.
void Flow::exchange(std::uint32_t entering, const Cycle& cycle) {
  if (cycle.leaving == none) return;  // the arc went from one bound to the other
  arcs_[tree_arc_[cycle.leaving]].in_tree = false;
  arcs_[entering].in_tree = true;
  auto node = cycle.leaves_first ? cycle.first : cycle.second;
  auto under = cycle.leaves_first ? cycle.second : cycle.first;
  auto arc = entering;
  const auto top = node;
  for (;;) {
    const auto above = parent_[node];
    const auto arc_above = tree_arc_[node];
    take_off(node);
    tree_arc_[node] = arc;
    hang(node, under);
    if (node == cycle.leaving) break;
    under = node;
    arc = arc_above;
    node = above;
  }
  price_below(top);
}

bool Flow::solve() {
  if (parent_.empty()) start();
  Wide dearest = 0;
  for (std::size_t at = 0; at < given_; ++at)
    dearest = std::max(dearest, magnitude(arcs_[at].cost));
  for (std::size_t at = given_; at < arcs_.size(); ++at) {
    arcs_[at].cost = (dearest + 1) * static_cast<Wide>(supply_.size());
  }
  price_below(static_cast<std::uint32_t>(supply_.size() - 1));
  for (auto entering = find_entering(); entering != none; entering = find_entering()) {
    const Cycle cycle = cycle_of(entering);
    push(entering, cycle);
    exchange(entering, cycle);
  }
  return std::all_of(arcs_.begin() + static_cast<std::ptrdiff_t>(given_), arcs_.end(),
                     [](const Arc& arc) { return arc.flow == 0; });
}

}  // namespace otbor
