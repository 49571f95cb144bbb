#include <algorithm>
#include <utility>

#include "engine/model/names.hpp"
#include "engine/render/collection/collection.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/words/speech.hpp"

namespace otbor {
namespace {

class Report {
 public:
  Report(const Collection& collection, const RenderOrder& order)
      : collection_(collection), study_(collection.study), say_(order.lang) {
    document_.id = "collected";
    document_.title =
        say_(Words{"Что не сходится: листы экспертов", "What does not fit: the experts' sheets"});
    document_.subtitle = study_.programme.title;
    document_.lang = order.lang;
    document_.banner = banner_of(study_.programme.provenance, order);
    document_.closing =
        say_(Words{"Составлено программой otbor {0}. Критерии: {1}, версия {2}.",
                   "Made by otbor {0}. Criteria: {1}, version {2}."},
             {order.engine_version, say_.quoted(study_.criteria.title), study_.criteria.version});
  }

  Document make() {
    counts();
    refused_files();
    questions();
    changes();
    kept();
    experts();
    return std::move(document_);
  }

 private:
  void heading(Words words) { document_.blocks.emplace_back(Heading{2, say_(words), {}}); }

  [[nodiscard]] std::string code(Index<Practice> at) const { return study_.practices[at].id; }
  [[nodiscard]] std::string codes(const std::vector<Index<Practice>>& practices) const {
    std::vector<std::string> list;
    for (const auto at : practices) list.push_back(code(at));
    return Speech::listed(list);
  }
  [[nodiscard]] std::string place_of(const RatingKey& key) const {
    return say_(
        Words{"эксперт {0}, практика {1}, {2}", "expert {0}, practice {1}, {2}"},
        {study_.experts[key.expert].id, code(key.practice), column_code(study_, key.column)});
  }

  void counts() {
    const auto accepted = static_cast<std::size_t>(
        std::ranges::count(collection_.files, true, &CollectedFile::accepted));
    KeyValues values;
    const auto add = [&](Words label, std::size_t number) {
      values.items.emplace_back(say_(label), say_.whole(number));
    };
    add({"Файлов", "Files"}, collection_.files.size());
    add({"Принято файлов", "Files accepted"}, accepted);
    add({"Новых баллов", "New marks"}, collection_.added);
    add({"Баллов без изменений", "Marks as before"}, collection_.unchanged);
    add({"Изменённых баллов", "Marks changed"}, collection_.changes.size());
    document_.blocks.emplace_back(std::move(values));
  }

  /// Problems of a file of one expert stand among the questions to that expert.
  void refused_files() {
    Bullets list;
    for (const auto& file : collection_.files) {
      if (file.accepted) continue;
      if (file.experts.size() == 1) {
        list.items.push_back(say_(Words{"{0} (эксперт {1})", "{0} (expert {1})"},
                                  {file.name, study_.experts[file.experts.front()].id}));
        continue;
      }
      for (const auto& problem : file.problems) list.items.push_back(say_(problem));
    }
    if (list.items.empty()) return;
    heading({"Файлы, которые не приняты", "Files that are not accepted"});
    document_.blocks.emplace_back(std::move(list));
  }

  void questions() {
    heading({"О чём спросить экспертов", "What to ask the experts"});
    bool any = false;
    for (const auto at : study_.experts.count()) {
      auto list = questions_to(at);
      if (list.items.empty()) continue;
      any = true;
      document_.blocks.emplace_back(
          Heading{3, say_(Words{"Эксперт {0}", "Expert {0}"}, {study_.experts[at].id}), {}});
      document_.blocks.emplace_back(std::move(list));
    }
    if (!any) {
      document_.blocks.emplace_back(Paragraph{
          say_(Words{"Вопросов нет: листы заполнены.", "Nothing: the sheets are whole."})});
    }
  }

  /// Blanks of one practice stand on one line.
  void missing_marks(const std::vector<MissingMark>& marks, Words pattern, Bullets& list) const {
    for (std::size_t i = 0; i < marks.size();) {
      std::vector<std::string> columns;
      const auto practice = marks[i].practice;
      for (; i < marks.size() && marks[i].practice == practice; ++i) {
        auto words = std::string(column_code(study_, marks[i].column));
        if (!marks[i].score.empty()) {
          words += say_(Words{" (балл {0})", " (mark {0})"}, {number(marks[i].score)});
        }
        columns.push_back(std::move(words));
      }
      list.items.push_back(
          say_(pattern, {code(practice), Speech::listed(columns), count(columns.size())}));
    }
  }

  Bullets questions_to(Index<Expert> at) const {
    const auto& one = collection_.experts[at];
    Bullets list;
    for (const auto& file : collection_.files) {
      if (file.experts != std::vector{at}) continue;
      for (const auto& problem : file.problems) list.items.push_back(say_(problem));
    }
    if (!one.missing.empty()) {
      list.items.push_back(say_(Words{"нет оценок по {0|практике|практикам|практикам}: {1}",
                                      "no marks of {0|practice|practices} {1}"},
                                {count(one.missing.size()), codes(one.missing)}));
    }
    missing_marks(one.blanks,
                  {"практика {0}: нет {2|балла|баллов|баллов} по {2|критерию|критериям|критериям} "
                   "{1}; пустое – «не оценено», а не ноль",
                   "practice {0}: no {2|mark|marks} of {1}; a blank is “not rated”, not zero"},
                  list);
    missing_marks(
        one.comments,
        {"практика {0}: нет обязательного обоснования по {2|критерию|критериям|критериям} {1}",
         "practice {0}: the required justification of {1} is missing"},
        list);
    for (const auto& recusal : one.recusals) list.items.push_back(recusal_line(at, recusal));
    if (!one.conflicts.empty()) {
      list.items.push_back(say_(Words{"оценены практики, по которым у эксперта конфликт интересов: "
                                      "{0}; оформите самоотвод в decisions.yaml",
                                      "rated in spite of a conflict of interest: {0}; record a "
                                      "recusal in decisions.yaml"},
                                {codes(one.conflicts)}));
    }
    if (!one.not_asked.empty()) {
      list.items.push_back(say_(Words{"оценены практики, которые по распределению поручены другим: "
                                      "{0}",
                                      "rated, though the assignment gives them to others: {0}"},
                                {codes(one.not_asked)}));
    }
    if (!one.no_statement.empty()) {
      list.items.push_back(say_(Words{"не отмечено отсутствие личной заинтересованности: {0}",
                                      "no statement that there is no personal interest: {0}"},
                                {codes(one.no_statement)}));
    }
    return list;
  }

  /// With the line that the secretary may put into decisions.yaml.
  [[nodiscard]] std::string recusal_line(Index<Expert> at, const RecusalNote& recusal) const {
    const auto ground =
        recusal.ground.empty() ? say_(Words{"уточнить", "to be asked"}) : recusal.ground;
    auto line = say_(
        Words{"практика {0}: самоотвод ({1}). После решения председателя впишите в decisions.yaml, "
              "в раздел «самоотводы»: «практика: {0}», «эксперт: {2}», дату, документ и основание",
              "practice {0}: recusal ({1}). When the chair has decided, add to `recusals` of "
              "decisions.yaml: “practice: {0}”, “expert: {2}”, date, document and reason"},
        {code(recusal.practice), ground, study_.experts[at].id});
    if (recusal.with_marks) {
      line += say_(Words{"; баллы на листе при этом стоят – уточните, что из двух верно",
                         "; the sheet has marks all the same: ask which of the two is meant"});
    }
    return line;
  }

  void changes() {
    if (collection_.changes.empty()) return;
    heading({"Изменённые баллы", "Changed marks"});
    Bullets list;
    for (const auto& change : collection_.changes) {
      list.items.push_back(
          say_(Words{"{0}: было {1}, стало {2} ({3})", "{0}: was {1}, is {2} ({3})"},
               {place_of(change.key), number(change.before), number(change.after), change.file}));
    }
    document_.blocks.emplace_back(std::move(list));
  }

  void kept() {
    if (collection_.kept.empty()) return;
    heading({"Пусто в новом листе, балл был раньше", "Blank in the new sheet, marked before"});
    Bullets list;
    for (const auto& kept : collection_.kept) {
      list.items.push_back(say_(
          Words{"{0}: остался прежний балл {1} ({2})", "{0}: the earlier mark {1} stays ({2})"},
          {place_of(kept.key), number(kept.before), kept.file}));
    }
    document_.blocks.emplace_back(std::move(list));
  }

  void experts() {
    heading({"Листы по экспертам", "Sheets by experts"});
    TableBlock table{
        .caption = {},
        .columns = {{.title = say_(Words{"Эксперт", "Expert"}), .names_row = true},
                    {say_(Words{"Листов", "Sheets"}), Align::right, true},
                    {say_(Words{"Полных", "Complete"}), Align::right, true},
                    {say_(Words{"Не хватает листов", "Sheets missing"}), Align::right, true},
                    {say_(Words{"Пустых баллов", "Blank marks"}), Align::right, true},
                    {say_(Words{"Без обоснования", "Without justification"}), Align::right, true}},
        .rows = {}};
    for (const auto at : study_.experts.count()) {
      const auto& one = collection_.experts[at];
      const auto number = [&](std::size_t n) { return say_.whole(n); };
      table.rows.push_back(
          {{study_.experts[at].id, number(one.sheets), number(one.complete),
            number(one.missing.size()), number(one.blanks.size()), number(one.comments.size())}});
    }
    document_.blocks.emplace_back(std::move(table));
  }

  const Collection& collection_;
  const Study& study_;
  Speech say_;
  Document document_;
};

}  // namespace

Document collection_report(const Collection& collection, const RenderOrder& order) {
  return Report(collection, order).make();
}

}  // namespace otbor
