#include "engine/render/summary/summary_book.hpp"

#include <utility>

#include <fmt/format.h>

#include "engine/render/document_kind.hpp"
#include "engine/render/summary/parts.hpp"
#include "engine/render/words/rules_text.hpp"

namespace otbor {
namespace summary_parts {

namespace look = score_book_parts::look;
using score_book_parts::number_cell;
using score_book_parts::text_cell;

void add_banner(const Frame& frame, score_book_parts::RowStack& rows, std::uint32_t last_column) {
  const auto& narrator = frame.narrator;
  for (const auto& line : banner_of(narrator.study().programme.provenance, narrator.order)) {
    rows.line(line, look::banner, 0, last_column);
  }
}

std::string footer_of(const Frame& frame) {
  const auto& narrator = frame.narrator;
  auto text = closing_of(narrator.dossier, narrator.order);
  for (const auto& line : banner_of(narrator.study().programme.provenance, narrator.order)) {
    text += " " + line + ".";
  }
  return text;
}

std::string foot_of_pages(const Frame& frame) {
  const auto& narrator = frame.narrator;
  std::string words;
  for (const auto& line : banner_of(narrator.study().programme.provenance, narrator.order)) {
    words += (words.empty() ? "" : ". ") + line;
  }
  return words + "\n" + closing_of(narrator.dossier, narrator.order);
}

std::string computed(const Ratio& value) { return fmt::format("{}", value.approximate()); }

office::BookSheet criteria_sheet(const Frame& frame, std::string name) {
  const auto& say = frame.narrator.say;
  const auto& set = frame.narrator.study().criteria;
  office::BookSheet sheet{.name = std::move(name),
                          .columns = {{8}, {48}, {10}, {12}, {70}},
                          .rows = {},
                          .merged = {},
                          .choices = {},
                          .warnings = {},
                          .landscape = true,
                          .footer = foot_of_pages(frame)};
  score_book_parts::RowStack rows(sheet);
  add_banner(frame, rows, 4);
  rows.line(set.title + ", " + set.version, look::title, 0, 4);
  sheet.repeated_rows = {rows.next(), rows.next()};
  rows.add({text_cell(0, say(Words{"Код", "Code"}), look::heading),
            text_cell(1, say(Words{"Критерий", "Criterion"}), look::heading),
            text_cell(2, say(Words{"Вес", "Weight"}), look::heading),
            text_cell(3, say(Words{"Шкала", "Scale"}), look::heading),
            text_cell(4, say(Words{"Что означает балл", "What a mark means"}), look::heading)});
  for (const auto at : set.criteria.count()) {
    const auto& one = set.criteria[at];
    rows.add({text_cell(0, one.id, look::code), text_cell(1, one.title, look::cell),
              number_cell(2, to_text(set.weights(Index<ApplicantGroup>(0), at)), look::number),
              text_cell(3, scale_text(one.scale, say), look::number),
              text_cell(4,
                        score_book_parts::levels_text(say, one.scale,
                                                      score_book_parts::descriptors_or_names(one)),
                        look::small)});
  }
  return sheet;
}

}  // namespace summary_parts

std::string summary_book(const Dossier& dossier, const RenderOrder& order) {
  const Narrator narrator(dossier, order);
  auto practices = practices_in_order(dossier, order);
  const auto all = practices.size();
  if (all > order.rows_max) practices.resize(order.rows_max);
  const summary_parts::Frame frame{narrator, practices, all - practices.size()};
  const auto& say = narrator.say;
  auto marks = summary_parts::marks_sheet(frame, say(Words{"Баллы", "Marks"}));
  office::Book book{.title = dossier.study.programme.title, .sheets = {}};
  book.sheets.push_back(
      summary_parts::ranking_sheet(frame, marks, say(Words{"Сводная ведомость", "Summary"})));
  book.sheets.push_back(std::move(marks.sheet));
  book.sheets.push_back(summary_parts::criteria_sheet(frame, say(Words{"Критерии", "Criteria"})));
  return office::written(book);
}

}  // namespace otbor
