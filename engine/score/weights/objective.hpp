#pragma once
// Weights from the data alone: a criterion weighs as much as it tells alternatives apart. They
// depend on who applied, so that they are a diagnosis of a criteria set and never official weights.

#include <cstdint>
#include <vector>

#include "engine/base/num/matrix.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor::weights {

enum class Scaling : std::uint8_t { none, minmax };
enum class Correlation : std::uint8_t { pearson, spearman };

/// w ~ 1 − E, E = −Σ p ln p / ln m, p the value over the column's sum (0 ln 0 = 0): M. Zeleny,
/// Multiple Criteria Decision Making (1982). Undefined: `one_practice`; `not_positive` for a
/// negative value; `no_variation` when no criterion varies.
[[nodiscard]] Expected<std::vector<double>> entropy_weights(const num::Matrix& values,
                                                            Scaling scaling = Scaling::none);

/// w ~ standard deviation. Undefined: `one_practice`, `no_variation`.
[[nodiscard]] Expected<std::vector<double>> deviation_weights(const num::Matrix& values,
                                                              Scaling scaling);

/// w_j ~ sd_j Σ_k (1 − r_jk): D. Diakoulaki, G. Mavrotas & L. Papayannakis, Determining objective
/// weights in multiple criteria problems: the CRITIC method, Computers & OR 22 (1995). A criterion
/// that does not vary has weight 0 and its correlations count as 0. Undefined likewise, also when
/// all criteria say exactly the same.
[[nodiscard]] Expected<std::vector<double>> critic_weights(const num::Matrix& values,
                                                           Scaling scaling,
                                                           Correlation correlation);

}  // namespace otbor::weights
