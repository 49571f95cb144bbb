#include <algorithm>
#include <map>
#include <utility>

#include "engine/render/collection/collection.hpp"
#include "engine/render/spreadsheet.hpp"

namespace otbor {
namespace {

using Row = std::vector<std::string>;

const Row words_heading{"практика",        "эксперт",   "мнение",
                        "сильные стороны", "замечания", "рекомендации"};

using WordsBy = std::map<std::pair<std::string, std::string>, Row>;

/// By codes, as people look them up.
WordsBy held_words(const Study& study) {
  WordsBy words;
  for (const auto& one : study.sheets.opinions) {
    const auto& practice = study.practices[one.practice].id;
    const auto& expert = study.experts[one.expert].id;
    words[{practice, expert}] = {practice,      expert,      one.verdict,
                                 one.strengths, one.remarks, one.advice};
  }
  return words;
}

Row row_of(const Study& study, const SheetWords& said) {
  return {study.practices[said.practice].id,
          study.experts[said.expert].id,
          said.opinion,
          said.strengths,
          said.remarks,
          said.advice};
}

}  // namespace

std::string ratings_csv(const Study& study, const RatingLines& lines) {
  const auto has = [&](std::string RatingLine::*field) {
    return std::ranges::any_of(lines,
                               [&](const auto& line) { return !(line.second.*field).empty(); });
  };
  const bool versions = has(&RatingLine::version);
  const bool dates = has(&RatingLine::date);
  Row heading{"практика", "эксперт", "критерий", "балл", "комментарий", "подтверждение"};
  if (versions) heading.emplace_back("версия критериев");
  if (dates) heading.emplace_back("дата");
  std::string out(spreadsheet_mark);
  add_spreadsheet_row(out, heading);
  for (const auto& [key, line] : lines) {
    Row row{study.practices[key.practice].id,
            study.experts[key.expert].id,
            std::string(column_code(study, key.column)),
            line.score,
            line.comment,
            line.evidence};
    if (versions) row.push_back(line.version);
    if (dates) row.push_back(line.date);
    add_spreadsheet_row(out, row);
  }
  return out;
}

std::string opinions_csv(const Study& study, const std::vector<SheetWords>& come) {
  auto words = held_words(study);
  for (const auto& said : come) {
    const auto row = row_of(study, said);
    auto& held = words[{row[0], row[1]}];
    held.resize(words_heading.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i].empty()) held[i] = row[i];
    }
  }
  std::string out(spreadsheet_mark);
  add_spreadsheet_row(out, words_heading);
  for (const auto& [key, row] : words) add_spreadsheet_row(out, row);
  return out;
}

bool opinions_replaced(const Study& study, const std::vector<SheetWords>& come) {
  const auto words = held_words(study);
  return std::ranges::any_of(come, [&](const SheetWords& said) {
    const auto row = row_of(study, said);
    const auto held = words.find({row[0], row[1]});
    if (held == words.end()) return false;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto& was = held->second[i];
      if (!row[i].empty() && !was.empty() && row[i] != was) return true;
    }
    return false;
  });
}

std::string changes_csv(const Collection& collection, std::string_view before,
                        std::string_view kept_as, std::string_view reason) {
  auto out = before.empty() ? std::string() : for_spreadsheets(std::string(before));
  if (out.empty()) {
    out = spreadsheet_mark;
    add_spreadsheet_row(out, {"практика", "эксперт", "критерий", "было", "стало", "основание",
                              "файл", "прежние оценки"});
  }
  const auto& study = collection.study;
  for (const auto& change : collection.changes) {
    add_spreadsheet_row(
        out, {study.practices[change.key.practice].id, study.experts[change.key.expert].id,
              std::string(column_code(study, change.key.column)), change.before, change.after,
              std::string(reason), change.file, std::string(kept_as)});
  }
  return out;
}

}  // namespace otbor
