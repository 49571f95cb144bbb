#include "engine/score/robust/severity_draws.hpp"

#include <utility>

#include "engine/base/check.hpp"

namespace otbor::robust {
namespace {

/// x with L'x = right in every lane; `right` becomes x.
void solve_backward(const num::Cholesky& factor, std::vector<Lanes>& right) {
  for (std::size_t i = right.size(); i-- > 0;) {
    for (auto& value : right[i]) value /= factor(i, i);
    for (std::size_t k = 0; k < i; ++k) {
      const double below = factor(i, k);
      for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
        right[k][lane] -= below * right[i][lane];
      }
    }
  }
}

void take_out_mean(std::vector<Lanes>& deviations) {
  Lanes mean{};
  const auto size = static_cast<double>(deviations.size());
  for (const auto& one : deviations) {
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) mean[lane] += one[lane] / size;
  }
  for (auto& one : deviations) {
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) one[lane] -= mean[lane];
  }
}

}  // namespace

SeverityDraws::SeverityDraws(SeverityPosterior posterior) : posterior_(std::move(posterior)) {
  OTBOR_CHECK(!posterior_.factor || posterior_.factor->size() == posterior_.panel.size());
}

void SeverityDraws::leniencies(const DrawBlock& draws, std::vector<Lanes>& of_expert) const {
  const auto& [leniency, panel, unseen, factor, sd_expert, sd_residual] = posterior_;
  of_expert.assign(leniency.count().value(), Lanes{});
  if (!factor) return;
  std::vector<Lanes> normals(panel.size() + unseen.size());
  std::vector<double> numbers(normals.size() * draw_lanes);
  draws.normals(Purpose::severity, numbers);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    normals[i / draw_lanes][i % draw_lanes] = numbers[i];
  }
  for (std::size_t i = 0; i < unseen.size(); ++i) {
    auto& own = of_expert[unseen[i].value()];
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      own[lane] = sd_expert * normals[panel.size() + i][lane];
    }
  }
  normals.resize(panel.size());
  solve_backward(*factor, normals);
  take_out_mean(normals);
  for (std::size_t i = 0; i < panel.size(); ++i) {
    auto& own = of_expert[panel[i].value()];
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      own[lane] = leniency[panel[i]] + sd_expert * normals[i][lane];
    }
  }
}

}  // namespace otbor::robust
