// Fields of an application for the stages of the cycle: found by their headings in tables and in
// Word forms, told apart from what was left blank, never dropped in silence.

#include <map>

#include <catch2/catch.hpp>

#include "tests/support/archives.hpp"
#include "tests/support/shipped.hpp"

namespace otbor {
namespace {

using Files = std::map<std::string, std::string, std::less<>>;

/// A programme with these tables, against the shipped cycle.
Intake taken_in(Files files, Lang lang = Lang::ru) {
  files.emplace("programme.yaml",
                "название: П\nкритерии: criteria.yaml\nплан: {отбор: {мест: 1}}\n"
                "цикл: cycles/management-cycle.yaml\nтемы: themes/directions-2022.yaml\n");
  files.emplace("criteria.yaml",
                "набор: {ru: Набор, en: Set}\nверсия: \"1\"\nшкала: {мин: 0, макс: 3}\n"
                "критерии:\n  - {код: К1, название: Новизна, коэффициент: 1}\n");
  const FileAccess access{.read = [&](std::string_view name) -> std::optional<RawFile> {
                            if (const auto at = files.find(name); at != files.end()) {
                              return RawFile{.name = std::string(name), .bytes = at->second};
                            }
                            return read_shipped("criteria", name);
                          },
                          .list =
                              [&](std::string_view folder) {
                                std::vector<std::string> names;
                                const auto prefix = std::string(folder) + "/";
                                for (const auto& [name, bytes] : files) {
                                  if (name.starts_with(prefix))
                                    names.push_back(name.substr(prefix.size()));
                                }
                                return names;
                              }};
  return take_in(access, "programme.yaml", {.offers = offers(), .lang = lang});
}

std::string told(const Intake& intake) {
  return print(intake.diagnostics, intake.sources, Lang::ru, false);
}

/// «S1: текст», «S9: » for a blank one.
std::vector<std::string> fields_of(const Intake& intake, std::size_t practice = 0) {
  INFO(told(intake));
  REQUIRE(intake.study.has_value());
  std::vector<std::string> fields;
  for (const auto& field : intake.study->practices[Index<Practice>(practice)].stage_texts) {
    fields.push_back(intake.study->cycle->stages[field.stage].id + ": " + field.text);
  }
  return fields;
}

std::vector<std::string> declared(const Intake& intake) {
  std::vector<std::string> ids;
  for (const auto stage : intake.study->practices[Index<Practice>(0)].declared_stages) {
    ids.push_back(intake.study->cycle->stages[stage].id);
  }
  return ids;
}

using Strings = std::vector<std::string>;

/// A Word document with a table of two columns.
std::string form_of(const std::vector<std::pair<std::string, std::string>>& rows) {
  const auto cell = [](const std::string& text) {
    return "<w:tc><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
  };
  std::string table;
  for (const auto& [name, value] : rows) table += "<w:tr>" + cell(name) + cell(value) + "</w:tr>";
  return archive_of(
      {{"word/document.xml",
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        "<w:body><w:p><w:r><w:t>Заявка</w:t></w:r></w:p><w:tbl>" +
            table + "</w:tbl></w:body></w:document>"}});
}

}  // namespace

TEST_CASE("A column headed by a stage in whatever way a form does it is that stage's field") {
  for (const std::string heading :
       {"Показатели", "показатели", "2. Показатели", "2) Показатели:", "Этап 2. Показатели",
        "Показатели *", "Показатели (перечислите не более пяти)",
        "Показатели: по чему видно, что цель достигнута?", "S2. Показатели", "П. Показатели",
        "Целевые показатели", "Indicators"}) {
    INFO(heading);
    const auto intake =
        taken_in({{"practices.csv", "код;название;" + heading + "\nП1;Практика;Доля – 40 %\n"}});
    CHECK(fields_of(intake) == Strings{"S2: Доля – 40 %"});
    CHECK(told(intake).find("W0203") == std::string::npos);
  }
}

TEST_CASE("A column headed by another word is no field of a stage and is told") {
  for (const std::string heading :
       {"Показатели здоровья учащихся", "Наши показатели", "П", "S2", "Анализы"}) {
    INFO(heading);
    const auto intake =
        taken_in({{"practices.csv", "код;название;" + heading + "\nП1;Практика;Доля\n"}});
    CHECK(fields_of(intake).empty());
    CHECK(told(intake).find("W0203") != std::string::npos);
  }
}

TEST_CASE("A slip in the heading of a stage's field is answered with the field that was meant") {
  const auto intake =
      taken_in({{"practices.csv", "код;название;Анализ ситуацыи\nП1;Практика;Сравнили классы\n"}});
  CHECK(told(intake).find("возможно, это поле `Анализ ситуации`") != std::string::npos);
}

TEST_CASE(
    "A field left blank is there and empty, a filled one is a claim that the stage is shown") {
  const auto intake = taken_in({{"practices.csv",
                                 "код;название;заявленные этапы;Анализ ситуации;Мероприятия;"
                                 "Анализ эффективности принятых мер\n"
                                 "П1;Практика;Ц;Сравнили классы;–;\n"}});
  CHECK(fields_of(intake) == Strings{"S5: Сравнили классы", "S7: ", "S9: "});
  CHECK(declared(intake) == Strings{"S1", "S5"});
}

TEST_CASE("A position that joins two stages has one field for both") {
  const auto intake = taken_in({{"practices.csv",
                                 "код;название;Анализ, адресные рекомендации\n"
                                 "П1;Практика;Сравнили классы\n"}});
  CHECK(fields_of(intake) == Strings{"S5: Сравнили классы", "S6: Сравнили классы"});
}

TEST_CASE("Two columns for one stage are an error at the second") {
  const auto intake = taken_in(
      {{"practices.csv", "код;название;Мониторинг;Этап 4. Мониторинг\nП1;Практика;а;б\n"}});
  CHECK(told(intake).find("E0202") != std::string::npos);
}

TEST_CASE("The programme may say which foreign heading is which stage's field") {
  const auto intake = taken_in(
      {{"programme.yaml",
        "название: П\nкритерии: criteria.yaml\nплан: {отбор: {мест: 1}}\n"
        "цикл: cycles/management-cycle.yaml\n"
        "столбцы: {\"Показатели\": \"По чему видно, что стало лучше\"}\n"},
       {"practices.csv", "код;название;По чему видно, что стало лучше\nП1;Практика;Доля\n"}});
  CHECK(fields_of(intake) == Strings{"S2: Доля"});
}

TEST_CASE("Rows of a Word form are fields of stages, the register leads, its blanks are filled") {
  const auto form = form_of({{"Регистрационный номер", "П1"},
                             {"1. Цель и задачи", "Снизить долю неуспевающих."},
                             {"2. Показатели", "Доля неуспевающих."},
                             {"9. Анализ эффективности принятых мер", ""},
                             {"Телефон", "нет"}});
  const auto intake = taken_in({{"practices.csv",
                                 "код;название;Показатели;Цель\n"
                                 "П1;Практика;Число неуспевающих;\n"},
                                {"applications/П1.docx", form}});
  CHECK(fields_of(intake) ==
        Strings{"S1: Снизить долю неуспевающих.", "S2: Число неуспевающих", "S9: "});
  const auto& body = intake.study->practices[Index<Practice>(0)].body;
  CHECK(body.find("Заявка") != std::string::npos);
  CHECK(body.find("Снизить") == std::string::npos);  // read as a field, not once more as text
  CHECK(told(intake).find("`Телефон`") != std::string::npos);
}

TEST_CASE("Titles in two languages are shown in the language of the run, and found in either") {
  const Files tables{{"practices.csv",
                      "код;название;направление\n"
                      "П1;Практика;Система организации воспитания и социализации обучающихся\n"
                      "П2;Практика;Upbringing and socialisation of pupils\n"}};
  const auto russian = taken_in(tables);
  const auto english = taken_in(tables, Lang::en);
  INFO(told(russian));
  REQUIRE(russian.study.has_value());
  REQUIRE(english.study.has_value());
  CHECK(russian.study->criteria.title == "Набор");
  CHECK(english.study->criteria.title == "Set");
  CHECK(english.study->cycle->stages[Index<Stage>(1)].title == "Indicators");
  CHECK(russian.study->cycle->stages[Index<Stage>(1)].title == "Показатели");
  CHECK(english.study->criteria.criteria[Index<Criterion>(0)].title == "Новизна");  // no English
  for (const auto* study : {&*russian.study, &*english.study}) {
    for (const auto& practice : study->practices) {
      REQUIRE(practice.theme.has_value());
      CHECK(study->themes->themes[*practice.theme].id == "2.3");
    }
  }
}

}  // namespace otbor
