// What people decided, and what the plan asked for and did not get.

#include "engine/model/names.hpp"
#include "engine/render/sections/sections.hpp"

namespace otbor::sections {
namespace {

struct RecordLines {
  const Narrator& narrator;
  TableBlock table;

  void add(std::string decision, const Record& record) {
    table.rows.push_back(
        {{std::move(decision), record.reason,
          record.document.empty() && !record.date ? std::string()
                                                  : narrator.say(document_of(record))}});
  }
  [[nodiscard]] Text name(Index<Practice> at) const { return narrator.name(at); }
  [[nodiscard]] Text expert(Index<Expert> at) const { return narrator.study().experts[at].id; }
};

void about_experts(RecordLines& lines, const Decisions& decisions) {
  const auto& say = lines.narrator.say;
  for (const auto& one : decisions.recusals) {
    lines.add(say(Words{"Самоотвод: эксперт {0} не оценивает практику {1}",
                        "Recusal: expert {0} does not rate practice {1}"},
                  {lines.expert(one.expert), lines.name(one.practice)}),
              one.record);
  }
  for (const auto& one : decisions.third_experts) {
    lines.add(say(Words{"Дополнительный эксперт {0} для практики {1}",
                        "Additional expert {0} for practice {1}"},
                  {lines.expert(one.expert), lines.name(one.practice)}),
              one.record);
  }
  for (const auto& one : decisions.chair_scores) {
    lines.add(say(Words{"Решение председателя: балл {1} практике {0}",
                        "The chair's decision: score {1} for practice {0}"},
                  {lines.name(one.practice), print_points(one.score)}),
              one.record);
  }
}

void about_places(RecordLines& lines, const Decisions& decisions) {
  const auto& say = lines.narrator.say;
  for (const auto& one : decisions.ties) {
    std::vector<std::string> names;
    for (const auto at : one.practices) names.push_back(lines.narrator.name(at));
    lines.add(say(Words{"Порядок при равенстве: {0}", "Order between equals: {0}"},
                  {Speech::listed(names, "; ")}),
              one.record);
  }
  for (const auto& one : decisions.theme_overrides) {
    const auto& theme = lines.narrator.study().themes->themes[one.theme];
    lines.add(say(Words{"Направление практики {0}: {1}", "Theme of practice {0}: {1}"},
                  {lines.name(one.practice), theme.id + " " + theme.title}),
              one.record);
  }
  for (const auto& one : decisions.exclusions) {
    lines.add(say(Words{"Исключена практика {0}", "Practice {0} is excluded"},
                  {lines.name(one.practice)}),
              one.record);
  }
  for (const auto& one : decisions.inclusions) {
    lines.add(say(Words{"Включена практика {0}", "Practice {0} is put on the list"},
                  {lines.name(one.practice)}),
              one.record);
  }
  for (const auto& one : decisions.incompatible) {
    std::vector<std::string> names;
    for (const auto at : one.practices) names.push_back(lines.narrator.name(at));
    lines.add(say(Words{"Не более одной из практик: {0}", "At most one of the practices: {0}"},
                  {Speech::listed(names, "; ")}),
              one.record);
  }
  for (const auto& one : decisions.appeals) {
    lines.add(say(Words{"Апелляция по практике {0}: {1}", "Appeal of practice {0}: {1}"},
                  {lines.name(one.practice), name_of(one.outcome)}),
              one.record);
  }
  for (const auto& one : decisions.recommended) {
    lines.add(say(Words{"Список рекомендованных: {0} {0|практика|практики|практик}",
                        "Recommended list: {0} {0|practice|practices}"},
                  {count(one.practices.size())}),
              one.record);
  }
}

}  // namespace

Blocks human_decisions(const Narrator& narrator) {
  if (narrator.order.published()) return {};
  const auto& say = narrator.say;
  RecordLines lines{narrator, {}};
  lines.table.columns = {{.title = say(Words{"Решение", "Decision"}), .names_row = true},
                         {.title = say(Words{"Основание", "Reason"})},
                         {.title = say(Words{"Документ", "Document"})}};
  about_experts(lines, narrator.study().decisions);
  about_places(lines, narrator.study().decisions);
  if (lines.table.rows.empty()) return {};
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Решения, принятые людьми", "Decisions taken by people"}), "decisions"});
  blocks.emplace_back(Paragraph{say(
      Words{"Программа учла эти решения, потому что они записаны; сама она ничего не назначает.",
            "The program follows these decisions because they are recorded; it appoints nothing "
            "itself."})});
  const auto all = lines.table.rows.size();
  const auto rows_max = narrator.order.rows_max;
  if (all > rows_max) lines.table.rows.resize(rows_max);
  blocks.emplace_back(std::move(lines.table));
  if (all > rows_max) blocks.emplace_back(cut_note(narrator, rows_max, all));
  return blocks;
}

Blocks findings(const Narrator& narrator) {
  const auto& all = narrator.dossier.justification.findings;
  if (all.empty() || narrator.order.published()) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(Heading{2, say(Words{"Замечания", "Findings"}), "findings"});
  blocks.emplace_back(Paragraph{say(Words{"Требования плана, которые не выполнены.",
                                          "Requirements of the plan that are not met."})});
  Bullets lines;
  for (const auto& finding : all) {
    if (lines.items.size() == narrator.order.rows_max) break;
    lines.items.push_back(say(finding.text));
  }
  const auto shown = lines.items.size();
  blocks.emplace_back(std::move(lines));
  if (shown < all.size()) blocks.emplace_back(cut_note(narrator, shown, all.size()));
  return blocks;
}

}  // namespace otbor::sections
