#pragma once
// A lower bound of what a weak order costs. With y_ij = 1 where i is ahead of j or level with it,
// weak orders are y_ij + y_ji >= 1 and y_ij + y_jk − y_ik <= 1 (S. Fiorini & P. C. Fishburn, Weak
// order polytopes, Discrete Mathematics 275, 2004), and the cost of each pair is linear in its two
// y. The second kind of conditions is priced by multipliers, those of them that the fractional
// solution breaks, approached together with it (primal_dual.hpp). Whatever the multipliers, the
// bound computed from them in whole numbers holds: nothing that is proven rests on a rounded
// double.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/score/ranks/tie_costs.hpp"

namespace otbor::ranks {

/// What is already decided of y: +1, 0 where it is open, −1 for y = 0. Kept closed under what
/// follows.
class Decided {
 public:
  explicit Decided(std::size_t items) : items_(items), sign_(items * items) {}
  [[nodiscard]] int operator()(std::size_t i, std::size_t j) const { return sign_[i * items_ + j]; }
  /// Decides y_ij and what follows from it; false when that contradicts an earlier decision.
  [[nodiscard]] bool decide(std::size_t i, std::size_t j, bool ahead_or_level);

 private:
  std::size_t items_;
  std::vector<std::int8_t> sign_;
};

class WeakOrderBound {
 public:
  /// At least 3 items.
  explicit WeakOrderBound(const TieCosts& costs);

  /// Improves the multipliers by at most `stretches`, until the bound passes `goal` (a cost) or
  /// will not come near it. Returns the bound, a whole number proven for all weak orders that
  /// respect `decided`.
  [[nodiscard]] Votes improve(const Decided& decided, Votes goal, std::size_t stretches);

  /// Conditions looked at so far, by this bound and those it was copied from.
  [[nodiscard]] std::size_t work() const { return work_; }

  /// By the multipliers of the last `improve`: does every weak order with y_ij = 1, or every one
  /// with y_ij = 0, cost at least `goal`? −1: y_ij cannot be 1, +1: it must be, 0: neither is
  /// known.
  [[nodiscard]] int forced(const Decided& decided, std::size_t i, std::size_t j, Votes goal) const;

  /// What to decide next: of what is open, the y that the fractional solution is least sure of and
  /// that stands in the dearest conditions; the first of several.
  [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> most_open(
      const Decided& decided) const;

  /// How much of y_ij = 1 is in the fractional solution of the last `improve`, 0 … 1.
  [[nodiscard]] double fraction(std::size_t i, std::size_t j) const {
    return solution_[i * items_ + j];
  }

 private:
  /// y_ij + y_jk − y_ik <= 1, as places in the table of y.
  struct Condition {
    std::uint32_t ij;
    std::uint32_t jk;
    std::uint32_t ik;
  };

  /// What primal_dual.hpp asks of a relaxation.
  struct Relaxation {
    WeakOrderBound& bound;
    const Decided& decided;
    std::vector<double> step;     // of each pair i < j
    std::vector<double> reduced;  // costs, see reduce

    void renew(const std::vector<double>& solution, std::vector<double>& multipliers);
    void descend(const std::vector<double>& solution, const std::vector<double>& multipliers,
                 std::vector<double>& next);
    void ascend(const std::vector<double>& solution, const std::vector<double>& multipliers,
                std::vector<double>& next) const;
    double price(const std::vector<double>& multipliers);
    void measure_steps();
    double reduce(const std::vector<double>& multipliers);
  };
  [[nodiscard]] Votes proven(const Decided& decided);

  std::size_t items_;
  Votes unit_ = 1;                  // every cost is a multiple
  std::int64_t fine_ = 1;           // multipliers are multiples of unit / fine when it is proven
  std::vector<double> gain_;        // of y_ij = 1 over 0, in units
  double base_ = 0;                 // of every y = 0, in units
  double stride_ = 1;               // of the multipliers, against the solution's
  std::vector<Condition> priced_;   // the conditions that matter now; the others' multipliers are 0
  std::vector<double> multiplier_;  // one a condition
  std::vector<double> solution_;    // fractional
  // Of what was proven last, in unit / fine:
  std::vector<std::int64_t> exact_reduced_;
  std::int64_t exact_value_ = 0;
  std::size_t work_ = 0;
};

}  // namespace otbor::ranks
