#include "engine/rate/severity.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/base/num/elementary.hpp"
#include "engine/rate/calibration.hpp"
#include "engine/rate/severity_equations.hpp"

namespace otbor {
namespace {

using severity::Equations;
using severity::Panel;

constexpr double phi_tiny = 1e-9;
constexpr double phi_huge = 1e9;
constexpr double converged = 1e-10;
constexpr std::size_t panels_per_chunk = 32;

/// What one φ gives: the deviance, its slope and its average information (Gilmour, Thompson &
/// Cullis 1995), leniencies and their variances over σ².
struct At {
  double deviance = 0;
  double slope = 0;
  double information = 0;
  double rest = 0;  // x'Px
  std::vector<std::vector<double>> leniency;
  std::vector<std::vector<double>> variance;
};

/// Sums of one panel.
struct Part {
  double log_determinant = 0;
  double explained = 0;  // φ r'(I + φM)⁻¹ r
  double trace = 0;      // of M (I + φM)⁻¹
  double square = 0;     // v'v with v = (I + φM)⁻¹ r
  double curve = 0;      // v' M (I + φM)⁻¹ v
};

Part solve_panel(const Panel& panel, double phi, std::vector<double>& leniency,
                 std::vector<double>& variance) {
  const std::size_t n = panel.experts.size();
  num::Symmetric a(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) a(i, j) = phi * panel.m(i, j);
    a(i, i) += 1;
  }
  const auto factor = num::Cholesky::of(std::move(a));  // I + φM with M not negative: always there
  OTBOR_CHECK(factor.has_value());
  Part part;
  part.log_determinant = factor->log_determinant(0, n);
  const auto v = factor->solve(panel.r);
  const auto inverse = factor->inverse(n);
  const auto second = factor->solve(v);
  leniency.resize(n);
  variance.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    leniency[i] = phi * v[i];
    variance[i] = phi * inverse(i, i);
    part.explained += phi * panel.r[i] * v[i];
    part.trace += (1 - inverse(i, i)) / phi;
    part.square += v[i] * v[i];
    // M (I + φM)⁻¹ v = (v − (I + φM)⁻¹ v) / φ.
    part.curve += v[i] * (v[i] - second[i]) / phi;
  }
  return part;
}

At at_phi(const Equations& equations, double phi, num::Threads threads) {
  const std::size_t panels = equations.panels.size();
  At result;
  result.leniency.resize(panels);
  result.variance.resize(panels);
  std::vector<Part> parts(panels);
  num::for_chunks(
      threads, panels, panels_per_chunk, [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t p = first; p < last; ++p) {
          parts[p] = solve_panel(equations.panels[p], phi, result.leniency[p], result.variance[p]);
        }
      });
  Part sum;
  for (const auto& part : parts) {
    sum.log_determinant += part.log_determinant;
    sum.explained += part.explained;
    sum.trace += part.trace;
    sum.square += part.square;
    sum.curve += part.curve;
  }
  const double nu = equations.degrees_of_freedom;
  result.rest = std::max(equations.total - sum.explained, 1e-14 * equations.total);
  result.deviance = sum.log_determinant + nu * num::log(result.rest);
  result.slope = sum.trace - nu * sum.square / result.rest;
  result.information = nu / result.rest * (sum.curve - sum.square * sum.square / result.rest);
  return result;
}

struct Best {
  double phi = 0;
  At at;
};

/// Newton's method with the average information, steps bounded to a tenth and ten times.
std::optional<Best> minimise(const Equations& equations, num::Threads threads) {
  Best here{.phi = 1, .at = at_phi(equations, 1, threads)};
  for (int step = 0; step < 200; ++step) {
    // A slope at the floor that lowers the deviance by less than its last digit is none.
    const double dust = 1e-13 * (1 + std::abs(here.at.deviance));
    const bool at_floor = here.phi <= phi_tiny && here.at.slope * here.phi >= -dust;
    const bool at_ceiling = here.phi >= phi_huge && here.at.slope <= 0;
    if (at_floor || at_ceiling) return here;
    double next = here.at.information > 0 ? here.phi - here.at.slope / here.at.information
                                          : here.phi * (here.at.slope > 0 ? 0.1 : 10);
    next = std::clamp(next, std::max(here.phi / 10, phi_tiny), std::min(here.phi * 10, phi_huge));
    if (std::abs(next - here.phi) <= converged * here.phi) return here;
    auto there = at_phi(equations, next, threads);
    for (int halving = 0; there.deviance > here.at.deviance + dust; ++halving) {
      if (halving == 20) return here;
      next = (here.phi + next) / 2;
      there = at_phi(equations, next, threads);
    }
    here = {next, std::move(there)};
  }
  return std::nullopt;
}

}  // namespace

Expected<SeverityFit> fit_severity(const Ratings& totals, num::Threads threads) {
  const auto equations = severity::equations_of(totals);
  if (!equations) return Unexpected(equations.error());
  auto best = minimise(*equations, threads);
  if (!best) return Unexpected(Undefined::not_converged);
  SeverityFit result;
  const double variance = best->at.rest / equations->degrees_of_freedom;
  result.sd_residual = std::sqrt(variance);
  const bool is_zero = best->phi < 2 * phi_tiny;
  if (!is_zero) {
    result.lambda = 1 / best->phi;
    result.sd_expert = std::sqrt(variance * best->phi);
  }
  result.experts =
      Per<Expert, Expected<SeverityEstimate>>(totals.experts(), Unexpected(Undefined::no_ratings));
  Per<Expert, std::uint32_t> shared(totals.experts());
  for (const auto practice : totals.practices()) {
    const auto unit = totals.of(practice);
    for (const auto& rating : unit) {
      result.experts[rating.expert] = Unexpected(Undefined::no_overlap);
      shared[rating.expert] += unit.size() > 1 ? 1 : 0;
    }
  }
  for (std::size_t p = 0; p < equations->panels.size(); ++p) {
    const auto& panel = equations->panels[p];
    for (std::size_t i = 0; i < panel.experts.size(); ++i) {
      const Index<Expert> expert(panel.experts[i]);
      SeverityEstimate estimate{.points = 0, .se = 0, .practices_shared = shared[expert]};
      if (!is_zero) {
        estimate.points = -best->at.leniency[p][i];
        estimate.se = std::sqrt(variance * best->at.variance[p][i]);
      }
      result.experts[expert] = estimate;
    }
  }
  return result;
}

bool labels_look_like_roles(const Ratings& totals, const SeverityFit& fit) {
  constexpr std::uint32_t practices_enough = 50;
  constexpr double work_share = 0.9;
  constexpr double spread_max = 0.05;  // of the noise
  std::size_t sheets_max = 0;
  for (const auto practice : totals.practices()) {
    sheets_max = std::max(sheets_max, totals.of(practice).size());
  }
  std::size_t busy = 0;
  std::size_t work = 0;
  for (const auto expert : totals.experts()) {
    const auto& estimate = fit.experts[expert];
    if (!estimate || estimate->practices_shared < practices_enough) continue;
    ++busy;
    work += estimate->practices_shared;
  }
  return busy >= 2 && busy <= 2 * sheets_max &&
         static_cast<double>(work) >= work_share * static_cast<double>(totals.all().size()) &&
         fit.sd_expert < spread_max * fit.sd_residual;
}

std::optional<Calibration> calibrate(const Ratings& totals, double lambda) {
  auto lenient = leniency(totals, lambda);
  if (!lenient) return std::nullopt;
  Calibration result{.leniency = std::move(*lenient),
                     .raw = Per<Practice, double>(totals.practices()),
                     .calibrated = Per<Practice, double>(totals.practices())};
  for (const auto practice : totals.practices()) {
    const auto unit = totals.of(practice);
    if (unit.empty()) continue;
    const auto n = static_cast<double>(unit.size());
    for (const auto& rating : unit) {
      result.raw[practice] += rating.value / n;
      result.calibrated[practice] += (rating.value - result.leniency[rating.expert]) / n;
    }
  }
  return result;
}

}  // namespace otbor
