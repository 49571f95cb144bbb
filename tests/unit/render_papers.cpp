#include <catch2/catch.hpp>

#include "engine/render/papers/markup.hpp"
#include "engine/render/papers/template.hpp"

namespace otbor::papers {
namespace {

std::vector<Part> parts_of(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const auto at =
      sources.add({.name = "t.ru.txt", .text = text, .sha256 = {}, .sheet = {}, .lines = {}});
  const auto parts = read_template(sources, at, diagnostics);
  REQUIRE(parts);
  return *parts;
}

std::string text_of(const std::string& text, const Fields& fields) {
  std::string out;
  for (const auto& piece : filled(parts_of(text), fields, Lang::ru)) out += piece.text;
  return out;
}

Document document_of(const std::string& text, const Fields& fields = {}) {
  Document document;
  set_blocks(filled(parts_of(text), fields, Lang::ru), document);
  return document;
}

std::vector<Found> found_in(const std::string& text, const Fields& fields) {
  Sources sources;
  Diagnostics diagnostics;
  const auto at =
      sources.add({.name = "t.ru.txt", .text = text, .sha256 = {}, .sheet = {}, .lines = {}});
  check_markup(sources, at, Lang::ru, diagnostics);
  check_template(sources, at, fields.names(), Lang::ru, diagnostics);
  std::vector<Found> found;
  for (const auto& one : diagnostics.sorted()) found.push_back(one.found);
  return found;
}

Fields sample() {
  Fields fields;
  fields.text({"орган", "body"}, "отдел образования");
  fields.text({"номер", "number"}, "");
  fields.number({"допущено", "admitted"}, 21, Lang::ru);
  fields.number({"отклонено", "rejected"}, 0, Lang::ru);
  std::vector<Fields> items;
  for (const char* title : {"Первая", "Вторая"}) {
    Fields item;
    item.text({"название", "title"}, title);
    items.push_back(std::move(item));
  }
  fields.list({"практики", "practices"}, {{"название", "title"}}, std::move(items));
  fields.list({"споры", "disputes"}, {{"название", "title"}}, {});
  return fields;
}

}  // namespace

TEST_CASE("papers: an open part or gap hides no unknown name behind it") {
  CHECK(found_in("{{#практики}}\n{{названи}}\n{{орга}}\n", sample()) ==
        std::vector{Found::template_part_open, Found::template_unknown_name,
                    Found::template_unknown_name});
  CHECK(found_in("{{орган {{номер}} {{нмер}}", sample()) ==
        std::vector{Found::template_gap_open, Found::template_unknown_name});
  CHECK(found_in("{{#практики}}{{название}}, {{орган}}", sample()) ==
        std::vector{Found::template_part_open});
}

TEST_CASE("papers: a gap takes the value by its name in either language and in any case") {
  CHECK(text_of("{{орган}}, {{ Body }}, {{ОРГАН}}", sample()) ==
        "отдел образования, отдел образования, отдел образования");
}

TEST_CASE("papers: a missing value is a line to fill by hand, never a hole") {
  CHECK(text_of("№ {{номер}}", sample()) == "№ ____________");
}

TEST_CASE("papers: words agree with numbers, whole and fractional") {
  CHECK(text_of("{{допущено}} {{допущено|практика|практики|практик}}", sample()) == "21 практика");
  CHECK(text_of("{{отклонено}} {{отклонено|заявка|заявки|заявок}}", sample()) == "0 заявок");
  Fields fields;
  fields.text({"балл", "score"}, "46,67");
  CHECK(text_of("{{балл|балл|балла|баллов|балла}}", fields) == "балла");
}

TEST_CASE("papers: a part repeats for each item, numbers it and knows the first and the last") {
  const std::string text =
      "{{#практики}}{{№}}) «{{название}}»{{^последний}}; {{/последний}}"
      "{{#последний}}.{{/последний}}{{/практики}}";
  CHECK(text_of(text, sample()) == "1) «Первая»; 2) «Вторая».");
}

TEST_CASE("papers: inside an item the names outside are still known") {
  CHECK(text_of("{{#практики}}{{название}} ({{орган}}) {{/практики}}", sample()) ==
        "Первая (отдел образования) Вторая (отдел образования) ");
}

TEST_CASE("papers: a part of nothing is left out, its opposite printed, zero counts as nothing") {
  CHECK(text_of("{{#споры}}есть{{/споры}}{{^споры}}нет{{/споры}}", sample()) == "нет");
  CHECK(text_of("{{#отклонено}}есть{{/отклонено}}", sample()).empty());
  CHECK(text_of("{{^номер}}без номера{{/номер}}", sample()) == "без номера");
}

TEST_CASE("papers: the ends of a part that stand alone on a line leave no line behind") {
  CHECK(text_of("а\n{{#практики}}\n{{название}}\n{{/практики}}\nб\n", sample()) ==
        "а\nПервая\nВторая\nб\n");
  CHECK(text_of("{{! пометка }}\nа", sample()) == "а");
}

TEST_CASE("papers: what is wrong with a template is told") {
  CHECK(found_in("{{орган", sample()) == std::vector{Found::template_gap_open});
  CHECK(found_in("{{#практики}}", sample()) == std::vector{Found::template_part_open});
  CHECK(found_in("{{/практики}}", sample()) == std::vector{Found::template_part_not_open});
  CHECK(found_in("{{орган}} {{огран}}", sample()) == std::vector{Found::template_unknown_name});
  CHECK(found_in("{{название}}", sample()) == std::vector{Found::template_unknown_name});
  CHECK(found_in("{{практики}}", sample()) == std::vector{Found::template_list_as_value});
  CHECK(found_in("{{допущено|раз|два}}", sample()) == std::vector{Found::template_word_forms});
  CHECK(found_in("{{допущено|р{аз|два|три}}", sample()) == std::vector{Found::template_word_forms});
  CHECK(found_in("[по цетру] а", sample()) == std::vector{Found::template_unknown_role});
  CHECK(found_in("\\[по цетру] а", sample()).empty());
}

TEST_CASE("papers: names inside a list without items are known all the same") {
  CHECK(found_in("{{#споры}}{{название}}{{№}}{{/споры}}", sample()).empty());
  CHECK(found_in("{{#споры}}{{балл}}{{/споры}}", sample()) ==
        std::vector{Found::template_unknown_name});
}

TEST_CASE("papers: each line is a paragraph, an indented one goes on with the one before") {
  const auto document = document_of("Первый\n  и дальше\nВторой\n");
  REQUIRE(document.blocks.size() == 2);
  CHECK(std::get<Paragraph>(document.blocks[0].is).text == "Первый и дальше");
  CHECK(std::get<Paragraph>(document.blocks[1].is).text == "Второй");
}

TEST_CASE("papers: brackets say what a line is, neighbours of one kind stay together") {
  const auto document = document_of(
      "[справа] УТВЕРЖДАЮ\n[справа] Председатель\n\n[вид] ПРОТОКОЛ\n[по краям] 3 июня | № 3\n"
      "[подпись] Секретарь | Т.С. Ручьёва\n[новая страница]\n[альбомная]\n");
  REQUIRE(document.blocks.size() == 5);
  CHECK(std::get<Lines>(document.blocks[0].is).lines ==
        std::vector<std::string>{"УТВЕРЖДАЮ", "Председатель"});
  CHECK(std::get<Lines>(document.blocks[1].is).role == LinesRole::kind);
  CHECK(std::get<Ends>(document.blocks[2].is).right == "№\u00A03");
  CHECK(std::get<Signature>(document.blocks[3].is).name == "Т.С.\u00A0Ручьёва");
  CHECK(std::holds_alternative<PageBreak>(document.blocks[4].is));
  CHECK(document.landscape);
}

TEST_CASE("papers: lines between bars are a table whose sides the second row gives") {
  const auto document = document_of(
      "[таблица] Оценки\n| Место | Практика |\n| --: | :-- |\n{{#практики}}\n"
      "| {{№}} | {{название}} |\n{{/практики}}\n",
      sample());
  REQUIRE(document.blocks.size() == 1);
  const auto& table = std::get<TableBlock>(document.blocks[0].is);
  CHECK(table.caption == "Оценки");
  REQUIRE(table.columns.size() == 2);
  CHECK(table.columns[0].align == Align::right);
  CHECK(table.columns[1].title == "Практика");
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[1].cells[1].text == "Вторая");
}

TEST_CASE("papers: a value is never mark-up, whatever signs it holds") {
  Fields fields;
  fields.text({"название", "title"}, "[вид] a | b {{орган}}");
  const auto document = document_of("{{название}}\n| {{название}} |\n", fields);
  REQUIRE(document.blocks.size() == 2);
  CHECK(std::get<Paragraph>(document.blocks[0].is).text == "[вид] a | b {{орган}}");
  const auto& table = std::get<TableBlock>(document.blocks[1].is);
  REQUIRE(table.columns.size() == 1);
  CHECK(table.rows[0].cells[0].text == "[вид] a | b {{орган}}");
}

TEST_CASE("papers: blanks hold after №, in initials, between number and word, before a dash") {
  CHECK(with_fixed_blanks("№ 3, от А.К. Иванова") == "№\u00A03, от А.К.\u00A0Иванова");
  CHECK(with_fixed_blanks("Иванов А.К.") == "Иванов\u00A0А.К.");
  CHECK(with_fixed_blanks("21 практика – это 77,78 %") ==
        "21\u00A0практика\u00A0– это 77,78\u00A0%");
  CHECK(with_fixed_blanks("Цель А. Итог") == "Цель А.\u00A0Итог");
}

}  // namespace otbor::papers
