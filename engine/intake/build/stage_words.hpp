#pragma once
// The table of what words say of a cycle's stages (criteria/cycles/stage-words.csv): a row a
// feature, a column a stage and «описано», whole hundredths of log-odds; the row «(начало)» is what
// a sentence with none of the features starts from.

#include "engine/model/cycle.hpp"
#include "engine/text/csv.hpp"

namespace otbor {

/// Into `cycle`, which says how to read texts. A blank cell is 0. Told: a stage without a column, a
/// cell that is not a whole number, a feature that stands twice, a table without a start.
void build_stage_words(const Sources& sources, const CsvTable& table, Cycle& cycle,
                       Diagnostics& diagnostics);

}  // namespace otbor
