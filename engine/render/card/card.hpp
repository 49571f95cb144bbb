#pragma once
// Parts of a practice's card, each with its heading of the given level; empty when the data hold
// nothing for it.

#include <vector>

#include "engine/render/words/narrator.hpp"

namespace otbor::card {

/// Each criterion's mean against the median of the recommended practices.
[[nodiscard]] std::vector<Block> against_list(const Narrator& narrator, Index<Practice> at,
                                              int level);
/// For the applicant: from the means of the criteria to the score, without anybody's own marks.
[[nodiscard]] std::vector<Block> own_arithmetic(const Narrator& narrator, Index<Practice> at,
                                                int level);
/// Criteria × sheets: mark, and mark × weight.
[[nodiscard]] std::vector<Block> marks(const Narrator& narrator, Index<Practice> at, int level);
/// From the totals of the sheets to the score, percent and gates, as sums to be checked by hand.
[[nodiscard]] std::vector<Block> arithmetic(const Narrator& narrator, Index<Practice> at,
                                            int level);
/// Stages × sheets.
[[nodiscard]] std::vector<Block> cycle(const Narrator& narrator, Index<Practice> at, int level);
/// What the text shows of each stage, with quotations, broken links and contradictions to the
/// marks.
[[nodiscard]] std::vector<Block> evidence(const Narrator& narrator, Index<Practice> at, int level);
/// Every comment, criterion by criterion, then stage by stage.
[[nodiscard]] std::vector<Block> comments(const Narrator& narrator, Index<Practice> at, int level);

/// What the experts say of the practice as a whole: under their codes, or, for the applicant, their
/// words alone.
[[nodiscard]] std::vector<Block> opinions(const Narrator& narrator, Index<Practice> at, int level);

/// «Э-03», with what is special about the sheet on a second line.
[[nodiscard]] std::string sheet_heading(const Narrator& narrator, Index<Practice> at,
                                        Index<Sheet> sheet);

}  // namespace otbor::card
