#include "engine/render/papers/meeting.hpp"

#include <algorithm>
#include <array>

#include "engine/base/utf8.hpp"
#include "engine/model/names.hpp"

namespace otbor::papers {
namespace {

/// More people than this are listed on a sheet of their own.
constexpr std::size_t present_listed_max = 10;

std::vector<std::string> names_of(const Paperwork& paperwork, bool present) {
  std::vector<std::string> names;
  for (const auto* member : commission_of(paperwork)) {
    if (member->present != present) continue;
    auto name = surname_first(member->person.name);
    if (!present && !member->absent_because.empty()) name += " (" + member->absent_because + ")";
    names.push_back(std::move(name));
  }
  std::ranges::sort(names, {}, [](const std::string& name) { return utf8::folded(name); });
  return names;
}

void add_meeting(const PaperInput& input, Fields& fields) {
  const auto present = names_of(input.paperwork, true);
  const bool listed = present.size() <= present_listed_max;
  const auto quorum = quorum_of(input.paperwork);
  fields.text({"присутствовали", "present"},
              listed ? Speech::listed(present)
                     : input.say()(Words{"список прилагается", "the list is attached"}));
  fields.text({"отсутствовали", "absent"}, Speech::listed(names_of(input.paperwork, false)));
  fields.text({"приглашённые", "invited"}, Speech::listed(input.paperwork.invited));
  const auto counted = [&](std::size_t n) { return quorum.known() ? std::to_string(n) : ""; };
  fields.text({"присутствует", "members_present"}, counted(quorum.present), "___");
  fields.text({"членов", "members"}, counted(quorum.members), "___");
  fields.text({"кворум_есть", "quorum"}, quorum.known() && quorum.reached() ? "1" : "");
  fields.text({"кворума_нет", "no_quorum"}, quorum.known() && !quorum.reached() ? "1" : "");
  fields.text({"особое_мнение", "dissent"}, input.paperwork.dissent);
}

struct VoteNames {
  MinutesItem item;
  Words in_favour;
  Words against;
  Words abstained;
  Words recused;
};
constexpr std::array<VoteNames, 4> vote_names{{{MinutesItem::admission,
                                                {"допуск_за", "admission_in_favour"},
                                                {"допуск_против", "admission_against"},
                                                {"допуск_воздержались", "admission_abstained"},
                                                {"допуск_самоотвод", "admission_recused"}},
                                               {MinutesItem::results,
                                                {"итоги_за", "results_in_favour"},
                                                {"итоги_против", "results_against"},
                                                {"итоги_воздержались", "results_abstained"},
                                                {"итоги_самоотвод", "results_recused"}},
                                               {MinutesItem::disputes,
                                                {"споры_за", "disputes_in_favour"},
                                                {"споры_против", "disputes_against"},
                                                {"споры_воздержались", "disputes_abstained"},
                                                {"споры_самоотвод", "disputes_recused"}},
                                               {MinutesItem::list,
                                                {"перечень_за", "list_in_favour"},
                                                {"перечень_против", "list_against"},
                                                {"перечень_воздержались", "list_abstained"},
                                                {"перечень_самоотвод", "list_recused"}}}};

void add_votes(const PaperInput& input, Fields& fields) {
  for (const auto& names : vote_names) {
    const auto& votes = input.paperwork.votes;
    const auto found =
        std::ranges::find(votes, names.item, [](const auto& vote) { return vote.first; });
    const bool known = found != votes.end();
    const auto add = [&](Words name, std::uint32_t n) {
      fields.text(name, known ? std::to_string(n) : "", "___");
    };
    const Vote vote = known ? found->second : Vote();
    add(names.in_favour, vote.in_favour);
    add(names.against, vote.against);
    add(names.abstained, vote.abstained);
    add(names.recused, vote.recused);
  }
}

/// Practices that disputes are about, each once, and what settled each.
void add_disputes(const PaperInput& input, Fields& fields) {
  const auto& narrator = input.narrator;
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  std::vector<Fields> items;
  std::optional<Index<Practice>> last;
  for (const auto& dispute : narrator.dossier.consistency.disputes) {
    if (last == dispute.practice) continue;
    last = dispute.practice;
    std::string outcome;
    for (const auto& third : study.decisions.third_experts) {
      if (third.practice != dispute.practice) continue;
      outcome = say(
          Words{"назначен дополнительный эксперт ({0})", "an additional expert was called ({0})"},
          {document_of(third.record)});
    }
    for (const auto& chair : study.decisions.chair_scores) {
      if (chair.practice != dispute.practice) continue;
      outcome = say(Words{"итоговый балл установлен комиссией после обсуждения ({0})",
                          "the total is set by the commission after discussion ({0})"},
                    {document_of(chair.record)});
    }
    Fields item;
    const auto& practice = narrator.practice(dispute.practice);
    item.text({"код", "code"}, practice.id);
    item.text({"название", "title"}, practice.title);
    item.text({"название_в_кавычках", "quoted_title"}, say.quoted(practice.title));
    item.text({"организация", "institution"}, narrator.institution(dispute.practice));
    item.text({"балл", "score"}, narrator.score_text(dispute.practice));
    item.text({"чем_разрешено", "settled_by"}, outcome);
    item.text({"мнения", "opinions"}, opinions_counted(narrator, dispute.practice), "–");
    items.push_back(std::move(item));
  }
  fields.number({"спорных", "disputed"}, items.size(), input.lang());
  fields.list({"споры", "disputes"},
              {{"код", "code"},
               {"название", "title"},
               {"название_в_кавычках", "quoted_title"},
               {"организация", "institution"},
               {"балл", "score"},
               {"чем_разрешено", "settled_by"},
               {"мнения", "opinions"}},
              std::move(items));
  fields.text(
      {"правило_споров", "dispute_rule"},
      narrator.rules().third_expert ? say(name_of(narrator.rules().third_expert->mode)) : "");
}

}  // namespace

Fields meeting_fields(const PaperInput& input) {
  const auto& narrator = input.narrator;
  const auto& selection = narrator.dossier.selection;
  Fields fields;
  add_common(input, fields);
  add_meeting(input, fields);
  add_votes(input, fields);
  add_disputes(input, fields);
  add_practices(input, {"не_допущены", "not_admitted"}, not_admitted(narrator), fields);
  add_practices(input, {"рекомендованы", "recommended_practices"}, selection.recommended, fields);
  add_practices(input, {"резерв", "reserve"}, selection.reserve, fields);
  add_practices(input, {"площадкам", "platform_practices"}, decided(narrator, Decision::revise),
                fields);
  add_practices(input, {"доработать", "rework_practices"}, decided(narrator, Decision::rework),
                fields);
  add_practices(input, {"отказано", "declined_practices"}, decided(narrator, Decision::declined),
                fields);
  return fields;
}

}  // namespace otbor::papers
