// A row a sheet: expert, marks by criteria, total by formula over the weights above the marks.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/rate/sheet_totals.hpp"
#include "engine/render/summary/parts.hpp"

namespace otbor::summary_parts {
namespace {

using office::BookCell;
namespace look = score_book_parts::look;
using score_book_parts::blank_cell;
using score_book_parts::formula_cell;
using score_book_parts::number_cell;
using score_book_parts::text_cell;

constexpr std::uint32_t first_mark = 3;  // after practice, expert and standing

class Maker {
 public:
  Maker(const Frame& frame, std::string name)
      : frame_(frame), say_(frame.narrator.say), study_(frame.narrator.study()), rows_(out_.sheet) {
    const auto criteria = study_.criteria.criteria.count().value();
    out_.total_column = first_mark + criteria;
    out_.row_of = Per<Sheet, std::uint32_t>(study_.sheets.sheets.count());
    auto& sheet = out_.sheet;
    sheet.name = std::move(name);
    sheet.columns = {{10}, {10}, {22}};
    for (std::uint32_t i = 0; i < criteria; ++i) sheet.columns.push_back({7});
    sheet.columns.push_back({10});
    sheet.landscape = true;
    sheet.footer = foot_of_pages(frame);
  }

  MarksSheet make() {
    add_banner(frame_, rows_, out_.total_column);
    rows_.line(say_(Words{"Баллы экспертов", "The experts' marks"}), look::title, 0,
               out_.total_column);
    weights();
    heading();
    for (const auto practice : frame_.practices) {
      for (const auto sheet : study_.sheets.of_practice[practice]) sheet_row(sheet);
    }
    return std::move(out_);
  }

 private:
  /// A row of weights for each group of applicants.
  void weights() {
    for (const auto group : study_.criteria.applicant_groups.count()) {
      const auto& name = study_.criteria.applicant_groups[group].name;
      auto words = say_(Words{"Вес", "Weight"});
      if (!name.empty() && study_.criteria.applicant_groups.count().value() > 1) {
        words += ": " + name;
      }
      std::vector<BookCell> cells{text_cell(0, std::move(words), look::label)};
      rows_.merge(cells, 0, 2);
      for (const auto at : study_.criteria.criteria.count()) {
        cells.push_back(number_cell(first_mark + at.value(),
                                    to_text(study_.criteria.weights(group, at)), look::number));
      }
      weight_rows_.push_back(rows_.next());
      rows_.add(std::move(cells));
    }
  }

  void heading() {
    std::vector<BookCell> cells{text_cell(0, say_(Words{"Практика", "Practice"}), look::heading),
                                text_cell(1, say_(Words{"Эксперт", "Expert"}), look::heading),
                                text_cell(2, say_(Words{"Лист", "Sheet"}), look::heading)};
    for (const auto at : study_.criteria.criteria.count()) {
      cells.push_back(
          text_cell(first_mark + at.value(), study_.criteria.criteria[at].id, look::heading));
    }
    cells.push_back(text_cell(out_.total_column, say_(Words{"Итог", "Total"}), look::heading));
    out_.sheet.repeated_rows = {rows_.next(), rows_.next()};
    out_.sheet.frozen_rows = rows_.next();
    rows_.add(std::move(cells));
  }

  [[nodiscard]] std::string standing(Index<Sheet> at) const {
    switch (study_.sheets.sheets[at].status) {
      case SheetStatus::counted:
        return is_used(at) ? say_(Words{"учтён", "counted"})
                           : say_(Words{"в итог не вошёл", "not in the total"});
      case SheetStatus::recused:
        return say_(Words{"самоотвод", "recused"});
      case SheetStatus::incomplete:
        return say_(Words{"не полон", "incomplete"});
    }
    return {};
  }

  [[nodiscard]] bool is_used(Index<Sheet> at) const {
    const auto& used = frame_.narrator.score(study_.sheets.sheets[at].practice).used;
    return std::ranges::find(used, at) != used.end();
  }

  void sheet_row(Index<Sheet> at) {
    const auto row = rows_.next();
    const auto& about = study_.sheets.sheets[at];
    std::vector<BookCell> cells{text_cell(0, study_.practices[about.practice].id, look::cell),
                                text_cell(1, study_.experts[about.expert].id, look::cell),
                                text_cell(2, standing(at), look::cell)};
    for (const auto criterion : study_.criteria.criteria.count()) {
      cells.push_back(mark_cell(at, criterion));
    }
    cells.push_back(total_cell(at, row));
    out_.row_of[at] = row;
    rows_.add(std::move(cells));
  }

  [[nodiscard]] BookCell mark_cell(Index<Sheet> sheet, Index<Criterion> at) const {
    const auto column = first_mark + at.value();
    const Mark mark = study_.sheets.marks(sheet, at);
    if (mark == mark_not_applicable) return text_cell(column, "–", look::number);
    if (!is_mark(mark)) return blank_cell(column, look::number);
    return number_cell(column, to_text(study_.criteria.criteria[at].scale.value(mark)),
                       look::number);
  }

  /// Where a scale runs against the rest or the plan corrects for severity, the plain sum of
  /// products is another number, and the engine's own stands without a formula.
  [[nodiscard]] BookCell total_cell(Index<Sheet> at, std::uint32_t row) const {
    const auto group = study_.practices[study_.sheets.sheets[at].practice].group;
    Points sum;
    for (const auto criterion : study_.criteria.criteria.count()) {
      const Mark mark = study_.sheets.marks(at, criterion);
      if (!is_mark(mark)) continue;
      sum += product(study_.criteria.criteria[criterion].scale.value(mark),
                     study_.criteria.weights(group, criterion));
    }
    const auto total = frame_.narrator.dossier.consistency.totals[at].total;
    auto style = look::total;
    style.digits = static_cast<std::uint8_t>(frame_.narrator.rules().rounding.digits);
    if (sum != total) return number_cell(out_.total_column, to_text(total), style);
    const auto last = out_.total_column - 1;
    const auto weights = weight_rows_.at(group.value());
    return formula_cell(
        out_.total_column,
        fmt::format("SUMPRODUCT({}:{},{}:{})", office::fixed_address(weights, first_mark),
                    office::fixed_address(weights, last), office::address(row, first_mark),
                    office::address(row, last)),
        to_text(total), false, style);
  }

  const Frame& frame_;
  const Speech& say_;
  const Study& study_;
  MarksSheet out_;
  score_book_parts::RowStack rows_;
  std::vector<std::uint32_t> weight_rows_;  // of each group
};

}  // namespace

MarksSheet marks_sheet(const Frame& frame, std::string name) {
  return Maker(frame, std::move(name)).make();
}

}  // namespace otbor::summary_parts
