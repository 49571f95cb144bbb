// Shortcomings of the forum's talks by the marks of its experts, and whom to help with what.

#include "engine/forum/forum.hpp"
#include "engine/render/sections/forum_records.hpp"
#include "engine/render/words/talk_help.hpp"

namespace otbor::sections {
namespace {

TableBlock shortcomings(const Narrator& narrator, const std::vector<RatedShortcoming>& rated) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{.title = say(Words{"Что отмечено", "What was noted"}), .names_row = true},
                   {.title = say(Words{"У скольких", "How many"}), .narrow = true},
                   {.title = say(Words{"По критерию", "By the criterion"})}};
  for (const auto& one : rated) {
    const auto& criterion = narrator.study().criteria.criteria[one.criterion];
    const auto found = one.marked == 0 ? say(Words{"не оценивалось", "not rated"})
                                       : say(Words{"у {0} из {1}", "{0} of {1}"},
                                             {count(one.practices.size()), count(one.marked)});
    table.rows.push_back(
        {{say(name_of(one.fault)), found, criterion.id + " " + say.quoted(criterion.title)}});
  }
  return table;
}

}  // namespace

Blocks forum_rated_talks(const Narrator& narrator) {
  const auto& forum = narrator.dossier.forum;
  if (!forum || forum->rated.empty()) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(Heading{
      2, say(Words{"Проблемные места выступлений", "Shortcomings of the talks"}), "rated-talks"});
  blocks.emplace_back(Paragraph{
      say(Words{"По оценкам экспертов: недостаток отмечен, если не менее половины экспертов, "
                "оценивших выступление по критерию, поставили ниже высшего балла.",
                "By the experts' marks: a shortcoming is noted where at least half of those who "
                "marked the talk by the criterion stayed below the highest mark."}),
      ParagraphRole::note});
  blocks.emplace_back(shortcomings(narrator, forum->rated));
  const auto help = help_by_ratings(narrator);
  if (narrator.order.published() || help.empty()) return blocks;
  TableBlock table;
  table.columns = {{.title = "№", .narrow = true},
                   {.title = say(Words{"Организация", "Institution"}), .names_row = true},
                   {.title = say(Words{"С чем помочь", "What to help with"})}};
  for (const auto& one : help) {
    if (table.rows.size() == narrator.order.rows_max) break;
    table.rows.push_back(
        {{TableCell(narrator.practice(one.practice).id, narrator.link(one.practice)),
          narrator.institution(one.practice), one.advice}});
  }
  blocks.emplace_back(
      Heading{3, say(Words{"Кому и с чем помочь", "Whom to help with what"}), "rated-help"});
  blocks.emplace_back(std::move(table));
  return blocks;
}

}  // namespace otbor::sections
