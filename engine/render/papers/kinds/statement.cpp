// The summary statement of marks: a lying sheet with every practice, the totals of its experts
// under their codes, places and decisions.

#include <algorithm>

#include "engine/render/papers/common.hpp"
#include "engine/render/words/rules_text.hpp"

namespace otbor::papers::kinds {
namespace {

std::string totals_of_experts(const Narrator& narrator, Index<Practice> at) {
  const auto& study = narrator.study();
  std::string lines;
  for (const auto sheet : study.sheets.of_practice[at]) {
    const auto& facts = study.sheets.sheets[sheet];
    if (facts.status != SheetStatus::counted) continue;
    const bool third = std::ranges::any_of(study.decisions.third_experts, [&](const auto& one) {
      return one.practice == at && one.expert == facts.expert;
    });
    if (!lines.empty()) lines += '\n';
    lines += study.experts[facts.expert].id + ": " + narrator.total_text(sheet);
    if (third) lines += " *";
  }
  return lines;
}

std::string range_of(const Narrator& narrator, Index<Practice> at) {
  const auto& spread = narrator.dossier.consistency.spreads[at];
  if (spread.sheets < 2) return {};
  return narrator.say(print_points(spread.range()));
}

/// Names of a row: of a practice, and what its experts gave.
std::vector<Name> row_names() {
  auto names = practice_names();
  names.emplace_back("баллы_экспертов", "totals_of_experts");
  names.emplace_back("размах", "range");
  return names;
}

void add_rows(const PaperInput& input, Fields& fields) {
  std::vector<Fields> rows;
  for (const auto at : input.narrator.dossier.ranking.order) {
    auto row = practice_fields(input, at);
    row.text({"баллы_экспертов", "totals_of_experts"}, totals_of_experts(input.narrator, at), "–");
    row.text({"размах", "range"}, range_of(input.narrator, at), "–");
    rows.push_back(std::move(row));
  }
  fields.list({"практики", "practices"}, row_names(), std::move(rows));
}

std::vector<Index<Practice>> of_recusals(const Study& study) {
  std::vector<Index<Practice>> found;
  for (const auto& recusal : study.decisions.recusals) {
    if (std::ranges::find(found, recusal.practice) == found.end())
      found.push_back(recusal.practice);
  }
  return found;
}

std::string codes_of(const Study& study, const std::vector<Index<Practice>>& list) {
  std::vector<std::string> codes;
  for (const auto at : list) codes.push_back(study.practices[at].id);
  return Speech::listed(codes);
}

void add_notes(const PaperInput& input, Fields& fields) {
  const auto& narrator = input.narrator;
  const auto& study = narrator.study();
  const RulesText rules{study.criteria, study.rules, narrator.say};
  fields.text({"способ_расчёта", "aggregation"}, rules.aggregation());
  fields.text({"округление", "rounding"}, rules.rounding());
  fields.text({"порядок_при_равенстве", "tie_chain"}, rules.tie_chain());
  std::vector<Index<Practice>> third;
  for (const auto& one : study.decisions.third_experts) third.push_back(one.practice);
  fields.text({"дополнительные", "third_experts"}, codes_of(study, third));
  fields.text({"отводы", "recused"}, codes_of(study, of_recusals(study)));
  std::vector<Index<Practice>> chair;
  for (const auto& one : study.decisions.chair_scores) chair.push_back(one.practice);
  fields.text({"баллы_комиссии", "chair_scores"}, codes_of(study, chair));
}

void add_agreement(const PaperInput& input, Fields& fields) {
  const auto& narrator = input.narrator;
  std::vector<Fields> items;
  for (const auto& one : narrator.dossier.consistency.statistics) {
    if (one.criterion || !one.result) continue;
    Fields item;
    item.text({"показатель", "statistic"}, narrator.say(one.statistic->title));
    item.text({"значение", "value"}, narrator.say.real(one.result->value, 3));
    item.text({"вывод", "verdict"}, narrator.say(one.statistic->verdict(one.result->value)));
    items.push_back(std::move(item));
  }
  fields.list({"согласованность", "agreement"},
              {{"показатель", "statistic"}, {"значение", "value"}, {"вывод", "verdict"}},
              std::move(items));
}

void add_members(const PaperInput& input, Fields& fields) {
  std::vector<Fields> items;
  for (const auto& member : input.paperwork.members) {
    if (!member.present) continue;
    Fields item;
    item.text({"имя", "name"}, member.person.name);
    items.push_back(std::move(item));
  }
  fields.list({"члены_комиссии", "commission_members"}, {{"имя", "name"}}, std::move(items));
}

std::vector<PaperFile> files(const PaperInput& input) {
  PaperFile file{.name = "statement",
                 .title = input.say()(Words{"Сводная ведомость оценок", "Summary of marks"}),
                 .fields = {}};
  add_common(input, file.fields);
  add_rows(input, file.fields);
  add_practices(input, {"не_допущены", "not_admitted"}, not_admitted(input.narrator), file.fields);
  add_notes(input, file.fields);
  add_agreement(input, file.fields);
  add_members(input, file.fields);
  return {std::move(file)};
}

}  // namespace

extern const Paper statement;
const Paper statement{
    .id = "statement",
    .name = {.ru = "ведомость", .en = "statement"},
    .title = {.ru = "сводная ведомость оценок", .en = "summary of marks"},
    .possible = anything_scored,
    .files = files,
};

}  // namespace otbor::papers::kinds
