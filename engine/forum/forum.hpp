#pragma once
// What the records of a forum come to, for its note and its report. Counts of connections are
// counts of workplaces; what could not be told stays a number of its own in every total.

#include <memory>

#include "engine/base/num/parallel.hpp"
#include "engine/forum/attendance.hpp"
#include "engine/model/study.hpp"

namespace otbor {

struct Forum {
  Attendance attendance;
};

/// Null when the programme has no records of a forum.
[[nodiscard]] std::shared_ptr<const Forum> forum(const Study& study, num::Threads threads);

}  // namespace otbor
