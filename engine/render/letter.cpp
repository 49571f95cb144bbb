#include "engine/render/letter.hpp"

#include "engine/render/document_kind.hpp"

namespace otbor {
namespace {

/// «Экспертная комиссия рассмотрела практику …»: whole sentences, with and without a theme.
std::string opening(const Narrator& narrator, Index<Practice> at) {
  const auto& say = narrator.say;
  const auto& practice = narrator.practice(at);
  const auto theme = narrator.theme(at);
  if (theme.empty()) {
    return say(Words{"Экспертная комиссия рассмотрела практику {0} (рег. № {1}).",
                     "The commission considered the practice {0} (no. {1})."},
               {say.quoted(practice.title), practice.id});
  }
  return say(Words{"Экспертная комиссия рассмотрела практику {0} (рег. № {1}, направление {2}).",
                   "The commission considered the practice {0} (no. {1}, theme {2})."},
             {say.quoted(practice.title), practice.id, say.quoted(theme)});
}

TableBlock criteria_table(const Narrator& narrator, Index<Practice> at) {
  const auto& say = narrator.say;
  const auto& rounding = narrator.rules().rounding;
  const auto& list = narrator.dossier.justification.list;
  TableBlock table;
  table.columns = {{.title = say(Words{"Критерий", "Criterion"}), .names_row = true},
                   {say(Words{"Ваш балл", "Your mark"}), Align::right, true},
                   {say(Words{"Максимум", "Maximum"}), Align::right, true}};
  if (list) {
    table.columns.push_back(
        {say(Words{"Медиана рекомендованных", "Median of the recommended"}), Align::right, true});
  }
  for (const auto of : narrator.study().criteria.criteria.count()) {
    const auto& criterion = narrator.study().criteria.criteria[of];
    const auto& mean = narrator.dossier.ranking.means(at, of);
    if (mean.marks == 0) continue;
    TableRow row{{criterion.id + " " + criterion.title, say(print_score(mean.mean, rounding)),
                  say(print_points(criterion.scale.highest()))}};
    if (list) {
      row.cells.emplace_back(list->mean[of] ? say(print_score(*list->mean[of], rounding)) : "–");
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

TableBlock advice_table(const Narrator& narrator, const std::vector<LetterAdvice>& advice) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {
      {"№", Align::right, true},
      {.title = say(Words{"Этап или критерий", "Stage or criterion"}), .names_row = true},
      {.title = say(Words{"Замечание экспертов", "The experts' remark"})},
      {.title = say(Words{"Что сделать", "What to do"})},
      {.title = say(Words{"Чем подтвердить", "What shows it"})}};
  for (const auto& one : advice) {
    table.rows.push_back(
        {{std::to_string(table.rows.size() + 1), one.about, one.remark, one.action, one.proof}});
  }
  return table;
}

void add_list(std::vector<Block>& blocks, std::string heading,
              const std::vector<std::string>& items) {
  if (items.empty()) return;
  blocks.emplace_back(Heading{2, std::move(heading), ""});
  blocks.emplace_back(Bullets{items});
}

}  // namespace

Document letter_document(const Dossier& dossier, Index<Practice> practice, const LetterText& text,
                         const RenderOrder& order) {
  const Narrator narrator(dossier, order);
  const auto& say = narrator.say;
  Document document;
  document.id = dossier.study.practices[practice].id;
  document.title = say(Words{"Об итогах экспертизы управленческой практики",
                             "On the evaluation of a management practice"});
  document.subtitle = narrator.institution(practice);
  document.lang = order.lang;
  document.banner = banner_of(dossier.study.programme.provenance, order);
  document.closing = dossier.study.programme.title;
  auto& blocks = document.blocks;
  blocks.emplace_back(Paragraph{opening(narrator, practice)});
  for (const auto& sentence : text.result) blocks.emplace_back(Paragraph{sentence});
  if (dossier.ranking.scores[practice].scored()) {
    blocks.emplace_back(Heading{2, say(Words{"Оценка по критериям", "Marks by criteria"}), ""});
    blocks.emplace_back(criteria_table(narrator, practice));
  }
  add_list(blocks, say(Words{"Сильные стороны", "Strengths"}), text.strengths);
  if (!text.advice.empty()) {
    blocks.emplace_back(Heading{2, say(Words{"Рекомендации", "Recommendations"}), ""});
    blocks.emplace_back(advice_table(narrator, text.advice));
  }
  add_list(blocks, say(Words{"Что изменило бы решение", "What would change the decision"}),
           text.next_step);
  return document;
}

}  // namespace otbor
