#include <utility>

#include "engine/render/document_kind.hpp"
#include "engine/render/sheets/sheet_parts.hpp"

namespace otbor::score_book_parts {
namespace {

constexpr std::uint32_t last_column = 4;

bool any_comment_demanded(const CriteriaSet& criteria) {
  for (const auto& criterion : criteria.criteria) {
    for (const bool required : criterion.comment_required) {
      if (required) return true;
    }
  }
  return false;
}

std::vector<std::string> steps(const Frame& frame, std::size_t sheets) {
  const auto& say = frame.say;
  std::vector<std::string> out{
      say(Words{"В книге {0} {0|лист|листа|листов}: по одному на каждую практику, которую Вам "
                "поручено оценить. Заполняйте жёлтые ячейки; остальные защищены от случайных "
                "правок.",
                "The book holds {0} {0|sheet|sheets}, one for each practice you are asked to rate. "
                "Fill the yellow cells; the others are locked against slips."},
          {count(sheets)}),
      say(Words{"Начните с заявления. Если личная заинтересованность мешает Вам судить о практике "
                "беспристрастно, отметьте самоотвод, укажите основание и баллов не ставьте.",
                "Begin with the statement. If a personal interest keeps you from an impartial "
                "judgement, recuse yourself, state the ground and give no marks."}),
      say(Words{
          "Баллы выбирайте из списка в ячейке; что означает каждый балл, написано справа. "
          "Пустая ячейка – «не оценено», а не ноль: лист с пропуском секретарь вернёт.",
          "Choose marks from the list of the cell; what a mark means stands at the right. An "
          "empty cell is “not rated”, not a zero: the secretary returns a sheet with gaps."})};
  if (any_comment_demanded(frame.study.criteria)) {
    out.push_back(
        say(Words{"Где положение требует обоснования, пустая ячейка обоснования краснеет. "
                  "Пишите так, чтобы текст можно было показать автору: что увидели, чего не "
                  "хватило, на какой странице.",
                  "Where the regulation demands a justification, its empty cell turns red. Write "
                  "what can be shown to the author: what you saw, what was missing, on which "
                  "page."}));
  }
  out.push_back(
      say(Words{"Итог листа считается сам. Оценивайте независимо: не обсуждайте баллы с другими "
                "экспертами до заседания комиссии.",
                "The total is computed. Judge on your own: do not discuss marks with other experts "
                "before the meeting."}));
  out.push_back(
      say(Words{"Сохраните книгу как есть (XLSX, в LibreOffice годится и ODS) и верните её "
                "секретарю комиссии. Имя файла и порядок листов значения не имеют.",
                "Save the book as it is (XLSX; from LibreOffice ODS will do) and return it to the "
                "secretary. The file's name and the order of sheets do not matter."}));
  return out;
}

void overview(const Frame& frame, const std::vector<PracticeSheet>& sheets, RowStack& rows) {
  const auto& say = frame.say;
  rows.add({text_cell(0, say(Words{"Код", "Code"}), look::heading),
            text_cell(1, say(Words{"Практика", "Practice"}), look::heading),
            text_cell(2, say(Words{"Лист", "Sheet"}), look::heading),
            text_cell(3, say(Words{"Оценено критериев", "Criteria rated"}), look::heading),
            text_cell(4, say(Words{"Итог", "Total"}), look::heading)});
  const auto columns = columns_for(frame.study.criteria);
  for (const auto& made : sheets) {
    const auto& practice = frame.study.practices[made.practice];
    const auto prefix = office::sheet_prefix(made.sheet.name);
    rows.add({text_cell(0, practice.id, look::code), text_cell(1, practice.title, look::cell),
              text_cell(2, made.sheet.name, look::number),
              formula_cell(3, prefix + office::address(made.total_row, columns.mark), made.filled,
                           true, look::number),
              formula_cell(4, prefix + office::address(made.total_row, columns.total), made.total,
                           made.total.empty(), look::number)});
  }
}

}  // namespace

office::BookSheet instruction_sheet(const Frame& frame, const std::vector<PracticeSheet>& sheets) {
  const auto& say = frame.say;
  const auto& study = frame.study;
  office::BookSheet sheet{.name = say(Words{"Инструкция", "Instructions"}),
                          .columns = {{8}, {58}, {10}, {12}, {10}},
                          .rows = {},
                          .merged = {},
                          .choices = {},
                          .warnings = {},
                          .locked = true,
                          .footer = footer_of(frame, {})};
  RowStack rows(sheet);
  const auto line = [&](std::string text, const office::CellStyle& style) {
    rows.line(std::move(text), style, 0, last_column);
  };
  for (const auto& words : banner_of(study.programme.provenance, frame.order)) {
    line(words, look::banner);
  }
  line(say(Words{"Эксперту {0}", "To expert {0}"}, {study.experts[frame.expert].id}), look::title);
  line(study.programme.title, look::subtitle);
  if (!study.programme.body.empty()) line(study.programme.body, look::subtitle);
  rows.skip();
  line(say(Words{"Критерии: {0}, версия {1}", "Criteria: {0}, version {1}"},
           {say.quoted(study.criteria.title), study.criteria.version}),
       look::plain);
  line(say(Words{"Срок возврата: «___» ____________ 20__ г.     Кому: "
                 "______________________________",
                 "Return by: ____________     To: ______________________________"}),
       look::plain);
  rows.skip();
  std::size_t number = 0;
  for (const auto& step : steps(frame, sheets.size())) {
    line(std::to_string(++number) + ". " + step, look::plain);
  }
  rows.skip();
  overview(frame, sheets, rows);
  return sheet;
}

}  // namespace otbor::score_book_parts
