#pragma once
// A lower bound of a linear ordering problem: no three items may form a cycle. The conditions
// x_ij + x_jk − x_ik ∈ [0, 1] (M. Grötschel, M. Jünger & G. Reinelt, Facets of the linear ordering
// polytope, Math. Programming 33, 1985) are priced by multipliers; the best multipliers are
// approached by the volume algorithm (volume.hpp), which also leaves a fractional solution.
// Whatever the multipliers, the bound computed in whole numbers from them holds: nothing that is
// proven rests on a rounded double.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/score/ranks/profile.hpp"

namespace otbor::ranks {

/// What is already decided: +1 i before j, −1 j before i, 0 open. Kept transitively closed.
class Decided {
 public:
  explicit Decided(std::size_t items) : items_(items), sign_(items * items) {}
  [[nodiscard]] int operator()(std::size_t i, std::size_t j) const { return sign_[i * items_ + j]; }
  /// Puts i before j and what follows from it; false when that contradicts an earlier decision.
  [[nodiscard]] bool put_before(std::size_t i, std::size_t j);

 private:
  std::size_t items_;
  std::vector<std::int8_t> sign_;
};

class CycleBound {
 public:
  /// At least 3 items. Votes(j, i) is the cost of putting i before j.
  explicit CycleBound(const Pairwise& votes);

  /// Improves the multipliers by at most `rounds`, until the bound passes `goal` (a distance) or
  /// stops growing. Returns the bound, a whole number proven for all orders that respect `decided`.
  [[nodiscard]] Votes improve(const Decided& decided, Votes goal, std::size_t rounds);

  /// By the multipliers of the last `improve`: is every order that puts i before j (i < j), or j
  /// before i, at least `goal` long? −1: i cannot be before j, +1: it must be, 0: neither is known.
  [[nodiscard]] int forced(std::size_t i, std::size_t j, Votes goal) const;

  /// How much of "i before j" (i < j) is in the fractional solution of the last `improve`, 0 … 1.
  [[nodiscard]] double fraction(std::size_t i, std::size_t j) const {
    return mean_[i * items_ + j];
  }

 private:
  /// One pricing of the multipliers: what volume.hpp asks of a relaxation.
  struct Priced {
    const CycleBound& bound;
    const Decided& decided;
    std::vector<double> reduced;
    std::vector<double> chosen_;  // 1 where i is before j

    double price(const std::vector<double>& multipliers);
    [[nodiscard]] const std::vector<double>& chosen() const { return chosen_; }
    double slopes(const std::vector<double>& mean, const std::vector<double>& multipliers,
                  std::vector<double>& direction) const;
    /// All conditions are priced at all times: they are few.
    static void renew(const std::vector<double>& /*mean*/, std::vector<double>& /*multipliers*/) {}
    /// Beyond zero stands another condition.
    static double moved(double multiplier, double change) {
      const double next = multiplier + change;
      return (multiplier > 0 && next < 0) || (multiplier < 0 && next > 0) ? 0 : next;
    }
  };
  [[nodiscard]] Votes proven(const Decided& decided);

  std::size_t items_;
  Votes unit_ = 1;                  // every cost is a multiple
  std::int64_t fine_ = 1;           // multipliers are multiples of unit / fine when it is proven
  std::vector<double> gain_;        // of i before j over j before i, in units; i < j
  double base_ = 0;                 // all pairs turned round, in units
  std::vector<double> multiplier_;  // best so far, one a triple i < j < k
  std::vector<double> mean_;        // the fractional solution
  // Of what was proven last, in unit / fine:
  std::vector<std::int64_t> exact_reduced_;
  std::int64_t exact_value_ = 0;
};

}  // namespace otbor::ranks
