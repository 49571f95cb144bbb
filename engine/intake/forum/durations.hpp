#pragma once
// Times of a day and lengths of time as people type them into a table of talks.

#include <cstdint>
#include <optional>
#include <string_view>

namespace otbor {

/// "10:05", "10:05:30", either after a date: the second of the day.
[[nodiscard]] std::optional<std::uint32_t> parse_time_of_day(std::string_view text);

/// "7", "7,5", "7 мин", "7:30" (minutes and seconds), "0:07:30": seconds, at most a day.
[[nodiscard]] std::optional<std::uint32_t> parse_duration(std::string_view text);

}  // namespace otbor
