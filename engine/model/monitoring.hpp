#pragma once
// By what a forum's records are judged: the time limit, readiness, theory, feedback, the index of
// participation. Data from criteria/forum-monitoring.yaml or the programme's own copy.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/points.hpp"

namespace otbor {

enum class IndexMeasure : std::uint8_t {
  retained,   // share of connections that stayed to the end, as attendance.hpp counts them
  questions,  // a talk of the platform; who asked is not recorded, so institutions have none
  feedback,   // feedback sheets a connection
  talks       // given by the institution
};

struct IndexPart {
  IndexMeasure measure = IndexMeasure::retained;
  Points weight;                      // the parts' weights together are the index's maximum
  Points full_at = Points::whole(1);  // earns the whole weight; below it, a share of it
};

/// Criteria of the forum's talk that tell of a shortcoming, by their codes; "" for none.
struct TalkCriteria {
  std::string set;  // code of the set of criteria they are of
  std::string theory;
  std::string time_limit;
  std::string readiness;
  std::string listeners;
};

struct Monitoring {
  std::string title;
  std::string version;
  std::uint32_t tolerance_seconds = 30;      // longer than the limit by this is within the limit
  std::uint32_t long_overrun_seconds = 120;  // beyond it the mark is 0
  std::uint32_t long_delay_seconds = 180;    // likewise for a late beginning
  Points some_theory_percent = Points::whole(25);
  Points much_theory_percent = Points::whole(50);
  Points questions_min = Points::whole(1);  // a talk of the platform; fewer: passive listeners
  std::uint32_t feedback_low = 1;           // the scale of the feedback sheet
  std::uint32_t feedback_high = 5;
  std::uint32_t feedback_good = 4;  // from here on a mark is high
  TalkCriteria talk_criteria;       // used where no table of talks tells the same
  std::vector<IndexPart> platform_index;
  std::vector<IndexPart> institution_index;
};

}  // namespace otbor
