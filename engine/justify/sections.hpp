#pragma once
// The sections of a justification in the order they are written. Each looks at one side of a
// practice and adds what the data support, or nothing.

#include <vector>

#include "engine/justify/facts.hpp"

namespace otbor {

/// What was decided and on what ground; always exactly one reason, the first.
void write_decision(const Facts& facts, Index<Practice> at, Reasons& reasons);
/// The total, how the sheets became it, and how far from the pass mark it is.
void write_total(const Facts& facts, Index<Practice> at, Reasons& reasons);
void write_line(const Facts& facts, Index<Practice> at, Reasons& reasons);
void write_gates(const Facts& facts, Index<Practice> at, Reasons& reasons);
void write_ties(const Facts& facts, Index<Practice> at, Reasons& reasons);
/// What each criterion contributed: the nearest to its maximum and the farthest from it.
void write_criteria(const Facts& facts, Index<Practice> at, Reasons& reasons);
/// Where the experts rated it above and below the recommended practices.
void write_against_list(const Facts& facts, Index<Practice> at, Reasons& reasons);
void write_cycle(const Facts& facts, Index<Practice> at, Reasons& reasons);
/// Disputes and what settled them, recusals, sheets that count in part or not at all.
void write_experts(const Facts& facts, Index<Practice> at, Reasons& reasons);
/// How near the experts' totals are to one another.
void write_agreement(const Facts& facts, Index<Practice> at, Reasons& reasons);
/// What estimates say beside the official result: severity of the experts, the chance to be listed.
void write_advice(const Facts& facts, Index<Practice> at, Reasons& reasons);
void write_theme(const Facts& facts, Index<Practice> at, Reasons& reasons);
/// The smallest change of levels that would carry it above the line.
void write_goal(const Facts& facts, Index<Practice> at, Reasons& reasons);
/// Decisions on record that no section above has told.
void write_records(const Facts& facts, Index<Practice> at, Reasons& reasons);

/// The plan's own title of a decision when it has one of readable length.
[[nodiscard]] Text decision_label(const Facts& facts, Decision decision);

/// Requirements of the plan that are not met.
[[nodiscard]] std::vector<Finding> findings(const Facts& facts);

}  // namespace otbor
