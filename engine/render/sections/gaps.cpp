// Practices side by side by what their cycles lack.

#include <algorithm>

#include "engine/render/sections/sections.hpp"

namespace otbor::sections {
namespace {

/// A stage by its code and its short name: «Э анализ эффективности».
std::string name_of(const Stage& stage) {
  return stage.code + " " + (stage.short_title.empty() ? stage.title : stage.short_title);
}

std::string names_of(const Narrator& narrator, const std::vector<Index<Stage>>& list) {
  std::vector<std::string> names;
  for (const auto stage : list) names.push_back(name_of(narrator.study().cycle->stages[stage]));
  return Speech::listed(names);
}

/// «у всех: П показатели; у части: Э анализ эффективности»
std::string gaps_text(const Narrator& narrator, const GapGroup& group) {
  const auto& say = narrator.say;
  if (group.all.empty() && group.some.empty()) {
    return say(Words{"все этапы на достаточном уровне", "every stage is sufficient"});
  }
  std::vector<std::string> parts;
  if (!group.all.empty()) {
    parts.push_back(group.practices.size() == 1 ? names_of(narrator, group.all)
                                                : say(Words{"у всех: {0}", "all: {0}"},
                                                      {Text(names_of(narrator, group.all))}));
  }
  if (!group.some.empty()) {
    parts.push_back(
        say(Words{"у части: {0}", "some: {0}"}, {Text(names_of(narrator, group.some))}));
  }
  return Speech::listed(parts, "; ");
}

TableBlock groups_table(const Narrator& narrator) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{say(Words{"Практик", "Practices"}), Align::right, true},
                   {.title = say(Words{"Чего не хватает", "What is missing"}), .names_row = true},
                   {.title = say(Words{"Какие практики", "Which"})}};
  for (const auto& group : narrator.dossier.cycles.grouping.groups) {
    if (table.rows.size() == narrator.order.rows_max) break;
    table.rows.push_back({{say.whole(group.practices.size()), gaps_text(narrator, group),
                           ids_text(narrator, group.practices)}});
  }
  return table;
}

TableBlock first_broken_table(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& first = narrator.dossier.cycles.grouping.first_broken;
  TableBlock table;
  table.columns = {{.title = say(Words{"Первый недостаточный этап", "First insufficient stage"}),
                    .names_row = true},
                   {say(Words{"Практик", "Practices"}), Align::right, true},
                   {.title = say(Words{"Какие практики", "Which"})}};
  for (const auto stage : first.count()) {
    if (first[stage].empty()) continue;
    table.rows.push_back({{name_of(narrator.study().cycle->stages[stage]),
                           say.whole(first[stage].size()), ids_text(narrator, first[stage])}});
  }
  return table;
}

/// Stages that at least half of a platform's practices lack, most lacked first.
std::vector<Index<Stage>> lacked_by_most(const PlatformGaps& platform) {
  std::vector<Index<Stage>> stages;
  for (const auto stage : platform.lacking.count()) {
    if (2 * platform.lacking[stage].size() >= platform.practices) stages.push_back(stage);
  }
  std::ranges::stable_sort(stages, [&](Index<Stage> a, Index<Stage> b) {
    return platform.lacking[a].size() > platform.lacking[b].size();
  });
  return stages;
}

std::string lacked_text(const Narrator& narrator, const PlatformGaps& platform) {
  const auto& say = narrator.say;
  std::vector<std::string> lines;
  for (const auto stage : lacked_by_most(platform)) {
    const auto& lacking = platform.lacking[stage];
    lines.push_back(
        say(Words{"{0} – {1} из {2} ({3})", "{0} – {1} of {2} ({3})"},
            {Text(name_of(narrator.study().cycle->stages[stage])), say.whole(lacking.size()),
             say.whole(platform.practices), Text(ids_text(narrator, lacking))}));
  }
  return lines.empty() ? say(Words{"нет этапа, которого не хватало бы половине практик",
                                   "no stage is missing in half of the practices"})
                       : Speech::listed(lines, "\n");
}

TableBlock platforms_table(const Narrator& narrator) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{.title = say(Words{"Площадка", "Platform"}), .names_row = true},
                   {.title = say(Words{"Чего не хватает половине практик и более",
                                       "What half of the practices or more lack"})}};
  for (const auto& platform : narrator.dossier.cycles.grouping.platforms) {
    auto name = say(Words{"Без площадки", "No platform"});
    if (platform.platform) {
      const auto& facts = narrator.study().themes->platforms[*platform.platform];
      name = facts.id + " " + facts.title;
    }
    table.rows.push_back({{std::move(name), lacked_text(narrator, platform)}});
  }
  return table;
}

}  // namespace

Blocks gaps(const Narrator& narrator) {
  const auto& grouping = narrator.dossier.cycles.grouping;
  if (narrator.order.published() || grouping.groups.empty()) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Чего не хватает практикам", "What the practices lack"}), "gaps"});
  blocks.emplace_back(Paragraph{
      say(Words{"Практики с похожими пробелами собраны вместе: внутри группы они различаются не "
                "более чем двумя этапами. Пробел – этап, средняя отметка которого ниже "
                "достаточной; если отметок нет – этап, который в тексте не описан.",
                "Practices with like gaps stand together: within a group they differ in at most "
                "two stages. A gap is a stage whose mean mark is insufficient or, where there are "
                "no marks, a stage that the text does not describe."}),
      ParagraphRole::note});
  blocks.emplace_back(groups_table(narrator));
  if (grouping.platforms.size() > 1 || grouping.platforms.front().platform) {
    blocks.emplace_back(Heading{3, say(Words{"По площадкам", "By platform"}), ""});
    blocks.emplace_back(platforms_table(narrator));
  }
  auto first = first_broken_table(narrator);
  if (!first.rows.empty()) {
    blocks.emplace_back(
        Heading{3, say(Words{"С чего начать доработку", "Where to begin the revision"}), ""});
    blocks.emplace_back(std::move(first));
  }
  return blocks;
}

}  // namespace otbor::sections
