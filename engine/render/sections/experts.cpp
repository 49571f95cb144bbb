// Experts under their codes: how many sheets, how strict, which sheets look unfilled in earnest.
// For the chair alone; nothing is corrected by it.

#include <algorithm>

#include "engine/render/sections/sections.hpp"
#include "engine/render/words/expert_words.hpp"

namespace otbor::sections {
namespace {

std::string severity_text(const Narrator& narrator, const Expected<ExpertSeverity>& severity) {
  return severity ? narrator.say.real(severity->points, 2, true) : std::string("–");
}

std::string reversed_pairs(const Narrator& narrator, const Expected<ExpertOrder>& order) {
  const auto& say = narrator.say;
  if (!order) return "–";
  return say(Words{"{0} из {1}", "{0} of {1}"},
             {say.whole(order->reversed), say.whole(order->pairs)});
}

TableBlock profiles(const Narrator& narrator, std::size_t rows) {
  const auto& say = narrator.say;
  const auto& experts = narrator.dossier.consistency.experts;
  TableBlock table;
  table.columns = {{.title = say(Words{"Эксперт", "Expert"}), .narrow = true, .names_row = true},
                   {say(Words{"Листов", "Sheets"}), Align::right, true},
                   {say(Words{"Из них «плоских»", "Of these flat"}), Align::right, true}};
  for (const auto* model : rater_models()) {
    table.columns.push_back({say(model->title), Align::right, true});
  }
  table.columns.push_back(
      {say(Words{"Альфа без этого эксперта", "Alpha without this expert"}), Align::right, true});
  table.columns.push_back({say(Words{"Пар практик в ином порядке, чем по местам",
                                     "Pairs of practices in another order than by places"}),
                           Align::right, true});
  table.columns.push_back({.title = say(Words{"Вывод", "Verdict"})});
  for (const auto at : experts.count()) {
    const auto& profile = experts[at];
    if (profile.sheets == 0 || table.rows.size() == rows) continue;
    TableRow row{{narrator.study().experts[at].id, say.whole(profile.sheets),
                  say.whole(profile.flat_sheets)}};
    for (std::size_t i = 0; i < rater_models().size(); ++i) {
      row.cells.emplace_back(i < profile.severity.size()
                                 ? severity_text(narrator, profile.severity[i])
                                 : std::string("–"));
    }
    const auto& without = narrator.dossier.consistency.colleagues.alpha_without[at];
    row.cells.emplace_back(without ? say.real(*without, 3) : std::string("–"));
    row.cells.emplace_back(reversed_pairs(narrator, narrator.dossier.expert_orders[at]));
    const bool known = !profile.severity.empty() && profile.severity.front();
    const bool strict = known && profile.severity.front()->points > 0;
    row.cells.push_back(
        !profile.deviates
            ? TableCell(known ? say(Words{"в пределах допустимого", "within the limit"})
                              : say(Words{"не определяется", "undefined"}))
            : TableCell(strict ? say(Words{"строже коллег", "stricter than colleagues"})
                               : say(Words{"мягче коллег", "more lenient than colleagues"}),
                        "", Tone::waiting));
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Pairs that order practices least alike first.
TableBlock pairs(const Narrator& narrator) {
  const auto& say = narrator.say;
  std::vector<const ColleaguePair*> defined;
  for (const auto& pair : narrator.dossier.consistency.colleagues.pairs) {
    if (pair.spearman) defined.push_back(&pair);
  }
  std::ranges::stable_sort(defined, {}, [](const auto* pair) { return *pair->spearman; });
  constexpr std::size_t rows_max = 15;
  defined.resize(std::min(defined.size(), rows_max));
  TableBlock table;
  table.caption = say(Words{"Пары экспертов, которые располагают практики наименее сходно",
                            "Pairs of experts who order the practices least alike"});
  table.columns = {{.title = say(Words{"Пара", "Pair"}), .names_row = true},
                   {say(Words{"Общих практик", "Practices in common"}), Align::right, true},
                   {say(Words{"Ранговая корреляция", "Rank correlation"}), Align::right, true}};
  for (const auto* pair : defined) {
    const auto& experts = narrator.study().experts;
    table.rows.push_back({{experts[pair->first].id + " – " + experts[pair->second].id,
                           say.whole(pair->practices), say.real(*pair->spearman, 2, true)}});
  }
  return table;
}

Bullets flat_sheets(const Narrator& narrator) {
  Bullets lines;
  const auto& study = narrator.study();
  for (const auto& flat : narrator.dossier.consistency.flat_sheets) {
    if (lines.items.size() == narrator.order.rows_max) break;
    lines.items.push_back(study.experts[study.sheets.sheets[flat.sheet].expert].id + ", " +
                          told_flat_sheet(narrator, flat));
  }
  return lines;
}

}  // namespace

Blocks experts(const Narrator& narrator) {
  if (narrator.order.published() || narrator.study().sheets.sheets.empty()) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(Heading{2, say(Words{"Эксперты", "Experts"}), "experts"});
  blocks.emplace_back(Paragraph{say(
      Words{"Строгость измерена в баллах: плюс – эксперт ставит меньше других, минус – больше. "
            "Отмечено отклонение больше {0}\u00A0% максимального балла. Эти сведения только для "
            "председателя: ни одна оценка не исправлена.",
            "Severity is in points: plus means that the expert gives less than others, minus "
            "more. A deviation above {0}% of the maximum is marked. This is for the chair "
            "alone: no mark is corrected."},
      {print_points(narrator.rules().consistency.deviation_at_most_percent)})});
  blocks.emplace_back(profiles(narrator, narrator.order.rows_max));
  for (const auto* model : rater_models()) {
    blocks.emplace_back(Paragraph{
        say(Words{"{0}. {1}", "{0}. {1}"}, {model->title, model->meaning}), ParagraphRole::note});
  }
  blocks.emplace_back(Paragraph{
      say(Words{"Порядок. Сколько пар своих практик эксперт расположил обратно их местам; места "
                "опираются и на его собственные листы.",
                "Order. How many pairs of the practices an expert rated the expert put the other "
                "way round than their places; the places rest on the expert's own sheets too."}),
      ParagraphRole::note});
  auto least_alike = pairs(narrator);
  if (!least_alike.rows.empty()) blocks.emplace_back(std::move(least_alike));
  auto flat = flat_sheets(narrator);
  if (flat.items.empty()) return blocks;
  blocks.emplace_back(Heading{3, say(Words{"«Плоские» листы", "Flat sheets"}), "flat-sheets"});
  blocks.emplace_back(Paragraph{
      say(Words{"По всем критериям стоит одна и та же оценка; эксперту предлагается её "
                "подтвердить.",
                "Every criterion carries the same mark; the expert is asked to confirm."})});
  blocks.emplace_back(std::move(flat));
  return blocks;
}

}  // namespace otbor::sections
