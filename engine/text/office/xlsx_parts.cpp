#include "engine/text/office/xlsx_parts.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <pugixml.hpp>

namespace otbor::office {
namespace {

/// `_x000D_` is how Excel writes signs that XML cannot hold.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto code = text.substr(at, 7);
    if (code == "_x000D_" || code == "_x000A_") {
      if (code == "_x000A_") out += '\n';
      at += 7;
    } else {
      out += text[at++];
    }
  }
  return out;
}

/// The formats of dates that need no text of their own (ECMA-376 part 1, 18.8.30).
bool is_built_in_date(std::uint32_t format) {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) ||
         (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
}

struct CivilDay {
  std::int64_t year;
  unsigned month, day;
};

/// H. Hinnant, chrono-compatible low-level date algorithms: civil_from_days, days since 1970-01-01.
CivilDay civil_day(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const auto of_era = static_cast<unsigned>(days - era * 146097);
  const unsigned year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const unsigned of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned shifted = (5 * of_year + 2) / 153;
  const unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {static_cast<std::int64_t>(year_of_era) + era * 400 + (month <= 2 ? 1 : 0), month,
          of_year - (153 * shifted + 2) / 5 + 1};
}

}  // namespace

std::string text_of_item(const pugi::xml_node& item) {
  std::string text;
  for (const auto& inside : item.children()) {
    const auto name = local_name(inside);
    if (name == "t") text += inside.child_value();
    if (name == "r") text += child(inside, "t").child_value();
  }
  return text.find("_x000") == std::string::npos ? text : unescaped(text);
}

Readable<std::vector<std::string>> read_shared_texts(Archive& archive) {
  std::vector<std::string> texts;
  if (!archive.has("xl/sharedStrings.xml")) return texts;
  const auto part = XmlPart::read(archive, "xl/sharedStrings.xml");
  if (!part) return tl::unexpected(part.error());
  for (const auto& item : part->root().children()) {
    if (local_name(item) == "si") texts.push_back(text_of_item(item));
  }
  return texts;
}

bool shows_date(std::string_view format) {
  char quote = '\0';
  for (std::size_t at = 0; at < format.size(); ++at) {
    const char c = format[at];
    if (quote != '\0') {
      // [h] counts hours beyond a day; other brackets hold colours, conditions and languages.
      if (quote == ']' && format[at - 1] == '[' &&
          std::string_view("hHmMsS").find(c) != std::string_view::npos)
        return true;
      if (c == quote) quote = '\0';
    } else if (c == '"') {
      quote = '"';
    } else if (c == '[') {
      quote = ']';
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == ';') {
      return false;  // the rest is for negative numbers and texts
    } else if (std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

Readable<std::vector<Shown>> read_styles(Archive& archive) {
  std::vector<Shown> styles;
  if (!archive.has("xl/styles.xml")) return styles;
  const auto part = XmlPart::read(archive, "xl/styles.xml");
  if (!part) return tl::unexpected(part.error());
  std::vector<std::uint32_t> dates;
  for (const auto& format : child(part->root(), "numFmts").children()) {
    const auto id = number_in(format, "numFmtId");
    if (id && shows_date(attribute(format, "formatCode"))) dates.push_back(*id);
  }
  for (const auto& style : child(part->root(), "cellXfs").children()) {
    const auto id = number_in(style, "numFmtId").value_or(0);
    const bool date = is_built_in_date(id) || std::ranges::find(dates, id) != dates.end();
    styles.push_back(date ? Shown::date : Shown::number);
  }
  return styles;
}

std::string moment_of(double days, bool since_1904) {
  constexpr double last_day = 2'958'465;  // 31 December 9999
  if (!(days >= 0) || days > last_day) return {};
  auto day = static_cast<std::int64_t>(days);
  auto second = static_cast<std::int64_t>((days - static_cast<double>(day)) * 86'400 + 0.5);
  day += second / 86'400;
  second %= 86'400;
  const auto time = fmt::format("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
  if (day == 0 && !since_1904) return time;
  // Lotus 1-2-3 held 1900 for a leap year, and days before 1 March 1900 are one off since.
  const std::int64_t before_1970 = since_1904 ? 24'107 : day < 60 ? 25'568 : 25'569;
  const auto civil = civil_day(day - before_1970);
  const auto date = fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
  return second == 0 ? date : date + " " + time;
}

}  // namespace otbor::office
