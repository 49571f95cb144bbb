// The bank of practices: the recommended ones as a catalogue with tags that people search by
// (direction, completeness of the cycle and its strong stages, kind of institution); bank.csv
// beside it is what a site imports.

#include <algorithm>
#include <array>

#include "engine/base/utf8.hpp"
#include "engine/justify/said.hpp"
#include "engine/model/names.hpp"
#include "engine/render/papers/common.hpp"

namespace otbor::papers::kinds {
namespace {

/// The experts' words are for the service, as their comments are.
std::string praise(const Narrator& narrator, Index<Practice> at) {
  if (narrator.order.published()) return {};
  return Speech::listed(said_of(narrator.study(), at).strengths, " ");
}

std::string stage_name(const Stage& stage) {
  auto letters = utf8::decode(stage.short_title.empty() ? stage.title : stage.short_title);
  if (!letters.empty()) letters.front() = utf8::lower(letters.front());
  return utf8::encode(letters);
}

/// Stages whose mean mark is nearer to the highest one than to what is sufficient: of 0–3 with 2
/// sufficient, from 2.5 on.
std::vector<std::string> strong_stages(const Narrator& narrator, Index<Practice> at) {
  std::vector<std::string> strong;
  const auto& cycle = narrator.study().cycle;
  if (!cycle || narrator.dossier.cycles.practices.count().value() == 0) return strong;
  const Ratio middle(cycle->sufficient + std::ranges::max(cycle->scale.values), 2);
  for (const auto stage : cycle->stages.count()) {
    const auto& mark = narrator.dossier.cycles.practices[at].stages[stage];
    if (mark.marks > 0 && mark.mean >= middle) strong.push_back(stage_name(cycle->stages[stage]));
  }
  return strong;
}

/// What a site may filter by, as one cell of words between semicolons.
std::vector<std::string> tags_of(const Narrator& narrator, Index<Practice> at,
                                 const std::vector<std::string>& strong) {
  const auto& study = narrator.study();
  const auto& practice = narrator.practice(at);
  std::vector<std::string> tags;
  if (practice.theme) tags.push_back(study.themes->themes[*practice.theme].title);
  if (practice.institution) tags.push_back(study.institutions[*practice.institution].type);
  if (const auto* cycle = narrator.cycle_class(at)) tags.push_back(cycle->title);
  for (const auto& stage : strong) {
    tags.push_back(narrator.say(Words{"сильный этап: {0}", "strong stage: {0}"}, {Text(stage)}));
  }
  std::erase(tags, std::string());
  return tags;
}

struct Column {
  Words heading;
  Words field;
};
constexpr std::array columns{
    Column{{"Код", "Code"}, {"код", "code"}},
    Column{{"Практика", "Practice"}, {"название", "title"}},
    Column{{"Организация", "Institution"}, {"организация", "institution"}},
    Column{{"Тип организации", "Kind of institution"}, {"тип_организации", "institution_type"}},
    Column{{"Направление", "Theme"}, {"направление", "theme"}},
    Column{{"Площадка", "Platform"}, {"площадка_номер", "platform_number"}},
    Column{{"Управленческий цикл", "Management cycle"}, {"цикл", "cycle"}},
    Column{{"Сильные этапы", "Strong stages"}, {"сильные_этапы", "strong_stages"}},
    Column{{"О чём практика", "About"}, {"аннотация", "abstract"}},
    Column{{"Метки", "Tags"}, {"метки", "tags"}}};

TableBlock table_of(const PaperInput& input, const std::vector<Fields>& cards) {
  TableBlock table;
  for (const auto& column : columns) table.columns.push_back({input.say()(column.heading)});
  table.columns.push_back({input.say()(Words{"Происхождение данных", "Provenance"})});
  const auto provenance = name_of(input.narrator.study().programme.provenance);
  for (const auto& card : cards) {
    auto& row = table.rows.emplace_back();
    for (const auto& column : columns) {
      const auto* field = card.find(column.field.ru);
      row.cells.emplace_back(field->value);
    }
    row.cells.emplace_back(input.say()(provenance));
  }
  return table;
}

bool possible(const PaperInput& input) {
  return !input.narrator.dossier.selection.recommended.empty();
}

std::vector<PaperFile> files(const PaperInput& input) {
  const auto& recommended = input.narrator.dossier.selection.recommended;
  std::vector<Fields> cards;
  for (const auto at : recommended) {
    auto card = practice_fields(input, at);
    card.text({"аннотация", "abstract"}, input.narrator.practice(at).abstract, "–");
    card.text({"эксперты_отмечают", "experts_praise"}, praise(input.narrator, at), "–");
    const auto strong = strong_stages(input.narrator, at);
    card.text({"сильные_этапы", "strong_stages"}, Speech::listed(strong, "; "), "–");
    card.text({"метки", "tags"}, Speech::listed(tags_of(input.narrator, at, strong), "; "), "–");
    cards.push_back(std::move(card));
  }
  auto names = practice_names();
  names.emplace_back("аннотация", "abstract");
  names.emplace_back("эксперты_отмечают", "experts_praise");
  names.emplace_back("сильные_этапы", "strong_stages");
  names.emplace_back("метки", "tags");
  PaperFile file{
      .name = "bank",
      .title = input.say()(Words{"Банк управленческих практик", "Bank of management practices"}),
      .fields = {},
      .table = table_of(input, cards)};
  add_common(input, file.fields);
  file.fields.text({"оценивались", "were_rated"}, input.narrator.anything_scored() ? "1" : "");
  file.fields.list({"практики", "practices"}, std::move(names), std::move(cards));
  return {std::move(file)};
}

}  // namespace

extern const Paper bank;
const Paper bank{
    .id = "bank",
    .name = {.ru = "банк", .en = "bank"},
    .title = {.ru = "карточки банка практик", .en = "cards of the bank of practices"},
    .published = true,
    .possible = possible,
    .files = files,
};

}  // namespace otbor::papers::kinds
