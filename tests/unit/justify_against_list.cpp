// A practice beside the recommended ones, how its experts agree, and what estimates add.

#include <catch2/catch.hpp>

#include "engine/justify/list_profile.hpp"
#include "tests/support/justified.hpp"

namespace otbor {
namespace {

/// Six practices by two experts; the first five are recommended. Medians of the means over these
/// five: К1 of 3, 3, 2, 2, 2.5 is 2.5; К2 of 3, 2, 2, 3, 2 is 2.
StudyBuilder five_on_the_list() {
  StudyBuilder builder;
  builder.criterion("К1", "2", {.title = "Цели"}).criterion("К2", "1", {.title = "Итоги"});
  const std::string_view marks[][2] = {{"3 3", "3 3"}, {"3 2", "3 2"}, {"2 2", "2 2"},
                                       {"2 3", "2 3"}, {"3 2", "2 2"}, {"1 3", "1 3"}};
  for (std::size_t i = 0; i < std::size(marks); ++i) {
    const auto id = "P" + std::to_string(i + 1);
    builder.practice(id, {.title = "Практика " + id})
        .sheet(id, "Э-01", marks[i][0])
        .sheet(id, "Э-02", marks[i][1]);
  }
  return builder.band(Decision::recommended, "6").band(Decision::declined, "");
}

TEST_CASE("The list's profile is the median of the recommended practices' means") {
  const Justified judged(five_on_the_list());
  const auto& list = judged.dossier().justification.list;
  REQUIRE(list.has_value());
  CHECK(list->practices == 5);
  CHECK(list->mean[Index<Criterion>(0)] == Ratio(Points::millionths(2'500'000)));
  CHECK(list->mean[Index<Criterion>(1)] == Ratio(Points::whole(2)));
}

TEST_CASE("Fewer than five recommended practices have no profile, which would show them through") {
  auto builder = five_on_the_list();
  builder.rules([](Rules& rules) { rules.selection.places = 4; });
  const Justified judged(builder);
  CHECK_FALSE(judged.dossier().justification.list.has_value());
  CHECK(judged.said("P6", ReasonCode::above_list).empty());
}

TEST_CASE("Criteria above and below the list are told apart, those level with it are not told") {
  const Justified judged(five_on_the_list());
  CHECK(judged.said("P6", ReasonCode::above_list).ru ==
        "Выше медианы рекомендованных практик оценён критерий К2 «Итоги» (3,00 против 2,00).");
  CHECK(judged.said("P6", ReasonCode::below_list).en ==
        "Rated below the median of the recommended practices: criterion К1 “Цели” (1.00 against "
        "2.50).");
  CHECK(judged.said("P2", ReasonCode::below_list).empty());
  CHECK(judged.said("P5", ReasonCode::above_list).empty());
}

TEST_CASE("How the experts agree is told with their number, range and the limit that holds") {
  auto builder = five_on_the_list();
  CHECK(Justified(builder).said("P1", ReasonCode::experts_agree).ru ==
        "Баллы 2 экспертов совпали: 9,00.");
  CHECK(Justified(builder).said("P5", ReasonCode::experts_differ).ru ==
        "Баллы 2 экспертов – от 6,00 до 8,00, размах 2,00 балла (22,22\u00A0% от максимума).");
  builder.rules([](Rules& rules) {
    rules.third_expert.emplace();
    rules.third_expert->gap_percent = Points::whole(25);
  });
  CHECK(Justified(builder).said("P5", ReasonCode::experts_differ_within).en ==
        "The totals of 2 experts run from 6.00 to 8.00; the range of 2.00 points (22.22% of the "
        "maximum) is within the limit of 25%.");
}

TEST_CASE("A settled dispute is told to the applicant without the experts who differed") {
  auto builder = five_on_the_list();
  builder
      .rules([](Rules& rules) {
        rules.third_expert.emplace();
        rules.third_expert->gap_percent = Points::whole(20);
      })
      .change([](Study& study) {
        study.decisions.chair_scores.push_back(
            {Index<Practice>(4), Points::whole(7), {{}, "протокол № 3", "после обсуждения"}});
      });
  const Justified judged(builder);
  CHECK(judged.said("P5", ReasonCode::dispute_settled_by_chair).ru ==
        "Расхождение экспертов разрешено решением председателя комиссии (протокол № 3).");
  CHECK(audience_of(ReasonCode::dispute_settled_by_chair) == Audience::applicant);
}

TEST_CASE("A sentence says which criteria, sheets and rules it rests on") {
  const Justified judged(five_on_the_list());
  const auto cites_of = [&](ReasonCode code) {
    for (const auto& reason : judged.reasons("P6")) {
      if (reason.code == code) return reason.cites;
    }
    return std::vector<Cite>();
  };
  CHECK(cites_of(ReasonCode::below_list) == std::vector<Cite>{{Cite::What::criterion, 0}});
  CHECK(cites_of(ReasonCode::line_missed) == std::vector<Cite>{{Cite::What::band, 0}});
  const auto total = cites_of(ReasonCode::total);
  const auto sheets = judged.dossier().study.sheets.of_practice[Index<Practice>(5)];
  REQUIRE(total.size() == 3);
  CHECK(total[0] == Cite{Cite::What::sheet, (*sheets.begin()).value()});
  CHECK(total[2] == Cite{Cite::What::plan, static_cast<std::uint32_t>(PlanRule::aggregation)});
}

TEST_CASE("A letter words the same facts for the applicant and names no expert or practice") {
  const Justified judged(five_on_the_list());
  const auto reasons = letter_reasons(judged.dossier(), Index<Practice>(5));
  REQUIRE_FALSE(reasons.empty());
  CHECK(reasons.front().text.ru ==
        "По итогам экспертизы практика получила 5,00 балла; принято решение: не рекомендована. Для "
        "более высокого решения нужно не менее 6,00 балла.");
  for (const auto& reason : reasons) {
    CHECK(audience_of(reason.code) == Audience::applicant);
    CHECK(reason.text.ru.find("Э-0") == std::string::npos);
  }
}

}  // namespace
}  // namespace otbor
