#pragma once
// What the records of a forum come to, for its note and its report. Counts of connections are
// counts of workplaces; what could not be told stays a number of its own in every total.

#include <memory>
#include <optional>

#include "engine/base/num/parallel.hpp"
#include "engine/forum/activity.hpp"
#include "engine/forum/attendance.hpp"
#include "engine/forum/talk_ratings.hpp"
#include "engine/forum/votes.hpp"
#include "engine/model/study.hpp"

namespace otbor {

struct Forum {
  Attendance attendance;
  Per<Platform, std::optional<Presence>> presence;  // absent: no list of its connections
  std::optional<TalksResult> talks;
  std::vector<RatedShortcoming> rated;  // where there are no talks: from marks of their criteria
  std::optional<FeedbackResult> feedback;
  std::optional<VotesResult> votes;
  Activity activity;
};

/// Null when the programme has no records of a forum.
[[nodiscard]] std::shared_ptr<const Forum> forum(const Study& study, num::Threads threads);

}  // namespace otbor
