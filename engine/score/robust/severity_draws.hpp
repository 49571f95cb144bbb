#pragma once
// Draws from the posterior of experts' severity (rate/severity_posterior.hpp), eight side by side:
// one number an expert and draw, which every practice that the expert rated shares, so that
// practices of the same expert move together.

#include <array>
#include <vector>

#include "engine/rate/severity_posterior.hpp"
#include "engine/score/robust/draws.hpp"
#include "engine/score/robust/lanes.hpp"

namespace otbor::robust {

class SeverityDraws {
 public:
  explicit SeverityDraws(SeverityPosterior posterior);

  /// Leniency of each expert in points of a full sheet. What all of a panel share is taken out: a
  /// mark says nothing of how severe the whole commission is, and a pass mark was set for it.
  void leniencies(const DrawBlock& draws, std::vector<Lanes>& of_expert) const;
  /// Standard deviation of one full sheet's total given the practice and the expert.
  [[nodiscard]] double noise() const { return posterior_.sd_residual; }

 private:
  SeverityPosterior posterior_;
};

}  // namespace otbor::robust
