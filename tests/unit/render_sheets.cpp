#include <algorithm>

#include <catch2/catch.hpp>

#include "engine/intake/ratings/own_sheets.hpp"
#include "engine/model/in_hands.hpp"
#include "engine/render/sheets/score_book.hpp"
#include "tests/support/study_builder.hpp"

using namespace otbor;

namespace {

StudyBuilder two_practices() {
  return StudyBuilder()
      .criterion("К1", "1.5")
      .criterion("К2", "2", {.scale = "0 0.5 1"})
      .practice("P1", {.institution = "МБОУ А"})
      .practice("P2", {.institution = "МБОУ Б"})
      .expert("Э-01", "МБОУ А")
      .expert("Э-02")
      .change([](Study& made) {
        const auto own = made.practices[Index<Practice>(0)].institution;
        made.experts[Index<Expert>(0)].conflicts = {{Conflict::Why::works_there, own, {}}};
      });
}

std::vector<std::string> codes_in_hands(const Study& study, std::size_t expert) {
  std::vector<std::string> codes;
  for (const auto at : in_hands(study, Index<Expert>(expert))) {
    codes.push_back(study.practices[at].id);
  }
  return codes;
}

office::Workbook book_of(const Study& study, std::vector<Index<Practice>> practices) {
  const auto bytes = score_book(study, {Index<Expert>(1), std::move(practices)}, RenderOrder{});
  return office::read_workbook(bytes, Limits{}).value();
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("Without an assignment an expert is asked about every practice but the own one") {
  const auto study = two_practices().build();
  CHECK(codes_in_hands(study, 0) == Codes{"P2"});
  CHECK(codes_in_hands(study, 1) == Codes{"P1", "P2"});
}

TEST_CASE("An assignment, a recusal and an additional expert say who is asked about what") {
  auto builder = two_practices();
  const auto study = builder
                         .change([](Study& made) {
                           const Index<Practice> first(0);
                           const Index<Practice> second(1);
                           const Index<Expert> other(1);
                           made.assignment = {{first, other}, {second, Index<Expert>(0)}};
                           made.decisions.third_experts.push_back({second, other, {}});
                           made.decisions.recusals.push_back({first, other, {}});
                         })
                         .build();
  CHECK(codes_in_hands(study, 0) == Codes{"P2"});
  CHECK(codes_in_hands(study, 1) == Codes{"P2"});
}

TEST_CASE("A practice that does not take part is in nobody's hands") {
  auto builder = two_practices();
  const auto study = builder.practice("P3", {.status = PracticeStatus::returned}).build();
  CHECK(codes_in_hands(study, 1) == Codes{"P1", "P2"});
}

TEST_CASE("A book that was issued and not filled is known by its rows as unfilled") {
  const auto study = two_practices().build();
  const auto own = own_sheets(book_of(study, {Index<Practice>(0), Index<Practice>(1)}), Limits{});
  CHECK(own.found());
  CHECK(own.format == "otbor.score-sheet/1");
  CHECK(own.programme == study.programme.title);
  CHECK(own.tables.empty());
  CHECK(own.answers.empty());
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  CHECK(own.unfilled == Pairs{{"P1", "Э-02"}, {"P2", "Э-02"}});
}

TEST_CASE("Marks that an expert has given stand in the book and are read back as a table") {
  auto builder = two_practices();
  const auto study = builder.sheet("P1", "Э-02", "2 0.5").build();
  const auto own = own_sheets(book_of(study, {Index<Practice>(0)}), Limits{});
  REQUIRE(own.tables.size() == 1);
  const auto& table = own.tables.front();
  CHECK(table.name == "P1");
  REQUIRE(table.rows.size() == 3);
  std::vector<std::string> seen;
  for (const auto& cell : table.of(table.rows[2])) seen.emplace_back(table.text(cell));
  CHECK(std::ranges::find(seen, "0.5") != seen.end());
  CHECK(std::ranges::find(seen, "К2") != seen.end());
  CHECK(own.unfilled.empty());
}

TEST_CASE("A workbook of anybody else is no score sheet of ours") {
  office::Workbook workbook;
  workbook.sheets.push_back({.name = "Лист1"});
  CHECK_FALSE(own_sheets(workbook, Limits{}).found());
}
