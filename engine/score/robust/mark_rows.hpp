#pragma once
// Marks of sheets as draws read them: a row of doubles a sheet, criterion by criterion, 0 where
// there is no mark, so that a sum over a row by the weights of a draw leaves out what was left out.

#include <cstddef>
#include <vector>

#include "engine/model/study.hpp"

namespace otbor::robust {

struct MarkRows {
  std::size_t criteria = 0;
  std::vector<double> values;    // as they count; rows × criteria, as the other two
  std::vector<double> largest;   // ends of the scale
  std::vector<double> smallest;  // empty unless asked for
  [[nodiscard]] const double* row(const std::vector<double>& of, std::size_t sheet) const {
    return of.data() + sheet * criteria;
  }
};

/// True when every criterion has its mark.
bool add_row(const Study& study, Index<Sheet> sheet, bool with_smallest, MarkRows& rows);

}  // namespace otbor::robust
