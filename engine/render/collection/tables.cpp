#include <algorithm>
#include <map>
#include <utility>

#include "engine/render/collection/collection.hpp"

namespace otbor {
namespace {

constexpr std::string_view byte_order_mark = "\uFEFF";

using Row = std::vector<std::string>;

void add_row(std::string& out, const Row& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += ';';
    const bool quoted = row[i].find_first_of(";\"\r\n\t") != std::string::npos;
    if (!quoted) {
      out += row[i];
      continue;
    }
    out += '"';
    for (const char c : row[i]) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  out += "\r\n";
}

/// Rows of a table that this file has written, its heading first; a person may have edited cells,
/// not the layout.
std::vector<Row> rows_of(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  std::vector<Row> rows;
  Row row{""};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      const bool doubled = c == '"' && i + 1 < text.size() && text[i + 1] == '"';
      if (c != '"' || doubled) row.back() += c;
      if (doubled) ++i;
      quoted = c != '"' || doubled;
    } else if (c == '"' && row.back().empty()) {
      quoted = true;
    } else if (c == ';') {
      row.emplace_back();
    } else if (c == '\n') {
      rows.push_back(std::exchange(row, {""}));
    } else if (c != '\r') {
      row.back() += c;
    }
  }
  if (row.size() > 1 || !row.front().empty()) rows.push_back(std::move(row));
  return rows;
}

const Row words_heading{"практика",        "эксперт",   "мнение",
                        "сильные стороны", "замечания", "рекомендации"};

using WordsBy = std::map<std::pair<std::string, std::string>, Row>;

WordsBy earlier_words(std::string_view before) {
  WordsBy words;
  auto rows = rows_of(before);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    rows[i].resize(words_heading.size());
    words[{rows[i][0], rows[i][1]}] = rows[i];
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
  std::string out(byte_order_mark);
  add_row(out, heading);
  for (const auto& [key, line] : lines) {
    Row row{study.practices[key.practice].id,
            study.experts[key.expert].id,
            std::string(column_code(study, key.column)),
            line.score,
            line.comment,
            line.evidence};
    if (versions) row.push_back(line.version);
    if (dates) row.push_back(line.date);
    add_row(out, row);
  }
  return out;
}

std::string words_csv(const Collection& collection, std::string_view before) {
  auto words = earlier_words(before);
  for (const auto& said : collection.words) {
    const auto come = row_of(collection.study, said);
    auto& held = words[{come[0], come[1]}];
    held.resize(words_heading.size());
    for (std::size_t i = 0; i < come.size(); ++i) {
      if (!come[i].empty()) held[i] = come[i];
    }
  }
  std::string out(byte_order_mark);
  add_row(out, words_heading);
  for (const auto& [key, row] : words) add_row(out, row);
  return out;
}

bool words_replaced(const Collection& collection, std::string_view before) {
  const auto words = earlier_words(before);
  return std::ranges::any_of(collection.words, [&](const SheetWords& said) {
    const auto come = row_of(collection.study, said);
    const auto held = words.find({come[0], come[1]});
    if (held == words.end()) return false;
    for (std::size_t i = 0; i < come.size(); ++i) {
      const auto& was = held->second[i];
      if (!come[i].empty() && !was.empty() && come[i] != was) return true;
    }
    return false;
  });
}

std::string changes_csv(const Collection& collection, std::string_view before,
                        std::string_view kept_as, std::string_view reason) {
  std::string out(before);
  if (out.empty()) {
    out = byte_order_mark;
    add_row(out, {"практика", "эксперт", "критерий", "было", "стало", "основание", "файл",
                  "прежние оценки"});
  }
  const auto& study = collection.study;
  for (const auto& change : collection.changes) {
    add_row(out, {study.practices[change.key.practice].id, study.experts[change.key.expert].id,
                  std::string(column_code(study, change.key.column)), change.before, change.after,
                  std::string(reason), change.file, std::string(kept_as)});
  }
  return out;
}

}  // namespace otbor
