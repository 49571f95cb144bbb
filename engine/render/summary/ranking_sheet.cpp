// The summary itself: a row a practice, a column an expert where they are few.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/model/names.hpp"
#include "engine/render/summary/parts.hpp"
#include "engine/render/words/rules_text.hpp"

namespace otbor::summary_parts {
namespace {

using office::BookCell;
namespace look = score_book_parts::look;
using score_book_parts::blank_cell;
using score_book_parts::formula_cell;
using score_book_parts::number_cell;
using score_book_parts::text_cell;

constexpr std::uint32_t first_expert = 5;  // after place, code, institution, title and theme
constexpr std::size_t experts_by_code_max = 12;

class Maker {
 public:
  Maker(const Frame& frame, const MarksSheet& marks, std::string name)
      : frame_(frame),
        narrator_(frame.narrator),
        say_(frame.narrator.say),
        study_(frame.narrator.study()),
        marks_(marks),
        rows_(sheet_) {
    by_code_ = study_.experts.count().value() <= experts_by_code_max;
    std::size_t experts = study_.experts.count().value();
    if (!by_code_) {
      experts = 1;
      for (const auto at : frame.practices) {
        experts = std::max<std::size_t>(experts, study_.sheets.of_practice[at].size());
      }
    }
    experts_ = static_cast<std::uint32_t>(experts);
    score_ = first_expert + experts_;
    last_ = score_ + 4;
    sheet_.name = std::move(name);
    sheet_.columns = {{7}, {8}, {24}, {34}, {22}};
    for (std::uint32_t i = 0; i < experts_; ++i) sheet_.columns.push_back({8});
    for (const double width : {11.0, 9.0, 9.0, 7.0, 22.0}) sheet_.columns.push_back({width});
    sheet_.landscape = true;
    sheet_.footer = foot_of_pages(frame);
  }

  office::BookSheet make() {
    head();
    heading();
    for (const auto at : frame_.practices) practice_row(at);
    notes();
    return std::move(sheet_);
  }

 private:
  void line(std::string text, const office::CellStyle& style) {
    rows_.line(std::move(text), style, 0, last_);
  }

  void head() {
    add_banner(frame_, rows_, last_);
    line(say_(Words{"СВОДНАЯ ВЕДОМОСТЬ", "SUMMARY SHEET"}), look::title);
    line(study_.programme.title, look::subtitle);
    line(say_(Words{"Критерии: {0}, версия {1}. Максимальный балл: {2}. Места и пороги определены "
                    "по точным значениям.",
                    "Criteria: {0}, version {1}. Largest total: {2}. Places and pass marks follow "
                    "the exact values."},
              {say_.quoted(study_.criteria.title), study_.criteria.version,
               print_points(study_.criteria.maximum[Index<ApplicantGroup>(0)])}),
         look::label);
  }

  void heading() {
    std::vector<BookCell> cells;
    const auto add = [&](Words words) {
      cells.push_back(
          text_cell(static_cast<std::uint32_t>(cells.size()), say_(words), look::heading));
    };
    add({"Место", "Place"});
    add({"Рег. №", "Practice"});
    add({"Организация", "Institution"});
    add({"Практика", "Title"});
    add({"Направление", "Theme"});
    for (std::uint32_t i = 0; i < experts_; ++i) {
      cells.push_back(text_cell(first_expert + i,
                                by_code_ ? study_.experts[Index<Expert>(i)].id
                                         : say_(Words{"Лист {0}", "Sheet {0}"}, {count(i + 1)}),
                                look::heading));
    }
    add({"Итоговый балл", "Score"});
    add({"% от макс.", "% of max."});
    add({"Размах", "Range"});
    add({"Цикл", "Cycle"});
    add({"Решение", "Decision"});
    sheet_.repeated_rows = {rows_.next(), rows_.next()};
    sheet_.frozen_rows = rows_.next();
    sheet_.frozen_columns = 2;
    rows_.add(std::move(cells));
  }

  [[nodiscard]] office::CellStyle score_style(const office::CellStyle& base) const {
    auto style = base;
    style.digits = static_cast<std::uint8_t>(narrator_.rules().rounding.digits);
    return style;
  }

  [[nodiscard]] bool is_used(Index<Practice> at, Index<Sheet> sheet) const {
    const auto& used = narrator_.score(at).used;
    return std::ranges::find(used, sheet) != used.end();
  }

  /// A total that counts is a number and refers to the marks; one that does not is a text in
  /// brackets, which no mean takes in.
  void expert_cells(Index<Practice> at, std::vector<BookCell>& cells) const {
    std::vector<BookCell> totals;
    for (std::uint32_t i = 0; i < experts_; ++i) {
      totals.push_back(blank_cell(first_expert + i, look::number));
    }
    std::uint32_t position = 0;
    for (const auto sheet : study_.sheets.of_practice[at]) {
      const auto place = by_code_ ? study_.sheets.sheets[sheet].expert.value() : position++;
      const auto column = first_expert + place;
      if (!is_used(at, sheet)) {
        totals[place] = text_cell(column, "(" + narrator_.total_text(sheet) + ")", look::number);
        continue;
      }
      const auto reference = office::sheet_prefix(marks_.sheet.name) +
                             office::address(marks_.row_of[sheet], marks_.total_column);
      totals[place] = formula_cell(column, reference,
                                   to_text(narrator_.dossier.consistency.totals[sheet].total),
                                   false, score_style(look::number));
    }
    std::ranges::move(totals, std::back_inserter(cells));
  }

  /// The formula that gives the score from the totals of its row; "" when no plain one does.
  [[nodiscard]] std::string score_formula(Index<Practice> at, const std::string& totals) const {
    const auto& score = narrator_.score(at);
    if (score.by_chair || score.used.empty()) return {};
    std::vector<Points> values;
    Points sum;
    for (const auto sheet : score.used) {
      values.push_back(narrator_.dossier.consistency.totals[sheet].total);
      sum += values.back();
    }
    const auto n = static_cast<std::int64_t>(values.size());
    if (score.total == Ratio(sum, n)) return "AVERAGE(" + totals + ")";
    if (score.total == Ratio(sum)) return "SUM(" + totals + ")";
    std::ranges::sort(values);
    const auto middle = values.size() / 2;
    const auto median = values.size() % 2 == 1 ? Ratio(values[middle])
                                               : Ratio(values[middle - 1] + values[middle], 2);
    return score.total == median ? "MEDIAN(" + totals + ")" : std::string();
  }

  void practice_row(Index<Practice> at) {
    const auto row = rows_.next();
    const auto& practice = narrator_.practice(at);
    const auto* cycle = narrator_.cycle_class(at);
    std::vector<BookCell> cells{
        text_cell(0, narrator_.place_text(at), look::code), text_cell(1, practice.id, look::cell),
        text_cell(2, narrator_.institution(at), look::cell),
        text_cell(3, practice.title, look::cell), text_cell(4, narrator_.theme(at), look::small)};
    expert_cells(at, cells);
    const auto totals =
        fmt::format("{}:{}", office::address(row, first_expert), office::address(row, score_ - 1));
    score_cells(at, row, totals, cells);
    cells.push_back(text_cell(score_ + 3, cycle != nullptr ? cycle->letter : "", look::number));
    cells.push_back(text_cell(score_ + 4, narrator_.decision(at), look::cell));
    rows_.add(std::move(cells));
  }

  void score_cells(Index<Practice> at, std::uint32_t row, const std::string& totals,
                   std::vector<BookCell>& cells) const {
    const auto& score = narrator_.score(at);
    auto style = score_style(look::total);
    style.middle = false;
    if (!score.scored()) {
      for (std::uint32_t i = 0; i < 3; ++i) cells.push_back(blank_cell(score_ + i, style));
      return;
    }
    const auto formula = score_formula(at, totals);
    const auto value = computed(score.total);
    cells.push_back(formula.empty() ? number_cell(score_, value, style)
                                    : formula_cell(score_, formula, value, false, style));
    const auto maximum = study_.criteria.maximum[narrator_.practice(at).group];
    const auto percent = computed(score.percent);
    const bool plain = maximum > Points() && score.percent == score.total.divided_by(maximum) * 100;
    const auto number = score_style(look::number);
    cells.push_back(plain ? formula_cell(score_ + 1,
                                         fmt::format("{}/{}*100", office::address(row, score_),
                                                     to_text(maximum)),
                                         percent, false, number)
                          : number_cell(score_ + 1, percent, number));
    if (score.used.size() < 2) {
      cells.push_back(blank_cell(score_ + 2, number));
      return;
    }
    Points low = narrator_.dossier.consistency.totals[score.used.front()].total;
    Points high = low;
    for (const auto sheet : score.used) {
      low = std::min(low, narrator_.dossier.consistency.totals[sheet].total);
      high = std::max(high, narrator_.dossier.consistency.totals[sheet].total);
    }
    cells.push_back(formula_cell(score_ + 2, fmt::format("MAX({0})-MIN({0})", totals),
                                 to_text(high - low), false, number));
  }

  void notes() {
    rows_.skip();
    line(say_(Words{"Баллы в скобках в итог не входят: самоотвод, неполный лист или правило о "
                    "дополнительном эксперте. Итоги листов пересчитываются по листу «{0}».",
                    "Totals in brackets do not count: a recusal, an incomplete sheet, or the rule "
                    "of the additional expert. Totals follow from the sheet “{0}”."},
              {marks_.sheet.name}),
         look::note);
    if (study_.cycle) {
      std::vector<std::string> classes;
      for (const auto at : classes_in_order(*study_.cycle)) {
        const auto& one = study_.cycle->classes[at];
        classes.push_back(one.letter + " – " + one.title);
      }
      line(say_(Words{"Цикл: {0}.", "Cycle: {0}."}, {Speech::listed(classes, "; ")}), look::note);
    }
    if (frame_.left_out > 0) {
      line(say_(Words{"Здесь нет ещё {0} {0|практики|практик|практик}: все они в ranking.csv.",
                      "{0} more {0|practice|practices} are not here: ranking.csv has all."},
                {count(frame_.left_out)}),
           look::note);
    }
    line(footer_of(frame_), look::note);
    rows_.skip();
    for (const auto& words :
         {Words{"Председатель экспертной комиссии  ____________________  /____________________/",
                "Chair of the commission  ____________________  /____________________/"},
          Words{"Секретарь экспертной комиссии  ____________________  /____________________/",
                "Secretary  ____________________  /____________________/"},
          Words{"Члены комиссии  ____________________  /____________________/",
                "Members  ____________________  /____________________/"}}) {
      line(say_(words), look::plain);
    }
  }

  const Frame& frame_;
  const Narrator& narrator_;
  const Speech& say_;
  const Study& study_;
  const MarksSheet& marks_;
  office::BookSheet sheet_;
  score_book_parts::RowStack rows_;
  bool by_code_ = true;
  std::uint32_t experts_ = 0;
  std::uint32_t score_ = 0;  // the column of the score
  std::uint32_t last_ = 0;
};

}  // namespace

office::BookSheet ranking_sheet(const Frame& frame, const MarksSheet& marks, std::string name) {
  return Maker(frame, marks, std::move(name)).make();
}

}  // namespace otbor::summary_parts
