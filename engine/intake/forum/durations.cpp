#include "engine/intake/forum/durations.hpp"

#include <array>
#include <vector>

#include "engine/base/moment.hpp"
#include "engine/base/points.hpp"
#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t minute = 60;
constexpr std::uint32_t hour = 3600;
constexpr std::uint32_t day = 86'400;

/// "10:05:30" -> {10, 5, 30}; nullopt when a part is not one to four digits.
std::optional<std::vector<std::uint32_t>> clock_parts(std::string_view text) {
  std::vector<std::uint32_t> parts(1);
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == ':') {
      if (digits == 0) return std::nullopt;
      parts.push_back(0);
      digits = 0;
    } else if (c < '0' || c > '9' || ++digits > 4) {
      return std::nullopt;
    } else {
      parts.back() = parts.back() * 10 + static_cast<std::uint32_t>(c - '0');
    }
  }
  if (digits == 0) return std::nullopt;
  return parts;
}

std::string_view without_unit(std::string_view text) {
  constexpr std::array<std::string_view, 5> units{"минуты", "минут", "мин.", "мин", "min"};
  for (const auto unit : units) {
    if (text.ends_with(unit)) return utf8::trimmed(text.substr(0, text.size() - unit.size()));
  }
  return text;
}

}  // namespace

std::optional<std::uint32_t> parse_time_of_day(std::string_view text) {
  if (const auto moment = parse_moment(text)) return moment->second_of_day;
  const auto parts = clock_parts(text);
  if (!parts || parts->size() < 2 || parts->size() > 3) return std::nullopt;
  const auto seconds = parts->size() == 3 ? (*parts)[2] : 0;
  if ((*parts)[0] >= 24 || (*parts)[1] >= 60 || seconds >= 60) return std::nullopt;
  return (*parts)[0] * hour + (*parts)[1] * minute + seconds;
}

std::optional<std::uint32_t> parse_duration(std::string_view text) {
  const auto bare = without_unit(utf8::trimmed(text));
  if (const auto minutes = parse_points(bare, true, 3)) {
    const auto seconds = minutes->millionths() * minute / Points::unit;
    if (seconds < 0 || seconds > day) return std::nullopt;
    return static_cast<std::uint32_t>(seconds);
  }
  const auto parts = clock_parts(bare);
  if (!parts || parts->size() < 2 || parts->size() > 3) return std::nullopt;
  const bool hours = parts->size() == 3;
  const auto minutes = (*parts)[hours ? 1 : 0];
  if (parts->back() >= 60 || (hours && minutes >= 60)) return std::nullopt;
  const auto whole = (hours ? (*parts)[0] * hour : 0) + minutes * minute + parts->back();
  if (whole > day) return std::nullopt;
  return whole;
}

}  // namespace otbor
