#pragma once
// How well the ratings of each element fit a many-facet Rasch model, and how well elements are told
// apart: the tables of FACETS. B. D. Wright & G. N. Masters, Rating Scale Analysis (1982), chapter
// 5 for mean squares, chapter 5.5 for separation; J. M. Linacre (1989).

#include <optional>
#include <vector>

#include "engine/rate/rasch/jml.hpp"

namespace otbor::rasch {

/// An expert's infit above `mean_square_noisy` is erratic, below `mean_square_smooth` too regular,
/// when |z| > 2 as well (Linacre 2002; Eckes 2015).
inline constexpr double mean_square_noisy = 1.5;
inline constexpr double mean_square_smooth = 0.5;

/// Of one element. The error stands for extreme elements too; fit does not.
struct ElementFit {
  double total_score = 0;          // as given, extreme ratings included
  std::uint32_t ratings = 0;       // likewise
  std::optional<double> se_model;  // 1 / sqrt(information)
  std::optional<double> se_real;   // se_model · sqrt(max(1, infit))
  /// Mean square residuals weighted by information and unweighted, with their z by Wilson-Hilferty.
  std::optional<double> infit;
  std::optional<double> outfit;
  std::optional<double> infit_z;
  std::optional<double> outfit_z;
  /// Expected rating when every other facet stands at its mean measure, in scores as given.
  std::optional<double> fair_average;
};

/// Of one facet, over its elements with a finite measure.
struct FacetFit {
  double separation = 0;   // true spread over root mean square error
  double reliability = 0;  // true variance over observed variance
  double strata = 0;       // (4 separation + 1) / 3
  double chi_square = 0;   // that all measures are equal
  std::uint32_t degrees_of_freedom = 0;
};

/// Pairs of ratings that differ in the level of one facet (the first that is not the object) only.
struct Agreement {
  double opportunities = 0;
  double exact = 0;
  double expected_exact = 0;
};

struct FitTables {
  std::vector<std::vector<ElementFit>> elements;  // of each facet
  std::vector<std::optional<FacetFit>> facets;    // absent with fewer than two measured elements
  Agreement agreement;
};

[[nodiscard]] FitTables fit_tables(const Design& design, const Jml& fitted,
                                   num::Threads threads = {});

}  // namespace otbor::rasch
