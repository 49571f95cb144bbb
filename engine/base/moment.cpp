#include "engine/base/moment.hpp"

#include <array>

#include <fmt/core.h>

namespace otbor {
namespace {

constexpr std::array<Words, 12> months{{{"января", "January"},
                                        {"февраля", "February"},
                                        {"марта", "March"},
                                        {"апреля", "April"},
                                        {"мая", "May"},
                                        {"июня", "June"},
                                        {"июля", "July"},
                                        {"августа", "August"},
                                        {"сентября", "September"},
                                        {"октября", "October"},
                                        {"ноября", "November"},
                                        {"декабря", "December"}}};

/// Takes a number of exactly `digits` digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::optional<Moment> take_date(std::string_view& text) {
  const bool day_first = text.size() > 2 && text[2] == '.';
  const auto first = take_number(text, day_first ? 2 : 4);
  const char mark = day_first ? '.' : text.starts_with('/') ? '/' : '-';
  if (!first || !take(text, mark)) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, mark)) return std::nullopt;
  const auto last = take_number(text, day_first ? 4 : 2);
  if (!last) return std::nullopt;
  const int year = day_first ? *last : *first;
  const int day = day_first ? *first : *last;
  if (*month < 1 || *month > 12 || day < 1 || day > days_in_month(year, *month))
    return std::nullopt;
  return Moment{year, static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(day), {}};
}

std::string time_of(std::uint32_t second) {
  const auto text = fmt::format("{:02}:{:02}", second / 3600, second / 60 % 60);
  return second % 60 == 0 ? text : text + fmt::format(":{:02}", second % 60);
}

/// Google's "8:52:35 PM GMT+3": the hour of that half of the day, as the form's owner saw it.
std::optional<int> take_half_day(std::string_view& text, int hour) {
  if (!text.starts_with(" AM") && !text.starts_with(" PM")) return hour;
  const bool afternoon = text[1] == 'P';
  text.remove_prefix(3);
  if (text.starts_with(" GMT")) text = {};
  if (hour < 1 || hour > 12) return std::nullopt;
  return hour % 12 + (afternoon ? 12 : 0);
}

/// "6 мая 2022 г.", "«06» мая 2022 года": as people date what they sign.
std::optional<Moment> date_of_words(std::string_view text) {
  const auto without = [&](std::string_view mark) {
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  };
  without("«");
  const std::size_t digits = text.size() > 1 && text[1] >= '0' && text[1] <= '9' ? 2 : 1;
  const auto day = take_number(text, digits);
  without("»");
  if (!day || !take(text, ' ')) return std::nullopt;
  for (std::size_t month = 0; month < months.size(); ++month) {
    if (!text.starts_with(months[month].ru)) continue;
    without(months[month].ru);
    if (!take(text, ' ')) return std::nullopt;
    const auto year = take_number(text, 4);
    const bool ends = text.empty() || text == " г." || text == " года";
    const int number = static_cast<int>(month) + 1;
    if (!year || !ends || *day < 1 || *day > days_in_month(*year, number)) return std::nullopt;
    return Moment{*year, static_cast<std::uint8_t>(number), static_cast<std::uint8_t>(*day), {}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text) {
  if (const auto moment = date_of_words(text)) return moment;
  auto moment = take_date(text);
  if (!moment || text.empty()) return moment;
  if (!take(text, ' ') && !take(text, 'T')) return std::nullopt;
  auto hour = take_number(text, text.size() > 1 && text[1] == ':' ? 1 : 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (take(text, ':')) {
    const auto given = take_number(text, 2);
    if (!given || *given > 59) return std::nullopt;
    second = *given;
  }
  hour = take_half_day(text, *hour);
  if (!hour || !text.empty()) return std::nullopt;
  moment->second_of_day = static_cast<std::uint32_t>(*hour * 3600 + *minute * 60 + second);
  return moment;
}

std::string iso(const Moment& m) {
  const auto date = fmt::format("{:04}-{:02}-{:02}", m.year, m.month, m.day);
  return m.second_of_day ? date + " " + time_of(*m.second_of_day) : date;
}

Text date_in_words(const Moment& m) {
  const auto& month = months[m.month - 1U];
  return {fmt::format("{} {} {} г.", m.day, month.ru, m.year),
          fmt::format("{} {} {}", m.day, month.en, m.year)};
}

Text date_in_digits(const Moment& m) {
  auto russian = fmt::format("{:02}.{:02}.{:04}", m.day, m.month, m.year);
  if (m.second_of_day) russian += " " + time_of(*m.second_of_day);
  return {std::move(russian), iso(m)};
}

}  // namespace otbor
