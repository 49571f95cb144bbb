#include <catch2/catch.hpp>

#include "engine/forum/attendance.hpp"
#include "engine/forum/attendance_time.hpp"
#include "engine/intake/forum/clock.hpp"
#include "tests/support/name_lexicon.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/unit/forum_names_table.hpp"

namespace otbor {
namespace {

AttendanceRecord record(std::string name, std::int64_t begin, std::int64_t end) {
  return {.name = std::move(name), .former = {}, .mail = {}, .stay = Stay{begin, end}};
}

Attendance counted(std::vector<AttendanceRecord> rows, std::optional<Stay> window = {},
                   std::optional<std::uint32_t> people_high = {}) {
  Study study;
  study.institutions = test::twelve_institutions();
  ForumRecords records;
  records.lexicon = shipped_lexicon();
  records.attendance_rules.people_high = people_high;
  records.attendance.push_back(
      {.file = "a.csv", .title = "1", .window = window, .records = std::move(rows)});
  return attendance(study, records, {1});
}

/// A programme of two files and one list of connections.
Intake programme_with(const std::string& file, const std::string& list,
                      const std::string& more = {}) {
  const std::map<std::string, std::string, std::less<>> files{
      {"programme.yaml", "название: П\nкритерии: criteria.yaml\nплан: {отбор: {мест: 1}}\n" + more},
      {"criteria.yaml",
       "набор: Н\nверсия: \"1\"\nшкала: {мин: 0, макс: 3}\nкритерии:\n  - {код: К1, название: А, "
       "коэффициент: 1}\n"},
      {"practices.csv", "код;название;организация\nП1;Практика;Погроминская СОШ\n"},
      {"forum/" + file, list}};
  const FileAccess access{.read = [&](std::string_view name) -> std::optional<RawFile> {
                            if (const auto at = files.find(name); at != files.end()) {
                              return RawFile{.name = std::string(name), .bytes = at->second};
                            }
                            return read_shipped("criteria", name);
                          },
                          .list =
                              [&](std::string_view folder) {
                                std::vector<std::string> names;
                                if (folder == "forum") names.push_back(file);
                                return names;
                              }};
  return take_in(access, "programme.yaml", {.offers = offers()});
}

const std::vector<AttendanceRecord>& rows_of(const Intake& intake) {
  REQUIRE(intake.study.has_value());
  REQUIRE(intake.study->forum != nullptr);
  REQUIRE(intake.study->forum->attendance.size() == 1);
  return intake.study->forum->attendance.front().records;
}

constexpr std::int64_t april_20 = 19'102LL * 86'400;  // days from 1970 to 20 April 2022

}  // namespace

TEST_CASE("Attendance: dates of four styles are the same moment") {
  const auto seconds = [](std::string_view text, DateOrder order = DateOrder::month_day) {
    const auto time = parse_time(text);
    REQUIRE(time.has_value());
    return seconds_of(*time, order).value();
  };
  const auto expected = april_20 + 9 * 3600 + 58 * 60 + 12;
  CHECK(seconds("04/20/2022 09:58:12 AM") == expected);
  CHECK(seconds("20.04.2022 09:58:12") == expected);
  CHECK(seconds("2022-04-20T09:58:12Z") == expected);
  CHECK(seconds("Apr 20, 2022 9:58:12 AM") == expected);
  CHECK(seconds("4/20/22, 9:58:12 AM") == expected);
  CHECK(seconds("20/04/2022 9:58:12", DateOrder::day_month) == expected);
  CHECK(seconds("04/20/2022 12:05 AM") == april_20 + 300);
  CHECK(seconds("04/20/2022 12:05 PM") == april_20 + 12 * 3600 + 300);
}

TEST_CASE("Attendance: what is no time is told to be none") {
  for (const auto* text : {"", "-", "завтра", "25:00", "10:60", "13:00 PM", "10"}) {
    INFO(text);
    CHECK_FALSE(parse_time(text).has_value());
  }
  CHECK_FALSE(seconds_of(*parse_time("31.02.2022 10:00"), DateOrder::day_month).has_value());
}

TEST_CASE("Attendance: durations are minutes, clocks or words") {
  CHECK(parse_minutes("94") == 94U);
  CHECK(parse_minutes("01:34:05") == 94U);
  CHECK(parse_minutes("1h 34m 12s") == 94U);
  CHECK(parse_minutes("1 ч 34 мин") == 94U);
  CHECK_FALSE(parse_minutes("долго").has_value());
}

TEST_CASE("Attendance: overlapping stays are united and not added up") {
  const auto stays = united({{100, 200}, {150, 260}, {300, 310}, {260, 270}});
  REQUIRE(stays.size() == 2);
  CHECK(stays[0] == Stay{100, 270});
  CHECK(seconds_in(stays) == 180);
}

TEST_CASE("Attendance: one that leaves as another joins is not at once with it") {
  CHECK(most_at_once({{{0, 10}}, {{10, 20}}, {{5, 12}}}) == 2);
  CHECK(most_at_once({}) == 0);
}

TEST_CASE("Attendance: rows of one name are one connection, those of a device as many as at once") {
  const auto result =
      counted({record("Погроминская СОШ", 0, 50), record("погроминская сош", 60, 100),
               record("iPhone", 0, 100), record("iPhone", 10, 90), record("iPhone", 95, 100),
               record("РОО методист", 0, 100)});
  const auto& one = result.platforms.front();
  CHECK(one.rows == 6);
  CHECK(one.organisers == 1);
  CHECK(one.names.matched == 1);
  CHECK(one.names.devices == 2);
  CHECK(one.names.connections() == 3);
  CHECK(result.represented == 1);
  CHECK(result.represented_high == 3);
  CHECK(result.not_recorded.size() == 11);
}

TEST_CASE("Attendance: time outside the event does not count") {
  const auto result = counted({record("Погроминская СОШ", 0, 1000), record("Тоцкая СОШ", 400, 460),
                               record("ЗКГ", 900, 1000)},
                              Stay{400, 500});
  const auto& one = result.platforms.front();
  CHECK(one.peak == 2U);
  CHECK(one.retained == 1U);        // the whole hundred, 60 of it, none
  CHECK(one.mean == Approx(1.6));   // (100 + 60) / 100
  CHECK(one.median_minutes == 1U);  // of 0, 1 and 1
}

TEST_CASE("Attendance: names without times say nothing of who stayed, whatever the window") {
  AttendanceRecord untimed;
  untimed.name = "Погроминская СОШ";
  const auto result = counted({untimed}, Stay{400, 500});
  const auto& one = result.platforms.front();
  CHECK(one.timed == 0);
  CHECK_FALSE(one.peak);
  CHECK_FALSE(one.mean);
  CHECK_FALSE(one.retained);
}

TEST_CASE("Attendance: two thirds of the time is enough and less is not") {
  const auto result = counted(
      {record("Погроминская СОШ", 0, 200), record("Тоцкая СОШ", 0, 199), record("ЗКГ", 0, 300)});
  CHECK(result.platforms.front().retained == 2U);
}

TEST_CASE("Attendance: people are at least one a connection and at most what is stated") {
  auto two = record("Погроминская СОШ", 0, 10);
  two.people = 4;
  CHECK_FALSE(counted({two}).platforms.front().people.high.has_value());
  const auto people = counted({two, record("Тоцкая СОШ", 0, 10)}, {}, 3).platforms.front().people;
  CHECK(people.low == 5);
  CHECK(people.high == 7U);
}

TEST_CASE("Attendance: a block about the meeting stands above the headings of Zoom") {
  const auto intake = programme_with(
      "attendance-1.csv",
      "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n"
      "\"812 3456 7890\",Площадка 1,04/20/2022 09:55:00 AM,04/20/2022 11:32:00 AM,,97,19\n\n"
      "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
      "Погроминская СОШ (Иванова),,04/20/2022 09:58:12 AM,04/20/2022 11:31:40 AM,94,Yes\n");
  const auto& rows = rows_of(intake);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].name == "Погроминская СОШ");
  CHECK(rows[0].former == "Иванова");
  CHECK(rows[0].stay->begin == april_20 + 9 * 3600 + 58 * 60 + 12);
  CHECK(intake.study->forum->attendance[0].title == "Площадка 1");
}

TEST_CASE("Attendance: a report of Teams is read from the table that has the times") {
  const auto intake = programme_with(
      "attendance-2.csv",
      "1. Summary\nMeeting title\tПлощадка 2\nAttended participants\t2\n\n2. Participants\n"
      "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
      "ЗКГ\t4/20/22, 10:00:00 AM\t4/20/22, 11:00:00 AM\t50m\t\t\tPresenter\n\n"
      "3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
      "ЗКГ\t4/20/22, 10:00:00 AM\t4/20/22, 10:20:00 AM\t20m\t\tPresenter\n"
      "ЗКГ\t4/20/22, 10:30:00 AM\t4/20/22, 11:00:00 AM\t30m\t\tPresenter\n");
  CHECK(rows_of(intake).size() == 2);
  CHECK(intake.study->forum->attendance[0].title == "Площадка 2");
}

TEST_CASE("Attendance: clocks without dates pass midnight") {
  const auto intake =
      programme_with("attendance-3.csv", "имя;вход;выход\nЗКГ;23:50;00:10\nСОШ;-;-\n",
                     "форум: {посещаемость: {начало: 2022-04-20}}\n");
  const auto& rows = rows_of(intake);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].stay == Stay{april_20 + 85'800, april_20 + 87'000});
  CHECK_FALSE(rows[1].stay.has_value());
}

TEST_CASE("Attendance: a day and month that may be either are told by the day of the forum") {
  const std::string list = "имя;вход;выход\nЗКГ;04/05/2022 10:00;04/05/2022 11:00\n";
  CHECK_FALSE(programme_with("attendance-4.csv", list).study.has_value());
  const auto told =
      programme_with("attendance-4.csv", list, "форум: {посещаемость: {начало: 2022-05-04}}\n");
  CHECK(rows_of(told)[0].stay->begin == april_20 + 14 * 86'400 + 36'000);
}

TEST_CASE("Attendance: the real export of a meeting is read whole") {
  const auto folder = shared_data("datasets/zoom_formats_public");
  if (!folder) return;
  std::ifstream file(*folder / "zoom_join_leave_2021.csv", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto lines = static_cast<std::size_t>(std::ranges::count(bytes, '\n'));
  const auto intake = programme_with("attendance-5.csv", bytes);
  const auto& rows = rows_of(intake);
  CHECK(rows.size() + 1 >= lines);
  CHECK(std::ranges::all_of(rows, [](const auto& row) { return row.stay.has_value(); }));
}

TEST_CASE("Attendance: every heading that public reports have names the column of names") {
  const auto folder = shared_data("datasets/zoom_formats_public");
  if (!folder) return;
  const auto table = read_table(*folder / "header_variants.csv");
  std::size_t seen = 0;
  for (const auto& line : table.columns.at("first_lines")) {
    const auto at = line.find("Name (");
    if (at == std::string::npos) continue;
    auto heading = line.substr(at);
    if (heading.ends_with("...")) heading = "Name (Original Name),User Email";
    INFO(heading);
    const auto intake = programme_with("attendance-6.csv", heading + "\nЗКГ,,,,\n");
    CHECK(rows_of(intake).size() == 1);
    ++seen;
  }
  CHECK(seen >= 8);
}

TEST_CASE("Attendance: a device that is twice at once is two connections with times of their own") {
  const auto result = counted({record("iPhone", 0, 900), record("iPhone", 100, 300)}, Stay{0, 900});
  const auto& one = result.platforms.front();
  CHECK(one.names.connections() == 2);
  CHECK(one.timed == 2);
  CHECK(one.peak == 2U);
  CHECK(one.retained == 1U);  // 900 s of 900 and 200 s of 900
}

TEST_CASE("Attendance: who stayed is told of those whose times are known") {
  auto untimed = record("Медведская ООШ", 0, 0);
  untimed.stay.reset();
  const auto result = counted({record("Погроминская СОШ", 0, 900), untimed}, Stay{0, 900});
  const auto& one = result.platforms.front();
  CHECK(one.names.connections() == 2);
  CHECK(one.timed == 1);
  CHECK(one.retained == 1U);
}

TEST_CASE("Attendance: rows saved whole into one column are cut again") {
  const std::string rows =
      "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
      "\"\"Погроминская СОШ, завуч\"\",,04/20/2022 10:00:00 AM,04/20/2022 11:00:00 AM,60,Yes\n"
      "Медведская ООШ,,04/20/2022 10:00:00 AM,04/20/2022 11:00:00 AM,60,Yes\n";
  for (const auto* tail : {"", ";;;"}) {
    std::string file;
    std::size_t begin = 0;
    while (begin < rows.size()) {
      const auto end = rows.find('\n', begin);
      file += "\"" + rows.substr(begin, end - begin) + "\"" + tail + "\n";
      begin = end + 1;
    }
    const auto intake = programme_with("attendance-1.csv", file);
    const auto& records = rows_of(intake);
    REQUIRE(records.size() == 2);
    CHECK(records[0].name == "Погроминская СОШ, завуч");
    CHECK(records[0].stay == Stay{april_20 + 10 * 3600, april_20 + 11 * 3600});
  }
}

TEST_CASE("Attendance: dates that a spreadsheet turned into numbers are dates again") {
  // 44671 is 20 April 2022: day 1 of 1900 is 2 by that count, which has a 29 February 1900.
  const auto seconds = [](std::string_view text) {
    const auto time = parse_time(text);
    REQUIRE(time.has_value());
    return seconds_of(*time, DateOrder::day_month).value();
  };
  CHECK(seconds("44671,5") == april_20 + 12 * 3600);
  CHECK(seconds("44671.4146875") == april_20 + 9 * 3600 + 57 * 60 + 9);
  CHECK(seconds("0,75") == 18 * 3600);
  CHECK_FALSE(parse_time("12,5").has_value());
  CHECK_FALSE(parse_time("446715").has_value());
}

TEST_CASE("Attendance: sums under the rows and headings that stand again are no connections") {
  const auto intake = programme_with("attendance-1.csv",
                                     "имя;вход;выход\nПогроминская СОШ;10:00;11:00\n"
                                     "имя;вход;выход\nМедведская ООШ;10:00;11:00\n;;Итого: 2\n"
                                     "Всего участников;2;\n");
  CHECK(rows_of(intake).size() == 2);
}

TEST_CASE("Attendance: a list copied from the window loses its numbers, heading and remarks") {
  const auto intake = programme_with("attendance-1.txt",
                                     "Участники (4)\n1. Методкабинет (Организатор, я)\n"
                                     "2) Погроминская СОШ\nМедведская ООШ (гость)\n"
                                     "Тоцкая СОШ (Иванова)\n");
  const auto& records = rows_of(intake);
  REQUIRE(records.size() == 4);
  CHECK(records[0].name == "Методкабинет");
  CHECK(records[0].leads);
  CHECK(records[1].name == "Погроминская СОШ");
  CHECK(records[2].name == "Медведская ООШ");
  CHECK(records[3].name == "Тоцкая СОШ (Иванова)");
}

TEST_CASE("Attendance: an institution named at registration stands in brackets behind the name") {
  const auto intake = programme_with("attendance-1.csv",
                                     "Имя;Фамилия;Организация;Время входа;Время выхода\n"
                                     "Елена;Ивановская;Погроминская СОШ;10:00;11:00\n");
  const auto& records = rows_of(intake);
  REQUIRE(records.size() == 1);
  CHECK(records[0].name == "Елена Ивановская");
  CHECK(records[0].former == "Погроминская СОШ");
}

}  // namespace otbor
