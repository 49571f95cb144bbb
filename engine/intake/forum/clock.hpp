#pragma once
// Times as reports of meeting programs write them: American, Russian and ISO dates, clocks of
// twelve and of twenty-four hours, clocks without a date, durations; and the numbers that a
// spreadsheet makes of dates. 04/10/2022 is two days; which
// of them is decided for a whole file, not here.

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/intake/forms/presence.hpp"

namespace otbor {

/// A date as it is written: three numbers whose order the separator tells, or does not.
struct WrittenDate {
  std::int32_t year = 0;
  std::uint8_t first = 0;  // of the two others
  std::uint8_t second = 0;
  std::optional<DateOrder> order;  // told by the form of the date itself
};

struct WrittenTime {
  std::optional<WrittenDate> date;
  std::uint32_t second_of_day = 0;
  bool twelve_hours = false;  // AM or PM was written
};

/// nullopt when it is no time.
[[nodiscard]] std::optional<WrittenTime> parse_time(std::string_view text);

/// Seconds since 1 January 1970; nullopt when there is no such day.
[[nodiscard]] std::optional<std::int64_t> seconds_of(const WrittenTime& time, DateOrder order);
[[nodiscard]] std::int64_t seconds_of(const Moment& moment);

/// "94", "1:34:05", "1h 34m 12s", «1 ч 34 мин»: whole minutes, rounded down; nullopt otherwise.
[[nodiscard]] std::optional<std::uint32_t> parse_minutes(std::string_view text);

}  // namespace otbor
