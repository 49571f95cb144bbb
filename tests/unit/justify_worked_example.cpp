// The worked example of the municipal criteria set, computed by hand: three sheets of one practice,
// 46.50, 42.00 and 51.50 of 60, mean 140/3.

#include <catch2/catch.hpp>

#include "tests/support/justified.hpp"

namespace otbor {
namespace {

StudyBuilder worked_example() {
  return StudyBuilder()
      .criterion("К1", "1.5", {.title = "Актуальность и связь с муниципальными задачами"})
      .criterion("К2", "2", {.title = "Целеполагание"})
      .criterion("К3", "2", {.title = "Показатели, сбор информации и мониторинг"})
      .criterion("К4", "2", {.title = "Анализ и адресность рекомендаций"})
      .criterion("К5", "2", {.title = "Меры и управленческие решения"})
      .criterion("К6", "3", {.title = "Результативность, подтверждённая данными", .gate = "2"})
      .criterion("К7", "2.5", {.title = "Анализ эффективности", .gate = "2"})
      .criterion("К8", "1", {.title = "Новизна управленческого решения"})
      .criterion("К9", "2", {.title = "Тиражируемость"})
      .criterion("К10", "1", {.title = "Ресурсная обеспеченность"})
      .criterion("К11", "1", {.title = "Качество представления материалов"})
      .practice("P01")
      .sheet("P01", "Э-01", "3 2 2 2 3 3 2 1 2 2 3")
      .sheet("P01", "Э-02", "2 2 3 2 2 2 2 2 2 2 2")
      .sheet("P01", "Э-03", "3 3 2 2 3 3 2 2 3 2 3")
      .band(Decision::recommended, "45", true)
      .band(Decision::revise, "36")
      .band(Decision::rework, "24")
      .band(Decision::declined, "0")
      .rules([](Rules& rules) {
        rules.third_expert = ThirdExpertRule{.gap_percent = Points::whole(25),
                                             .gate_gap_levels = 2,
                                             .threshold_gap_percent = Points::whole(10)};
        rules.requirements.disputes_resolved = true;
      });
}

TEST_CASE("Worked example: the first reason names decision, total, pass mark and place") {
  const Justified judged(worked_example());
  CHECK(judged.lead("P01").ru ==
        "Решение – рекомендована: итоговый балл 46,67 при пороге 45,00, 1-е место из 1.");
  CHECK(judged.lead("P01").en ==
        "Decision – recommended: total 46.67 against a pass mark of 45.00, place 1 of 1.");
}

TEST_CASE("Worked example: 140/3 of 60 prints as 46.67 and 77.78 %") {
  const Justified judged(worked_example());
  const auto total = judged.said("P01", ReasonCode::total);
  CHECK(
      total.ru.starts_with("Итоговый балл 46,67 из 60 (77,78\u00A0%) определён по 3 экспертным "
                           "листам, способ сведения – "));
  CHECK(total.en.starts_with("The total of 46.67 out of 60 (77.78%) rests on 3 sheets"));
  CHECK(judged.said("P01", ReasonCode::line_passed).ru ==
        "Порог 45,00 достигнут с запасом 1,67 балла.");
}

TEST_CASE("Worked example: K7 stands exactly on its gate and passes") {
  const Justified judged(worked_example());
  CHECK(judged.said("P01", ReasonCode::gate_passed).ru ==
        "Порог по критерию К6 «Результативность, подтверждённая данными» пройден: среднее 2,67 при "
        "пороге 2,00.");
  CHECK(judged.said("P01", ReasonCode::gate_met_exactly).ru ==
        "Порог по критерию К7 «Анализ эффективности» пройден: среднее 2,00 в точности равно порогу "
        "(«не ниже 2,00»).");
  CHECK(judged.said("P01", ReasonCode::gate_met_exactly).en ==
        "The gate on criterion К7 “Анализ эффективности” is passed: the mean 2.00 equals the gate "
        "exactly (“at least 2.00”).");
}

// Shares of the maximum: К1, К5, К6, К11 8/9; К2, К3, К9 7/9; К4, К7, К10 6/9; К8 5/9.
TEST_CASE("Worked example: the criteria nearest to the maximum and farthest from it are named") {
  const Justified judged(worked_example());
  CHECK(judged.said("P01", ReasonCode::strongest_criteria).ru ==
        "Больше всего баллов относительно максимума дали критерии К6 «Результативность, "
        "подтверждённая данными» (8,00 из 9), К5 «Меры и управленческие решения» (5,33 из 6), К1 "
        "«Актуальность и связь с муниципальными задачами» (4,00 из 4,5) и К11 «Качество "
        "представления материалов» (2,67 из 3).");
  CHECK(judged.said("P01", ReasonCode::weakest_criteria).ru ==
        "Меньше всего баллов относительно максимума дали критерии К8 «Новизна управленческого "
        "решения» (1,67 из 3), К7 «Анализ эффективности» (5,00 из 7,5), К4 «Анализ и адресность "
        "рекомендаций» (4,00 из 6) и К10 «Ресурсная обеспеченность» (2,00 из 3).");
}

TEST_CASE("Worked example: experts on different sides of the pass mark make a dispute") {
  const Justified judged(worked_example());
  CHECK(judged.said("P01", ReasonCode::dispute_threshold).ru ==
        "Итоги экспертов Э-02 (42,00) и Э-03 (51,50) находятся по разные стороны порога 45,00 и "
        "различаются на 9,50 балла (15,83\u00A0% от максимума).");
  CHECK(judged.said("P01", ReasonCode::dispute_gap).empty());
  CHECK(judged.said("P01", ReasonCode::dispute_gate).empty());
  CHECK(judged.said("P01", ReasonCode::dispute_open).ru ==
        "Расхождение экспертов не разрешено: дополнительный эксперт не назначен, решение "
        "председателя не записано.");
  REQUIRE(judged.dossier().justification.findings.size() == 1);
  CHECK(judged.dossier().justification.findings[0].code == "disputes_resolved");
}

TEST_CASE("Worked example: reasons come in the order of their weight for the minutes") {
  const Justified judged(worked_example());
  CHECK(judged.codes("P01") ==
        std::vector<std::string_view>{"decided", "total", "line_passed", "gate_passed",
                                      "gate_met_exactly", "strongest_criteria", "weakest_criteria",
                                      "dispute_threshold", "dispute_open", "experts_differ",
                                      "chance_on_list"});
}

}  // namespace
}  // namespace otbor
