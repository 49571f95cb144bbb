#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/text/encoding.hpp"
#include "engine/text/prose.hpp"

namespace {

using otbor::Passage;
using otbor::prose_of;

std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> sentences;
  for (const auto& one : prose_of(text).sentences) {
    sentences.push_back(text.substr(one.begin, one.end - one.begin));
  }
  return sentences;
}

std::vector<Passage> kinds_of(const std::string& text) {
  std::vector<Passage> kinds;
  for (const auto& one : prose_of(text).paragraphs) kinds.push_back(one.kind);
  return kinds;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a full stop before a capital ends a sentence, a comma does not", "[prose]") {
  CHECK(sentences_of("Школа провела опрос. Итоги сведены, выводы сделаны! Что дальше? Работа…") ==
        Texts{"Школа провела опрос.", "Итоги сведены, выводы сделаны!", "Что дальше?", "Работа…"});
}

TEST_CASE("abbreviations, initials and decimal fractions do not end a sentence", "[prose]") {
  for (const std::string text :
       {"МАОУ СОШ им. А.К. Стерелюхина стоит в г. Оренбурге на ул. Мира.",
        "Опрос провёл А. К. Иванов, т. е. завуч.", "Средний балл вырос с 3.4 до 3.7 за год.",
        "Учтены журнал, анкеты и т. д. по 12 классам.", "В ОО работают 22 чел. из трёх сёл.",
        "См. рис. 2 и табл. 3 на стр. 15.", "Анализ сделан в нояб. 2022 г. завучем.",
        "Сведения стоят на сайте www.example.org в разделе."}) {
    CHECK(sentences_of(text) == Texts{text});
  }
}

TEST_CASE("an abbreviation of the year may end a sentence, one of a town does not", "[prose]") {
  CHECK(sentences_of("Начато в 2021 г. Школа продолжила.") ==
        Texts{"Начато в 2021 г.", "Школа продолжила."});
  CHECK(sentences_of("Собраны анкеты, журналы и т. п. Затем начался анализ.") ==
        Texts{"Собраны анкеты, журналы и т. п.", "Затем начался анализ."});
}

TEST_CASE("a question inside «ёлочки» does not cut the sentence around it", "[prose]") {
  CHECK(sentences_of("Встреча «Куда поступать?» прошла в мае. «Всё получилось!» Это вывод.") ==
        Texts{"Встреча «Куда поступать?» прошла в мае.", "«Всё получилось!»", "Это вывод."});
  CHECK(sentences_of("Проверен 5 «А». Затем 5 «Б».") == Texts{"Проверен 5 «А».", "Затем 5 «Б»."});
}

TEST_CASE("hyphens, «500+» and numbers of items stay inside", "[prose]") {
  CHECK(sentences_of("Проект «500+» ведёт педагог-наставник. 120 из 124 учеников остались.") ==
        Texts{"Проект «500+» ведёт педагог-наставник.", "120 из 124 учеников остались."});
  CHECK(sentences_of("Заседание прошло 12. 03. 2022 в школе.").size() == 1);
}

TEST_CASE("headings, items and rows of Markdown are told apart", "[prose]") {
  const std::string text =
      "# Практика\n\nЦель названа в\nпрограмме. Она измерима.\n\n- провести опрос;\n"
      "2) собрать данные\n\n| Показатель | База |\n|---|---|\n| Доля | 12 % |\n";
  CHECK(kinds_of(text) == std::vector<Passage>{Passage::heading, Passage::paragraph,
                                               Passage::list_item, Passage::list_item,
                                               Passage::table_row, Passage::table_row});
  CHECK(sentences_of(text) == Texts{"Практика", "Цель названа в\nпрограмме.", "Она измерима.",
                                    "провести опрос;", "собрать данные", "Показатель", "База",
                                    "Доля", "12 %"});
}

TEST_CASE("places survive: paragraph, sentence in it, line", "[prose]") {
  const std::string text = "Заголовок\n\nПервое. Второе\nна двух строках. Третье.\n\n\nЕщё одно.\n";
  const auto prose = prose_of(text);
  REQUIRE(prose.sentences.size() == 5);
  CHECK(prose.paragraphs[0].kind == Passage::heading);
  CHECK(prose.sentences[2].paragraph == 1);
  CHECK(prose.sentences[2].number == 2);
  CHECK(prose.sentences[2].line == 3);
  CHECK(prose.sentences[3].line == 4);
  CHECK(prose.sentences[4].paragraph == 2);
  CHECK(prose.sentences[4].line == 7);
}

TEST_CASE("where a line is as long as a paragraph, every line is one", "[prose]") {
  std::string line = "Школа";
  while (line.size() < 400) line += " провела опрос";
  CHECK(prose_of(line + ".\nЭто другой абзац.\nИ это другой.").paragraphs.size() == 3);
  CHECK(prose_of("Короткая строка.\nИ ещё одна.\nИ третья.").paragraphs.size() == 3);
  CHECK(prose_of("Строка, которую\nредактор перенёс\nдважды. Всё.").paragraphs.size() == 1);
  CHECK(prose_of("Строка.\n\nТри вывода:\nпервый; второй;\nтретий.").paragraphs.size() == 2);
}

TEST_CASE("a text of Windows-1251 or with a byte-order mark is cut like one of UTF-8", "[prose]") {
  // «Цель. Итог.» in Windows-1251.
  const auto windows = otbor::decode("\xD6\xE5\xEB\xFC. \xC8\xF2\xEE\xE3.");
  CHECK(windows.encoding == otbor::Encoding::windows_1251);
  CHECK(sentences_of(windows.text) == Texts{"Цель.", "Итог."});
  CHECK(sentences_of(otbor::decode("\xEF\xBB\xBFЦель. Итог.\r\n").text) == Texts{"Цель.", "Итог."});
}

TEST_CASE("a text of blanks and signs alone has no sentence", "[prose]") {
  for (const std::string text : {"", "\n\n", "–––\n***\n|---|", " . … !"}) {
    CHECK(prose_of(text).sentences.empty());
    CHECK(prose_of(text).paragraphs.empty());
  }
}
