#include "engine/intake/forum/clock.hpp"

#include <array>
#include <string>
#include <vector>

#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t seconds_of_day = 86'400;

/// A number or a word of a written time, and the sign before it.
struct Piece {
  std::string_view text;
  char before = ' ';
  bool digits = false;
  [[nodiscard]] std::uint32_t number() const {
    std::uint32_t value = 0;
    for (const char c : text) value = value * 10 + static_cast<std::uint32_t>(c - '0');
    return value;
  }
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_sign(char c) { return std::string_view(" \t,.:/-+").find(c) != std::string_view::npos; }

/// Digits and letters apart; nullopt when a number is longer than any of a time.
std::optional<std::vector<Piece>> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  char before = ' ';
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_sign(text[at])) {
      if (before == ' ' || text[at] != ' ') before = text[at];
      ++at;
      continue;
    }
    const auto begin = at;
    const bool digits = is_digit(text[at]);
    while (at < text.size() && !is_sign(text[at]) && is_digit(text[at]) == digits) ++at;
    const auto piece = text.substr(begin, at - begin);
    if (digits && piece.size() > 9) return std::nullopt;
    pieces.push_back({piece, before, digits});
    before = ' ';
  }
  return pieces;
}

std::optional<std::uint8_t> month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> english{"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
  constexpr std::array<std::string_view, 12> russian{"янв", "фев", "мар", "апр", "ма",  "июн",
                                                     "июл", "авг", "сен", "окт", "ноя", "дек"};
  for (std::size_t i = 0; i < english.size(); ++i) {
    const bool is_month = word.starts_with(english[i]) || word.starts_with(russian[i]);
    if (is_month) return static_cast<std::uint8_t>(i + 1);
  }
  return std::nullopt;
}

std::int32_t full_year(std::uint32_t year) {
  return static_cast<std::int32_t>(year < 100 ? year + 2000 : year);
}

std::uint8_t small(const Piece& piece) {
  return piece.text.size() > 2 ? std::uint8_t{0} : static_cast<std::uint8_t>(piece.number());
}

/// Takes the date off the front of the pieces.
std::optional<WrittenDate> take_date(std::vector<Piece>& pieces) {
  if (pieces.size() < 3) return std::nullopt;
  const auto drop = [&] { pieces.erase(pieces.begin(), pieces.begin() + 3); };
  if (const auto month = month_named(pieces[0].text); !pieces[0].digits && month) {
    if (!pieces[1].digits || !pieces[2].digits) return std::nullopt;
    WrittenDate date{full_year(pieces[2].number()), *month, small(pieces[1]), DateOrder::month_day};
    drop();
    return date;
  }
  if (const auto month = month_named(pieces[1].text);
      pieces[0].digits && !pieces[1].digits && month && pieces[2].digits) {
    WrittenDate date{full_year(pieces[2].number()), small(pieces[0]), *month, DateOrder::day_month};
    drop();
    return date;
  }
  const char sign = pieces[1].before;
  const bool three = pieces[0].digits && pieces[1].digits && pieces[2].digits &&
                     (sign == '.' || sign == '/' || sign == '-') && pieces[2].before == sign;
  if (!three) return std::nullopt;
  WrittenDate date;
  if (pieces[0].text.size() == 4) {
    date = {full_year(pieces[0].number()), small(pieces[1]), small(pieces[2]),
            DateOrder::month_day};
  } else {
    date = {full_year(pieces[2].number()), small(pieces[0]), small(pieces[1]), {}};
    if (sign != '/') date.order = DateOrder::day_month;
  }
  drop();
  return date;
}

std::int32_t days_in(std::int32_t year, std::uint32_t month) {
  constexpr std::array<std::int32_t, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

/// Days since 1 January 1970 of a Gregorian date.
std::int64_t days_of(std::int32_t year, std::uint32_t month, std::uint32_t day) {
  std::int64_t days = std::int64_t{365} * (year - 1970);
  const auto leaps = [](std::int32_t y) { return y / 4 - y / 100 + y / 400; };
  days += leaps(year - 1) - leaps(1969);
  for (std::uint32_t m = 1; m < month; ++m) days += days_in(year, m);
  return days + day - 1;
}

WrittenDate date_of_days(std::int64_t days) {
  std::int32_t year = 1970;
  const auto length = [&] { return days_in(year, 2) == 29 ? 366 : 365; };
  while (days >= length()) {
    days -= length();
    ++year;
  }
  std::uint32_t month = 1;
  while (days >= days_in(year, month)) days -= days_in(year, month++);
  return {year, static_cast<std::uint8_t>(days + 1), static_cast<std::uint8_t>(month),
          DateOrder::day_month};
}

/// A date as a spreadsheet keeps it: days since 30 December 1899 with the part of the day behind
/// the point; a part alone is a time of day.
std::optional<WrittenTime> serial_time(std::string_view text) {
  constexpr std::int64_t days_to_1970 = 25'569;
  constexpr std::int64_t days_last = 80'000;  // the year 2119
  constexpr std::size_t digits_max = 12;
  const auto point = text.find_first_of(".,");
  if (point == std::string_view::npos || point == 0 || point + 1 == text.size()) {
    return std::nullopt;
  }
  std::int64_t days = 0;
  std::int64_t part = 0;
  std::int64_t whole = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == point) continue;
    if (!is_digit(text[i])) return std::nullopt;
    if (i < point) {
      days = days * 10 + (text[i] - '0');
    } else if (i - point <= digits_max) {
      part = part * 10 + (text[i] - '0');
      whole *= 10;
    }
  }
  const bool alone = days == 0 && point == 1;
  const bool dated = point == 5 && days > days_to_1970 && days < days_last;
  if (!alone && !dated) return std::nullopt;
  WrittenTime time;
  if (dated) time.date = date_of_days(days - days_to_1970);
  const auto seconds = (part * seconds_of_day + whole / 2) / whole;
  time.second_of_day = static_cast<std::uint32_t>(std::min<std::int64_t>(seconds, 86'399));
  return time;
}

}  // namespace

std::optional<WrittenTime> parse_time(std::string_view text) {
  if (const auto serial = serial_time(text)) return serial;
  const auto lower = utf8::folded(text);
  auto parsed = pieces_of(lower);
  if (!parsed) return std::nullopt;
  auto& pieces = *parsed;
  WrittenTime time;
  time.date = take_date(pieces);
  // "T" before the clock, "г." behind a Russian year.
  while (!pieces.empty() && !pieces.front().digits) pieces.erase(pieces.begin());
  if (pieces.size() < 2 || !pieces[0].digits || !pieces[1].digits || pieces[1].before != ':') {
    return std::nullopt;
  }
  auto hours = pieces[0].number();
  const auto minutes = pieces[1].number();
  std::uint32_t seconds = 0;
  for (std::size_t i = 2; i < pieces.size(); ++i) {
    if (i == 2 && pieces[i].digits && pieces[i].before == ':') seconds = pieces[i].number();
    const bool after = pieces[i].text == "pm" || pieces[i].text == "p";
    const bool before = pieces[i].text == "am" || pieces[i].text == "a";
    if (!after && !before) continue;
    if (hours < 1 || hours > 12 || time.twelve_hours) return std::nullopt;
    time.twelve_hours = true;
    hours = hours % 12 + (after ? 12 : 0);
  }
  if (hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  time.second_of_day = hours * 3600 + minutes * 60 + seconds;
  return time;
}

std::optional<std::int64_t> seconds_of(const WrittenTime& time, DateOrder order) {
  if (!time.date) return time.second_of_day;
  const auto& date = *time.date;
  const auto use = date.order.value_or(order);
  const std::uint32_t day = use == DateOrder::day_month ? date.first : date.second;
  const std::uint32_t month = use == DateOrder::day_month ? date.second : date.first;
  if (month < 1 || month > 12 || day < 1 || date.year < 1970 || date.year > 2200) {
    return std::nullopt;
  }
  if (static_cast<std::int32_t>(day) > days_in(date.year, month)) return std::nullopt;
  return days_of(date.year, month, day) * seconds_of_day + time.second_of_day;
}

std::int64_t seconds_of(const Moment& moment) {
  return days_of(moment.year, moment.month, moment.day) * seconds_of_day +
         moment.second_of_day.value_or(0);
}

std::optional<std::uint32_t> parse_minutes(std::string_view text) {
  const auto lower = utf8::folded(text);
  const auto parsed = pieces_of(lower);
  if (!parsed || parsed->empty() || !parsed->front().digits) return std::nullopt;
  const auto& pieces = *parsed;
  std::uint64_t seconds = 0;
  if (pieces.size() >= 2 && pieces[1].digits && pieces[1].before == ':') {
    const auto last = pieces.size() > 2 && pieces[2].digits ? pieces[2].number() : 0U;
    seconds = std::uint64_t{3600} * pieces[0].number() + 60 * pieces[1].number() + last;
  } else if (pieces.size() == 1 || pieces[1].digits) {
    seconds = std::uint64_t{60} * pieces[0].number();  // "94", "94,5"
  } else {
    for (std::size_t i = 0; i + 1 < pieces.size(); i += 2) {
      if (!pieces[i].digits) return std::nullopt;
      const auto unit = pieces[i + 1].text;
      const bool hours = unit.starts_with("h") || unit.starts_with("ч");
      const bool minutes = unit.starts_with("m") || unit.starts_with("м");
      seconds += std::uint64_t{hours ? 3600U : minutes ? 60U : 1U} * pieces[i].number();
    }
  }
  if (seconds > std::uint64_t{60} * 1'000'000) return std::nullopt;
  return static_cast<std::uint32_t>(seconds / 60);
}

}  // namespace otbor
