// Swaps that make experts comparable. Two practices exchange one expert each, so that loads and
// numbers of experts stay as the flow made them.

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/assign/seats.hpp"
#include "engine/base/check.hpp"

namespace otbor::assign_steps {
namespace {

/// Swaps that are looked at, and seats that are looked at to count panels: a limit of work, far
/// above what a district needs.
constexpr std::uint64_t looks_max = 100'000'000;

using Panel = std::vector<Index<Expert>>;
using PanelOf = Per<Practice, Panel>;

PanelOf panels_by_practice(const Pairs& pairs, const Seats& seats) {
  PanelOf panels(seats.rows());
  for (const auto practice : pairs.practices) {
    for (const auto expert : seats.columns()) {
      if (seats(practice, expert) != 0) panels[practice].push_back(expert);
    }
  }
  return panels;
}

/// Experts with a path of common practices between them have the same root.
class Groups {
 public:
  Groups(const Pairs& pairs, const PanelOf& panels, std::size_t experts)
      : parent_(experts), seated_(experts) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (const auto practice : pairs.practices) {
      for (const auto expert : panels[practice]) {
        seated_[expert.value()] = true;
        parent_[root(expert)] = root(panels[practice].front());
      }
    }
  }
  std::uint32_t root(Index<Expert> expert) {
    auto at = expert.value();
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  [[nodiscard]] std::uint32_t count() const {
    std::uint32_t groups = 0;
    for (std::uint32_t at = 0; at < parent_.size(); ++at) {
      if (seated_[at] && parent_[at] == at) ++groups;
    }
    return groups;
  }

 private:
  std::vector<std::uint32_t> parent_;
  std::vector<bool> seated_;
};

/// How many practices each two experts share, how many pairs share any, and the sum of squares.
class Common {
 public:
  explicit Common(std::size_t experts) : experts_(experts), shared_(experts * experts) {}

  [[nodiscard]] std::int64_t of(Index<Expert> a, Index<Expert> b) const {
    return shared_[at(a, b)];
  }
  void change(Index<Expert> a, Index<Expert> b, std::int32_t by) {
    auto& count = shared_[at(a, b)];
    squares_ += std::int64_t{2} * by * count + 1;  // (c ± 1)² − c²
    linked_ -= count > 0 ? 1 : 0;
    count += by;
    linked_ += count > 0 ? 1 : 0;
  }
  [[nodiscard]] std::int64_t linked() const { return linked_; }
  [[nodiscard]] std::int64_t squares() const { return squares_; }

 private:
  [[nodiscard]] std::size_t at(Index<Expert> a, Index<Expert> b) const {
    return std::max(a, b).value() * experts_ + std::min(a, b).value();
  }

  std::size_t experts_;
  std::vector<std::int32_t> shared_;
  std::int64_t linked_ = 0;
  std::int64_t squares_ = 0;
};

class Linker {
 public:
  Linker(const Pairs& pairs, Seats& seats)
      : pairs_(pairs),
        seats_(seats),
        panel_(panels_by_practice(pairs, seats)),
        common_(seats.columns().value()) {
    for (const auto practice : pairs.practices) {
      const auto& panel = panel_[practice];
      for (std::size_t i = 0; i < panel.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) common_.change(panel[i], panel[j], 1);
        const bool stays = panel.size() < 2 || pairs.fixed(practice, panel[i]) != 0 ||
                           pairs.earlier(practice, panel[i]) != 0;
        if (!stays) movable_.push_back({practice, panel[i]});
      }
    }
    groups_ = count_groups();
  }

  void run() {
    while (groups_ > 1 && join_groups()) {
    }
    while (spread()) {
    }
  }

 private:
  std::uint32_t count_groups() {
    looks_ += movable_.size();
    return Groups(pairs_, panel_, seats_.columns().value()).count();
  }

  [[nodiscard]] bool can_swap(const Seat& a, const Seat& b) const {
    return a.practice != b.practice && a.expert != b.expert && seats_(a.practice, b.expert) == 0 &&
           seats_(b.practice, a.expert) == 0 && pairs_.may(a.practice, b.expert) != 0 &&
           pairs_.may(b.practice, a.expert) != 0;
  }

  void hand_over(Index<Practice> practice, Index<Expert> from, Index<Expert> to) {
    auto& panel = panel_[practice];
    for (auto& expert : panel) {
      if (expert == from) continue;
      common_.change(from, expert, -1);
      common_.change(to, expert, 1);
    }
    *std::ranges::find(panel, from) = to;
    seats_(practice, from) = 0;
    seats_(practice, to) = 1;
  }
  void swap(Seat& a, Seat& b) {
    hand_over(a.practice, a.expert, b.expert);
    hand_over(b.practice, b.expert, a.expert);
    std::swap(a.expert, b.expert);
  }

  /// Whether somebody who knows the direction stays there when `from` is replaced.
  [[nodiscard]] bool keeps_knower(Index<Practice> practice, Index<Expert> from,
                                  Index<Expert> to) const {
    if (pairs_.knows(practice, from) == 0 || pairs_.knows(practice, to) != 0) return true;
    return std::ranges::any_of(panel_[practice], [&](Index<Expert> expert) {
      return expert != from && pairs_.knows(practice, expert) != 0;
    });
  }
  [[nodiscard]] bool keeps_knowers(const Seat& a, const Seat& b) const {
    return keeps_knower(a.practice, a.expert, b.expert) &&
           keeps_knower(b.practice, b.expert, a.expert);
  }
  /// Seats whose expert knows the direction are as many after the swap.
  [[nodiscard]] bool keeps_knowledge(const Seat& a, const Seat& b) const {
    return pairs_.knows(a.practice, a.expert) + pairs_.knows(b.practice, b.expert) <=
           pairs_.knows(a.practice, b.expert) + pairs_.knows(b.practice, a.expert);
  }

  /// One swap between two groups that leaves fewer of them.
  bool join_groups() {
    Groups groups(pairs_, panel_, seats_.columns().value());
    for (std::size_t i = 0; i < movable_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        auto& a = movable_[i];
        auto& b = movable_[j];
        if (++looks_ > looks_max) return false;
        if (groups.root(a.expert) == groups.root(b.expert)) continue;
        if (!can_swap(a, b) || !keeps_knowers(a, b)) continue;
        swap(a, b);
        if (const auto left = count_groups(); left < groups_) {
          groups_ = left;
          return true;
        }
        swap(a, b);
      }
    }
    return false;
  }

  /// Where no pair shares more than one practice, no swap can spread anything.
  [[nodiscard]] bool has_repeated_pair(const Seat& seat) const {
    return std::ranges::any_of(panel_[seat.practice], [&](Index<Expert> other) {
      return other != seat.expert && common_.of(seat.expert, other) > 1;
    });
  }

  /// Swaps, and keeps it when more pairs of experts share a practice, or as many more evenly and
  /// with as much knowledge.
  bool better_after(Seat& a, Seat& b) {
    const bool knowledge = keeps_knowledge(a, b);
    const auto linked = common_.linked();
    const auto squares = common_.squares();
    swap(a, b);
    const bool more = common_.linked() > linked;
    const bool more_even = knowledge && common_.linked() == linked && common_.squares() < squares;
    if ((more || more_even) && count_groups() <= groups_) return true;
    swap(a, b);
    return false;
  }

  /// A round over all pairs of seats; false when nothing was gained or the work is at its limit.
  bool spread() {
    bool any = false;
    for (auto& a : movable_) {
      if (!has_repeated_pair(a)) continue;
      for (auto& b : movable_) {
        if (++looks_ > looks_max) return false;
        if (can_swap(a, b) && keeps_knowers(a, b) && better_after(a, b)) any = true;
      }
    }
    return any;
  }

  const Pairs& pairs_;
  Seats& seats_;
  PanelOf panel_;
  Common common_;
  std::vector<Seat> movable_;
  std::uint32_t groups_ = 0;
  std::uint64_t looks_ = 0;
};

}  // namespace

void link_experts(const Pairs& pairs, Seats& seats) { Linker(pairs, seats).run(); }

std::uint32_t panels_of(const Pairs& pairs, const Seats& seats) {
  return Groups(pairs, panels_by_practice(pairs, seats), seats.columns().value()).count();
}

}  // namespace otbor::assign_steps
