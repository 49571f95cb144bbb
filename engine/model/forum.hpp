#pragma once
// The records of a forum: who was there, who spoke, what was asked and voted. Read from the folder
// forum/ of a programme; what they come to is computed by the room `forum`.

#include <vector>

#include "engine/model/attendance.hpp"
#include "engine/model/name_lexicon.hpp"
#include "engine/model/settled_name.hpp"

namespace otbor {

struct ForumRecords {
  std::vector<AttendanceList> attendance;  // by file
  AttendanceRules attendance_rules;
  NameLexicon lexicon;               // what names of connections are told by
  std::vector<SettledName> settled;  // names that people have looked at
};

}  // namespace otbor
