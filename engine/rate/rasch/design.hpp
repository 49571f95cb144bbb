#pragma once
// What a many-facet Rasch model is given: ratings, each with a level of every facet (practice,
// expert, criterion, …), and how its categories are numbered.
//
// Model: log(P_k / P_{k−1}) = B_object − Σ C_facet − F_k. J. M. Linacre, Many-Facet Rasch
// Measurement (1989). With one set of thresholds F it is the rating scale model (D. Andrich,
// Psychometrika 43 (1978)), with a set for each level of one facet the partial credit model (G. N.
// Masters, Psychometrika 47 (1982)).

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/rate/mixed/design.hpp"

namespace otbor::rasch {

using mixed::Factor;

struct Design {
  std::vector<Factor> facets;
  std::size_t object = 0;  // the facet that is measured: high is good
  std::vector<double> score;
  /// The facet whose levels have thresholds of their own (partial credit); none: rating scale.
  std::optional<std::size_t> threshold_facet;
};

/// Scores as categories 0 … top: the different values that occur, ascending. A value nobody gave is
/// no category.
struct Categories {
  std::vector<double> values;
  std::vector<std::uint16_t> of_rating;
  std::vector<std::uint32_t> counts;
  [[nodiscard]] std::size_t top() const { return values.size() - 1; }
};

inline constexpr std::size_t categories_max = 256;

/// Of the ratings that are `kept` (all where it is empty); `of_rating` is 0 for the others.
[[nodiscard]] Categories categories_of(const std::vector<double>& score,
                                       const std::vector<bool>& kept = {});

}  // namespace otbor::rasch
