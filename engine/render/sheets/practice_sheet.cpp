// The sheet of one practice: the expert's statement, marks by criteria, marks by stages of the
// cycle, words about the whole. A row a question, so that each row says by itself what it is about.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/base/utf8.hpp"
#include "engine/model/names.hpp"
#include "engine/model/score_sheet.hpp"
#include "engine/rate/sheet_totals.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/sheets/given.hpp"
#include "engine/render/sheets/sheet_parts.hpp"

namespace otbor::score_book_parts {
namespace {

using office::BookCell;

constexpr std::uint32_t least_height_of_words = 54;  // room to write by hand, points
constexpr std::uint32_t least_height_of_answer = 24;

class SheetMaker {
 public:
  SheetMaker(const Frame& frame, Index<Practice> practice, std::string name)
      : frame_(frame),
        study_(frame.study),
        say_(frame.say),
        practice_(practice),
        columns_(columns_for(study_.criteria)),
        rows_(sheet_) {
    sheet_.name = std::move(name);
    sheet_.columns = widths(columns_);
    sheet_.locked = true;
    sheet_.landscape = true;
    sheet_.footer = footer_of(frame, facts().id);
    if (frame.with_marks) given_ = Given(study_, practice, frame.expert, frame.evidence);
  }

  PracticeSheet make() {
    made_.practice = practice_;
    head();
    statement();
    marks_of_criteria();
    if (marks_stages(study_)) marks_of_stages();
    words();
    signature();
    made_.sheet = std::move(sheet_);
    return std::move(made_);
  }

 private:
  [[nodiscard]] const Practice& facts() const { return study_.practices[practice_]; }

  /// The hidden end of a row.
  void identify(std::vector<BookCell>& cells, std::string_view question) const {
    const std::string values[]{facts().id, study_.experts[frame_.expert].id, std::string(question),
                               study_.criteria.version};
    auto column = columns_.identity;
    for (const auto& value : values) cells.push_back(text_cell(column++, value, look::plain));
  }

  void head() {
    const auto last = columns_.levels;
    for (const auto& line : banner_of(study_.programme.provenance, frame_.order)) {
      rows_.line(line, look::banner, 0, last);
    }
    rows_.line(say_(Words{"ЭКСПЕРТНЫЙ ЛИСТ", "SCORE SHEET"}), look::title, 0, last);
    rows_.line(study_.programme.title, look::subtitle, 0, last);
    fact(Words{"Эксперт", "Expert"}, study_.experts[frame_.expert].id);
    fact(Words{"Практика", "Practice"}, facts().id + " " + say_.quoted(facts().title));
    fact(Words{"Организация", "Institution"}, institution_name(study_, facts()));
    fact(Words{"Направление", "Theme"}, theme_of(study_, facts()));
  }

  void fact(Words label, const std::string& value) {
    if (value.empty()) return;
    std::vector<BookCell> cells{text_cell(0, say_(label), look::label)};
    rows_.merge(cells, 0, 1);
    cells.push_back(text_cell(2, value, look::strong));
    rows_.merge(cells, 2, columns_.levels);
    rows_.add(std::move(cells));
  }

  void section(std::string text) {
    rows_.skip();
    rows_.line(std::move(text), look::section, 0, columns_.levels);
  }

  void statement() {
    section(say_(Words{"1. Заявление эксперта", "1. The expert's statement"}));
    const std::string yes = say_(Words{"да", "yes"});
    answer(score_sheet::no_interest,
           say_(Words{"Личной заинтересованности и иных обстоятельств, влияющих на объективность "
                      "оценки, не имею",
                      "I have no personal interest and know of nothing else that bears on my "
                      "judgement"}),
           {yes}, {});
    answer(score_sheet::recusal,
           say_(Words{"Заявляю самоотвод (баллы не выставляются)",
                      "I recuse myself (no marks are given)"}),
           {yes}, say_(Words{"Основание:", "Ground:"}));
  }

  /// A question answered from a list; with `ground` there is room for words beside.
  void answer(std::string_view question, std::string text, std::vector<std::string> choices,
              const std::string& ground) {
    std::vector<BookCell> cells{text_cell(0, std::move(text), look::cell)};
    rows_.merge(cells, 0, 1);
    cells.push_back(blank_cell(columns_.mark, look::mark));
    if (!ground.empty()) {
      cells.push_back(text_cell(columns_.weight, ground, look::cell));
      rows_.merge(cells, columns_.weight, columns_.total);
      cells.push_back(blank_cell(columns_.comment, look::words));
      rows_.merge(cells, columns_.comment, columns_.levels);
    }
    identify(cells, question);
    sheet_.choices.push_back({.area = office::cell_area(rows_.next(), columns_.mark),
                              .items = std::move(choices),
                              .reference = {},
                              .title = say_(Words{"Отметка", "Tick"}),
                              .prompt = {},
                              .refusal = say_(Words{"Выберите из списка или оставьте пустым.",
                                                    "Choose from the list or leave it empty."})});
    rows_.add(std::move(cells), least_height_of_answer);
  }

  void table_heading(Words what, bool weighted) {
    const auto head = [&](std::uint32_t column, Words words) {
      return text_cell(column, say_(words), look::heading);
    };
    std::vector<BookCell> cells{head(0, {"Код", "Code"}), head(1, what),
                                head(columns_.mark, score_sheet::score)};
    cells.push_back(head(columns_.weight, weighted ? Words{"Вес", "Weight"} : Words{"", ""}));
    cells.push_back(head(columns_.total, weighted ? Words{"Итого", "Total"} : Words{"", ""}));
    cells.push_back(head(columns_.comment, score_sheet::comment));
    if (columns_.has_evidence()) cells.push_back(head(columns_.evidence, score_sheet::evidence));
    cells.push_back(head(columns_.levels, {"Что означает балл", "What a mark means"}));
    auto column = columns_.identity;
    for (const auto word : score_sheet::identity) {
      cells.push_back(text_cell(column++, std::string(word), look::plain));
    }
    rows_.add(std::move(cells), least_height_of_answer);
  }

  void mark_choice(const Scale& scale, const std::string& hint) {
    auto items = scale_items(scale);
    auto reference = items.empty() ? scale_reference(frame_, scale) : std::string();
    auto prompt = say_(Words{"Баллы: {0}.", "Marks: {0}."},
                       {items.empty() ? all_values(scale) : scale.range_text()});
    if (scale.allows_not_applicable) {
      prompt += say_(Words{" «–» – не применимо.", " “–” is not applicable."});
    }
    if (!hint.empty()) prompt += " " + hint;
    constexpr std::size_t prompt_max = 255;
    prompt = std::string(utf8::prefix(prompt, prompt_max));
    sheet_.choices.push_back(
        {.area = office::cell_area(rows_.next(), columns_.mark),
         .items = std::move(items),
         .reference = std::move(reference),
         .title = say_(score_sheet::score),
         .prompt = std::move(prompt),
         .refusal = say_(Words{"Такого балла в шкале нет. Пустая ячейка – «не оценено».",
                               "The scale has no such mark. An empty cell is “not rated”."})});
  }

  /// «0; 0,5; 1», as many as a prompt has room for.
  [[nodiscard]] std::string all_values(const Scale& scale) const {
    constexpr std::size_t most = 20;
    if (scale.values.size() > most) return scale.range_text();
    std::vector<std::string> values;
    for (const auto value : scale.values) values.push_back(say_(print_points(value)));
    return Speech::listed(values, "; ");
  }

  [[nodiscard]] BookCell mark_cell(const Scale& scale, Mark mark) const {
    if (is_mark(mark)) return number_cell(columns_.mark, to_text(scale.value(mark)), look::mark);
    if (mark == mark_not_applicable) return text_cell(columns_.mark, "–", look::mark);
    return blank_cell(columns_.mark, look::mark);
  }

  [[nodiscard]] BookCell words_cell(std::uint32_t column, std::string_view given) const {
    return given.empty() ? blank_cell(column, look::words)
                         : text_cell(column, std::string(given), look::words);
  }

  void marks_of_criteria() {
    section(say_(Words{"2. Оценка по критериям", "2. Marks by criteria"}));
    sheet_.repeated_rows = {rows_.next(), rows_.next()};
    table_heading({"Критерий", "Criterion"}, true);
    const auto first = rows_.next();
    Points total;
    std::uint32_t given = 0;
    for (const auto at : study_.criteria.criteria.count()) {
      const Mark mark = given_.mark(at);
      if (is_mark(mark)) {
        const auto& criterion = study_.criteria.criteria[at];
        total += product(counted_value(study_.criteria, criterion, mark), weight_of(at));
        ++given;
      }
      criterion_row(at, mark);
    }
    total_row(first, rows_.next() - 1, total, given);
  }

  [[nodiscard]] Points weight_of(Index<Criterion> at) const {
    return study_.criteria.weights(facts().group, at);
  }

  void criterion_row(Index<Criterion> at, Mark mark) {
    const auto& criterion = study_.criteria.criteria[at];
    const auto row = rows_.next();
    const auto cell = office::address(row, columns_.mark);
    const auto demanded = marks_with_comment(say_, criterion);
    const auto hint = demanded.empty() ? std::string()
                                       : say_(Words{"Обоснование обязательно при оценке {0}.",
                                                    "A justification is required for {0}."},
                                              {demanded});
    auto title = criterion.title;
    if (!criterion.question.empty()) title += "\n" + criterion.question;
    auto levels = levels_text(say_, criterion.scale, descriptors_or_names(criterion));
    if (!hint.empty()) levels += (levels.empty() ? "" : "\n") + hint;

    const bool reversed = criterion.scale.lower_is_better && !study_.criteria.lower_is_better;
    const auto weight = to_text(weight_of(at));
    const auto counted =
        reversed ? fmt::format("({}-{})",
                               to_text(criterion.scale.lowest() + criterion.scale.highest()), cell)
                 : cell;
    const auto value =
        is_mark(mark)
            ? to_text(product(counted_value(study_.criteria, criterion, mark), weight_of(at)))
            : std::string();
    std::vector<BookCell> cells{
        text_cell(0, criterion.id, look::code),
        text_cell(1, std::move(title), look::cell),
        mark_cell(criterion.scale, mark),
        number_cell(columns_.weight, weight, look::number),
        formula_cell(columns_.total,
                     fmt::format(R"(IF(ISNUMBER({}),{}*{},""))", cell, counted,
                                 office::address(row, columns_.weight)),
                     value, value.empty(), look::number),
        words_cell(columns_.comment, given_.comment(at))};
    if (columns_.has_evidence()) {
      cells.push_back(words_cell(columns_.evidence, given_.document(criterion.id)));
    }
    cells.push_back(text_cell(columns_.levels, std::move(levels), look::small));
    identify(cells, criterion.id);
    mark_choice(criterion.scale, hint);
    warn_of_missing_comment(criterion, cell, row);
    rows_.add(std::move(cells), least_height_of_answer);
  }

  void warn_of_missing_comment(const Criterion& criterion, const std::string& cell,
                               std::uint32_t row) {
    std::string marks;
    for (std::size_t i = 0; i < criterion.comment_required.size(); ++i) {
      if (!criterion.comment_required[i]) continue;
      if (!marks.empty()) marks += ',';
      marks += fmt::format("{}={}", cell, to_text(criterion.scale.values[i]));
    }
    if (marks.empty()) return;
    sheet_.warnings.push_back({office::cell_area(row, columns_.comment),
                               fmt::format("AND(ISNUMBER({}),OR({}),LEN(TRIM({}))=0)", cell, marks,
                                           office::address(row, columns_.comment))});
  }

  void total_row(std::uint32_t first, std::uint32_t last, Points total, std::uint32_t given) {
    const auto marks = fmt::format("{}:{}", office::address(first, columns_.mark),
                                   office::address(last, columns_.mark));
    const auto totals = fmt::format("{}:{}", office::address(first, columns_.total),
                                    office::address(last, columns_.total));
    const auto maximum = study_.criteria.maximum[facts().group];
    made_.total_row = rows_.next();
    made_.filled = fmt::format("{}/{}", given, last - first + 1);
    if (given > 0) made_.total = to_text(total);
    auto style = look::total;
    std::vector<BookCell> cells{text_cell(0, say_(Words{"ИТОГО", "TOTAL"}), style)};
    rows_.merge(cells, 0, 1);
    cells.push_back(formula_cell(columns_.mark,
                                 fmt::format(R"(COUNTA({})&"/{}")", marks, last - first + 1),
                                 made_.filled, true, style));
    cells.push_back(text_cell(columns_.weight, "×", style));
    cells.push_back(formula_cell(columns_.total,
                                 fmt::format(R"(IF(COUNT({0})=0,"",SUM({1})))", marks, totals),
                                 made_.total, made_.total.empty(), style));
    style.across = office::Across::left;
    cells.push_back(text_cell(
        columns_.comment,
        say_(Words{"из {0} возможных", "of {0} at most"}, {print_points(maximum)}), style));
    rows_.merge(cells, columns_.comment, columns_.levels);
    rows_.add(std::move(cells), least_height_of_answer);
  }

  void marks_of_stages() {
    const auto& cycle = *study_.cycle;
    section(say_(Words{"3. Полнота управленческого цикла", "3. Completeness of the cycle"}));
    if (auto names = levels_text(say_, cycle.scale, cycle.scale.level_names); !names.empty()) {
      rows_.line(std::move(names), look::note, 0, columns_.levels);
    }
    table_heading({"Этап", "Stage"}, false);
    for (const auto at : cycle.stages.count()) {
      const auto& stage = cycle.stages[at];
      const Mark mark = given_.mark(at);
      std::vector<BookCell> cells{
          text_cell(0, stage.code, look::code),   text_cell(1, stage.title, look::cell),
          mark_cell(cycle.scale, mark),           blank_cell(columns_.weight, look::cell),
          blank_cell(columns_.total, look::cell), words_cell(columns_.comment, given_.comment(at))};
      if (columns_.has_evidence()) {
        cells.push_back(words_cell(columns_.evidence, given_.document(stage.code)));
      }
      cells.push_back(text_cell(columns_.levels, levels_text(say_, cycle.scale, stage.descriptors),
                                look::small));
      identify(cells, stage.code);
      mark_choice(cycle.scale, {});
      rows_.add(std::move(cells), least_height_of_answer);
    }
  }

  void words() {
    section(marks_stages(study_)
                ? say_(Words{"4. Заключение эксперта", "4. The expert's conclusion"})
                : say_(Words{"3. Заключение эксперта", "3. The expert's conclusion"}));
    in_words(
        score_sheet::strengths,
        {"Сильные стороны практики (не менее одной)", "Strengths of the practice (at least one)"},
        &Opinion::strengths);
    in_words(score_sheet::remarks, {"Замечания", "Remarks"}, &Opinion::remarks);
    in_words(score_sheet::advice,
             {"Рекомендации авторам (действие – раздел – срок)",
              "Advice to the authors (action – section – date)"},
             &Opinion::advice);
    std::vector<BookCell> cells{
        text_cell(0, say_(Words{"Мнение эксперта", "The expert's opinion"}), look::cell)};
    rows_.merge(cells, 0, 1);
    cells.push_back(words_cell(columns_.mark, given_.said(&Opinion::verdict)));
    rows_.merge(cells, columns_.mark, columns_.levels);
    identify(cells, score_sheet::opinion);
    sheet_.choices.push_back(
        {.area = office::cell_area(rows_.next(), columns_.mark),
         .items = {},
         .reference = opinions_reference(frame_),
         .title = say_(Words{"Мнение эксперта", "The expert's opinion"}),
         .prompt = {},
         .refusal = say_(Words{"Выберите одно из мнений списка.", "Choose one of the list."})});
    rows_.add(std::move(cells), least_height_of_answer);
  }

  void in_words(std::string_view question, Words label, std::string Opinion::*answer) {
    std::vector<BookCell> cells{text_cell(0, say_(label), look::cell)};
    rows_.merge(cells, 0, 1);
    cells.push_back(words_cell(columns_.mark, given_.said(answer)));
    rows_.merge(cells, columns_.mark, columns_.levels);
    identify(cells, question);
    rows_.add(std::move(cells), least_height_of_words);
  }

  void signature() {
    rows_.skip();
    for (const auto& line :
         {Words{"Эксперт  ____________________  /____________________/      «___» ____________ "
                "20__ г.",
                "Expert  ____________________  /____________________/      date ____________"},
          Words{"Лист принят секретарём комиссии  ____________________      «___» ____________ "
                "20__ г.",
                "Received by the secretary  ____________________      date ____________"}}) {
      rows_.line(say_(line), look::plain, 0, columns_.levels);
    }
  }

  const Frame& frame_;
  const Study& study_;
  const Speech& say_;
  Index<Practice> practice_;
  Given given_;
  Columns columns_;
  PracticeSheet made_;
  office::BookSheet sheet_;
  RowStack rows_;
};

}  // namespace

PracticeSheet practice_sheet(const Frame& frame, Index<Practice> practice, std::string name) {
  return SheetMaker(frame, practice, std::move(name)).make();
}

}  // namespace otbor::score_book_parts
