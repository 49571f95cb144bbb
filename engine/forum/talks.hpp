#pragma once
// Talks against the time limit, readiness and theory, by the criteria В3, В7 and В8 of the forum's
// talk: 2, 1 or 0. What was not noted has no mark and does not enter any «у n из N».

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/points.hpp"
#include "engine/model/monitoring.hpp"
#include "engine/model/talks.hpp"

namespace otbor {

struct TalkMarks {
  std::optional<std::int64_t> overrun_seconds;  // over the limit; negative: shorter
  std::optional<std::uint32_t> time_limit;      // 0, 1, 2
  std::optional<std::uint32_t> readiness;
  std::optional<std::uint32_t> theory;
};

/// Of talks with a mark, those below 2.
struct Shortcoming {
  std::uint32_t found = 0;
  std::uint32_t marked = 0;
  std::vector<std::size_t> talks;  // the found ones
};

struct PlatformTalks {
  std::optional<Index<Platform>> platform;  // absent: talks of no platform
  std::uint32_t talks = 0;
  std::uint32_t overran = 0;
  std::uint32_t timed = 0;
  std::uint32_t asked_aloud = 0;
  std::uint32_t asked_in_chat = 0;
  std::uint32_t talks_with_questions_noted = 0;  // where either was written down, were it zero
  bool passive = false;                          // fewer questions a talk than the rules ask for
  [[nodiscard]] std::uint32_t questions() const { return asked_aloud + asked_in_chat; }
};

struct TalksResult {
  std::vector<TalkMarks> marks;  // of each talk
  Shortcoming time_limit;
  Shortcoming readiness;
  Shortcoming theory;
  std::optional<Ratio> mean_overrun_seconds;  // of the talks that broke the limit
  std::uint32_t longest_overrun_seconds = 0;
  std::uint32_t passive_platforms = 0;
  std::uint32_t platforms_with_questions_noted = 0;
  std::vector<PlatformTalks> platforms;  // in the order of the theme set; the nameless one last
};

/// No talks: everything is empty.
[[nodiscard]] TalksResult talks_result(const Study& study, const std::vector<Talk>& talks,
                                       const Monitoring& rules);

}  // namespace otbor
