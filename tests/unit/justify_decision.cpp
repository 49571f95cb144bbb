#include <catch2/catch.hpp>

#include "engine/base/utf8.hpp"
#include "tests/support/justified.hpp"

namespace otbor {
namespace {

/// One criterion whose marks are the totals, 60 at most; recommended from 45, revise from 36.
StudyBuilder totals() {
  return StudyBuilder()
      .criterion("К1", "1", {.scale = "0 20 35.99 36 40 44 44.99 45 46 47 48 49 50 60"})
      .band(Decision::recommended, "45")
      .band(Decision::revise, "36")
      .band(Decision::declined, "");
}

Record minutes(int number, std::string reason = "") {
  return {.date = Moment{.year = 2022, .month = 6, .day = 3},
          .document = "протокол № " + std::to_string(number),
          .reason = std::move(reason)};
}

TEST_CASE("Decision: a total between two floors names both") {
  const Justified judged(totals().practice("P1").sheet("P1", "Э-01", "40"));
  CHECK(judged.lead("P1").ru ==
        "Решение – к районным площадкам после устранения замечаний: итоговый балл 40,00 достигает "
        "порога 36,00, но не достигает порога 45,00; 1-е место из 1.");
  CHECK(judged.said("P1", ReasonCode::line_missed).ru ==
        "Порог 45,00 не достигнут, разница 5,00 балла.");
}

TEST_CASE("Decision: the lowest band names only the floor that was missed") {
  const Justified judged(totals().practice("P1").sheet("P1", "Э-01", "20"));
  CHECK(judged.lead("P1").ru ==
        "Решение – не рекомендована: итоговый балл 20,00 не достигает порога 36,00; 1-е место из "
        "1.");
  CHECK(judged.lead("P1").en ==
        "Decision – declined: total 20.00 does not reach 36.00; place 1 of 1.");
}

TEST_CASE("Decision: 44.995 prints as 45.00 and is told to be below it") {
  const Justified judged(
      totals().practice("P1").sheet("P1", "Э-01", "44.99").sheet("P1", "Э-02", "45"));
  CHECK(judged.lead("P1").ru ==
        "Решение – к районным площадкам после устранения замечаний: итоговый балл 45,00 (точное "
        "значение 44,995; порог 45,00 не достигнут), 1-е место из 1.");
  CHECK(judged.said("P1", ReasonCode::line_missed_by_exact_value).ru ==
        "Итоговый балл печатается как 45,00 (точное значение 44,995; порог 45,00 не достигнут).");
}

TEST_CASE(
    "Decision: where the plan decides on rounded totals 44.995 passes and the text says why") {
  const Justified judged(
      totals()
          .practice("P1")
          .sheet("P1", "Э-01", "44.99")
          .sheet("P1", "Э-02", "45")
          .rules([](Rules& rules) { rules.rounding.decide_on = DecideOn::rounded; }));
  CHECK(judged.lead("P1").ru ==
        "Решение – рекомендована: итоговый балл 45,00 при пороге 45,00, 1-е место из 1.");
  CHECK(judged.said("P1", ReasonCode::line_passed_by_rounding).ru ==
        "Решение принимается по округлённому баллу 45,00: порог 45,00 достигнут, хотя точное "
        "значение 44,995 ниже порога.");
}

TEST_CASE("Decision: rounding that decides at a lower floor is told too") {
  const Justified judged(
      totals()
          .practice("P1")
          .sheet("P1", "Э-01", "35.99")
          .sheet("P1", "Э-02", "36")
          .rules([](Rules& rules) { rules.rounding.decide_on = DecideOn::rounded; }));
  CHECK(judged.said("P1", ReasonCode::line_missed).ru ==
        "Порог 45,00 не достигнут, разница 9,00 балла.");
  CHECK(judged.said("P1", ReasonCode::line_passed_by_rounding).ru ==
        "Решение принимается по округлённому баллу 36,00: порог 36,00 достигнут, хотя точное "
        "значение 35,995 ниже порога.");
}

TEST_CASE("Decision: a failed gate is named in the first reason and told in the next") {
  const Justified judged(StudyBuilder()
                             .criterion("К6", "10", {.title = "Результативность", .gate = "2"})
                             .criterion("К7", "10", {.gate = "2"})
                             .band(Decision::recommended, "45", true)
                             .band(Decision::revise, "36")
                             .practice("P1")
                             .sheet("P1", "Э-01", "3 2")
                             .sheet("P1", "Э-02", "3 2")
                             .sheet("P1", "Э-03", "3 1"));
  CHECK(judged.lead("P1").ru ==
        "Решение – к районным площадкам после устранения замечаний: итоговый балл 46,67 достигает "
        "порога 45,00, но не пройден порог по критерию К7; 1-е место из 1.");
  CHECK(judged.lead("P1").en ==
        "Decision – for district platforms after revision: total 46.67 reaches 45.00, but the gate "
        "on К7 is not passed; place 1 of 1.");
  CHECK(judged.said("P1", ReasonCode::gate_failed).ru ==
        "Порог по критерию К7 не пройден: среднее 1,67 при пороге 2,00.");
  CHECK(judged.said("P1", ReasonCode::gate_passed).ru ==
        "Порог по критерию К6 «Результативность» пройден: среднее 3,00 при пороге 2,00.");
}

TEST_CASE("Decision: the floor for every expert is told with the lowest total") {
  const Justified judged(
      StudyBuilder()
          .criterion("К1", "1", {.scale = "0 38 60"})
          .band(Decision::recommended, "45", true)
          .band(Decision::declined, "")
          .practice("P1")
          .sheet("P1", "Э-01", "38")
          .sheet("P1", "Э-02", "60")
          .rules([](Rules& rules) { rules.total_each_expert = Points::whole(40); }));
  CHECK(judged.lead("P1").ru ==
        "Решение – не рекомендована: итоговый балл 49,00 достигает порога 45,00, но наименьший из "
        "баллов экспертов (38,00) ниже установленного (40); 1-е место из 1.");
  CHECK(
      judged.said("P1", ReasonCode::expert_floor_failed).ru ==
      "Наименьший из баллов экспертов – 38,00, а балл каждого эксперта должен быть не ниже 40,00.");
}

TEST_CASE("Decision: the third practice of one institution is left out by the quota") {
  const Justified judged(totals()
                             .practice("P1", {.institution = "МБОУ А"})
                             .practice("P2", {.institution = "МБОУ А"})
                             .practice("P3", {.institution = "МБОУ А"})
                             .sheet("P1", "Э-01", "50")
                             .sheet("P2", "Э-01", "48")
                             .sheet("P3", "Э-01", "46")
                             .rules([](Rules& rules) {
                               rules.selection.places = 3;
                               rules.selection.quotas = {
                                   {.by = QuotaBy::institution, .at_most = 2}};
                             }));
  CHECK(judged.lead("P3").ru ==
        "Практика не включена в связи с ограничением: не более двух практик от одной организации "
        "(МБОУ А); итоговый балл 46,00, 3-е место из 3.");
  CHECK(judged.lead("P3").en ==
        "The practice is not included because of a limit: at most two practices from one "
        "institution (МБОУ А); total 46.00, place 3 of 3.");
  CHECK(judged.said("P3", ReasonCode::reserve_position).ru ==
        "В резерве практика стоит под номером 1.");
}

TEST_CASE("Decision: a full list says how far its last practice is") {
  const Justified judged(totals()
                             .practice("P1")
                             .practice("P2")
                             .sheet("P1", "Э-01", "48")
                             .sheet("P2", "Э-01", "46")
                             .rules([](Rules& rules) { rules.selection.places = 1; }));
  CHECK(judged.lead("P2").ru ==
        "Практика не включена: все места списка (1) заняты практиками, стоящими выше; итоговый "
        "балл 46,00, 2-е место из 2.");
  CHECK(judged.said("P2", ReasonCode::short_of_list).ru ==
        "Наименьший балл в списке рекомендованных – 48,00, разница 2,00 балла.");
}

/// Two practices of platform 1 and one of platform 2, two places, at least one from each platform.
Justified with_minimum(std::string_view best_of_second_platform) {
  return Justified(totals()
                       .platform("1", "Площадка 1")
                       .platform("2", "Площадка 2")
                       .practice("P1", {.platform = "1"})
                       .practice("P2", {.platform = "1"})
                       .practice("P3", {.platform = "2"})
                       .sheet("P1", "Э-01", "50")
                       .sheet("P2", "Э-01", "48")
                       .sheet("P3", "Э-01", best_of_second_platform)
                       .rules([](Rules& rules) {
                         rules.selection.places = 2;
                         rules.selection.quotas = {{.by = QuotaBy::platform,
                                                    .at_least = 1,
                                                    .if_best_percent = Points::whole(60)}};
                       }));
}

TEST_CASE("Decision: a minimum that brings a practice in below the pass mark is told as such") {
  const auto judged = with_minimum("40");
  CHECK(judged.lead("P3").ru ==
        "Решение – рекомендована по квоте «не менее одной практики от каждой площадки» (Площадка "
        "2): порог 45,00 не достигнут, итоговый балл "
        "40,00, 3-е место из 3.");
  CHECK(judged.lead("P2").ru ==
        "Практика не включена: место в списке отведено по квоте «не менее одной практики от каждой "
        "площадки» (Площадка 2); итоговый балл 48,00, 2-е место из 3.");
}

TEST_CASE("Decision: a minimum that puts a lower practice before a better one is told as such") {
  CHECK(with_minimum("46").lead("P3").ru.starts_with(
      "Решение – рекомендована по квоте «не менее одной практики от каждой площадки"));
}

TEST_CASE("Decision: what was not admitted names the checks and their texts") {
  const Justified judged(totals()
                             .practice("P1", {.status = PracticeStatus::returned})
                             .practice("P2", {.status = PracticeStatus::withdrawn})
                             .practice("P3", {.status = PracticeStatus::rejected})
                             .practice("P4", {.status = PracticeStatus::received})
                             .change([](Study& study) {
                               study.criteria.admission = {
                                   {"Ф2", "Описание не превышает 7 страниц."},
                                   {"Ф5", "Практика реализуется не менее года."}};
                               study.practices[Index<Practice>(0)].failed_checks = {0, 1};
                             }));
  CHECK(judged.lead("P1").ru ==
        "Возвращена на доработку и к отбору не допущена: не выполнены требования Ф2 и Ф5.");
  CHECK(judged.said("P1", ReasonCode::failed_check).ru ==
        "Не выполнено требование Ф2: «Описание не превышает 7 страниц».\n"
        "Не выполнено требование Ф5: «Практика реализуется не менее года».");
  CHECK(judged.lead("P2").ru == "Снята заявителем и в отборе не участвовала.");
  CHECK(judged.lead("P3").ru == "Заявка отклонена, практика к отбору не допущена.");
  CHECK(judged.lead("P4").ru ==
        "В отборе не участвовала: заявка поступила, решение о допуске не принято.");
}

TEST_CASE("Decision: what was not rated says what is missing") {
  const Justified judged(
      totals().practice("P1").practice("P2").sheet("P2", "Э-01", "50").rules([](Rules& rules) {
        rules.experts_min = 2;
      }));
  CHECK(judged.lead("P1").ru == "Не оценена: нет ни одного учтённого экспертного листа.");
  CHECK(judged.lead("P2").ru == "Не оценена: учтён 1 экспертный лист, необходимо не менее 2.");
  CHECK(judged.lead("P2").en == "Not rated: 1 sheet counts, at least 2 are needed.");
}

TEST_CASE("Decision: a dispute that only the chair settles waits for the chair") {
  const Justified judged(totals()
                             .practice("P1")
                             .sheet("P1", "Э-01", "20")
                             .sheet("P1", "Э-02", "50")
                             .rules([](Rules& rules) {
                               rules.third_expert =
                                   ThirdExpertRule{.gap_percent = Points::whole(25),
                                                   .mode = Reconciliation::chair_decides};
                             }));
  CHECK(judged.lead("P1").ru ==
        "Не оценена: оценки экспертов расходятся больше допустимого, итоговый балл определяет "
        "председатель комиссии, его решение не записано.");
}

TEST_CASE("Decision: an exclusion names its document and, below, its basis") {
  const Justified judged(totals().practice("P1").sheet("P1", "Э-01", "50").change([](Study& study) {
    study.decisions.exclusions = {{Index<Practice>(0), minutes(4, "материалы отозваны авторами.")}};
  }));
  CHECK(judged.lead("P1").ru ==
        "Исключена из отбора решением комиссии (протокол № 4 от 3 июня 2022 г.).");
  CHECK(judged.said("P1", ReasonCode::exclusion_basis).ru ==
        "Основание исключения: материалы отозваны авторами.");
}

TEST_CASE("Decision: a recorded list needs no totals, and tells them when they are there") {
  const Justified judged(
      totals()
          .practice("P1")
          .practice("P2")
          .practice("P3")
          .sheet("P2", "Э-01", "40")
          .sheet("P3", "Э-01", "50")
          .rules([](Rules& rules) { rules.selection.rule = "recorded"; })
          .change([](Study& study) {
            study.decisions.recommended = {{{Index<Practice>(0), Index<Practice>(1)}, minutes(5)}};
          }));
  CHECK(judged.lead("P1").ru ==
        "Рекомендована решением комиссии (протокол № 5 от 3 июня 2022 г.).");
  CHECK(judged.lead("P2").ru ==
        "Рекомендована решением комиссии (протокол № 5 от 3 июня 2022 г.); итоговый балл 40,00, "
        "2-е место из 2.");
  CHECK(judged.said("P2", ReasonCode::line_waived_by_record).ru ==
        "Порог 45,00 не достигнут, практика включена в список решением комиссии.");
  CHECK(judged.lead("P3").ru ==
        "В список, принятый решением комиссии (протокол № 5 от 3 июня 2022 г.), практика не "
        "включена; итоговый балл 50,00, 1-е место из 2.");
}

TEST_CASE("Decision: a gate that every band asks for leaves the practice declined, with the gate") {
  const Justified judged(StudyBuilder()
                             .criterion("К7", "20", {.gate = "2"})
                             .band(Decision::recommended, "10", true)
                             .practice("P1")
                             .sheet("P1", "Э-01", "1"));
  CHECK(
      judged.lead("P1").ru ==
      "Решение – не рекомендована: итоговый балл 20,00 достигает порога 10,00, но не пройден порог "
      "по критерию К7; 1-е место из 1.");
}

TEST_CASE("Decision: a total below the last floor of the table names that floor") {
  const Justified judged(StudyBuilder()
                             .criterion("К1", "20")
                             .band(Decision::recommended, "45")
                             .band(Decision::revise, "36")
                             .practice("P1")
                             .sheet("P1", "Э-01", "1"));
  CHECK(
      judged.lead("P1").ru ==
      "Решение – не рекомендована: итоговый балл 20,00 не достигает порога 36,00; 1-е место из 1.");
}

TEST_CASE("Decision: a list that the commission has yet to record is told as such") {
  const Justified judged(totals().practice("P1").sheet("P1", "Э-01", "50").rules([](Rules& rules) {
    rules.selection.rule = "recorded";
  }));
  CHECK(judged.lead("P1").ru ==
        "Список рекомендованных определяет решение комиссии, которое не записано; итоговый балл "
        "50,00, 1-е место из 1.");
}

TEST_CASE("Decision: the first reason keeps to 300 characters whatever names the files bring") {
  std::string long_name;
  for (int i = 0; i < 60; ++i) long_name += "Длинное слово ";
  const Justified judged(
      totals()
          .practice("P1", {.institution = "А"})
          .practice("P2", {.institution = "А"})
          .practice("P3")
          .practice("P4", {.institution = "Б"})
          .sheet("P1", "Э-01", "50")
          .sheet("P2", "Э-01", "48")
          .sheet("P3", "Э-01", "47")
          .sheet("P4", "Э-01", "40")
          .rules([](Rules& rules) {
            rules.selection.quotas = {
                {.by = QuotaBy::institution, .at_most = 1},
                {.by = QuotaBy::type, .at_least = 1, .if_best_percent = Points::whole(60)}};
          })
          .change([&](Study& study) {
            study.institutions[Index<Institution>(0)].short_name = long_name;
            study.institutions[Index<Institution>(1)].type = long_name;
            study.rules.bands[0].title = utf8::prefix(long_name, 58);
            study.rules.bands[1].title = long_name;
            study.decisions.exclusions = {{Index<Practice>(2), {.document = long_name}}};
          }));
  CHECK(judged.codes("P2").front() == "left_out_by_maximum");
  CHECK(judged.codes("P4").front() == "included_for_minimum_below_line");
  for (const auto* practice : {"P1", "P2", "P3", "P4"}) {
    CHECK(utf8::length(judged.lead(practice).ru) <= lead_length_max);
    CHECK(utf8::length(judged.lead(practice).en) <= lead_length_max);
  }
}

}  // namespace
}  // namespace otbor
