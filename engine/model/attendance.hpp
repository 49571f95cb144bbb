#pragma once
// Who was connected to the forum's platforms, as the reports of the meeting programs have it. A
// connection is a workplace, not a person; its display name is personal data and stays inside.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/index.hpp"
#include "engine/model/themes.hpp"

namespace otbor {

/// What kind of report a list comes from; it decides nothing, documents name it.
enum class AttendanceForm : std::uint8_t {
  zoom,             // rows of joining and leaving
  zoom_totals,      // "unique users": total minutes alone
  big_blue_button,  // learning dashboard
  teams,            // attendance report of MS Teams
  generic,          // the table of this project
  names             // one display name a line
};

/// Seconds since 1 January 1970 by the clock of the place; [begin, end).
struct Stay {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  friend auto operator<=>(const Stay&, const Stay&) = default;
};

/// One row of a report. Rows of one workplace that has rejoined are united by forum/.
struct AttendanceRecord {
  std::string name;    // as displayed
  std::string former;  // what Zoom puts in brackets: «Display (Original)»
  std::string mail;    // only to know a workplace again; empty for guests
  std::optional<Stay> stay;
  std::optional<std::uint32_t> minutes;  // where the report tells no times
  std::optional<std::uint32_t> people;   // at this workplace, where somebody has counted
  bool leads = false;                    // host or moderator of the meeting
};

/// The report of one platform.
struct AttendanceList {
  std::string file;
  std::string title;  // of the platform
  std::optional<Index<Platform>> platform;
  AttendanceForm form = AttendanceForm::generic;
  std::optional<Stay> window;  // the event itself; stays are cut to it
  std::vector<AttendanceRecord> records;
};

/// What the programme says about counting.
struct AttendanceRules {
  std::uint32_t retained_part = 2;  // this share of the event counts as staying to the end
  std::uint32_t retained_whole = 3;
  std::optional<std::uint32_t> people_high;  // most people at one workplace, as somebody states
};

}  // namespace otbor
