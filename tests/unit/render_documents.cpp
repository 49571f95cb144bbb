#include <catch2/catch.hpp>

#include "engine/pipeline.hpp"
#include "engine/render/card/expert_page.hpp"
#include "engine/render/card/practice_card.hpp"
#include "engine/render/criteria/annex.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/format.hpp"
#include "engine/render/render.hpp"
#include "engine/render/words/unsettled.hpp"
#include "tests/support/rendered.hpp"

namespace otbor {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string in_terminal(const Document& document) {
  return find_format("terminal")->print(document, {.width = 200});
}

std::string page(const Dossier& dossier, const RenderOrder& order) {
  return find_format("html")->print(find_document_kind("report")->build(dossier, order), {});
}

// The worked example of the expertise's criteria: three experts, 46.5, 42 and 51.5 of 60.
TEST_CASE("A card shows the way from marks to the score so that a calculator can follow") {
  const auto dossier = run(worked_example(), {1});
  const auto card = in_terminal(practice_card(dossier, Index<Practice>(0), order_in(Lang::ru)));
  CHECK(contains(card, "3 × 1,5 = 4,5"));           // К1 of Э-01
  CHECK(contains(card, "3 × 2,5 = 7,5") == false);  // nobody gave К7 a 3
  CHECK(contains(card, "(46,50 + 42,00 + 51,50) : 3 = 140/3 ≈ 46,67"));
  CHECK(contains(card, "140/3 : 60 × 100 ≈ 77,78\u00A0%"));
  CHECK(contains(card, "среднее 2,67, порог 2,00 – пройден"));  // К6
  CHECK(contains(card, "среднее 2,00, порог 2,00 – пройден"));  // К7, exactly on it
}

TEST_CASE("A card in English has points for commas and the same numbers") {
  const auto dossier = run(worked_example(), {1});
  const auto card = in_terminal(practice_card(dossier, Index<Practice>(0), order_in(Lang::en)));
  CHECK(contains(card, "(46.50 + 42.00 + 51.50) : 3 = 140/3 ≈ 46.67"));
  CHECK(contains(card, "140/3 : 60 × 100 ≈ 77.78%"));
}

TEST_CASE("A total just below the pass mark is printed with the digits that show it") {
  const auto dossier = run(below_by_a_hair(), {1});
  for (const auto* kind : document_kinds()) {
    const auto text = in_terminal(kind->build(dossier, order_in(Lang::ru)));
    CHECK(contains(text, "44,995"));
  }
}

TEST_CASE("Every format of every document says that data are simulated or a run is a draft") {
  auto dossier = run(worked_example(), {1});
  dossier.study.programme.provenance = Provenance::simulated;
  auto order = order_in(Lang::ru);
  order.draft = true;
  for (const auto& file : render(dossier, order, {1})) {
    INFO(file.name);
    if (file.name.ends_with(".xlsx")) continue;  // packed: tests/cli/test_summary.py opens it
    const bool in_words = contains(file.bytes, "Смоделированные данные") ||
                          contains(file.bytes, "смоделированные данные");
    CHECK((in_words || contains(file.bytes, "\"provenance\": \"simulated\"")));
    const bool draft = contains(file.bytes, "ерновой расчёт");
    CHECK((draft || contains(file.bytes, "\"draft\": true")));
  }
  const auto screen = in_terminal(find_document_kind("ranking")->build(dossier, order));
  CHECK(contains(screen, "*** Смоделированные данные ***"));
  CHECK(contains(screen, "*** Черновой расчёт ***"));
}

TEST_CASE("Published files name no expert and nothing of practices that are not recommended") {
  const auto dossier = run(small_district(), {1});
  auto order = order_in(Lang::ru);
  order.profile = Profile::published;
  for (const auto& file : render(dossier, order, {1})) {
    INFO(file.name);
    CHECK(contains(file.bytes, "Сильная практика"));
    CHECK_FALSE(contains(file.bytes, "Слабая практика"));
    CHECK_FALSE(contains(file.bytes, "Э-0"));
    CHECK_FALSE(contains(file.bytes, "@"));
    CHECK_FALSE(contains(file.bytes, "тайный комментарий"));
  }
  const auto card = in_terminal(practice_card(dossier, Index<Practice>(1), order));
  CHECK_FALSE(contains(card, "Слабая практика"));
}

TEST_CASE("A recorded document that names an expert is not published") {
  auto study = small_district();
  study.decisions.chair_scores.push_back(
      {Index<Practice>(0), Points::whole(8), {{}, "заявление эксперта Э-02", "расхождение"}});
  auto order = order_in(Lang::ru);
  const auto dossier = run(std::move(study), {1});
  const auto card = [&] { return in_terminal(practice_card(dossier, Index<Practice>(0), order)); };
  CHECK(contains(card(), "заявление эксперта Э-02"));
  order.profile = Profile::published;
  CHECK_FALSE(contains(card(), "Э-02"));
}

TEST_CASE("The service report has the experts' totals, their words and a card of each practice") {
  const auto dossier = run(small_district(), {1});
  const auto report = page(dossier, order_in(Lang::ru));
  CHECK(contains(report, "Э-01\u00A0\u00A09,00"));
  CHECK(contains(report, "тайный комментарий"));
  CHECK(contains(report, "href=\"#practice-2\""));
  CHECK(contains(report, "id=\"practice-2\""));
}

TEST_CASE("Without marks the report says so and shows the recorded list") {
  auto study = small_district();
  study.sheets = {};
  study.sheets.of_practice = Per<Practice, Range<Sheet>>(study.practices.count());
  study.rules.selection.rule = "recorded";
  study.decisions.recommended.push_back(
      {{Index<Practice>(1)}, {parse_moment("2022-04-20"), "справка", "лучшие"}});
  const auto report = page(run(study, {1}), order_in(Lang::ru));
  CHECK(contains(report, "Оценок экспертов нет, поэтому нет ни баллов, ни мест."));
  CHECK(contains(report, "Список записан в документе: справка от 20 апреля 2022\u00A0г.</p>"));
  CHECK(contains(report, "Слабая практика"));
  CHECK_FALSE(contains(report, "Сильная практика"));
}

TEST_CASE("A report of a large programme is cut and says so") {
  auto order = order_in(Lang::ru);
  order.rows_max = 1;
  order.ranking_rows_max = 1;
  order.cards_max = 1;
  const auto report = page(run(small_district(), {1}), order);
  CHECK(contains(report, "Показано строк: 1 из 2"));
  CHECK(contains(report, "Показано карточек: 1 из 2"));
  CHECK_FALSE(contains(report, "id=\"practice-2\""));
}

TEST_CASE("An expert's page guards against few data and names no colleague") {
  const auto dossier = run(small_district(), {1});
  const auto text = in_terminal(expert_page(dossier, Index<Expert>(0), order_in(Lang::ru)));
  CHECK(contains(text, "Эксперт Э-01: Ваши оценки рядом с оценками коллег"));
  CHECK(contains(text, "Учтено листов: 2."));
  CHECK(contains(text, "данных мало"));
  CHECK_FALSE(contains(text, "Э-02"));
  CHECK_FALSE(contains(text, "Э-03"));
  // P1: 9 and 8 of 9; P2: 3 and 7.
  CHECK(contains(text, "−4,00"));
  CHECK(contains(text, "+1,00"));
}

TEST_CASE("What does not fit names the missing sheet, the blank, the dispute and whom to call") {
  auto study = StudyBuilder()
                   .criterion("К1", "2")
                   .criterion("К2", "1")
                   .criterion("К3", "1")
                   .criterion("К4", "1")
                   .practice("P1", {.title = "Одна"})
                   .practice("P2", {.title = "Другая"})
                   .practice("P3", {.title = "Третья"})
                   .expert("Э-04")
                   .sheet("P1", "Э-01", "3 3 3 3")
                   .sheet("P1", "Э-02", "0 0 1 0")
                   .sheet("P2", "Э-01", "1 2 2 1")
                   .sheet("P2", "Э-02", "2 2 2", "", SheetStatus::incomplete)
                   .sheet("P3", "Э-01", "2 2 1 1")
                   .sheet("P3", "Э-02", "2 1 1 1")
                   .rules([](Rules& rules) {
                     rules.experts_min = 2;
                     rules.third_expert.emplace();
                     rules.third_expert->gap_percent = Points::whole(25);
                   })
                   .build();
  const auto text = in_terminal(unsettled(run(std::move(study), {1}), order_in(Lang::ru)));
  CHECK(contains(text, "P2 «Другая»: учтено листов 1, нужно не меньше 2."));
  CHECK(contains(text, "Э-02, P2 «Другая»: не оценено К4; весь лист не учтён."));
  CHECK(contains(text, "P1 «Одна»: расходятся Э-02 и Э-01"));
  CHECK(contains(text, "Дополнительно оценить может Э-04: "));
  CHECK(contains(text, "Э-01. P1 «Одна»: по всем критериям стоит 3. Попросите подтвердить."));
}

TEST_CASE("ranking.csv has the columns of the contract, reasons before provenance") {
  const auto files = render(run(worked_example(), {1}), order_in(Lang::ru), {1});
  CHECK(files[1].name == "ranking.csv");
  CHECK(contains(files[1].bytes,
                 "\xEF\xBB\xBFМесто;Код;Практика;Организация;Направление;Балл;Процент;Цикл;Решение;"
                 "Основания;Происхождение данных\r\n1;P1;"));
  CHECK(contains(files[1].bytes, ";46,67;77,78;"));
}

TEST_CASE("The annex to a regulation holds criteria, weights, gates and the rules in words") {
  const auto study = worked_example();
  const auto text =
      in_terminal(criteria_annex(study.criteria, study.rules, study.cycle, order_in(Lang::ru)));
  CHECK(contains(text, "К6"));
  CHECK(contains(text, "2,5"));
  CHECK(contains(text, "К7 «»: среднее не ниже 2,00"));
  CHECK(contains(text, "до 2 знаков после запятой, половина вверх"));
  CHECK(contains(text, "от 45"));
}

}  // namespace
}  // namespace otbor
