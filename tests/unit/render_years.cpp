// An earlier programme beside this one: figures counted by hand.

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "engine/model/forum.hpp"
#include "engine/render/words/years.hpp"
#include "tests/support/shipped.hpp"

namespace otbor {
namespace {

constexpr std::string_view criteria =
    "набор: Н\nкод: own\nверсия: \"1\"\nшкала: {мин: 0, макс: 3}\nкритерии:\n"
    "  - {код: К1, название: Цели, коэффициент: 1}\n"
    "  - {код: К2, название: Итоги, коэффициент: 1}\n";

/// Two practices of last year by two schools, one of which is here again; a third was sent back.
std::string last_year(const std::string& version) {
  return R"({"schema": "otbor.dossier/1",
"programme": {"title": "Год 2021", "stage": "expertise", "date": "2021-06-04",
  "profile": "service"},
"criteria": {"id": "own", "version": ")" +
         version + R"(", "list": [{"id": "К1"}, {"id": "К2"}]},
"practices": [
{"id": "П1", "title": "Прежняя первая", "institution": "Школа № 3", "theme": "1.1",
  "status": "admitted"},
{"id": "П2", "title": "Прежняя вторая", "institution": "Школа № 40", "theme": "1.1",
  "status": "presented"},
{"id": "П3", "title": "Прежняя третья", "institution": "Школа № 3", "theme": "1.2",
  "status": "returned"}],
"ranking": [{"practice": "П1", "decision": "recommended"},
  {"practice": "П2", "decision": "declined"}],
"sheets": [
{"practice": "П1", "status": "counted", "marks": {"К1": 3, "К2": 2}},
{"practice": "П1", "status": "counted", "marks": {"К1": 2, "К2": null}},
{"practice": "П1", "status": "recused", "marks": {"К1": 0, "К2": 0}},
{"practice": "П2", "status": "counted", "marks": {"К1": 1, "К2": 2}}]})";
}

Dossier dossier_beside(const std::string& earlier) {
  const std::map<std::string, std::string, std::less<>> files{
      {"programme.yaml",
       "название: П\nдата: 2022-06-03\nкритерии: criteria.yaml\nпрежний_отбор: earlier.json\n"
       "план: {экспертов_не_менее: 1, отбор: {мест: 1}}\n"},
      {"criteria.yaml", std::string(criteria)},
      {"earlier.json", earlier},
      {"practices.csv",
       "код;название;организация\nП1;Новая первая;Школа № 3\nП2;Новая вторая;Школа № 17\n"},
      {"institutions.csv", "код;краткое название\nО1;Школа № 3\nО2;Школа № 17\n"},
      {"experts.csv", "код;имя\nЭ1;Первый эксперт\n"},
      {"ratings.csv", "практика;эксперт;К1;К2\nП1;Э1;3;2\nП2;Э1;2;2\n"}};
  const FileAccess access{.read = [&](std::string_view name) -> std::optional<RawFile> {
                            if (const auto at = files.find(name); at != files.end()) {
                              return RawFile{.name = std::string(name), .bytes = at->second};
                            }
                            return read_shipped("criteria", name);
                          },
                          .list = [](std::string_view) { return std::vector<std::string>(); }};
  auto intake = take_in(access, "programme.yaml", {.offers = offers()});
  REQUIRE(intake.study.has_value());
  return run(*std::move(intake.study), {1});
}

std::optional<YearRow> row(const std::vector<YearRow>& rows, std::string_view what) {
  const auto at = std::ranges::find(rows, what, &YearRow::what);
  return at == rows.end() ? std::nullopt : std::optional(*at);
}

}  // namespace

TEST_CASE("Years: programmes are compared as wholes, practices of one code in two years are not") {
  const auto dossier = dossier_beside(last_year("1"));
  CHECK((!dossier.study.earlier || dossier.study.earlier->practices.empty()));
  const RenderOrder order{};
  const Narrator narrator(dossier, order);
  const auto rows = year_rows(narrator);
  const auto applications = row(rows, "Поступило заявок");
  REQUIRE(applications);
  CHECK(applications->was == "3");
  CHECK(applications->is == "2");
  const auto part = row(rows, "Участвовало практик");
  REQUIRE(part);
  CHECK(part->was == "2");
  CHECK(part->is == "2");
  const auto recommended = row(rows, "Рекомендовано");
  REQUIRE(recommended);
  CHECK(recommended->was == "1\u00a0(50\u00a0%)");
  CHECK(recommended->is == "1\u00a0(50\u00a0%)");
}

TEST_CASE("Years: institutions are told as staying, new and gone") {
  const auto dossier = dossier_beside(last_year("1"));
  const RenderOrder order{};
  const auto told = year_institutions(Narrator(dossier, order));
  CHECK(told.both == std::vector<std::string>{"Школа № 3"});
  CHECK(told.fresh == std::vector<std::string>{"Школа № 17"});
  CHECK(told.gone == std::vector<std::string>{"Школа № 40"});
}

TEST_CASE("Years: means by criterion are compared under one version of the criteria alone") {
  // К1: П1 (3 + 2) / 2 = 2.5, П2 1, their mean 1.75; К2: П1 2 (a blank is no zero), П2 2.
  const RenderOrder order{};
  const auto same = dossier_beside(last_year("1"));
  const auto rows = year_rows(Narrator(same, order));
  const auto aims = row(rows, "Критерий «Цели», среднее");
  REQUIRE(aims);
  CHECK(aims->was == "1,75");
  CHECK(aims->is == "2,50");
  const auto results = row(rows, "Критерий «Итоги», среднее");
  REQUIRE(results);
  CHECK(results->was == "2,00");
  const auto other = dossier_beside(last_year("0"));
  CHECK_FALSE(row(year_rows(Narrator(other, order)), "Критерий «Цели», среднее"));
}

TEST_CASE("Years: a dossier for publication tells of the chosen ones alone and is not compared") {
  auto text = last_year("1");
  text.replace(text.find("\"service\""), 9, "\"public\"");
  const auto dossier = dossier_beside(text);
  const RenderOrder order{};
  CHECK(year_rows(Narrator(dossier, order)).empty());
}

}  // namespace otbor
