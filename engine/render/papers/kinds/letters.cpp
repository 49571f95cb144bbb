// Letters with targeted recommendations, one an applicant: strengths first, then remarks, then what
// to do. No expert and no other practice is named; the sentences are letters.yaml's.

#include "engine/render/papers/common.hpp"

namespace otbor::papers::kinds {
namespace {

/// With how many there are, so that a heading stands where there is something below it.
void add_sentences(Words name, Words how_many, const std::vector<std::string>& sentences,
                   Fields& fields) {
  fields.text(how_many, std::to_string(sentences.size()));
  std::vector<Fields> items;
  for (const auto& sentence : sentences) {
    Fields item;
    item.text({"текст", "text"}, sentence);
    items.push_back(std::move(item));
  }
  fields.list(name, {{"текст", "text"}}, std::move(items));
}

/// The own marks by criteria, beside the median of the recommended where the list is long enough
/// for one.
void add_criteria(const PaperInput& input, Index<Practice> at, Fields& fields) {
  const auto& narrator = input.narrator;
  const auto& say = narrator.say;
  const auto& rounding = narrator.rules().rounding;
  const auto& list = narrator.dossier.justification.list;
  std::vector<Fields> items;
  const bool scored = narrator.score(at).scored();
  for (const auto of :
       Count<Criterion>(scored ? narrator.study().criteria.criteria.count().value() : 0)) {
    const auto& criterion = narrator.study().criteria.criteria[of];
    const auto& mean = narrator.dossier.ranking.means(at, of);
    if (mean.marks == 0) continue;
    Fields item;
    item.text({"критерий", "criterion"}, criterion.id + " " + criterion.title);
    item.text({"ваш_балл", "mark"}, say(print_score(mean.mean, rounding)));
    item.text({"высший_балл", "highest"}, say(print_points(criterion.scale.highest())));
    item.text({"медиана", "median"},
              list && list->mean[of] ? say(print_score(*list->mean[of], rounding)) : "", "–");
    items.push_back(std::move(item));
  }
  fields.text({"критериев", "criteria_count"}, std::to_string(items.size()));
  fields.list({"по_критериям", "by_criteria"},
              {{"критерий", "criterion"},
               {"ваш_балл", "mark"},
               {"высший_балл", "highest"},
               {"медиана", "median"}},
              std::move(items));
}

void add_advice(const std::vector<LetterAdvice>& advice, Fields& fields) {
  std::vector<Fields> items;
  for (const auto& one : advice) {
    Fields item;
    item.text({"о_чём", "about"}, one.about);
    item.text({"замечание", "remark"}, one.remark, "–");
    item.text({"сделать", "action"}, one.action);
    item.text({"подтвердить", "proof"}, one.proof, "–");
    items.push_back(std::move(item));
  }
  fields.text({"рекомендаций", "advice_count"}, std::to_string(items.size()));
  fields.list({"рекомендации", "advice"},
              {{"о_чём", "about"},
               {"замечание", "remark"},
               {"сделать", "action"},
               {"подтвердить", "proof"}},
              std::move(items));
}

void add_letter(const PaperInput& input, Index<Practice> at, const LetterText& text,
                Fields& fields) {
  add_practice(input, at, fields);
  const bool listed = input.narrator.verdict(at).decision == Decision::recommended;
  fields.text({"не_рекомендована", "not_recommended"}, listed ? "" : "1");
  add_sentences({"результат", "result"}, {"предложений_результата", "result_count"}, text.result,
                fields);
  add_criteria(input, at, fields);
  add_sentences({"сильные_стороны", "strengths"}, {"сильных_сторон", "strengths_count"},
                text.strengths, fields);
  add_sentences({"эксперты_отмечают", "experts_praise"}, {"похвал", "praise_count"},
                text.experts_praise, fields);
  add_advice(text.advice, fields);
  add_sentences({"эксперты_указывают", "experts_remark"},
                {"замечаний_экспертов", "experts_remark_count"}, text.experts_remark, fields);
  add_sentences({"эксперты_советуют", "experts_advise"}, {"советов", "experts_advise_count"},
                text.experts_advise, fields);
  add_sentences({"что_изменило_бы_решение", "next_step"}, {"изменений", "next_step_count"},
                text.next_step, fields);
}

std::vector<PaperFile> files(const PaperInput& input) {
  std::vector<PaperFile> letters;
  Fields common;
  add_common(input, common);
  for (const auto& [at, text] : input.letters) {
    PaperFile file{.name = "letters/" + input.narrator.practice(at).id,
                   .title = input.say()(Words{"Об итогах экспертизы управленческой практики",
                                              "On the evaluation of a management practice"}),
                   .fields = common};
    add_letter(input, at, text, file.fields);
    letters.push_back(std::move(file));
  }
  return letters;
}

/// A letter without a text: to the first practice of the table.
Fields of_nobody(const PaperInput& input) {
  Fields fields;
  add_common(input, fields);
  add_letter(input, Index<Practice>(0), {}, fields);
  return fields;
}

}  // namespace

extern const Paper letters;
const Paper letters{
    .id = "letters",
    .name = {.ru = "письма", .en = "letters"},
    .title = {.ru = "адресные рекомендации заявителям", .en = "letters to applicants"},
    .files = files,
    .of_nobody = of_nobody,
};

}  // namespace otbor::papers::kinds
