#pragma once
// Ratings of a many-facet Rasch model drawn by the model, and its probabilities as it reads.

#include <cmath>
#include <cstdint>
#include <vector>

#include "engine/base/num/philox.hpp"
#include "engine/rate/rasch/jml.hpp"

namespace otbor::rasch {

inline double draw(std::uint32_t stream, std::uint32_t index) {
  return num::uniform(3, num::Stage::generator, stream, index);
}

/// Practices × experts × criteria on a scale 1 … 4; each practice meets three of the experts.
inline Design simulated(std::uint32_t practices, std::uint32_t experts, std::uint32_t criteria) {
  Design design;
  design.facets = {{practices, {}}, {experts, {}}, {criteria, {}}};
  const Curve curve(std::vector<double>{-1.2, 0.1, 1.1});
  std::vector<double> probability(4);
  std::uint32_t cell = 0;
  for (std::uint32_t p = 0; p < practices; ++p) {
    for (std::uint32_t i = 0; i < 3; ++i) {
      const std::uint32_t e = (p + i * i) % experts;
      for (std::uint32_t c = 0; c < criteria; ++c) {
        const double eta = 2 * (draw(1, p) - 0.5) - (draw(2, e) - 0.5) - (draw(3, c) - 0.5);
        curve.probabilities(eta, probability);
        double rest = draw(4, cell++);
        double score = 1;
        for (std::size_t k = 0; k < 3 && rest >= probability[k]; ++k, score += 1) {
          rest -= probability[k];
        }
        design.facets[0].level.push_back(p);
        design.facets[1].level.push_back(e);
        design.facets[2].level.push_back(c);
        design.score.push_back(score);
      }
    }
  }
  return design;
}

/// P_k of one rating, written as the model reads: exp of sums, divided by their sum.
inline std::vector<double> by_definition(const Design& design, const Jml& fitted, std::size_t i) {
  double eta = 0;
  for (std::size_t f = 0; f < design.facets.size(); ++f) {
    const double measure = fitted.measure(f, design.facets[f].level[i], design.object);
    eta += f == design.object ? measure : -measure;
  }
  const auto set = design.threshold_facet ? design.facets[*design.threshold_facet].level[i] : 0;
  std::vector<double> terms{1};
  double sum = 1;
  double exponent = 0;
  for (const double threshold : fitted.at.thresholds[set]) {
    exponent += eta - threshold;
    terms.push_back(std::exp(exponent));
    sum += terms.back();
  }
  for (auto& term : terms) term /= sum;
  return terms;
}

}  // namespace otbor::rasch
