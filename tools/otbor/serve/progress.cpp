#include "tools/otbor/serve/progress.hpp"

#include <algorithm>
#include <utility>

#include "engine/model/obstacle.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/words/speech.hpp"
#include "engine/render/words/unsettled.hpp"
#include "engine/text/json_writer.hpp"
#include "tools/otbor/next_step.hpp"

namespace otbor::serve {
namespace {

/// What one expert has handed in, against the assignment where there is one.
struct Work {
  std::size_t in = 0;
  std::size_t due = 0;
  std::vector<Index<Practice>> awaited;
  std::vector<Index<Practice>> blank;
};

Per<Expert, Work> work_of(const Study& study) {
  Per<Expert, Work> work(study.experts.count());
  for (const auto& sheet : study.sheets.sheets) {
    if (sheet.status == SheetStatus::recused) continue;
    auto& of = work[sheet.expert];
    ++of.in;
    if (sheet.status == SheetStatus::incomplete) of.blank.push_back(sheet.practice);
  }
  for (const auto& seat : study.assignment) {
    if (!expects_sheet(study, seat)) continue;
    ++work[seat.expert].due;
    if (!has_sheet(study, seat)) work[seat.expert].awaited.push_back(seat.practice);
  }
  return work;
}

/// Of all experts.
struct Totals {
  std::size_t in = 0;
  std::size_t awaited = 0;
  std::size_t awaited_from = 0;
  std::size_t blank = 0;
  std::size_t disputes = 0;
  std::size_t deciding = 0;
  std::size_t unrated = 0;  // practices without a total although sheets are in
  std::size_t chair = 0;    // practices that wait for the chair's decision
  std::size_t to_call = 0;  // disputes that decide and wait for an additional expert's name
};

Totals totals_of(const Dossier& dossier, const Per<Expert, Work>& work) {
  Totals totals;
  for (const auto& one : work) {
    totals.in += one.in;
    totals.awaited += one.awaited.size();
    totals.awaited_from += one.awaited.empty() ? 0U : 1U;
    totals.blank += one.blank.size();
  }
  const auto& study = dossier.study;
  for (const auto at : study.practices.count()) {
    const auto& score = dossier.ranking.scores[at];
    if (totals.in == 0 || score.scored() || !takes_part(study.practices[at].status)) continue;
    ++(score.missing == NotScored::awaits_chair ? totals.chair : totals.unrated);
  }
  for (const auto& item : dossier.justification.agenda) {
    ++totals.disputes;
    totals.deciding += item.decides ? 1U : 0U;
    totals.to_call += item.decides && !item.third_called && item.third ? 1U : 0U;
  }
  return totals;
}

class Page {
 public:
  Page(const Snapshot& snapshot, const ProgressOrder& order)
      : snapshot_(snapshot), order_(order), say_(order.lang) {}

  std::string write() {
    json_.begin_object();
    json_.key("state").string(snapshot_.state);
    json_.key("errors").number(static_cast<std::int64_t>(snapshot_.errors));
    json_.key("warnings").number(static_cast<std::int64_t>(snapshot_.warnings));
    json_.key("has_list").boolean(snapshot_.dossier.has_value());
    json_.key("official").boolean(snapshot_.official());
    json_.key("problems").begin_array();
    for (const auto& list : snapshot_.problems) json_.raw(list);
    json_.end_array();
    if (snapshot_.dossier) {
      dossier(*snapshot_.dossier);
    } else {
      json_.key("title").string(order_.programme);
      next(Tone::bad,
           say_(Words{"В файлах {0} {0|ошибка|ошибки|ошибок}: исправьте и сохраните их, и страница "
                      "обновится сама. До этого список не рассчитывается.",
                      "The files have {0} {0|error|errors}: mend and save them, and this page "
                      "renews itself. Until then there is no list."},
                {count(snapshot_.errors)}));
    }
    json_.end_object();
    return json_.take();
  }

 private:
  void dossier(const Dossier& dossier) {
    const auto& study = dossier.study;
    const auto work = work_of(study);
    const auto totals = totals_of(dossier, work);
    json_.key("title").string(study.programme.title);
    json_.key("banner").begin_array();
    for (const auto& line : banner_of(study.programme.provenance, order_.order)) {
      json_.string(line);
    }
    json_.end_array();
    const auto asked = unsettled(dossier, order_.order);
    const auto undone = undone_of(dossier, totals);
    if (undone.empty()) {
      next(Tone::good, all_done(!asked.blocks.empty()));
    } else {
      next(Tone::waiting, undone);
    }
    figures(dossier, totals);
    experts(study, work);
    questions(asked);
  }

  void next(Tone tone, const std::string& text) {
    json_.key("next").string(text);
    json_.key("tone").string(tone == Tone::bad ? "bad" : tone == Tone::good ? "good" : "waiting");
  }

  /// The first thing that is left to do; "" when all is done.
  [[nodiscard]] std::string undone_of(const Dossier& dossier, const Totals& totals) const {
    const auto& study = dossier.study;
    auto first = next_step(study, !study.assignment.empty(), order_.programme, order_.lang);
    if (!first.empty()) return first.substr(0, first.find('\n'));
    if (totals.awaited > 0) {
      return say_(order_.takes_sheets
                      ? Words{"Дособрать {0} {0|лист|листа|листов} от {1} "
                              "{1|эксперта|экспертов|экспертов}. "
                              "Сданные файлы примет вкладка «Листы».",
                              "{0} {0|sheet is|sheets are} still out with experts ({1}). The tab "
                              "“Sheets” takes in the files."}
                      : Words{"Дособрать {0} {0|лист|листа|листов} от {1} "
                              "{1|эксперта|экспертов|экспертов}. "
                              "Сданные файлы примет команда otbor collect.",
                              "{0} {0|sheet is|sheets are} still out with experts ({1}). otbor "
                              "collect takes in the files."},
                  {count(totals.awaited), count(totals.awaited_from)});
    }
    if (totals.blank > 0) {
      return say_(Words{"Попросить экспертов дополнить {0} {0|лист|листа|листов} с пустыми "
                        "клетками: пустая клетка – это «не оценено», а не ноль.",
                        "Ask experts to complete {0} {0|sheet|sheets} with blanks: a blank is “not "
                        "rated”, never a zero."},
                  {count(totals.blank)});
    }
    if (totals.unrated > 0) {
      return say_(Words{"Дособрать листы: итогового балла пока нет у {0} {0|практики|практик|"
                        "практик}. Каких листов не хватает, сказано ниже.",
                        "Collect more sheets: {0} {0|practice has|practices have} no total yet. "
                        "What is missing stands below."},
                  {count(totals.unrated)});
    }
    if (totals.chair > 0) {
      return say_(Words{"Получить решение председателя: без него нет итогового балла у {0} "
                        "{0|практики|практик|практик}. Решение вносится в decisions.yaml.",
                        "Have the chair decide: without it {0} {0|practice has|practices have} no "
                        "total. The decision goes into decisions.yaml."},
                  {count(totals.chair)});
    }
    if (totals.to_call > 0) {
      return say_(Words{"Назначить дополнительного эксперта: {0} {0|спорная практика|спорные "
                        "практики|спорных практик}, от которых зависит список. Кого позвать, "
                        "сказано ниже.",
                        "Call an additional expert: {0} disputed {0|practice|practices} on which "
                        "the list depends. Whom to call stands below."},
                  {count(totals.to_call)});
    }
    if (snapshot_.errors > 0) {
      return say_(
          Words{"Исправить ошибки в файлах ({0}): пока они есть, документы не составляются.",
                "Mend the errors of the files ({0}): until then no papers are made."},
          {count(snapshot_.errors)});
    }
    if (!dossier.justification.findings.empty()) {
      return say_(Words{"Листы собраны. Не выполнено требований плана: {0}; они названы ниже.",
                        "The sheets are in. Requirements of the plan that are not met: {0}; they "
                        "stand below."},
                  {count(dossier.justification.findings.size())});
    }
    return {};
  }

  [[nodiscard]] std::string all_done(bool has_questions) const {
    return say_(has_questions
                    ? Words{"Всё собрано: список можно выносить на заседание, документы – на "
                            "вкладке «Документы». Что ещё спросить у экспертов, сказано ниже.",
                            "Everything is in: the list may go to the meeting, the papers are on "
                            "the tab “Papers”. What to ask the experts stands below."}
                    : Words{"Всё собрано: список можно выносить на заседание, документы – на "
                            "вкладке «Документы».",
                            "Everything is in: the list may go to the meeting, the papers are on "
                            "the tab “Papers”."});
  }

  void figure(Words label, const std::string& value, const std::string& note = {}) {
    json_.begin_object();
    json_.key("label").string(say_(label));
    json_.key("value").string(value);
    json_.key("note").string(note);
    json_.end_object();
  }

  void figures(const Dossier& dossier, const Totals& totals) {
    const auto& study = dossier.study;
    const auto take_part = std::ranges::count_if(
        study.practices, [](const Practice& one) { return takes_part(one.status); });
    const auto& list = study.rules.selection;
    json_.key("figures").begin_array();
    figure(
        {"Практик в отборе", "Practices"}, say_.whole(static_cast<std::uint64_t>(take_part)),
        say_(Words{"заявок: {0}", "applications: {0}"}, {count(study.practices.count().value())}));
    if (study.experts.count().value() > 0) {
      figure({"Сдано листов", "Sheets in"}, say_.whole(totals.in),
             study.assignment.empty()
                 ? std::string()
                 : say_(Words{"ожидается ещё: {0}", "awaited: {0}"}, {count(totals.awaited)}));
      figure({"Листов с пустыми клетками", "Sheets with blanks"}, say_.whole(totals.blank));
      figure({"Спорных практик", "Disputed practices"}, say_.whole(totals.disputes),
             say_(Words{"решают судьбу списка: {0}", "decide about the list: {0}"},
                  {count(totals.deciding)}));
    }
    figure({"В списке", "On the list"}, say_.whole(dossier.selection.recommended.size()),
           list.places ? say_(Words{"мест: {0}", "places: {0}"}, {count(*list.places)})
                       : std::string());
    json_.end_array();
  }

  void practices(std::string_view key, const Study& study,
                 const std::vector<Index<Practice>>& all) {
    json_.key(key).begin_array();
    for (const auto at : all) {
      json_.begin_row_object();
      json_.key("id").string(study.practices[at].id);
      json_.key("title").string(study.practices[at].title);
      json_.end_object();
    }
    json_.end_array();
  }

  void experts(const Study& study, const Per<Expert, Work>& work) {
    json_.key("assigned").boolean(!study.assignment.empty());
    json_.key("experts").begin_array();
    for (const auto at : study.experts.count()) {
      json_.begin_object();
      json_.key("id").string(study.experts[at].id);
      json_.key("in").number(static_cast<std::int64_t>(work[at].in));
      json_.key("due").number(static_cast<std::int64_t>(work[at].due));
      practices("awaited", study, work[at].awaited);
      practices("blank", study, work[at].blank);
      json_.end_object();
    }
    json_.end_array();
  }

  /// A list of things to do under each heading of the document.
  void questions(const Document& document) {
    json_.key("questions").begin_array();
    std::string title;
    for (const auto& block : document.blocks) {
      if (const auto* heading = std::get_if<Heading>(&block.is)) title = heading->text;
      const auto* bullets = std::get_if<Bullets>(&block.is);
      if (bullets == nullptr) continue;
      json_.begin_object();
      json_.key("title").string(title);
      json_.key("items").begin_array();
      for (const auto& item : bullets->items) json_.string(item);
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
  }

  const Snapshot& snapshot_;
  const ProgressOrder& order_;
  Speech say_;
  JsonWriter json_;
};

}  // namespace

std::string progress_json(const Snapshot& snapshot, const ProgressOrder& order) {
  return Page(snapshot, order).write();
}

}  // namespace otbor::serve
