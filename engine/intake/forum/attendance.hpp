#pragma once
// Reports of connections, forum/attendance-*.csv|xlsx|ods|txt, as programs and people save them: a
// block about the meeting above the headings, headings in two languages, a list of names without
// any. What stands in which column is told by headings alone.

#include <vector>

#include "engine/intake/forum/attendance_table.hpp"
#include "engine/intake/loader.hpp"

namespace otbor {

/// The reports of the folder forum/, by file.
[[nodiscard]] std::vector<AttendanceTable> load_attendance(Loader& loader, const Sources& sources,
                                                           const Renamed& renamed,
                                                           Diagnostics& diagnostics);

}  // namespace otbor
