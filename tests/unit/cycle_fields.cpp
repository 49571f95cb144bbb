// Fields of the application for the stages: read with the knowledge whose field it is.

#include <catch2/catch.hpp>

#include "engine/cycle/cycles.hpp"
#include "tests/support/shipped.hpp"

namespace otbor {
namespace {

Index<Stage> stage(int number) { return Index<Stage>(static_cast<std::size_t>(number - 1)); }

/// One practice with these fields, held against the shipped cycle; no marks.
Study with_fields(const std::vector<std::pair<int, std::string>>& fields,
                  const std::string& body = {}) {
  static const auto cycle = shipped_study("zarechny-2022").cycle;
  Study study;
  study.cycle = cycle;
  Practice practice{.id = "P1", .body = body};
  for (const auto& [number, text] : fields) practice.stage_texts.push_back({stage(number), text});
  study.practices.push_back(std::move(practice));
  study.sheets.of_practice.push_back({});
  study.sheets.stage_marks = Table<Sheet, Stage, Mark>({}, cycle->stages.count(), mark_blank);
  return study;
}

PracticeEvidence read(const Study& study) { return cycle(study, {}).evidence[Index<Practice>(0)]; }

EvidenceLevel level_in_field(int number, const std::string& text) {
  return read(with_fields({{number, text}})).stages[stage(number)].level;
}

}  // namespace

TEST_CASE("in the field of a stage a sentence needs no word of the stage", "[evidence]") {
  const std::string text = "У 17 из 31 ученика дорога до дома занимает час.";
  CHECK(level_in_field(5, text) == EvidenceLevel::confirmed);
  const auto as_body = read(with_fields({}, text));
  CHECK(as_body.stages[stage(5)].level == EvidenceLevel::not_found);
}

TEST_CASE("in the field of a stage it is known who did it: the applicant", "[evidence]") {
  CHECK(level_in_field(7, "Изменено расписание подвоза.") == EvidenceLevel::described);
  CHECK(read(with_fields({}, "Реализована дорожная карта.")).stages[stage(7)].level ==
        EvidenceLevel::mentioned);
}

TEST_CASE("promises and denials count in a field as they do elsewhere", "[evidence]") {
  CHECK(level_in_field(7, "Планируется открыть группу продлённого дня.") ==
        EvidenceLevel::mentioned);
  CHECK(level_in_field(5, "Не проводился.") == EvidenceLevel::not_found);
  const auto denied = read(with_fields({{5, "Нет."}})).stages[stage(5)];
  CHECK(denied.level == EvidenceLevel::not_found);
  REQUIRE(denied.denial.has_value());
  CHECK(denied.denial->part == TextPart::field);
}

TEST_CASE("whatever stands in a field at least names its stage", "[evidence]") {
  const auto found = read(with_fields({{6, "Памятки, письма, беседы."}})).stages[stage(6)];
  CHECK(found.level == EvidenceLevel::mentioned);
  CHECK(found.field == FieldState::filled);
  CHECK(level_in_field(3, "Журнал и беседы") == EvidenceLevel::mentioned);
}

TEST_CASE("a goal is stated by its figures, in a field too", "[evidence]") {
  CHECK(level_in_field(1, "Повысить качество образования.") == EvidenceLevel::mentioned);
  CHECK(level_in_field(1, "К маю снизить долю неуспевающих с 12 до 5 %.") ==
        EvidenceLevel::confirmed);
}

TEST_CASE("a field left blank is told apart from a text that is silent", "[evidence]") {
  const auto evidence = read(with_fields({{5, "Причины названы."}, {9, ""}}));
  CHECK(evidence.basis == TextBasis::body);
  CHECK(evidence.stages[stage(9)].field == FieldState::blank);
  CHECK(evidence.stages[stage(9)].level == EvidenceLevel::not_found);
  CHECK(evidence.stages[stage(5)].field == FieldState::filled);
  CHECK(evidence.stages[stage(4)].field == FieldState::none);
}

TEST_CASE("a quotation names the field and counts its sentences", "[evidence]") {
  const auto study = with_fields({{5, "Сравнили классы.\n\nПричины назвал завуч."}});
  const auto& quotes = read(study).stages[stage(5)].quotes;
  REQUIRE(quotes.size() == 2);
  CHECK(quotes[1].part == TextPart::field);
  CHECK(quotes[1].field == stage(5));
  CHECK(quotes[1].sentence == 2);
  CHECK(quoted_text(study.practices[Index<Practice>(0)], quotes[1]) == "Причины назвал завуч.");
}

TEST_CASE("a field speaks of other stages by their own words only", "[evidence]") {
  const auto evidence = read(with_fields({{7, "В мае завуч провёл мониторинг. Ученики рады."}}));
  CHECK(evidence.stages[stage(4)].level == EvidenceLevel::described);
  CHECK(evidence.stages[stage(7)].level == EvidenceLevel::described);
  CHECK(evidence.stages[stage(5)].level == EvidenceLevel::not_found);
}

TEST_CASE("in a field that two stages share each sentence tells which it speaks of", "[evidence]") {
  const std::string text = "В мае завуч выявил причины. Школа открыла кружок.";
  const auto evidence = read(with_fields({{5, text}, {6, text}}));
  CHECK(evidence.stages[stage(5)].level == EvidenceLevel::described);
  CHECK(evidence.stages[stage(5)].sentences == 1);
  CHECK(evidence.stages[stage(6)].level == EvidenceLevel::mentioned);  // the field names both
}

TEST_CASE("an effect is held against indicators of another field", "[evidence]") {
  const auto remarks = [](const std::string& effect) {
    const auto study =
        with_fields({{2, "Доля неуспевающих: база – 12 %, план – 5 %."}, {9, effect}});
    std::vector<std::string> codes;
    for (const auto& remark : read(study).remarks) {
      codes.push_back(study.cycle->evidence->chain.at(remark.rule).id);
    }
    return std::ranges::find(codes, "effect_not_planned") != codes.end();
  };
  CHECK_FALSE(remarks("К маю доля неуспевающих снизилась с 12 до 4 %."));
  CHECK(remarks("К маю охват кружками вырос с 40 до 60 %."));
}

}  // namespace otbor
