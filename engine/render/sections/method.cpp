// How it was computed: the rules in words and the digests of the inputs, so that anybody can repeat
// the run and compare.

#include "engine/render/sections/sections.hpp"
#include "engine/render/words/rules_text.hpp"

namespace otbor::sections {
namespace {

constexpr std::size_t digest_shown = 12;

KeyValues rules_in_words(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  const RulesText text{study.criteria, study.rules, say};
  KeyValues values;
  const auto add = [&](Words term, std::string value) {
    if (!value.empty()) values.items.emplace_back(say(term), std::move(value));
  };
  if (narrator.anything_scored()) {
    add({"Итог листа", "Total of a sheet"}, text.sheet_total());
    add({"Итоговый балл", "Score"}, text.aggregation());
    add({"Экспертов", "Experts"}, text.experts());
    add({"Округление", "Rounding"}, text.rounding());
    add({"Пропуски", "Blanks"}, text.blanks());
    add({"Пороги по критериям", "Gates"}, Speech::listed(text.gates(), ";\n"));
    add({"При равенстве баллов", "Between equal totals"}, text.tie_chain());
  }
  add({"Состав списка", "The list"}, text.selection());
  std::vector<std::string> quotas;
  for (const auto& quota : study.rules.selection.quotas) quotas.push_back(text.quota(quota));
  if (narrator.anything_scored()) add({"Квоты", "Quotas"}, Speech::listed(quotas, ";\n"));
  add({"Требования плана", "Requirements"}, Speech::listed(text.requirements(), ";\n"));
  add({"Начальное число", "Seed"}, std::to_string(study.rules.seed));
  add({"Программа", "Program"}, "otbor " + narrator.order.engine_version);
  add({"Критерии, sha256", "Criteria, sha256"}, study.criteria.sha256);
  return values;
}

TableBlock inputs(const Narrator& narrator) {
  const auto& say = narrator.say;
  TableBlock table;
  table.caption = say(Words{"Прочитанные файлы; полные контрольные суммы – в manifest.json",
                            "Files read; full digests are in manifest.json"});
  table.columns = {{.title = say(Words{"Файл", "File"}), .names_row = true},
                   {say(Words{"Байт", "Bytes"}), Align::right, true},
                   {.title = "sha256", .narrow = true}};
  for (const auto& input : narrator.study().inputs) {
    if (table.rows.size() == narrator.order.rows_max) break;
    table.rows.push_back(
        {{input.name, say.whole(input.bytes), input.sha256.substr(0, digest_shown)}});
  }
  return table;
}

}  // namespace

Blocks method(const Narrator& narrator) {
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Как выполнен расчёт", "How it was computed"}), "method"});
  blocks.emplace_back(rules_in_words(narrator));
  if (narrator.anything_scored() && !narrator.rules().bands.empty()) {
    const RulesText text{narrator.study().criteria, narrator.rules(), say};
    auto decisions = text.decisions();
    decisions.caption = say(Words{"Решение по итоговому баллу; действует первая подходящая строка",
                                  "Decision by the total; the first line that fits applies"});
    blocks.emplace_back(std::move(decisions));
  }
  if (narrator.order.published() || narrator.study().inputs.empty()) return blocks;
  blocks.emplace_back(inputs(narrator));
  const auto all = narrator.study().inputs.size();
  if (all > narrator.order.rows_max) {
    blocks.emplace_back(cut_note(narrator, narrator.order.rows_max, all));
  }
  return blocks;
}

}  // namespace otbor::sections
