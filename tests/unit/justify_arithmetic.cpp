// Ties, places, aggregation and the other steps that a calculator can follow.

#include <catch2/catch.hpp>

#include "tests/support/justified.hpp"

namespace otbor {
namespace {

constexpr std::string_view scale = "0 1 2 3 10 20 30 40 44.99 45 46 47 48 49 50 60";

/// К1 makes the total, К6 weighs nothing and only breaks ties.
StudyBuilder two_practices() {
  return StudyBuilder()
      .criterion("К1", "1", {.scale = scale})
      .criterion("К6", "0", {.title = "Результативность"})
      .practice("P1", {.registered = "2022-05-06 10:15"})
      .practice("P2", {.registered = "2022-05-06 16:40"});
}

TEST_CASE("Tie: a criterion that parts equal totals is named with its step and both means") {
  const Justified judged(two_practices()
                             .sheet("P1", "Э-01", "50 3")
                             .sheet("P2", "Э-01", "50 2")
                             .rules([](Rules& rules) {
                               rules.tie_break = {{TieRule::criterion, Index<Criterion>(1)}};
                             }));
  CHECK(judged.said("P1", ReasonCode::tie_above_by_criterion).ru ==
        "Балл равен баллу практики P2, место выше по шагу 1 правила при равенстве: среднее по "
        "критерию К6 – 3,00 против 2,00.");
  CHECK(judged.said("P2", ReasonCode::tie_below_by_criterion).ru ==
        "Балл равен баллу практики P1, место ниже по шагу 1 правила при равенстве: среднее по "
        "критерию К6 – 2,00 против 3,00.");
  CHECK(judged.said("P2", ReasonCode::tie_below_by_criterion).en ==
        "The total equals that of practice P1; the place is lower by step 1 of the tie-break: mean "
        "on criterion К6 – 2.00 against 3.00.");
}

TEST_CASE("Tie: the higher minimum of the experts' totals") {
  const Justified judged(two_practices()
                             .sheet("P1", "Э-01", "49 2")
                             .sheet("P1", "Э-02", "47 2")
                             .sheet("P2", "Э-01", "50 2")
                             .sheet("P2", "Э-02", "46 2")
                             .rules([](Rules& rules) {
                               rules.tie_break = {{TieRule::criterion, Index<Criterion>(1)},
                                                  {TieRule::higher_minimum, {}}};
                             }));
  CHECK(judged.said("P1", ReasonCode::tie_above_by_minimum).ru ==
        "Балл равен баллу практики P2, место выше по шагу 2 правила при равенстве: наименьший балл "
        "экспертов 47,00 против 46,00.");
}

TEST_CASE("Tie: the smaller range of the experts' totals") {
  const Justified judged(two_practices()
                             .sheet("P1", "Э-01", "49 2")
                             .sheet("P1", "Э-02", "47 2")
                             .sheet("P2", "Э-01", "50 2")
                             .sheet("P2", "Э-02", "46 2")
                             .rules([](Rules& rules) {
                               rules.tie_break = {{TieRule::smaller_range, {}}};
                             }));
  CHECK(judged.said("P2", ReasonCode::tie_below_by_range).ru ==
        "Балл равен баллу практики P1, место ниже по шагу 1 правила при равенстве: размах баллов "
        "экспертов 4,00 против 2,00.");
}

TEST_CASE("Tie: the earlier registration, with both times") {
  const Justified judged(two_practices()
                             .sheet("P1", "Э-01", "50 2")
                             .sheet("P2", "Э-01", "50 2")
                             .rules([](Rules& rules) {
                               rules.tie_break = {{TieRule::earlier_registration, {}}};
                             }));
  CHECK(judged.said("P1", ReasonCode::tie_above_by_registration).ru ==
        "Балл равен баллу практики P2, место выше по шагу 1 правила при равенстве: заявка "
        "зарегистрирована раньше (06.05.2022 10:15 против 06.05.2022 16:40).");
}

TEST_CASE("Tie: the chair's decision comes with its document and one full stop") {
  const Justified judged(two_practices()
                             .sheet("P1", "Э-01", "50 2")
                             .sheet("P2", "Э-01", "50 2")
                             .rules([](Rules& rules) {
                               rules.tie_break = {{TieRule::recorded_decision, {}}};
                             })
                             .change([](Study& study) {
                               study.decisions.ties = {
                                   {{Index<Practice>(1), Index<Practice>(0)},
                                    {.document = "протокол № 6", .reason = "жеребьёвка."}}};
                             }));
  CHECK(judged.said("P2", ReasonCode::tie_above_by_decision).ru ==
        "Балл равен баллу практики P1, место выше по шагу 1 правила при равенстве: решение "
        "председателя (протокол № 6; жеребьёвка).");
}

TEST_CASE("Tie: what nothing parts shares its place, and the first reason says places") {
  const Justified judged(two_practices().sheet("P1", "Э-01", "50 2").sheet("P2", "Э-01", "50 2"));
  CHECK(judged.lead("P1").ru == "Решение – рекомендована: итоговый балл 50,00, 1–2-е места из 2.");
  CHECK(judged.lead("P1").en == "Decision – recommended: total 50.00, places 1–2 of 2.");
  CHECK(judged.said("P1", ReasonCode::place_shared).ru ==
        "Практика делит 1–2-е места с практикой P2: баллы равны, правило при равенстве их не "
        "различает.");
}

TEST_CASE("Tie: a place shared by many names their number instead of their codes") {
  StudyBuilder builder = two_practices();
  for (const auto* id : {"P3", "P4", "P5", "P6"}) builder.practice(id);
  for (const auto* id : {"P1", "P2", "P3", "P4", "P5", "P6"}) builder.sheet(id, "Э-01", "50 2");
  const Justified judged(builder);
  CHECK(judged.said("P3", ReasonCode::place_shared_by_many).ru ==
        "1–6-е места делят 6 практик: баллы равны, правило при равенстве их не различает.");
}

// 139.99/3 = 46.663333… and 140/3 = 46.666666…, both 46.7 to one digit.
TEST_CASE("Tie: totals equal in print only are told with their exact values") {
  const Justified judged(two_practices()
                             .sheet("P1", "Э-01", "48 2")
                             .sheet("P1", "Э-02", "47 2")
                             .sheet("P1", "Э-03", "45 2")
                             .sheet("P2", "Э-01", "48 2")
                             .sheet("P2", "Э-02", "47 2")
                             .sheet("P2", "Э-03", "44.99 2")
                             .rules([](Rules& rules) { rules.rounding.digits = 1; }));
  CHECK(judged.said("P1", ReasonCode::tie_in_print_above).ru ==
        "Балл 46,7 при печати совпадает с баллом практики P2, место выше по точному значению "
        "(46,666… против 46,663…).");
  CHECK(judged.said("P2", ReasonCode::tie_in_print_below).ru ==
        "Балл 46,7 при печати совпадает с баллом практики P1, место ниже по точному значению "
        "(46,663… против 46,666…).");
  CHECK(judged.said("P1", ReasonCode::place_shared).empty());
}

TEST_CASE("Tie: a plan that compares rounded totals makes them equal, and the text says so") {
  const Justified judged(two_practices()
                             .sheet("P1", "Э-01", "45 2")
                             .sheet("P2", "Э-01", "44.99 3")
                             .rules([](Rules& rules) {
                               rules.rounding = {.digits = 1, .decide_on = DecideOn::rounded};
                               rules.tie_break = {{TieRule::criterion, Index<Criterion>(1)}};
                             }));
  CHECK(judged.said("P2", ReasonCode::tie_by_rounding).ru ==
        "Балл считается равным баллу практики P1: сравниваются округлённые значения (45,0), хотя "
        "точные различаются (44,99 против 45).");
  CHECK(judged.said("P2", ReasonCode::tie_above_by_criterion).ru ==
        "Балл равен баллу практики P1, место выше по шагу 1 правила при равенстве: среднее по "
        "критерию К6 – 3,0 против 2,0.");
}

TEST_CASE("Total: too few sheets for the plan's method fall back to the mean, visibly") {
  const Justified judged(two_practices()
                             .sheet("P1", "Э-01", "50 2")
                             .sheet("P1", "Э-02", "48 2")
                             .rules([](Rules& rules) { rules.aggregation.id = "trimmed_mean"; }));
  CHECK(judged.said("P1", ReasonCode::fallback_to_mean).ru ==
        "Для способа сведения «среднее без крайних итогов» 2 экспертных листов недостаточно, "
        "поэтому взято среднее.");
}

TEST_CASE("Total: a method that leaves sheets out says how many it took") {
  const Justified judged(two_practices()
                             .sheet("P1", "Э-01", "60 2")
                             .sheet("P1", "Э-02", "48 2")
                             .sheet("P1", "Э-03", "20 2")
                             .rules([](Rules& rules) { rules.aggregation.id = "trimmed_mean"; }));
  CHECK(judged.said("P1", ReasonCode::total_of_some_sheets).ru ==
        "Итоговый балл 48,00 из 60 (80,00\u00A0%) определён по 1 из 3 учтённых экспертных листов, "
        "способ сведения – среднее без крайних итогов.");
}

TEST_CASE("Total: where sheets are summed the maximum is summed too") {
  const Justified judged(StudyBuilder()
                             .criterion("К1", "1", {.scale = scale})
                             .practice("P1")
                             .sheet("P1", "Э-01", "50")
                             .sheet("P1", "Э-02", "40")
                             .rules([](Rules& rules) { rules.aggregation.id = "sum"; }));
  CHECK(judged.said("P1", ReasonCode::total)
            .ru.starts_with(
                "Итоговый балл 90,00 из 120 (75,00\u00A0%) определён по 2 экспертным листам"));
}

TEST_CASE("Total: where the smallest total wins no share of a maximum is printed") {
  const Justified judged(StudyBuilder()
                             .criterion("К1", "1", {.scale = "1 2 3 4", .lower_is_better = true})
                             .practice("P1")
                             .practice("P2")
                             .sheet("P1", "Э-01", "1")
                             .sheet("P2", "Э-01", "3")
                             .band(Decision::recommended, "2")
                             .band(Decision::declined, ""));
  CHECK(judged.lead("P1").ru ==
        "Решение – рекомендована: итоговый балл 1,00 при пороге 2,00, 1-е место из 2.");
  CHECK(judged.lead("P2").ru ==
        "Решение – не рекомендована: итоговый балл 3,00 не достигает порога 2,00; 2-е место из 2.");
  CHECK(judged.said("P1", ReasonCode::total_less_is_better)
            .ru.starts_with(
                "Итоговый балл 1,00 (чем меньше, тем лучше) определён по 1 экспертному листу"));
}

TEST_CASE("Criteria: a median is no sum over criteria, so means are named instead") {
  const Justified judged(StudyBuilder()
                             .criterion("К1", "1", {.title = "Актуальность"})
                             .criterion("К2", "2", {.title = "Целеполагание"})
                             .practice("P1")
                             .sheet("P1", "Э-01", "3 0")
                             .sheet("P1", "Э-02", "3 1")
                             .sheet("P1", "Э-03", "2 3")
                             .rules([](Rules& rules) { rules.aggregation.id = "median"; }));
  CHECK(judged.said("P1", ReasonCode::highest_rated_criteria).ru ==
        "Выше всего относительно максимума оценён критерий К1 «Актуальность» (среднее 2,67 из 3).");
  CHECK(
      judged.said("P1", ReasonCode::lowest_rated_criteria).ru ==
      "Ниже всего относительно максимума оценён критерий К2 «Целеполагание» (среднее 1,33 из 3).");
}

TEST_CASE("Criteria: where all are rated alike none stands out") {
  const Justified judged(StudyBuilder()
                             .criterion("К1", "1")
                             .criterion("К2", "2")
                             .criterion("К3", "3")
                             .practice("P1")
                             .sheet("P1", "Э-01", "2 2 2"));
  CHECK(judged.said("P1", ReasonCode::strongest_criteria).empty());
  CHECK(judged.said("P1", ReasonCode::weakest_criteria).empty());
}

TEST_CASE("Criteria: more equals than can be named do not stand out") {
  StudyBuilder builder;
  for (const auto* id : {"К1", "К2", "К3", "К4", "К5", "К6", "К7", "К8"})
    builder.criterion(id, "1");
  const Justified judged(builder.practice("P1").sheet("P1", "Э-01", "3 2 2 2 2 2 2 2"));
  CHECK(judged.said("P1", ReasonCode::strongest_criteria).ru ==
        "Больше всего баллов относительно максимума дал критерий К1 (3,00 из 3).");
  CHECK(judged.said("P1", ReasonCode::weakest_criteria).empty());
}

}  // namespace
}  // namespace otbor
