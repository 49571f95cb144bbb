// The summary sheet: places, the experts' totals they rest on, and what decided between equals.

#include <algorithm>

#include "engine/model/names.hpp"
#include "engine/render/sections/sections.hpp"
#include "engine/render/words/rules_text.hpp"

namespace otbor::sections {
namespace {

/// Longer charts are no longer read.
constexpr std::size_t dots_max = 60;

bool is_used(const Score& score, Index<Sheet> sheet) {
  return std::ranges::find(score.used, sheet) != score.used.end();
}

/// «Э-01 46,50», a line for each sheet; what does not count says why.
std::string experts_totals(const Narrator& narrator, Index<Practice> at) {
  const auto& sheets = narrator.study().sheets;
  const auto* third = third_expert_of(narrator.study(), at);
  std::string lines;
  for (const auto sheet : sheets.of_practice[at]) {
    const auto& facts = sheets.sheets[sheet];
    if (!lines.empty()) lines += '\n';
    lines += narrator.study().experts[facts.expert].id;
    if (third != nullptr && third->expert == facts.expert) lines += "*";
    lines += "\u00A0\u00A0";
    if (facts.status == SheetStatus::recused) {
      lines += narrator.say(Words{"самоотвод", "recused"});
    } else if (facts.status == SheetStatus::incomplete) {
      lines += narrator.say(Words{"не полон", "incomplete"});
    } else {
      const auto total = narrator.total_text(sheet);
      lines += is_used(narrator.score(at), sheet) ? total : "(" + total + ")";
    }
  }
  return lines;
}

std::string range_text(const Narrator& narrator, Index<Practice> at) {
  const auto& spread = narrator.dossier.consistency.spreads[at];
  if (spread.sheets < 2) return {};
  return narrator.say.total(spread.range(), narrator.rules().rounding.digits);
}

TableBlock summary_table(const Narrator& narrator, const std::vector<Index<Practice>>& practices) {
  const auto& say = narrator.say;
  TableBlock table;
  table.wide = true;
  table.lookup = true;
  table.caption = say(Words{"Сводная ведомость", "Summary sheet"});
  table.columns = {{say(Words{"Место", "Place"}), Align::right, true},
                   {.title = "№", .narrow = true},
                   {.title = say(Words{"Практика", "Practice"}), .names_row = true},
                   {.title = say(Words{"Организация", "Institution"})},
                   {say(Words{"Баллы экспертов", "Experts' totals"}), Align::right, true},
                   {say(Words{"Итоговый балл", "Score"}), Align::right, true},
                   {.title = say(Words{"Решение", "Decision"}), .choice = true},
                   {say(Words{"% от макс.", "% of max."}), Align::right, true},
                   {say(Words{"Размах", "Range"}), Align::right, true}};
  const auto& robustness = narrator.dossier.robustness;
  if (robustness) {
    table.columns.push_back(
        {say(Words{"Места в 90 % случаев", "Places in 90 % of cases"}), Align::right, true});
  }
  const bool with_platform = std::ranges::any_of(
      practices, [&](Index<Practice> at) { return narrator.practice(at).platform.has_value(); });
  if (with_platform) {
    table.columns.push_back({.title = say(Words{"Площадка", "Platform"}),
                             .align = Align::centre,
                             .narrow = true,
                             .choice = true});
  }
  const bool with_cycle = narrator.study().cycle.has_value();
  if (with_cycle) {
    table.columns.push_back({.title = say(Words{"Цикл", "Cycle"}),
                             .align = Align::centre,
                             .narrow = true,
                             .choice = true});
  }
  for (const auto at : practices) {
    TableRow row{{narrator.place_text(at), narrator.practice(at).id,
                  TableCell(narrator.practice(at).title, narrator.link(at)),
                  narrator.institution(at), experts_totals(narrator, at), narrator.score_text(at),
                  narrator.decision_cell(at), narrator.percent_number(at),
                  range_text(narrator, at)}};
    if (robustness) row.cells.emplace_back(narrator.likely_places(at));
    if (with_platform) row.cells.emplace_back(narrator.platform_id(at));
    if (with_cycle) {
      const auto* found = narrator.cycle_class(at);
      row.cells.emplace_back(found != nullptr ? found->letter : std::string());
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string legend(const Narrator& narrator) {
  const auto& say = narrator.say;
  std::vector<std::string> lines;
  if (!narrator.study().decisions.third_experts.empty()) {
    lines.push_back(say(Words{"Звёздочкой отмечен дополнительный эксперт.",
                              "An asterisk marks the additional expert."}));
  }
  const auto& sheets = narrator.study().sheets;
  for (const auto at : narrator.dossier.ranking.order) {
    const auto counted = std::ranges::count_if(sheets.of_practice[at], [&](Index<Sheet> sheet) {
      return sheets.sheets[sheet].status == SheetStatus::counted;
    });
    if (static_cast<std::size_t>(counted) == narrator.score(at).used.size()) continue;
    lines.push_back(say(Words{"В скобках – листы, на которых итоговый балл не основан.",
                              "In brackets: sheets the score does not rest on."}));
    break;
  }
  if (narrator.study().cycle) {
    std::vector<std::string> classes;
    for (const auto i : classes_in_order(*narrator.study().cycle)) {
      const auto& one = narrator.study().cycle->classes[i];
      classes.push_back(one.letter + " – " + one.title);
    }
    lines.push_back(say(Words{"Управленческий цикл: {0}.", "Management cycle: {0}."},
                        {Speech::listed(classes, "; ")}));
  }
  return Speech::listed(lines, " ");
}

/// Where a total stands on the axis from worst to best, in thousandths.
std::uint32_t position(const CriteriaSet& criteria, Index<ApplicantGroup> group,
                       const Ratio& total) {
  const auto low = std::min(criteria.minimum[group], criteria.maximum[group]);
  const auto high = std::max(criteria.minimum[group], criteria.maximum[group]);
  if (low == high) return 0;
  const auto share = (total - Ratio(low)).divided_by(high - low) * 1000;
  const auto thousandths = share.rounded(0, RoundingRule::half_up).millionths() / Points::unit;
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(thousandths, 0, 1000));
}

Dots totals_chart(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& criteria = narrator.study().criteria;
  const Index<ApplicantGroup> group(0);
  Dots chart;
  chart.caption = say(Words{"Баллы экспертов и итоговый балл", "Experts' totals and the score"});
  chart.low = say(print_points(std::min(criteria.minimum[group], criteria.maximum[group])));
  chart.high = say(print_points(std::max(criteria.minimum[group], criteria.maximum[group])));
  chart.legend = say(Words{"Точка – лист эксперта, черта – итоговый балл.",
                           "A dot is one expert's sheet, the bar is the score."});
  if (const auto pass = narrator.dossier.selection.line.pass_mark) {
    chart.line = position(criteria, group, Ratio(*pass));
    chart.legend =
        say(Words{"Точка – лист эксперта, черта – итоговый балл, пунктир – проходной "
                  "балл {0}.",
                  "A dot is one expert's sheet, the bar is the score, the dashes are the "
                  "pass mark {0}."},
            {print_score(*pass, narrator.rules().rounding)});
  }
  for (const auto at : narrator.dossier.ranking.order) {
    const auto& practice = narrator.practice(at);
    DotRow row{
        .label = practice.id + " " + practice.title,
        .link = narrator.link(at),
        .value = narrator.score_text(at),
        .mark = position(criteria, practice.group, narrator.score(at).total),
        .tone = narrator.verdict(at).decision == Decision::recommended ? Tone::good : Tone::plain};
    for (const auto sheet : narrator.study().sheets.of_practice[at]) {
      if (narrator.study().sheets.sheets[sheet].status != SheetStatus::counted) continue;
      row.dots.push_back(position(criteria, practice.group,
                                  Ratio(narrator.dossier.consistency.totals[sheet].total)));
    }
    chart.rows.push_back(std::move(row));
  }
  return chart;
}

/// Reasons of the upper of two equals, or of all who share a place.
bool settles_tie(ReasonCode code) {
  switch (code) {
    case ReasonCode::tie_above_by_criterion:
    case ReasonCode::tie_above_by_minimum:
    case ReasonCode::tie_above_by_range:
    case ReasonCode::tie_above_by_registration:
    case ReasonCode::tie_above_by_decision:
    case ReasonCode::tie_in_print_above:
    case ReasonCode::tie_by_rounding:
    case ReasonCode::place_shared:
    case ReasonCode::place_shared_by_many:
      return true;
    default:
      return false;
  }
}

std::string tie_text(const Narrator& narrator, Index<Practice> above) {
  auto words = narrator.name(above) + ".";
  for (const auto* reason : narrator.reasons(above)) {
    if (settles_tie(reason->code)) words += " " + narrator.say(reason->text);
  }
  return words;
}

}  // namespace

Blocks summary(const Narrator& narrator) {
  if (narrator.order.published() || !narrator.anything_scored()) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(Heading{
      2, say(Words{"Рейтинг и баллы экспертов", "Ranking and experts' totals"}), "ranking"});
  auto practices = practices_in_order(narrator.dossier, narrator.order);
  std::erase_if(practices,
                [&](Index<Practice> at) { return !takes_part(narrator.practice(at).status); });
  const auto all = practices.size();
  practices.resize(std::min(all, narrator.order.ranking_rows_max));
  blocks.emplace_back(summary_table(narrator, practices));
  if (practices.size() < all) blocks.emplace_back(cut_note(narrator, practices.size(), all));
  auto words = legend(narrator);
  if (!words.empty()) blocks.emplace_back(Paragraph{std::move(words), ParagraphRole::note});
  if (narrator.dossier.ranking.order.size() <= dots_max)
    blocks.emplace_back(totals_chart(narrator));
  return blocks;
}

Blocks ties(const Narrator& narrator) {
  if (narrator.order.published() || !narrator.anything_scored()) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(Heading{2, say(Words{"Равные баллы", "Equal totals"}), "ties"});
  const auto& ties = narrator.dossier.ranking.ties;
  if (ties.empty()) {
    blocks.emplace_back(
        Paragraph{say(Words{"Равных итоговых баллов нет.", "No two totals are equal."})});
    return blocks;
  }
  const RulesText rules{narrator.study().criteria, narrator.rules(), say};
  blocks.emplace_back(
      Paragraph{say(Words{"Шаги правила при равенстве: {0}.", "Steps of the tie-break: {0}."},
                    {rules.tie_chain()})});
  Bullets lines;
  std::optional<Index<Practice>> told;
  for (const auto& tie : ties) {
    if (lines.items.size() == narrator.order.rows_max) break;
    if (told && *told == tie.above) continue;
    lines.items.push_back(tie_text(narrator, tie.above));
    told = tie.above;
  }
  blocks.emplace_back(std::move(lines));
  if (ties.size() > narrator.order.rows_max) {
    blocks.emplace_back(cut_note(narrator, narrator.order.rows_max, ties.size()));
  }
  return blocks;
}

}  // namespace otbor::sections
