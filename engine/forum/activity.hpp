#pragma once
// The index of participation: declared parts with declared weights, exact. A part whose records are
// missing leaves the index without a value and with a reason; it is never a zero.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/points.hpp"
#include "engine/forum/feedback.hpp"
#include "engine/forum/talks.hpp"
#include "engine/model/monitoring.hpp"
#include "engine/model/study.hpp"

namespace otbor {

/// Connections of one platform or one institution.
struct Presence {
  std::uint32_t connections = 0;
  std::uint32_t timed = 0;                // of them those whose times are known
  std::optional<std::uint32_t> retained;  // of the timed; absent where the reports tell no times
};

enum class NoIndex : std::uint8_t {
  no_parts,           // the rules declare none
  no_attendance,      // no list of connections of the platform
  not_seen,           // no connection of the institution was told for its own
  no_times,           // who stayed cannot be told
  no_questions,       // nobody wrote questions down
  questions_of_whom,  // who asked is not recorded: no part for an institution
  no_feedback,        // there is no feedback
  feedback_of_where   // no sheet tells its platform, or its institution
};

struct IndexPartValue {
  IndexPart part;
  std::optional<Ratio> value;      // of the measure
  std::optional<Ratio> earned;     // weight × min(1, value / full_at)
  std::optional<NoIndex> missing;  // instead of a value
};

struct ActivityIndex {
  std::vector<IndexPartValue> parts;
  std::optional<Ratio> index;      // the sum, when no part is missing
  std::optional<NoIndex> missing;  // the first missing part's reason
};

struct Activity {
  Points maximum;              // of the platform index
  Points institution_maximum;  // of the institution index
  Per<Platform, ActivityIndex> platforms;
  Per<Institution, ActivityIndex> institutions;
  Per<Institution, std::uint32_t> talks;  // given by each
  std::uint32_t talks_of_no_institution = 0;
};

/// What the index is computed from; each may be missing.
struct ActivityRecords {
  const Per<Platform, std::optional<Presence>>* platforms = nullptr;
  const Per<Institution, Presence>* institutions = nullptr;
  const std::vector<Talk>* talks = nullptr;
  const TalksResult* talks_result = nullptr;
  const FeedbackResult* feedback = nullptr;
};

[[nodiscard]] Activity activity(const Study& study, const ActivityRecords& records,
                                const Monitoring& rules);

}  // namespace otbor
