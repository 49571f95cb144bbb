// Experts, sheets, the management cycle, themes and decisions on record.

#include <catch2/catch.hpp>

#include "tests/support/justified.hpp"

namespace otbor {
namespace {

constexpr Index<Practice> first_practice(0);

Record minutes(std::string_view document, std::string_view reason = "") {
  return {.date = Moment{.year = 2022, .month = 5, .day = 20},
          .document = std::string(document),
          .reason = std::string(reason)};
}

StudyBuilder two_criteria() {
  return StudyBuilder()
      .criterion("К6", "10", {.title = "Результативность", .gate = "2"})
      .criterion("К7", "10")
      .expert("Э-01")
      .expert("Э-02")
      .expert("Э-03")
      .practice("P1")
      .band(Decision::recommended, "45")
      .band(Decision::declined, "");
}

// Totals 20, 50 and 40 of 60: the two closest are 50 and 40.
StudyBuilder disputed(Reconciliation mode) {
  return two_criteria()
      .sheet("P1", "Э-01", "1 1")
      .sheet("P1", "Э-02", "3 2")
      .sheet("P1", "Э-03", "2 2")
      .rules([mode](Rules& rules) {
        rules.third_expert =
            ThirdExpertRule{.gap_percent = Points::whole(25), .gate_gap_levels = 2, .mode = mode};
      });
}

TEST_CASE("Dispute: two totals too far apart, with gap, share and limit") {
  const Justified judged(disputed(Reconciliation::mean_all));
  CHECK(judged.said("P1", ReasonCode::dispute_gap).ru ==
        "Итоги экспертов Э-01 (20,00) и Э-02 (50,00) различаются на 30,00 балла: 50,00\u00A0% от "
        "максимума при пороге расхождения 25\u00A0%.");
  CHECK(judged.said("P1", ReasonCode::dispute_gap).en ==
        "The totals of experts Э-01 (20.00) and Э-02 (50.00) differ by 30.00 points: 50.00% of the "
        "maximum, the limit is 25%.");
  CHECK(judged.said("P1", ReasonCode::dispute_gate).ru ==
        "По критерию К6 «Результативность» эксперты Э-01 и Э-02 поставили 1 и 3: расхождение не "
        "меньше установленного (2 уровня шкалы).");
}

TEST_CASE("Dispute: the additional expert, the document and the rule that settled it") {
  const Justified judged(disputed(Reconciliation::mean_two_closest).change([](Study& study) {
    study.decisions.third_experts = {{first_practice, Index<Expert>(2), minutes("протокол № 2")}};
  }));
  CHECK(judged.said("P1", ReasonCode::total_reconciled).ru ==
        "Итоговый балл 45,00 из 60 (75,00\u00A0%) определён с участием дополнительного эксперта по "
        "правилу «среднее двух ближайших»: взято 2 экспертных листа из 3.");
  CHECK(judged.said("P1", ReasonCode::third_expert).ru ==
        "Назначен дополнительный эксперт Э-03 (протокол № 2 от 20 мая 2022 г.).");
  CHECK(judged.said("P1", ReasonCode::dispute_open).empty());
  CHECK(judged.said("P1", ReasonCode::line_met_exactly).ru ==
        "Итоговый балл в точности равен порогу 45,00, порог достигнут.");
}

TEST_CASE("Dispute: an additional expert whose sheet is not there settles nothing") {
  const Justified judged(two_criteria()
                             .sheet("P1", "Э-01", "1 1")
                             .sheet("P1", "Э-02", "3 2")
                             .rules([](Rules& rules) {
                               rules.third_expert =
                                   ThirdExpertRule{.gap_percent = Points::whole(25)};
                               rules.requirements.disputes_resolved = true;
                             })
                             .change([](Study& study) {
                               study.decisions.third_experts = {
                                   {first_practice, Index<Expert>(2), minutes("протокол № 2")}};
                             }));
  CHECK(
      judged.said("P1", ReasonCode::third_expert_without_sheet).ru ==
      "Назначен дополнительный эксперт Э-03 (протокол № 2 от 20 мая 2022 г.), его учтённого листа "
      "нет.");
  CHECK(judged.dossier().justification.findings.size() == 1);
}

TEST_CASE("Dispute: the chair's total comes with its document and, below, its basis") {
  const Justified judged(disputed(Reconciliation::chair_decides).change([](Study& study) {
    study.decisions.chair_scores = {
        {first_practice, Points::whole(46), minutes("протокол № 3", "после обсуждения")}};
  }));
  CHECK(judged.said("P1", ReasonCode::total_by_chair).ru ==
        "Итоговый балл 46,00 из 60 (76,67\u00A0%) установлен решением председателя комиссии "
        "(протокол № 3 от 20 мая 2022 г.).");
  CHECK(judged.said("P1", ReasonCode::total_by_chair_basis).ru ==
        "Основание решения председателя: после обсуждения.");
  CHECK(judged.said("P1", ReasonCode::strongest_criteria).empty());
}

TEST_CASE("Experts: a recusal is told as the minutes have it") {
  const Justified judged(two_criteria()
                             .sheet("P1", "Э-01", "3 2")
                             .sheet("P1", "Э-02", "3 3", "", SheetStatus::recused)
                             .change([](Study& study) {
                               study.decisions.recusals = {{first_practice, Index<Expert>(1),
                                                            minutes("заявление эксперта")}};
                             }));
  CHECK(
      judged.said("P1", ReasonCode::expert_recused).ru ==
      "Эксперт Э-02 в оценке практики не участвовал (самоотвод); основание: заявление эксперта от "
      "20 мая 2022 г.");
  CHECK(audience_of(ReasonCode::expert_recused) == Audience::commission);
}

TEST_CASE("Sheets: an incomplete one does not count and names its blanks") {
  const Justified judged(two_criteria()
                             .sheet("P1", "Э-01", "3 2")
                             .sheet("P1", "Э-02", ". 2", "", SheetStatus::incomplete)
                             .rules([](Rules& rules) { rules.blanks = Blanks::not_rated; }));
  CHECK(judged.said("P1", ReasonCode::sheet_incomplete).ru ==
        "Лист эксперта Э-02 не учтён целиком: в нём нет оценки по критерию К6; когда эксперт "
        "дополнит "
        "лист, он войдёт в итог.");
}

TEST_CASE("Sheets: one with a criterion that does not apply has a smaller maximum") {
  const Justified judged(two_criteria().sheet("P1", "Э-01", "3 2").sheet("P1", "Э-02", "3 -"));
  CHECK(judged.said("P1", ReasonCode::sheet_shortened).ru ==
        "На листе эксперта Э-02 не оценивается критерий К7; максимум листа 30 вместо 60 учтён при "
        "сведении.");
}

TEST_CASE("Sheets: a criterion that applies to no sheet is told once, without experts") {
  const Justified judged(two_criteria().sheet("P1", "Э-01", "3 -").sheet("P1", "Э-02", "2 -"));
  CHECK(judged.said("P1", ReasonCode::sheets_shortened).ru ==
        "По практике не оценивается критерий К7; максимум листа 30 вместо 60 учтён при сведении.");
  CHECK(judged.said("P1", ReasonCode::sheet_shortened).empty());
  CHECK(judged.said("P1", ReasonCode::total)
            .ru.starts_with("Итоговый балл 50,00 из 60 (83,33\u00A0%)"));
}

TEST_CASE("Sheets: a mark counted lower for want of a document") {
  const Justified judged(two_criteria().sheet("P1", "Э-01", "1 2").change([](Study& study) {
    study.sheets.evidence_cuts = {{Index<Sheet>(0), Index<Criterion>(0), Mark(2)}};
  }));
  CHECK(judged.said("P1", ReasonCode::evidence_missing).ru ==
        "Оценка эксперта Э-01 по критерию К6 учтена как 1 вместо 2: подтверждающий документ не "
        "указан.");
}

TEST_CASE("Sheets: a flat one asks to be confirmed") {
  const Justified judged(StudyBuilder()
                             .criterion("К1", "1")
                             .criterion("К2", "1")
                             .criterion("К3", "1")
                             .criterion("К4", "1")
                             .practice("P1")
                             .sheet("P1", "Э-01", "2 2 2 2"));
  CHECK(judged.said("P1", ReasonCode::flat_sheet).ru ==
        "На листе эксперта Э-01 по всем критериям стоит одна и та же оценка 2; её следует "
        "подтвердить.");
}

TEST_CASE("Experts: groups that share no practice make every comparison a reserved one") {
  const Justified judged(
      two_criteria().practice("P2").sheet("P1", "Э-01", "3 2").sheet("P2", "Э-02", "2 2"));
  CHECK(judged.said("P1", ReasonCode::panel_not_linked).ru ==
        "Эксперты разделены на 2 группы без общих практик: строгость разных групп не сопоставима, "
        "и балл сравнивается с баллами другой группы с оговоркой.");
}

TEST_CASE("Cycle: class, weak stages and missing stages by name") {
  const Justified judged(StudyBuilder()
                             .management_cycle()
                             .criterion("К1", "1")
                             .practice("P1")
                             .practice("P2")
                             .sheet("P1", "Э-01", "3", "3 3 3 3 1 3 3 3 0")
                             .sheet("P2", "Э-01", "3", "3 3 3 3 3 3 3 3 3"));
  CHECK(judged.said("P1", ReasonCode::cycle_deficient).ru ==
        "Управленческий цикл – «Разорванный цикл»: ниже достаточного уровня этапы «Анализ "
        "результатов мониторинга» и «Анализ эффективности принятых мер».");
  CHECK(judged.said("P1", ReasonCode::stages_missing).ru ==
        "Не представлен этап управленческого цикла: «Анализ эффективности принятых мер».");
  CHECK(judged.said("P2", ReasonCode::cycle_complete).ru ==
        "Управленческий цикл – «Полный цикл»: все этапы представлены на достаточном уровне.");
}

TEST_CASE("Cycle: stages nobody marked leave the class open, and no marks at all say nothing") {
  const Justified judged(StudyBuilder()
                             .management_cycle()
                             .criterion("К1", "1")
                             .practice("P1")
                             .practice("P2")
                             .sheet("P1", "Э-01", "3", "3 3 3 3 3 3 3 3 .")
                             .sheet("P2", "Э-01", "3"));
  CHECK(judged.said("P1", ReasonCode::stages_unmarked).ru ==
        "Класс управленческого цикла не определён: нет отметок по этапу «Анализ эффективности "
        "принятых мер».");
  CHECK(judged.said("P2", ReasonCode::stages_unmarked).empty());
}

Justified about(std::string_view title, std::string_view declared) {
  return Justified(StudyBuilder()
                       .criterion("К1", "1")
                       .theme("1.2", "Школы с низкими результатами")
                       .theme("1.4", "Профориентация")
                       .practice("P1", {.title = title, .theme = declared})
                       .change([](Study& study) {
                         auto& themes = study.themes->themes;
                         themes[Index<Theme>(0)].strong = {"рисковый профиль"};
                         themes[Index<Theme>(1)].strong = {"выбор профессии"};
                       }));
}

TEST_CASE("Theme: the words of the text confirm, find or contradict") {
  CHECK(about("Рисковый профиль школы", "1.2").said("P1", ReasonCode::theme_agrees).ru ==
        "Направление 1.2 «Школы с низкими результатами» подтверждается текстом практики: «рисковый "
        "профиль».");
  CHECK(about("Рисковый профиль школы", "").said("P1", ReasonCode::theme_found).ru ==
        "Направление 1.2 «Школы с низкими результатами» определено по тексту практики: «рисковый "
        "профиль».");
  CHECK(
      about("Рисковый профиль школы", "1.4").said("P1", ReasonCode::theme_differs).ru ==
      "Заявлено направление 1.4 «Профориентация», по тексту ближе направление 1.2 «Школы с низкими "
      "результатами» (вес слов 9, у следующего направления 0): «рисковый профиль»; учитывается "
      "заявленное.");
  CHECK(about("Спортивный клуб", "1.4").said("P1", ReasonCode::theme_without_words).ru ==
        "Направление 1.4 «Профориентация» принято по заявке: слов, указывающих на направление, в "
        "тексте не найдено.");
}

TEST_CASE("Theme: near equals are left to the methodologist") {
  CHECK(
      about("Рисковый профиль и выбор профессии", "").said("P1", ReasonCode::theme_undecided).ru ==
      "Направление требует решения методиста: 1.2 «Школы с низкими результатами» (вес слов 9) и "
      "1.4 «Профориентация» (вес слов 9) по тексту близки; слова первого: «рисковый профиль».");
}

TEST_CASE("Records: a theme set by decision and the outcomes of appeals carry their documents") {
  const Justified judged(two_criteria()
                             .theme("1.4", "Профориентация")
                             .sheet("P1", "Э-01", "3 2")
                             .change([](Study& study) {
                               study.decisions.theme_overrides = {
                                   {first_practice, Index<Theme>(0), minutes("решение методиста")}};
                               study.decisions.appeals = {{first_practice, AppealOutcome::raised,
                                                           minutes("протокол апелляции № 1")}};
                             }));
  CHECK(judged.said("P1", ReasonCode::theme_overridden).ru ==
        "Направление 1.4 «Профориентация» установлено решением (решение методиста от 20 мая 2022 "
        "г.).");
  CHECK(judged.said("P1", ReasonCode::appeal_raised).ru ==
        "Апелляция удовлетворена, балл повышен (протокол апелляции № 1 от 20 мая 2022 г.).");
}

}  // namespace
}  // namespace otbor
