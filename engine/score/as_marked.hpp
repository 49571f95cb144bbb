#pragma once
// The official result if nothing had been added to sheets for the severity of experts: what a plan
// with corrected totals is held against. Third experts, ties and places are by the plan's rules.

#include "engine/score/ranking.hpp"

namespace otbor {

[[nodiscard]] Ranking ranking_as_marked(const Study& study, const Consistency& consistency);

/// Of one practice whose total rests on sheets.
[[nodiscard]] Ratio total_as_marked(const Study& study, const Consistency& consistency,
                                    Index<Practice> practice);

}  // namespace otbor
