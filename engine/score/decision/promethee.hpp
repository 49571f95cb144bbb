#pragma once
// PROMETHEE I and II: J.-P. Brans & Ph. Vincke, A preference ranking organisation method,
// Management Science 31 (1985). Each pair of alternatives is compared criterion by criterion; what
// an alternative wins and loses on the whole are its flows.

#include <cstdint>
#include <vector>

#include "engine/score/decision/problem.hpp"

namespace otbor::decision {

/// The six types of the paper, of the difference d > 0; for d <= 0 the preference is 0.
enum class Preference : std::uint8_t {
  usual,     // 1
  u_shape,   // 0 up to q, then 1
  v_shape,   // d/p up to p, then 1
  level,     // 0 up to q, 1/2 up to p, then 1
  linear,    // 0 up to q, (d − q)/(p − q) up to p, then 1
  gaussian,  // 1 − exp(−d²/2s²)
};

struct PreferenceFunction {
  Preference type = Preference::usual;
  double q = 0;  // indifference, not negative
  double p = 0;  // strict preference, above q
  double s = 1;  // inflection of the gaussian, positive
};

struct Promethee {
  std::vector<double> phi_plus;   // mean preference over the others
  std::vector<double> phi_minus;  // mean preference of the others
  std::vector<double> phi_net;    // II: the complete order
  std::vector<std::size_t> rank;  // by phi_net
  /// I: outranks[a * n + b] when a has both flows at least as good as b, and one better.
  std::vector<bool> outranks;
};

[[nodiscard]] double preference(const PreferenceFunction& function, double difference);

/// One function a criterion. Undefined (`one_practice`) for fewer than two alternatives.
[[nodiscard]] Expected<Promethee> promethee(const Problem& problem,
                                            const std::vector<PreferenceFunction>& functions);

}  // namespace otbor::decision
