// Shortcomings of talks from marks, counted by hand.

#include <map>

#include <catch2/catch.hpp>

#include "engine/forum/talk_ratings.hpp"
#include "tests/support/shipped.hpp"

namespace otbor {
namespace {

Study talks_rated(const std::string& set, const std::string& marks) {
  const std::map<std::string, std::string, std::less<>> files{
      {"programme.yaml",
       "название: П\nкритерии: criteria.yaml\nплан: {экспертов_не_менее: 1, отбор: {мест: 1}}\n"},
      {"criteria.yaml", "набор: Н\nкод: " + set +
                            "\nверсия: \"1\"\nшкала: {мин: 0, макс: 2, не_применимо: да}\n"
                            "критерии:\n  - {код: В3, название: Меньше теории, коэффициент: 1}\n"
                            "  - {код: В7, название: Регламент, коэффициент: 1}\n"},
      {"practices.csv", "код;название\nП1;А\nП2;Б\nП3;В\n"},
      {"experts.csv", "код;имя\nЭ1;Первый\nЭ2;Второй\nЭ3;Третий\n"},
      {"ratings.csv", "практика;эксперт;В3;В7\n" + marks}};
  const FileAccess access{.read = [&](std::string_view name) -> std::optional<RawFile> {
                            if (const auto at = files.find(name); at != files.end()) {
                              return RawFile{.name = std::string(name), .bytes = at->second};
                            }
                            return read_shipped("criteria", name);
                          },
                          .list = [](std::string_view) { return std::vector<std::string>(); }};
  auto intake = take_in(access, "programme.yaml", {.offers = offers()});
  REQUIRE(intake.study.has_value());
  return *std::move(intake.study);
}

const TalkCriteria of_talks{
    .set = "forum-talk", .theory = "В3", .time_limit = "В7", .readiness = "", .listeners = "В10"};

}  // namespace

TEST_CASE(
    "Talk ratings: half of the experts below the highest mark is a shortcoming, less is not") {
  const auto study = talks_rated("forum-talk",
                                 "П1;Э1;2;2\nП1;Э2;1;2\n"             // one of two: found
                                 "П2;Э1;2;2\nП2;Э2;2;2\nП2;Э3;0;2\n"  // one of three: not
                                 "П3;Э1;2;0\nП3;Э2;2;0\n");
  const auto found = rated_shortcomings(study, of_talks);
  REQUIRE(found.size() == 2);  // no criterion of readiness, and В10 is not in this set
  CHECK(found[0].fault == TalkFault::theory);
  CHECK(found[0].marked == 3);
  CHECK(found[0].practices == std::vector{Index<Practice>(0)});
  CHECK(found[1].fault == TalkFault::time_limit);
  CHECK(found[1].practices == std::vector{Index<Practice>(2)});
}

TEST_CASE("Talk ratings: a talk that was not timed enters no count") {
  const auto study = talks_rated("forum-talk", "П1;Э1;2;н/п\nП2;Э1;1;1\nП3;Э1;2;2\n");
  const auto found = rated_shortcomings(study, of_talks);
  REQUIRE(found.size() == 2);
  CHECK(found[1].marked == 2);
  CHECK(found[1].practices == std::vector{Index<Practice>(1)});
}

TEST_CASE("Talk ratings: marks of another set of criteria tell nothing of talks") {
  CHECK(rated_shortcomings(talks_rated("own", "П1;Э1;0;0\n"), of_talks).empty());
}

}  // namespace otbor
