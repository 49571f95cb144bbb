#include "engine/render/sheets/score_book.hpp"

#include <utility>

#include "engine/base/check.hpp"
#include "engine/model/score_sheet.hpp"
#include "engine/render/sheets/sheet_parts.hpp"

namespace otbor {

std::string score_book(const Study& study, const ScoreBookOrder& sheets, const RenderOrder& order) {
  OTBOR_CHECK(!sheets.practices.empty());
  const score_book_parts::Frame frame{study,
                                      order,
                                      Speech(order.lang),
                                      sheets.expert,
                                      sheets.with_marks,
                                      sheets.with_marks ? sheets.evidence : nullptr};
  std::vector<std::string> names{frame.say(Words{"Инструкция", "Instructions"}),
                                 std::string(score_sheet::stamp_sheet)};
  std::vector<score_book_parts::PracticeSheet> made;
  for (const auto practice : sheets.practices) {
    names.push_back(office::sheet_name(study.practices[practice].id, names));
    made.push_back(score_book_parts::practice_sheet(frame, practice, names.back()));
  }
  office::Book book{.title = study.programme.title + ", " + study.experts[sheets.expert].id,
                    .sheets = {score_book_parts::instruction_sheet(frame, made)}};
  for (auto& one : made) book.sheets.push_back(std::move(one.sheet));
  book.sheets.push_back(score_book_parts::stamp_sheet(frame));
  return office::written(book);
}

}  // namespace otbor
