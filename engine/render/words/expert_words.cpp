#include "engine/render/words/expert_words.hpp"

namespace otbor {

std::string told_finding(const Narrator& narrator, const ExpertFinding& finding, ToldTo whom) {
  const auto& say = narrator.say;
  const auto& criteria = narrator.study().criteria.criteria;
  const std::string where = finding.criterion
                                ? say(Words{"Критерий {0}. ", "Criterion {0}. "},
                                      {criteria[Index<Criterion>(*finding.criterion)].id})
                                : std::string();
  const auto sentence =
      whom == ToldTo::expert ? sentence_to_expert(finding.flag) : sentence_of(finding.flag);
  return say(sentence) + " " + where +
         say(numbers_of(finding.flag),
             {say.real(finding.own, 2), say.real(finding.colleagues, 2), count(finding.sheets)});
}

std::string told_flat_sheet(const Narrator& narrator, const FlatSheet& flat) {
  return narrator.say(Words{"{0}: по всем критериям стоит {1}", "{0}: every criterion has {1}"},
                      {narrator.name(narrator.study().sheets.sheets[flat.sheet].practice),
                       print_points(flat.value)});
}

std::string told_links(const Narrator& narrator) {
  const auto& study = narrator.study();
  std::vector<std::string> asked;
  for (const auto& link : narrator.dossier.consistency.diagnosis.links_wanted) {
    asked.push_back(narrator.say(Words{"{0} – {1}", "{0}: {1}"},
                                 {study.experts[Index<Expert>(link.expert)].id,
                                  study.practices[Index<Practice>(link.practice)].id}));
  }
  return Speech::listed(asked, "; ");
}

}  // namespace otbor
