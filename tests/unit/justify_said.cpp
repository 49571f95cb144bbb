// What experts say of a practice as a whole: what may be sent to the applicant, and what a letter
// makes of it.

#include <catch2/catch.hpp>

#include "engine/justify/letter.hpp"
#include "engine/justify/said.hpp"
#include "tests/support/justified.hpp"

namespace otbor {
namespace {

using Texts = std::vector<std::string>;

/// Two practices; P1 by two experts, P2 by the first of them.
StudyBuilder rated() {
  StudyBuilder builder;
  builder.criterion("К1", "1", {.title = "Анализ"})
      .practice("P1", {.title = "Практика"})
      .practice("P2", {.title = "Другая"})
      .sheet("P1", "Э-01", "1")
      .sheet("P1", "Э-02", "2")
      .sheet("P2", "Э-01", "3")
      .band(Decision::recommended, "2")
      .band(Decision::declined, "");
  return builder;
}

Opinion opinion(std::size_t practice, std::size_t expert, std::string strengths,
                std::string remarks, std::string advice) {
  return {Index<Practice>(practice), Index<Expert>(expert), "рекомендована",
          std::move(strengths),      std::move(remarks),    std::move(advice)};
}

Study with(std::vector<Opinion> opinions) {
  auto builder = rated();
  builder.change([&](Study& study) { study.sheets.opinions = std::move(opinions); });
  return builder.build();
}

}  // namespace

TEST_CASE("Opinions: equal words are told once, in the order of the experts") {
  const auto study =
      with({opinion(0, 0, "Ясная цель.", "", "Добавить таблицу."),
            opinion(0, 1, " Ясная цель. ", "Нет данных.", ""), opinion(1, 0, "О другой.", "", "")});
  const auto said = said_of(study, Index<Practice>(0));
  CHECK(said.strengths == Texts{"Ясная цель."});
  CHECK(said.remarks == Texts{"Нет данных."});
  CHECK(said.advice == Texts{"Добавить таблицу."});
  CHECK(said.left_out == 0);
}

TEST_CASE("Opinions: words that name an expert or another practice are left out and counted") {
  const auto study = with({opinion(0, 0, "Лучше, чем P2.", "Согласен с Э-02: данных нет.",
                                   "Посмотреть P1, раздел 2.")});
  const auto said = said_of(study, Index<Practice>(0));
  CHECK(said.strengths.empty());
  CHECK(said.remarks.empty());
  CHECK(said.advice == Texts{"Посмотреть P1, раздел 2."});
  CHECK(said.left_out == 2);
}

TEST_CASE("Opinions: what an expert without a counted sheet says is not sent to the applicant") {
  const auto study = with({opinion(1, 1, "Смело.", "", "")});
  CHECK(said_of(study, Index<Practice>(1)).strengths.empty());
  CHECK(opinions_on(study, Index<Practice>(1)).size() == 1);
}

TEST_CASE("Opinions: a letter has the experts' words apart from its own and counts what it lacks") {
  const auto dossier =
      run(with({opinion(0, 0, "Ясная цель.", "Слабее, чем P2.", "Добавить таблицу.")}),
          num::Threads{1});
  const auto letter = draft_letter(dossier, {}, Index<Practice>(0), Lang::ru);
  CHECK(letter.text.experts_praise == Texts{"Ясная цель."});
  CHECK(letter.text.experts_remark.empty());
  CHECK(letter.text.experts_advise == Texts{"Добавить таблицу."});
  CHECK(letter.comments_left_out == 1);
}

TEST_CASE("Opinions: they move no number") {
  const auto silent = run(with({}), num::Threads{1});
  const auto spoken = run(
      with({opinion(0, 0, "Отлично.", "", ""), opinion(0, 1, "", "Плохо.", "")}), num::Threads{1});
  for (const auto at : silent.study.practices.count()) {
    CHECK(silent.ranking.scores[at].total == spoken.ranking.scores[at].total);
    CHECK(silent.selection.verdicts[at].decision == spoken.selection.verdicts[at].decision);
  }
}

}  // namespace otbor
