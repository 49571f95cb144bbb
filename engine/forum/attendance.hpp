#pragma once
// What the lists of connections come to: how many workplaces were connected to each platform, how
// many at once, how long, and which institutions they belong to. A connection is a workplace: how
// many people sat before it nobody knows, and no total here pretends to. Names of people stay in
// `names`, which no document prints.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/forum/names/matcher.hpp"
#include "engine/model/forum.hpp"
#include "engine/model/study.hpp"

namespace otbor {

/// How the connections of one platform, or of all, divide by what their names tell.
struct NameCounts {
  std::uint32_t matched = 0;
  std::uint32_t suggested = 0;   // one candidate that nobody has confirmed
  std::uint32_t unresolved = 0;  // none or several candidates, devices among them
  std::uint32_t devices = 0;
  [[nodiscard]] std::uint32_t connections() const { return matched + suggested + unresolved; }
};

/// People before the screens: at least one a connection, more where somebody has counted; at most
/// what the programme states, absent when it states nothing.
struct PeopleBounds {
  std::uint32_t low = 0;
  std::optional<std::uint32_t> high;
};

/// One platform.
struct PlatformAttendance {
  std::string file;
  std::string title;
  std::optional<Index<Platform>> platform;
  AttendanceForm form = AttendanceForm::generic;
  std::uint32_t rows = 0;  // of the report
  std::uint32_t organisers = 0;
  NameCounts names;  // of connections; organisers left out, rejoined ones once
  std::vector<Index<Institution>> institutions;  // represented, in order, once each
  PeopleBounds people;
  std::uint32_t timed = 0;  // connections whose times are known; the rest of this is of them
  std::optional<std::uint32_t> peak;            // most at once
  std::optional<double> mean;                   // at once, over the time of the event
  std::optional<std::uint32_t> median_minutes;  // also of those with minutes alone
  std::optional<std::uint32_t> event_minutes;   // the window, or from first to last
  bool window_given = false;
  std::optional<std::uint32_t> retained;  // stayed for the share of the event that the rules say
};

/// One name of a list, for the person who settles names.
struct ConnectionName {
  std::size_t list = 0;  // in ForumRecords::attendance
  std::string name;
  std::string former;
  bool leads = false;
  NameMatch match;
};

struct TypeAttendance {
  std::string type;
  std::uint32_t represented = 0;
  std::uint32_t all = 0;
};

struct InstitutionPresence {
  std::uint32_t connections = 0;
  std::uint32_t timed = 0;                // of them those whose times are known
  std::optional<std::uint32_t> retained;  // of the timed; absent where the reports tell no times
};

struct Attendance {
  std::vector<PlatformAttendance> platforms;  // in the order of the lists
  std::vector<ConnectionName> names;          // by list, then first appearance
  NameCounts total;
  std::uint32_t organisers = 0;
  Per<Institution, InstitutionPresence> institutions;
  std::vector<Index<Institution>> not_recorded;  // no connection was told for theirs
  std::uint32_t represented = 0;
  /// More cannot be represented: each unsettled connection may be of one more institution.
  std::uint32_t represented_high = 0;
  std::vector<TypeAttendance> types;  // by first appearance in the table
};

[[nodiscard]] Attendance attendance(const Study& study, const ForumRecords& records,
                                    num::Threads threads);

}  // namespace otbor
