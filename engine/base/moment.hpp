#pragma once
// Dates and times as files state them: the order of registration, the day of a decision. The
// program has no clock of its own; every date is an input.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/words.hpp"

namespace otbor {

/// A civil date (proleptic Gregorian) and, if it was given, the second of that day.
struct Moment {
  std::int32_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;
  std::optional<std::uint32_t> second_of_day;
  /// A date without a time stands before every time of that day.
  friend auto operator<=>(const Moment&, const Moment&) = default;
};

/// "2022-05-04", "04.05.2022", either with " 16:30" or "T16:30:05".
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text);
/// "2022-05-04", "2022-05-04 16:30:05".
[[nodiscard]] std::string iso(const Moment& moment);
/// "4 мая 2022 г.", "4 May 2022".
[[nodiscard]] Text date_in_words(const Moment& moment);
/// "04.05.2022 16:30" in Russian, ISO in English.
[[nodiscard]] Text date_in_digits(const Moment& moment);

}  // namespace otbor
