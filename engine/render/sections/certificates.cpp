// What would put a practice next to the line on its other side: the answer to "why is ours below".

#include "engine/render/sections/sections.hpp"
#include "engine/score/robust/certificates_silence.hpp"
#include "engine/select/end_of_list.hpp"

namespace otbor::sections {
namespace {

std::string mark_text(const Narrator& narrator, const Certificate& one) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  if (narrator.score(one.practice).by_chair) {
    return say(Words{"балл установил председатель", "the score is the chair's"});
  }
  if (!one.mark) return say(Words{"одной оценки недостаточно", "no single mark is enough"});
  const auto& criterion = study.criteria.criteria[one.mark->criterion];
  return say(Words{"{0}, {1}: {2} вместо {3}, итог {4}", "{0}, {1}: {2} instead of {3}, total {4}"},
             {study.experts[study.sheets.sheets[one.mark->sheet].expert].id, criterion.id,
              print_points(criterion.scale.value(one.mark->to)),
              print_points(criterion.scale.value(one.mark->from)),
              print_score(one.mark->total, narrator.rules().rounding)});
}

std::string experts_text(const Narrator& narrator, const Certificate& one) {
  if (one.experts.empty()) {
    return narrator.say(Words{"ни одного", "none"});
  }
  std::vector<std::string> codes;
  for (const auto expert : one.experts) codes.push_back(narrator.study().experts[expert].id);
  return Speech::listed(codes);
}

std::string weight_text(const Narrator& narrator, const Certificate& one) {
  const auto& say = narrator.say;
  const auto& criteria = narrator.study().criteria;
  if (!one.weight) return say(Words{"одного веса недостаточно", "no single weight is enough"});
  const auto at = one.weight->criterion;
  return say(Words{"{0}: {1} вместо {2}", "{0}: {1} instead of {2}"},
             {criteria.criteria[at].id, say.real(one.weight->weight.approximate(), 3),
              print_points(criteria.weights(Index<ApplicantGroup>(0), at))});
}

/// How far each weight may go while the list by totals stays the same.
TableBlock weight_table(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& set = narrator.study().criteria;
  TableBlock table;
  table.caption = say(Words{
      "В каких пределах каждый вес по отдельности не меняет список (сумма весов сохраняется)",
      "How far each weight alone may go without changing the list (the sum of weights stays)"});
  table.columns = {{.title = say(Words{"Критерий", "Criterion"}), .names_row = true},
                   {say(Words{"Вес", "Weight"}), Align::right, true},
                   {say(Words{"От", "From"}), Align::right, true},
                   {say(Words{"До", "To"}), Align::right, true}};
  for (const auto& range : narrator.dossier.weight_ranges) {
    const auto& criterion = set.criteria[range.criterion];
    table.rows.push_back(
        {{criterion.id + " " + say.quoted(criterion.title),
          say(print_points(set.weights(Index<ApplicantGroup>(0), range.criterion))),
          say.real(range.low.approximate(), 3), say.real(range.high.approximate(), 3)}});
  }
  return table;
}

}  // namespace

Blocks certificates(const Narrator& narrator) {
  const auto& found = narrator.dossier.certificates;
  if (narrator.order.published()) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(Heading{
      2, say(Words{"Что изменило бы решение", "What would change the decision"}), "certificates"});
  if (found.empty()) {
    const auto silence =
        certificates_silence(narrator.study(), narrator.dossier.ranking,
                             ends_by_places(narrator.rules(), narrator.dossier.selection));
    if (silence != CertificateSilence::corrected_totals &&
        silence != CertificateSilence::not_by_places) {
      return {};
    }
    blocks.emplace_back(Paragraph{say(sentence_of(*silence)), ParagraphRole::note});
    return blocks;
  }
  blocks.emplace_back(Paragraph{
      say(Words{"Практики по обе стороны границы списка и наименьшие изменения, при которых каждая "
                "по итоговому баллу оказалась бы по другую сторону: одна оценка; эксперт, без "
                "всех оценок которого было бы иначе; вес одного критерия (веса остальных меняются "
                "так, что сумма сохраняется). Пороги по критериям, квоты и правила при равенстве "
                "баллов здесь не учтены.",
                "Practices on both sides of the line, and the smallest changes that would put each "
                "on the other side by its total: one mark; the expert without all of whose marks "
                "it would be otherwise; the weight of one criterion (the others change so that the "
                "sum stays). Gates, quotas and rules for equal totals are left out here."})});
  TableBlock table;
  table.columns = {{say(Words{"Место", "Place"}), Align::right, true},
                   {.title = say(Words{"Практика", "Practice"}), .names_row = true},
                   {say(Words{"Балл", "Score"}), Align::right, true},
                   {.title = say(Words{"По баллу", "By total"})},
                   {.title = say(Words{"Одна оценка", "One mark"})},
                   {.title = say(Words{"Без эксперта", "Without the expert"})},
                   {.title = say(Words{"Один вес", "One weight"})}};
  for (const auto& one : found) {
    table.rows.push_back(
        {{narrator.place_text(one.practice),
          TableCell(narrator.name(one.practice), narrator.link(one.practice)),
          narrator.score_text(one.practice),
          one.inside ? say(Words{"в списке", "inside"}) : say(Words{"вне списка", "outside"}),
          mark_text(narrator, one), experts_text(narrator, one), weight_text(narrator, one)}});
  }
  blocks.emplace_back(std::move(table));
  if (!narrator.dossier.weight_ranges.empty()) blocks.emplace_back(weight_table(narrator));
  return blocks;
}

}  // namespace otbor::sections
