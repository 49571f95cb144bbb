#pragma once
// The files of the folder forum/ besides lists of connections, as they were read.

#include <optional>
#include <vector>

#include "engine/intake/forms/monitoring.hpp"
#include "engine/intake/forms/talks.hpp"
#include "engine/intake/forms/votes.hpp"
#include "engine/text/csv.hpp"

namespace otbor {

struct ForumTables {
  Renamed renamed;
  std::optional<MonitoringForm> monitoring;
  bool has_talks = false;
  std::vector<TalkRow> talks;
  std::vector<CsvTable> feedback;
  std::optional<ResolutionForm> resolution;
  std::vector<CsvTable> votes;
};

}  // namespace otbor
