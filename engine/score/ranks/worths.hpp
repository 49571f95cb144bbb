#pragma once
// Worths behind choices: who is put first of a set is drawn in proportion to the worths in the set.
// R. A. Bradley & M. E. Terry, Rank analysis of incomplete block designs, Biometrika 39 (1952);
// R. L. Plackett, The analysis of permutations, Applied Statistics 24 (1975); R. D. Luce (1959);
// ties: R. R. Davidson, On extending the Bradley–Terry model to accommodate ties, JASA 65 (1970).
// Maximum likelihood by Newton's method; when an estimate is finite: D. R. Hunter, MM algorithms
// for generalized Bradley–Terry models, Annals of Statistics 32 (2004).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/num/matrix.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor::ranks {

enum class Reference : std::uint8_t { first, centred };

struct WorthOptions {
  /// Penalty ridge · Σ θ²; 0 asks for the maximum of the likelihood itself.
  double ridge = 0;
  /// θ of the first item is 0, or all θ sum to 0.
  Reference reference = Reference::first;
};

struct Worths {
  std::vector<double> log_worth;  // θ
  std::vector<double> se;         // of θ as it is given, from the information matrix
  double loglik = 0;              // without the penalty
};

/// Why worths have no finite estimate without a ridge, if they have none: the comparisons leave
/// groups that never met (`not_compared`), or one group never lost to another (`separated`).
[[nodiscard]] std::optional<Undefined> without_finite_worths(const num::Matrix& wins);

/// `wins(i, j)`: how often i beat j; the diagonal plays no part. Undefined without a ridge where
/// `without_finite_worths` says why.
[[nodiscard]] Expected<Worths> bradley_terry(const num::Matrix& wins, const WorthOptions& options);

/// Σ over pairs of the binomial log-probability of the wins; undefined (`wrong_scale`) for numbers
/// of wins that are not whole.
[[nodiscard]] Expected<double> binomial_loglik(const num::Matrix& wins, const Worths& worths);

/// `orders`: items best first, each at most once; those left out took no part. Two items at least
/// to count. `times` weighs the orders. Undefined likewise.
[[nodiscard]] Expected<Worths> plackett_luce(std::size_t items,
                                             const std::vector<std::vector<std::size_t>>& orders,
                                             const std::vector<double>& times,
                                             const WorthOptions& options);

struct TiedWorths {
  std::vector<double> worth;  // sum 1
  double tie_parameter = 0;   // ν
  double loglik = 0;
};

/// P(i beats j) ~ a_i, P(tie) ~ ν √(a_i a_j). `ties` is symmetric; read above the diagonal.
/// Undefined (`separated`) likewise, a tie linking both ways; and `no_variation` when there are
/// only ties. Without any tie ν = 0 and the model is Bradley and Terry's.
[[nodiscard]] Expected<TiedWorths> davidson(const num::Matrix& wins, const num::Matrix& ties);

}  // namespace otbor::ranks
