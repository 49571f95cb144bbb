#include <catch2/catch.hpp>

#include "engine/rate/sheet_totals.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

Points decimal(std::string_view text) { return parse_points(text, false).value(); }

SheetTotal only_total(const Study& study) { return sheet_totals(study, {})[Index<Sheet>(0)]; }

TEST_CASE("Sheet total: marks times weights, exactly") {
  // 0.3 × 7 + 0.7 × 8 = 7.7, which is not less than 7.7.
  const auto study = StudyBuilder()
                         .criterion("К1", "0.3", {.scale = "0 7 10"})
                         .criterion("К2", "0.7", {.scale = "0 8 10"})
                         .practice("P1")
                         .sheet("P1", "Э-01", "7 8")
                         .build();
  const auto total = only_total(study);
  CHECK(total.total == decimal("7.7"));
  CHECK(total.maximum == decimal("10"));
  CHECK(total.minimum == Points());
}

TEST_CASE("Sheet total: a mark that does not apply and a blank take their maximum out") {
  const auto study = StudyBuilder()
                         .criterion("К1", "2")
                         .criterion("К2", "1.5")
                         .criterion("К3", "4", {.required = false})
                         .practice("P1")
                         .sheet("P1", "Э-01", "3 - .")
                         .build();
  const auto total = only_total(study);
  CHECK(total.total == decimal("6"));
  CHECK(total.maximum == decimal("6"));
  CHECK(study.criteria.maximum[Index<ApplicantGroup>()] == decimal("22.5"));
}

TEST_CASE("Sheet total: the weights are those of the applicant's group") {
  const auto study = StudyBuilder()
                         .criterion("К1", "1")
                         .criterion("К2", "2")
                         .applicant_group("сад", "5 0")
                         .practice("P1")
                         .practice("P2", {.group = "сад"})
                         .sheet("P1", "Э-01", "1 3")
                         .sheet("P2", "Э-01", "1 3")
                         .build();
  const auto totals = sheet_totals(study, {});
  CHECK(totals[Index<Sheet>(0)].total == decimal("7"));
  CHECK(totals[Index<Sheet>(1)].total == decimal("5"));
  CHECK(totals[Index<Sheet>(1)].maximum == decimal("15"));
}

TEST_CASE("Sheet total: a scale that runs against the rest is turned round") {
  const auto study = StudyBuilder()
                         .criterion("К1", "1", {.scale = "1 2 3 4 5"})
                         .criterion("К2", "1", {.scale = "1 2 3 4 5", .lower_is_better = true})
                         .practice("P1")
                         .sheet("P1", "Э-01", "5 2")
                         .build();
  CHECK(only_total(study).total == decimal("9"));  // 5 and 1 + 5 − 2
  CHECK(only_total(study).maximum == decimal("10"));
  CHECK(only_total(study).minimum == decimal("2"));
}

TEST_CASE("Sheet total: where every scale runs from the best down, marks count as written") {
  const auto study = StudyBuilder()
                         .criterion("К1", "1", {.scale = "1 2 3", .lower_is_better = true})
                         .criterion("К2", "1", {.scale = "1 2 3", .lower_is_better = true})
                         .practice("P1")
                         .sheet("P1", "Э-01", "1 2")
                         .build();
  CHECK(only_total(study).total == decimal("3"));
  CHECK(only_total(study).maximum == decimal("6"));
}

TEST_CASE("Sheet total: on the full scale a total keeps its share of the maximum") {
  const SheetTotal half{.total = decimal("3"), .maximum = decimal("9")};
  CHECK(on_full_scale(half, decimal("60")).value() == Ratio(decimal("20")));
  CHECK(on_full_scale(half, decimal("10")).value().exact() == "10/3");
  CHECK(on_full_scale(half, decimal("9")).value() == Ratio(decimal("3")));
  CHECK_FALSE(on_full_scale({}, decimal("60")));
}

TEST_CASE("Sheet total: any number of threads gives the same totals") {
  StudyBuilder builder;
  builder.criterion("К1", "1.5").criterion("К2", "2").practice("P1").sheet("P1", "Э-01", "2 3");
  auto study = builder.build();
  const Count<Sheet> many(20'000);
  study.sheets.sheets = Per<Sheet, Sheet>(many);
  study.sheets.marks = Table<Sheet, Criterion, Mark>(many, Count<Criterion>(2));
  for (const auto sheet : many) {
    study.sheets.marks(sheet, Index<Criterion>(0)) = static_cast<Mark>(sheet.value() % 4);
    study.sheets.marks(sheet, Index<Criterion>(1)) = static_cast<Mark>(sheet.value() % 3);
  }
  const auto one = sheet_totals(study, {1});
  const auto seven = sheet_totals(study, {7});
  bool same = true;
  for (const auto sheet : many) {
    same = same && one[sheet].total == seven[sheet].total &&
           one[sheet].total == Points::millionths(1'500'000 * (sheet.value() % 4) +
                                                  2'000'000 * (sheet.value() % 3));
  }
  CHECK(same);
}

}  // namespace
}  // namespace otbor
