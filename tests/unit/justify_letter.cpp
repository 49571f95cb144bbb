// Letters to applicants: what they say, and whom they never name.

#include <catch2/catch.hpp>

#include "engine/justify/letter.hpp"
#include "tests/support/justified.hpp"

namespace otbor {
namespace {

StagePhrases phrases_of(const std::string& stage) {
  return {stage + " раскрыт.", stage + " не раскрыт.", "Раскрыть " + stage + ".",
          "Документ о " + stage + "."};
}

/// One practice by two experts; means of S1 … S4 are 3, 2.5, 1.5 and 0, of the others 3.
StudyBuilder with_stages() {
  StudyBuilder builder;
  builder.management_cycle()
      .criterion("К1", "1", {.title = "Анализ", .stages = "S3"})
      .criterion("К2", "1", {.title = "Цели", .stages = "S1"})
      .practice("P1", {.title = "Практика"})
      .sheet("P1", "Э-01", "1 3", "3 3 1 0 3 3 3 3 3")
      .sheet("P1", "Э-02", "2 3", "3 2 2 0 3 3 3 3 3")
      .band(Decision::recommended, "6")
      .band(Decision::declined, "");
  return builder;
}

Phrases phrases_for(const Dossier& dossier) {
  const auto& stages = dossier.study.cycle.value().stages;
  Phrases phrases(stages.count());
  for (const auto at : stages.count()) phrases[at] = phrases_of(stages[at].id);
  return phrases;
}

void comment(Study& study, std::size_t sheet, std::size_t criterion, const std::string& words) {
  auto& sheets = study.sheets;
  sheets.comments.push_back({Index<Sheet>(sheet), Index<Criterion>(criterion),
                             static_cast<std::uint32_t>(sheets.comment_text.size()),
                             static_cast<std::uint32_t>(words.size())});
  sheets.comment_text += words;
}

TEST_CASE("A letter advises on the weakest stages first and praises the best") {
  const auto dossier = run(with_stages().build(), num::Threads{1});
  const auto letter =
      draft_letter(dossier, phrases_for(dossier), Index<Practice>(0), Lang::ru).text;
  REQUIRE(letter.advice.size() == 3);
  CHECK(letter.advice[0].remark == "S4 не раскрыт.");
  CHECK(letter.advice[1].remark == "S3 не раскрыт.");
  CHECK(letter.advice[1].action == "Раскрыть S3.");
  CHECK(letter.advice[2].remark.empty());  // sufficient, and not at its best
  CHECK(letter.advice[2].proof == "Документ о S2.");
  CHECK(letter.strengths == std::vector<std::string>{"S1 раскрыт.", "S5 раскрыт.", "S6 раскрыт."});
}

TEST_CASE("A letter joins what experts wrote on a stage to the stage's remark, without names") {
  auto builder = with_stages();
  builder.change([](Study& study) {
    const auto on = [&](std::size_t sheet, std::size_t stage, const std::string& words) {
      study.sheets.stage_comments.push_back({Index<Sheet>(sheet), Index<Stage>(stage), words});
    };
    on(0, 3, "Замер один");
    on(0, 4, "Стадия лучшая");
    on(1, 3, "Согласен с Э-01");
  });
  const auto dossier = run(builder.build(), num::Threads{1});
  const auto drafted = draft_letter(dossier, phrases_for(dossier), Index<Practice>(0), Lang::ru);
  CHECK(drafted.text.advice[0].remark == "S4 не раскрыт. Замер один.");
  CHECK(drafted.comments_left_out == 1);
  for (const auto& advice : drafted.text.advice) {
    CHECK(advice.remark.find("Стадия лучшая") == std::string::npos);  // not advised on
  }
}

TEST_CASE("A letter joins the experts' words without the experts, equal ones once") {
  auto builder = with_stages();
  builder.change([](Study& study) {
    comment(study, 0, 0, "Причины не названы");
    comment(study, 1, 0, "Причины не названы");
  });
  const auto dossier = run(builder.build(), num::Threads{1});
  const auto drafted = draft_letter(dossier, phrases_for(dossier), Index<Practice>(0), Lang::ru);
  CHECK(drafted.text.advice[1].remark == "S3 не раскрыт. Причины не названы.");
  CHECK(drafted.comments_left_out == 0);
}

TEST_CASE("What stands beside the best mark praises and is no remark") {
  auto builder = with_stages();
  builder.change([](Study& study) {
    study.sheets.marks(Index<Sheet>(1), Index<Criterion>(0)) = 3;
    comment(study, 0, 0, "Причины не названы");
    comment(study, 1, 0, "Очень наглядно");
  });
  const auto dossier = run(builder.build(), num::Threads{1});
  const auto drafted = draft_letter(dossier, phrases_for(dossier), Index<Practice>(0), Lang::ru);
  CHECK(drafted.text.advice[1].remark == "S3 не раскрыт. Причины не названы.");
  CHECK(drafted.comments_left_out == 0);
}

TEST_CASE("A comment that names an expert or another practice is left out and counted") {
  auto builder = with_stages();
  builder.practice("P2", {.title = "Другая"}).sheet("P2", "Э-01", "3 3");
  builder.change([](Study& study) {
    comment(study, 0, 0, "Слабее, чем P2.");
    comment(study, 1, 0, "Согласен с Э-01: причин нет.");
  });
  const auto dossier = run(builder.build(), num::Threads{1});
  const auto drafted = draft_letter(dossier, phrases_for(dossier), Index<Practice>(0), Lang::ru);
  CHECK(drafted.comments_left_out == 2);
  for (const auto& one : drafted.text.advice) {
    CHECK(one.remark.find("Э-0") == std::string::npos);
    CHECK(one.remark.find("P2") == std::string::npos);
  }
}

TEST_CASE("A letter tells the work that would have changed the decision") {
  const auto dossier = run(with_stages().build(), num::Threads{1});
  const auto letter =
      draft_letter(dossier, phrases_for(dossier), Index<Practice>(0), Lang::ru).text;
  REQUIRE_FALSE(letter.next_step.empty());
  // К1 from 1 and 2 to 3 and 3: (6 + 6) : 2 = 6.
  CHECK(letter.next_step[0] ==
        "При доработке, указанной ниже, практика получила бы 6,00 вместо 4,50 при пороге 6,00, и "
        "решение было бы «рекомендована».");
  CHECK(letter.next_step[1] ==
        "Критерий К1 «Анализ»: не ниже 3 (одно это дало бы 6,00 вместо 4,50).");
}

TEST_CASE("Without phrases a letter speaks in the levels of the weakest criteria") {
  auto builder = with_stages();
  builder.change([](Study& study) {
    for (auto& criterion : study.criteria.criteria) criterion.descriptors.back() = "названо всё";
  });
  const auto dossier = run(builder.build(), num::Threads{1});
  const auto letter = draft_letter(dossier, {}, Index<Practice>(0), Lang::ru).text;
  REQUIRE(letter.advice.size() == 1);  // К2 has the highest mark
  CHECK(letter.advice[0].about == "К1 Анализ");
  CHECK(letter.advice[0].action == "Довести до уровня «названо всё».");
}

TEST_CASE("A letter goes to who was rated or sent back, not to who withdrew") {
  auto builder = with_stages();
  builder.practice("P2", {.title = "Возвращена", .status = PracticeStatus::returned})
      .practice("P3", {.title = "Снята", .status = PracticeStatus::withdrawn});
  const auto dossier = run(builder.build(), num::Threads{1});
  CHECK(gets_letter(dossier, builder.practice_at("P1")));
  CHECK(gets_letter(dossier, builder.practice_at("P2")));
  CHECK_FALSE(gets_letter(dossier, builder.practice_at("P3")));
  const auto letter = draft_letter(dossier, {}, builder.practice_at("P2"), Lang::en).text;
  CHECK(letter.result ==
        std::vector<std::string>{"The practice is returned for revision and not admitted."});
  CHECK(letter.advice.empty());
}

}  // namespace
}  // namespace otbor
