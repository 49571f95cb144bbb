// Texts of practices whose headings name stages: what stands under one is read
// as its field.

#include <catch2/catch.hpp>

#include "engine/cycle/cycles.hpp"
#include "tests/support/shipped.hpp"

namespace otbor {
namespace {

Index<Stage> stage(int number) { return Index<Stage>(static_cast<std::size_t>(number - 1)); }

Study with_body(const std::string& body) {
  static const auto cycle = shipped_study("zarechny-2022").cycle;
  Study study;
  study.cycle = cycle;
  study.practices.push_back({.id = "P1", .body = body});
  study.sheets.of_practice.push_back({});
  study.sheets.stage_marks = Table<Sheet, Stage, Mark>({}, cycle->stages.count(), mark_blank);
  return study;
}

PracticeEvidence read(const std::string& body) {
  return cycle(with_body(body), {}).evidence[Index<Practice>(0)];
}

EvidenceLevel level(int number, const std::string& body) {
  return read(body).stages[stage(number)].level;
}

const std::string found_out = "У 17 из 31 ученика автобус уходит раньше шестого урока.";

}  // namespace

TEST_CASE("under a heading that names a stage a sentence needs no word of the stage",
          "[evidence]") {
  CHECK(level(5, "О школе.\n\n" + found_out) == EvidenceLevel::not_found);
  for (const auto* heading : {"## Анализ ситуации", "# 5. Анализ данных", "Анализ результатов",
                              "## Этап 5. Выводы", "### Анализ ситуации: что показали данные"}) {
    CAPTURE(heading);
    CHECK(level(5, "О школе.\n\n" + std::string(heading) + "\n\n" + found_out) ==
          EvidenceLevel::confirmed);
  }
}

TEST_CASE(
    "a line with nothing but the name is a heading, with a colon or a "
    "number too",
    "[evidence]") {
  const std::string done = "Изменено расписание подвоза.";
  CHECK(level(7, "О школе.\n\nМеры:\n- " + done) == EvidenceLevel::described);
  CHECK(level(7, "О школе.\n\n3. Меры\n\n" + done) == EvidenceLevel::described);
  CHECK(level(7, "О школе.\n\nПервые шаги:\n- " + done) != EvidenceLevel::described);
}

TEST_CASE("a section ends at the next heading of its rank or a higher one", "[evidence]") {
  const std::string under = "## Анализ ситуации\n\nУченики рады.\n\n";
  CHECK(level(5, under + "### Подвоз\n\n" + found_out) == EvidenceLevel::confirmed);
  CHECK(level(5, under + "## О школе\n\n" + found_out) == EvidenceLevel::mentioned);
  CHECK(level(5, under + "# О школе\n\n" + found_out) == EvidenceLevel::mentioned);
  const auto inner = read(under + "### Меры\n\nИзменено расписание подвоза.");
  CHECK(inner.stages[stage(7)].level == EvidenceLevel::described);
}

TEST_CASE("whatever stands under the name of a stage at least names it", "[evidence]") {
  CHECK(level(6, "О школе.\n\n## Рекомендации\n\nПамятки, письма, беседы.") ==
        EvidenceLevel::mentioned);
  const auto none = read("О школе.\n\n## Анализ ситуации\n\nНе проводился.").stages[stage(5)];
  CHECK(none.denial.has_value());
}

TEST_CASE("what was done under a heading of goals is no goal without figures", "[evidence]") {
  CHECK(level(1, "## Цели и задачи\n\nШкола расположена в центре села.") ==
        EvidenceLevel::mentioned);
  CHECK(level(1, "## Цели и задачи\n\nК маю снизить долю неуспевающих с 12 до 5 %.") ==
        EvidenceLevel::confirmed);
}

TEST_CASE("a quotation from a section stands where it stands in the whole text", "[evidence]") {
  const std::string body =
      "О школе.\n\n## Анализ ситуации\n\nСравнили классы. "
      "Причины назвал завуч в мае.\n";
  const auto study = with_body(body);
  const auto found = cycle(study, {}).evidence[Index<Practice>(0)].stages[stage(5)];
  REQUIRE_FALSE(found.quotes.empty());
  const auto& quote = found.quotes.back();
  CHECK(quote.part == TextPart::body);
  CHECK(quote.paragraph == 3);
  CHECK(quote.sentence == 2);
  CHECK(quote.line == 5);
  CHECK(quoted_text(study.practices[Index<Practice>(0)], quote) == "Причины назвал завуч в мае.");
}

TEST_CASE("a heading is no declaration of the applicant's and no field of a form", "[evidence]") {
  const auto found = read("## Меры\n\nИзменено расписание подвоза.").stages[stage(7)];
  CHECK(found.field == FieldState::none);
}

TEST_CASE("other stages are heard in a section by their own words", "[evidence]") {
  const auto found = read("## Меры\n\nВ мае завуч провёл мониторинг. Ученики рады.");
  CHECK(found.stages[stage(4)].level == EvidenceLevel::described);
  CHECK(found.stages[stage(5)].level == EvidenceLevel::not_found);
}

}  // namespace otbor
