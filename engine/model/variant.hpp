#pragma once
// What might have been: other weights, other rules, other people, laid over a programme's study.
// A variant is plain data; its study goes through the pipeline like any other.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/study.hpp"

namespace otbor {

enum class ChangeKind : std::uint8_t {
  weight,     // of a criterion, for all groups of applicants
  gate,       // the mean of a criterion at least
  decisions,  // the table of decisions, and with it the pass mark
  aggregation,
  places,
  list,  // quotas and everything else of the rule that makes the list
  tie_break,
  third_expert,
  experts_min,
  total_each_expert,
  rounding,
  expert_out,   // none of the expert's sheets counts
  practice_out  // the practice does not take part
};

[[nodiscard]] std::string_view code_of(ChangeKind kind);

/// One thing that is otherwise. What a rule becomes stands in Variant::rules.
struct Change {
  ChangeKind kind = ChangeKind::weight;
  std::optional<Index<Criterion>> criterion;  // weight, gate
  Points value;                               // weight, gate
  std::optional<Index<Expert>> expert;
  std::optional<Index<Practice>> practice;
};

struct Variant {
  std::string title;  // may be empty
  std::vector<Change> changes;
  Rules rules;  // of the programme, with everything the variant changes in them
};

/// The study as it would be with these of the variant's changes.
[[nodiscard]] Study with_changes(const Study& study, const Variant& variant,
                                 std::span<const Change> changes);

}  // namespace otbor
