#pragma once
// What to say of a cell of the forum's tables that cannot be what its column is for.

#include <string>
#include <vector>

#include "engine/intake/forms/scale.hpp"
#include "engine/text/diagnostics.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {

/// `column` in both languages; `values` are what fits, or samples of it.
inline void report_not_fitting(const TextValue& cell, Words column,
                               const std::vector<std::string>& values, Diagnostics& diagnostics) {
  diagnostics.add(Found::forum_cell_unfit, cell.span,
                  {cell.value, Text(column), did_you_mean(cell.value, values), listed(values)});
}

}  // namespace otbor
