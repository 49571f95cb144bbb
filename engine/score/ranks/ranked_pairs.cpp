#include <algorithm>
#include <set>
#include <utility>

#include "engine/score/ranks/rules.hpp"

namespace otbor::ranks {
namespace {

/// Ways to break ties that are looked at before the search for further winners stops.
constexpr std::size_t ways_max = 5'000;

struct Majority {
  Votes strength;
  std::size_t over;
  std::size_t under;
};

/// What has been locked in, closed under "and therefore": above(i, j) when a chain leads down.
class Locked {
 public:
  explicit Locked(std::size_t items) : items_(items), above_(items * items) {}

  [[nodiscard]] bool above(std::size_t i, std::size_t j) const { return above_[i * items_ + j]; }

  void lock(std::size_t over, std::size_t under) {
    if (above(over, under)) return;
    for (std::size_t i = 0; i < items_; ++i) {
      if (i != over && !above(i, over)) continue;
      for (std::size_t j = 0; j < items_; ++j) {
        if (j == under || above(under, j)) above_[i * items_ + j] = true;
      }
    }
  }

  [[nodiscard]] std::vector<std::size_t> tops() const {
    std::vector<std::size_t> tops;
    for (std::size_t j = 0; j < items_; ++j) {
      bool free = true;
      for (std::size_t i = 0; i < items_; ++i) free = free && !above(i, j);
      if (free) tops.push_back(j);
    }
    return tops;
  }

  friend bool operator<(const Locked& a, const Locked& b) { return a.above_ < b.above_; }

 private:
  std::size_t items_;
  std::vector<bool> above_;
};

std::vector<Majority> majorities(const Pairwise& votes, Strength strength) {
  const Pairwise strong = strengths(votes, strength);
  std::vector<Majority> found;
  for (std::size_t i = 0; i < votes.items(); ++i) {
    for (std::size_t j = 0; j < votes.items(); ++j) {
      if (strong(i, j) > 0) found.push_back({strong(i, j), i, j});
    }
  }
  std::ranges::stable_sort(found, std::greater(), &Majority::strength);
  return found;
}

/// Every state that some order of equally strong majorities leads to. States repeat on the way;
/// each is walked once.
class Ways {
 public:
  explicit Ways(std::size_t& budget) : budget_(budget) {}

  void walk(std::span<const Majority> group, const Locked& start) {
    if (!seen_.insert(start).second) return;
    bool finished = true;
    for (const auto& [strength, over, under] : group) {
      if (start.above(over, under) || start.above(under, over)) continue;
      finished = false;
      if (budget_ == 0) return;
      --budget_;
      Locked next = start;
      next.lock(over, under);
      walk(group, next);
    }
    if (finished) ends_.insert(start);
  }

  [[nodiscard]] std::set<Locked> take_ends() { return std::move(ends_); }

 private:
  std::size_t& budget_;
  std::set<Locked> seen_;
  std::set<Locked> ends_;
};

/// A majority that lies on no cycle of the group and what is locked is locked whatever the order:
/// taking these first keeps the walk over orders short.
Locked with_uncontested(std::span<const Majority> group, const Locked& start) {
  Locked everything = start;
  for (const auto& majority : group) {
    if (!start.above(majority.under, majority.over)) {
      everything.lock(majority.over, majority.under);
    }
  }
  Locked result = start;
  for (const auto& majority : group) {
    if (!everything.above(majority.under, majority.over)) {
      result.lock(majority.over, majority.under);
    }
  }
  return result;
}

}  // namespace

RankedPairs ranked_pairs(const Pairwise& votes, Strength strength) {
  const std::size_t n = votes.items();
  const auto found = majorities(votes, strength);
  RankedPairs result;

  Locked declared(n);
  for (const auto& majority : found) {
    if (!declared.above(majority.under, majority.over)) {
      declared.lock(majority.over, majority.under);
    }
  }
  for (std::size_t j = 0; j < n; ++j) {
    std::size_t above = 0;
    for (std::size_t i = 0; i < n; ++i) above += declared.above(i, j) ? 1 : 0;
    result.places.push_back(above + 1);
  }

  std::set<Locked> states{Locked(n)};
  std::size_t budget = ways_max;
  for (std::size_t first = 0, last = 0; first < found.size(); first = last) {
    while (last < found.size() && found[last].strength == found[first].strength) ++last;
    const auto group = std::span(found).subspan(first, last - first);
    Ways ways(budget);
    for (const auto& state : states) ways.walk(group, with_uncontested(group, state));
    states = ways.take_ends();
  }
  result.all = budget > 0;
  states.insert(declared);
  std::set<std::size_t> winners;
  for (const auto& state : states) {
    for (const std::size_t top : state.tops()) winners.insert(top);
  }
  result.winners.assign(winners.begin(), winners.end());
  return result;
}

}  // namespace otbor::ranks
