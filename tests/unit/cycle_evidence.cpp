#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/cycle/cycles.hpp"
#include "tests/support/shipped.hpp"

namespace otbor {
namespace {

const Index<Practice> the_practice(0);

/// One practice with a text, held against the shipped cycle; no marks.
Study with_text(const std::string& body, const std::string& abstract = {}) {
  static const auto cycle = shipped_study("zarechny-2022").cycle;
  Study study;
  study.cycle = cycle;
  study.practices.push_back(
      {.id = "P1", .abstract = abstract, .body = body, .body_file = "texts/P1.md"});
  study.sheets.of_practice.push_back({});
  study.sheets.stage_marks = Table<Sheet, Stage, Mark>({}, cycle->stages.count(), mark_blank);
  return study;
}

PracticeEvidence read(const Study& study) { return cycle(study, {}).evidence[the_practice]; }

Index<Stage> stage(int number) { return Index<Stage>(static_cast<std::size_t>(number - 1)); }

EvidenceLevel level(const std::string& text, int number) {
  return read(with_text(text)).stages[stage(number)].level;
}

std::vector<std::string> remarks(const std::string& text) {
  const auto study = with_text(text);
  std::vector<std::string> codes;
  for (const auto& remark : read(study).remarks) {
    codes.push_back(study.cycle->evidence->chain.at(remark.rule).id);
  }
  return codes;
}

bool has(const std::vector<std::string>& codes, const std::string& code) {
  return std::ranges::find(codes, code) != codes.end();
}

/// All nine stages, linked.
const std::string whole_cycle =
    "Цель – к маю 2022 года снизить долю неуспевающих с 12 до 5 %.\n\n"
    "Показатели: доля неуспевающих (база – 12 %, план – 5 %).\n\n"
    "Данные собраны из электронного журнала заместителем директора в сентябре.\n\n"
    "Мониторинг проведён в октябре и апреле, охвачено 120 из 124 учеников.\n\n"
    "В ноябре завуч проанализировал причины: 12 учеников пропускали уроки.\n\n"
    "В ноябре 12 семьям направлены адресные рекомендации.\n\n"
    "С декабря по март проведено 24 дополнительных занятия.\n\n"
    "Приказом от 12.12.2021 № 87 назначен ответственный за занятия.\n\n"
    "По итогам принятых мер доля неуспевающих снизилась с 12 до 4 %.\n";

std::string without(const std::string& paragraph_with) {
  auto text = whole_cycle;
  const auto at = text.find(paragraph_with);
  const auto begin = text.rfind("\n\n", at);
  const auto from = begin == std::string::npos ? 0 : begin + 2;
  return text.erase(from, text.find("\n\n", at) + 2 - from);
}

}  // namespace

TEST_CASE("the ladder: not found, mentioned, described, confirmed", "[evidence]") {
  CHECK(level("Школа стоит в центре села.", 4) == EvidenceLevel::not_found);
  CHECK(level("Планируется мониторинг.", 4) == EvidenceLevel::mentioned);
  CHECK(level("Мониторинг проведён заместителем директора.", 4) == EvidenceLevel::described);
  CHECK(level("Мониторинг проведён заместителем директора, охвачено 42 педагога.", 4) ==
        EvidenceLevel::confirmed);
}

TEST_CASE("a denial takes a stage out, «не только» denies nothing", "[evidence]") {
  CHECK(level("В октябре мониторинг не проводился.", 4) == EvidenceLevel::not_found);
  CHECK(level("В октябре мониторинг не только проведён, но и обсуждён.", 4) ==
        EvidenceLevel::described);
  const auto evidence = read(with_text("В октябре мониторинг не проводился."));
  REQUIRE(evidence.stages[stage(4)].denial.has_value());
  CHECK(evidence.stages[stage(4)].denial->sentence == 1);
}

TEST_CASE("what a clause denies or promises says nothing of its neighbour", "[evidence]") {
  const std::string text = "Анализ проведён в мае, но рекомендации не разработаны.";
  CHECK(level(text, 5) == EvidenceLevel::described);
  CHECK(level(text, 6) == EvidenceLevel::not_found);
  const std::string later = "Ожидается, что эффект подтвердится к маю.";
  CHECK(level(later, 9) == EvidenceLevel::mentioned);
}

TEST_CASE("the longer marker speaks: «анализ эффективности» is no «анализ»", "[evidence]") {
  const std::string text = "В мае комиссия провела анализ эффективности мер.";
  CHECK(level(text, 9) == EvidenceLevel::described);
  CHECK(level(text, 5) == EvidenceLevel::not_found);
}

TEST_CASE("a heading only mentions its stage", "[evidence]") {
  CHECK(level("# Мониторинг проведён в мае директором\n\nИ ещё текст.", 4) ==
        EvidenceLevel::mentioned);
}

TEST_CASE("a table headed by indicators with numbers below states them", "[evidence]") {
  const std::string head = "| Показатель | База | План |\n|---|---|---|\n";
  CHECK(level(head + "| Доля педагогов с категорией | 40 % | 60 % |\n", 2) ==
        EvidenceLevel::confirmed);
  CHECK(level(head + "| Доля педагогов с категорией | | |\n", 2) == EvidenceLevel::mentioned);
  CHECK(level("| Показатель | База |\n|---|---|\n\nВ школе 312 детей.\n", 2) ==
        EvidenceLevel::mentioned);
}

TEST_CASE("a quotation says where its sentence stands", "[evidence]") {
  const auto study =
      with_text("Заголовок\n\nШкола стоит в селе.\nВ мае завуч провёл\nмониторинг. Конец.\n");
  const auto evidence = read(study);
  const auto& quotes = evidence.stages[stage(4)].quotes;
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0].paragraph == 2);
  CHECK(quotes[0].sentence == 2);
  CHECK(quotes[0].line == 4);
  CHECK(quoted_text(study.practices[the_practice], quotes[0]) == "В мае завуч провёл мониторинг.");
}

TEST_CASE("a whole and linked cycle gets no remark", "[evidence]") {
  CHECK(remarks(whole_cycle).empty());
  const auto evidence = read(with_text(whole_cycle));
  for (const auto& one : evidence.stages) CHECK(one.level >= EvidenceLevel::described);
}

TEST_CASE("each broken link of the chain is told", "[evidence]") {
  CHECK(remarks(without("проанализировал")) ==
        std::vector<std::string>{"measures_without_analysis"});
  CHECK(remarks(without("рекомендации")) == std::vector<std::string>{"no_recommendations"});
  CHECK(remarks(without("По итогам")) == std::vector<std::string>{"cycle_not_closed"});
  auto unsigned_order = whole_cycle;
  unsigned_order.replace(unsigned_order.find("Приказом от 12.12.2021 № 87"),
                         std::string("Приказом от 12.12.2021 № 87").size(), "В мае приказом");
  CHECK(remarks(unsigned_order) == std::vector<std::string>{"decision_without_document"});
}

TEST_CASE("an effect on another indicator than the planned one is told with both sentences",
          "[evidence]") {
  auto text = whole_cycle;
  const std::string planned = "мер доля неуспевающих снизилась с 12 до 4 %";
  text.replace(text.find(planned), planned.size(),
               "мер удовлетворённость родителей выросла с 60 до 80 %");
  CHECK(has(remarks(text), "effect_not_planned"));
  const auto evidence = read(with_text(text));
  CHECK(evidence.remarks.front().quotes.size() >= 2);
}

TEST_CASE("the silence of an abstract proves nothing", "[evidence]") {
  const auto evidence = read(with_text("", "В октябре проведено 12 семинаров."));
  CHECK(evidence.basis == TextBasis::abstract);
  CHECK(evidence.stages[stage(7)].level == EvidenceLevel::confirmed);
  CHECK(evidence.remarks.empty());
  CHECK(read(with_text("")).basis == TextBasis::none);
}

TEST_CASE("marks and text that contradict one another are flagged, not changed", "[evidence]") {
  auto study = with_text("В мае завуч провёл мониторинг. В июне методист провёл мониторинг снова.");
  study.sheets.sheets.push_back({.practice = the_practice, .expert = Index<Expert>(0)});
  study.sheets.of_practice[the_practice] = Range<Sheet>(0, 1);
  study.sheets.stage_marks =
      Table<Sheet, Stage, Mark>(Count<Sheet>(1), study.cycle->stages.count(), Mark{1});
  study.sheets.stage_marks(Index<Sheet>(0), stage(4)) = 0;
  study.sheets.stage_marks(Index<Sheet>(0), stage(8)) = 3;
  const auto cycles = cycle(study, {});
  CHECK(cycles.evidence[the_practice].overlooked == std::vector<Index<Stage>>{stage(4)});
  CHECK(cycles.evidence[the_practice].unsupported == std::vector<Index<Stage>>{stage(8)});
  CHECK(cycles.practices[the_practice].stages[stage(8)].mean == Ratio(Points::whole(3)));
}

TEST_CASE("practices with like gaps stand together", "[evidence]") {
  auto study = with_text("");
  for (int i = 2; i <= 4; ++i) study.practices.push_back({.id = "P" + std::to_string(i)});
  const int defects[4][2] = {{9, 0}, {9, 8}, {0, 0}, {1, 2}};  // numbers of stages below 2
  study.sheets.of_practice = {};
  study.sheets.stage_marks =
      Table<Sheet, Stage, Mark>(Count<Sheet>(4), study.cycle->stages.count(), Mark{2});
  for (std::size_t i = 0; i < 4; ++i) {
    study.sheets.sheets.push_back({.practice = Index<Practice>(i), .expert = Index<Expert>(0)});
    study.sheets.of_practice.push_back(Range<Sheet>(i, i + 1));
    for (const int number : defects[i]) {
      if (number > 0) study.sheets.stage_marks(Index<Sheet>(i), stage(number)) = 1;
    }
  }
  const auto grouping = cycle(study, {}).grouping;
  REQUIRE(grouping.groups.size() == 3);
  const std::vector<Index<Practice>> first{Index<Practice>(0), Index<Practice>(1)};
  CHECK(grouping.groups[0].practices == first);
  CHECK(grouping.groups[0].all == std::vector<Index<Stage>>{stage(9)});
  CHECK(grouping.groups[0].some == std::vector<Index<Stage>>{stage(8)});
  CHECK(grouping.groups[1].all.empty());  // lacks nothing
  CHECK(grouping.first_broken[stage(1)] == std::vector<Index<Practice>>{Index<Practice>(3)});
  CHECK(grouping.first_broken[stage(8)] == std::vector<Index<Practice>>{Index<Practice>(1)});
  REQUIRE(grouping.platforms.size() == 1);
  CHECK(grouping.platforms[0].lacking[stage(9)].size() == 2);
}

}  // namespace otbor
