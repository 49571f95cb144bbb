#pragma once
// The report, section by section. Each function tells one thing and returns nothing when there is
// nothing to tell; documents/report.cpp says their order.

#include <vector>

#include "engine/render/words/narrator.hpp"

namespace otbor::sections {

using Blocks = std::vector<Block>;

/// What this is, of which data, and the outcome in one sentence.
[[nodiscard]] Blocks introduction(const Narrator& narrator);
[[nodiscard]] Blocks recommended(const Narrator& narrator);
/// The summary sheet: every practice with its experts' totals.
[[nodiscard]] Blocks summary(const Narrator& narrator);
[[nodiscard]] Blocks ties(const Narrator& narrator);
[[nodiscard]] Blocks quotas(const Narrator& narrator);
/// What each rule of the list costs; who moves up when a practice withdraws.
[[nodiscard]] Blocks prices(const Narrator& narrator);
/// How sure the list is, and which practices are to be talked over.
[[nodiscard]] Blocks robustness(const Narrator& narrator);
/// What would put each practice next to the line on its other side.
[[nodiscard]] Blocks certificates(const Narrator& narrator);
/// The lists of other methods beside the official one.
[[nodiscard]] Blocks methods_compared(const Narrator& narrator);
/// Sheets that the assignment still awaits, and those that it knows nothing of.
[[nodiscard]] Blocks sheets(const Narrator& narrator);
/// What is still disputed, in the order worth discussing.
[[nodiscard]] Blocks agenda(const Narrator& narrator);
/// Disputed practices, both experts' words side by side.
[[nodiscard]] Blocks disputes(const Narrator& narrator);
[[nodiscard]] Blocks agreement(const Narrator& narrator);
[[nodiscard]] Blocks experts(const Narrator& narrator);
/// Severity beyond chance, what to ask, and the correction that has been earned or not.
[[nodiscard]] Blocks severity(const Narrator& narrator);
/// Directions against completeness of the management cycle.
[[nodiscard]] Blocks themes(const Narrator& narrator);
/// What the words of the texts say about directions, and what a methodologist has to settle.
[[nodiscard]] Blocks directions(const Narrator& narrator);
/// The map, groups of practices that speak of the same, possible repetitions.
[[nodiscard]] Blocks similar(const Narrator& narrator);
[[nodiscard]] Blocks missed_stages(const Narrator& narrator);
/// Groups of like gaps, the first broken stage, what each platform lacks.
[[nodiscard]] Blocks gaps(const Narrator& narrator);
/// The same practices in the earlier run and now.
[[nodiscard]] Blocks cycle_changes(const Narrator& narrator);
[[nodiscard]] Blocks years(const Narrator& narrator);
/// Every practice's stages at a glance: marks beside what the text shows.
[[nodiscard]] Blocks cycle_strips(const Narrator& narrator);
/// Where marks and texts contradict one another, and broken links between stages.
[[nodiscard]] Blocks cycle_remarks(const Narrator& narrator);
[[nodiscard]] Blocks not_admitted(const Narrator& narrator);
[[nodiscard]] Blocks forum(const Narrator& narrator);
[[nodiscard]] Blocks human_decisions(const Narrator& narrator);
[[nodiscard]] Blocks findings(const Narrator& narrator);
[[nodiscard]] Blocks method(const Narrator& narrator);
[[nodiscard]] Blocks cards(const Narrator& narrator);

/// «P02, P07, P13»; of many the first ones and an ellipsis.
[[nodiscard]] std::string ids_text(const Narrator& narrator,
                                   const std::vector<Index<Practice>>& practices);

/// How many came, were rated and are recommended: the result in one sentence.
[[nodiscard]] std::string outcome_sentence(const Narrator& narrator);

/// «Показано строк: 500 из 12 000»: said under a table that was cut.
[[nodiscard]] Paragraph cut_note(const Narrator& narrator, std::size_t shown, std::size_t all);

}  // namespace otbor::sections
