#include "engine/score/decision/promethee.hpp"

#include "engine/base/num/elementary.hpp"

namespace otbor::decision {

double preference(const PreferenceFunction& f, double d) {
  if (d <= 0) return 0;
  switch (f.type) {
    case Preference::usual:
      return 1;
    case Preference::u_shape:
      return d <= f.q ? 0 : 1;
    case Preference::v_shape:
      return d < f.p ? d / f.p : 1;
    case Preference::level:
      if (d <= f.q) return 0;
      return d <= f.p ? 0.5 : 1;
    case Preference::linear:
      if (d <= f.q) return 0;
      return d < f.p ? (d - f.q) / (f.p - f.q) : 1;
    case Preference::gaussian:
      return 1 - num::exp(-d * d / (2 * f.s * f.s));
  }
  return 0;
}

Expected<Promethee> promethee(const Problem& problem,
                              const std::vector<PreferenceFunction>& functions) {
  const auto& x = problem.values;
  const std::size_t n = x.rows();
  OTBOR_CHECK(functions.size() == x.columns());
  OTBOR_CHECK(problem.weights.size() == x.columns());
  OTBOR_CHECK(problem.goals.size() == x.columns());
  if (n < 2) return Unexpected(Undefined::one_practice);
  Promethee result{.phi_plus = std::vector<double>(n), .phi_minus = std::vector<double>(n)};
  const auto others = static_cast<double>(n - 1);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      double pi = 0;
      for (std::size_t c = 0; c < x.columns(); ++c) {
        const double ahead = problem.goals[c] == Goal::max ? x(a, c) - x(b, c) : x(b, c) - x(a, c);
        pi += problem.weights[c] * preference(functions[c], ahead);
      }
      result.phi_plus[a] += pi / others;
      result.phi_minus[b] += pi / others;
    }
  }
  for (std::size_t a = 0; a < n; ++a) {
    result.phi_net.push_back(result.phi_plus[a] - result.phi_minus[a]);
  }
  result.rank = places(result.phi_net);
  const auto strong = places(result.phi_plus);
  const auto weak = places(result.phi_minus, Goal::min);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      const bool as_good = strong[a] <= strong[b] && weak[a] <= weak[b];
      result.outranks.push_back(as_good && (strong[a] < strong[b] || weak[a] < weak[b]));
    }
  }
  return result;
}

}  // namespace otbor::decision
