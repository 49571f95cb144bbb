#include <algorithm>
#include <array>

#include <catch2/catch.hpp>

#include "engine/forum/attendance.hpp"
#include "tests/support/name_lexicon.hpp"
#include "tests/unit/forum_names_table.hpp"

namespace otbor {
namespace {

constexpr std::array legal_forms{"МБОУ", "МАОУ", "МКОУ", "МОУ", "ГБОУ"};

}  // namespace

TEST_CASE("Names: the legal form never changes which institution a school's name is") {
  const auto institutions = test::twelve_institutions();
  const NameMatcher matcher(institutions, shipped_lexicon());
  for (const auto& one : test::expected_names) {
    if (!one.answer.starts_with("M") || one.name.starts_with("М")) continue;
    const bool latin = one.name.find_first_of("PTGv") == 0;
    const auto bare = matcher.match(one.name);
    if (latin || institutions[*bare.institution].id >= "08") continue;
    for (const auto* form : legal_forms) {
      const auto name = std::string(form) + " " + std::string(one.name);
      INFO(name);
      const auto match = matcher.match(name);
      CHECK(match.answer == bare.answer);
      CHECK(match.institution == bare.institution);
    }
  }
}

TEST_CASE("Attendance: the order of rows changes no count") {
  Study study;
  study.institutions = test::twelve_institutions();
  ForumRecords records;
  records.lexicon = shipped_lexicon();
  AttendanceList list{.file = "a.csv", .title = "1", .records = {}};
  for (std::size_t i = 0; i < test::expected_names.size(); ++i) {
    const auto begin = static_cast<std::int64_t>(i * 7 % 40);
    const auto end = begin + 30 + static_cast<std::int64_t>(i % 11);
    list.records.push_back({.name = std::string(test::expected_names[i].name),
                            .former = {},
                            .mail = {},
                            .stay = Stay{begin, end}});
    if (i % 3 == 0) {
      list.records.push_back(list.records.back());
      list.records.back().stay = Stay{end + 5, end + 9};
    }
  }
  records.attendance.push_back(list);
  const auto before = attendance(study, records, {1});
  auto& rows = records.attendance.front().records;
  for (std::size_t round = 0; round < 5; ++round) {
    std::rotate(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(3 + round), rows.end());
    std::reverse(rows.begin() + 5, rows.end());
    const auto after = attendance(study, records, {1});
    const auto& a = before.platforms.front();
    const auto& b = after.platforms.front();
    CHECK(a.names.matched == b.names.matched);
    CHECK(a.names.suggested == b.names.suggested);
    CHECK(a.names.unresolved == b.names.unresolved);
    CHECK(a.organisers == b.organisers);
    CHECK(a.institutions == b.institutions);
    CHECK(a.peak == b.peak);
    CHECK(a.retained == b.retained);
    CHECK(a.median_minutes == b.median_minutes);
    CHECK(after.represented == before.represented);
  }
}

}  // namespace otbor
