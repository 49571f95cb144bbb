#pragma once
// A report of connections as it was read, with places: what intake/forum/attendance.cpp makes of a
// file and intake/build/attendance.cpp makes a list of.

#include <string>
#include <vector>

#include "engine/intake/forms/attendance.hpp"
#include "engine/model/attendance.hpp"

namespace otbor {

/// One report as it was read: its rows, and what the block above them says of the meeting.
struct AttendanceTable {
  std::string file;
  std::uint32_t source = 0;
  AttendanceForm form = AttendanceForm::generic;
  Located<std::string> topic;
  std::vector<AttendanceRow> rows;
};

}  // namespace otbor
