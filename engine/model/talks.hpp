#pragma once
// What the platforms' moderators wrote down of each talk. Whatever was not noted is absent: a blank
// is neither a failure nor a success.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/points.hpp"
#include "engine/model/study.hpp"

namespace otbor {

struct Talk {
  std::optional<Index<Practice>> practice;  // absent: a talk that the table of practices has not
  std::optional<Index<Platform>> platform;  // as written, else the practice's
  std::optional<Index<Institution>> institution;  // the speaker's: as written, else the practice's
  std::optional<std::uint32_t> limit_seconds;
  std::optional<std::uint32_t> lasted_seconds;
  std::optional<std::uint32_t> delay_seconds;  // all waited for the equipment
  std::optional<bool> stopped;                 // by the moderator
  std::optional<bool> camera;
  std::optional<bool> microphone;
  std::optional<bool> screen;
  std::optional<std::uint32_t> readiness;  // the moderator's own mark, 0 … 2
  std::optional<Ratio> theory_percent;     // of the talk's time, 0 … 100
  std::optional<std::uint32_t> asked_aloud;
  std::optional<std::uint32_t> asked_in_chat;
};

}  // namespace otbor
