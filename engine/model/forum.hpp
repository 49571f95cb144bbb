#pragma once
// The records of a forum: who was there, who spoke, what was asked and voted. Read from the folder
// forum/ of a programme; what they come to is computed by the room `forum`.

#include <optional>
#include <vector>

#include "engine/model/attendance.hpp"
#include "engine/model/earlier_programme.hpp"
#include "engine/model/feedback.hpp"
#include "engine/model/forum_event.hpp"
#include "engine/model/monitoring.hpp"
#include "engine/model/name_lexicon.hpp"
#include "engine/model/settled_name.hpp"
#include "engine/model/study.hpp"
#include "engine/model/talks.hpp"
#include "engine/model/votes.hpp"

namespace otbor {

struct ForumRecords {
  ForumEvent event;
  Monitoring monitoring;
  std::optional<std::vector<Talk>> talks;  // absent: there is no table of talks
  std::optional<Feedback> feedback;
  std::optional<Votes> votes;              // there is a resolution
  std::vector<AttendanceList> attendance;  // by file
  AttendanceRules attendance_rules;
  NameLexicon lexicon;               // what names of connections are told by
  std::vector<SettledName> settled;  // names that people have looked at
  std::optional<EarlierProgramme> earlier;  // the programme before this one as a whole
};

}  // namespace otbor
