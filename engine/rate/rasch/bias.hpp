#pragma once
// Bias of one facet towards another, expert × criterion or expert × own territory: how much the
// ratings of a cell lie above what the main effects expect. The main effects stay as they are; the
// cell's term b solves Σx = ΣE(B − C − D + b). FACETS, table 13; T. Eckes, Introduction to
// Many-Facet Rasch Measurement, 2nd ed. (2015), section 10.

#include <vector>

#include "engine/rate/rasch/jml.hpp"

namespace otbor::rasch {

struct BiasCell {
  std::uint32_t first = 0;  // level of the first facet
  std::uint32_t second = 0;
  std::uint32_t ratings = 0;
  double obs_minus_exp_average = 0;  // in categories
  /// Logits, positive: rated higher than expected. Absent where the cell's ratings all stand at one
  /// end of the scale: no finite term gives their total.
  std::optional<double> size;
  std::optional<double> error;
};

/// Cells that occur among the kept ratings, by first level, then second.
[[nodiscard]] std::vector<BiasCell> bias_between(const Design& design, const Jml& fitted,
                                                 std::size_t first, std::size_t second);

}  // namespace otbor::rasch
