// How far the experts agree, in numbers a commission can read: each with its meaning and verdict,
// and in words why, where there is no number. Nothing here changes a total.

#include <algorithm>

#include "engine/render/sections/charts.hpp"
#include "engine/render/sections/sections.hpp"

namespace otbor::sections {
namespace {

constexpr int digits = 3;

std::string counts_text(const Narrator& narrator, const Coefficient& value) {
  const auto& say = narrator.say;
  auto text = say(Words{"{0} {0|практика|практики|практик}, {1} {1|эксперт|эксперта|экспертов}",
                        "{0} {0|practice|practices}, {1} {1|expert|experts}"},
                  {say.whole(value.practices), say.whole(value.experts)});
  if (value.chi_square && value.degrees_of_freedom) {
    text += say(Words{"; χ² = {0} при {1} {1|степени|степенях|степенях} свободы",
                      "; χ² = {0} with {1} {1|degree|degrees} of freedom"},
                {say.real(*value.chi_square, 2), count(*value.degrees_of_freedom)});
  }
  if (value.p_value) {
    const bool tiny = *value.p_value < 0.001;
    text += tiny ? say(Words{", p < 0,001", ", p < 0.001"})
                 : say(Words{", p = {0}", ", p = {0}"}, {say.real(*value.p_value, digits)});
  }
  return text;
}

/// "0,712 (0,604–0,801)": the value and, where there is one, its interval.
std::string value_text(const Narrator& narrator, const Coefficient& value) {
  const auto& say = narrator.say;
  if (!value.low || !value.high) return say.real(value.value, digits);
  return say(
      Words{"{0} (от {1} до {2})", "{0} ({1} to {2})"},
      {say.real(value.value, digits), say.real(*value.low, digits), say.real(*value.high, digits)});
}

std::string note_text(const Narrator& narrator, const Coefficient& value) {
  return value.note ? ". " + narrator.say(*value.note) : std::string();
}

TableBlock totals_table(const Narrator& narrator) {
  const auto& say = narrator.say;
  TableBlock table;
  table.caption = say(Words{"По итоговым баллам", "On the totals"});
  table.columns = {{.title = say(Words{"Показатель", "Statistic"}), .names_row = true},
                   {say(Words{"Значение", "Value"}), Align::right, true},
                   {.title = say(Words{"Вывод", "Verdict"})},
                   {.title = say(Words{"Что показывает", "What it tells"})}};
  for (const auto& one : narrator.dossier.consistency.statistics) {
    if (one.criterion) continue;
    if (one.result) {
      table.rows.push_back(
          {{say(one.statistic->title), value_text(narrator, *one.result),
            say(one.statistic->verdict(one.result->value)) + "\n" +
                counts_text(narrator, *one.result) + note_text(narrator, *one.result),
            say(one.statistic->meaning)}});
    } else {
      table.rows.push_back(
          {{say(one.statistic->title), "–",
            say(Words{"Не определяется: {0}.", "Undefined: {0}."}, {name_of(one.result.error())}),
            say(one.statistic->meaning)}});
    }
  }
  return table;
}

std::vector<const Statistic*> defined_on_criteria(const Narrator& narrator) {
  std::vector<const Statistic*> found;
  for (const auto& one : narrator.dossier.consistency.statistics) {
    if (!one.criterion || !one.result) continue;
    if (std::ranges::find(found, one.statistic) == found.end()) found.push_back(one.statistic);
  }
  return found;
}

/// A bar a criterion; a value below zero has none.
Bars criteria_chart(const Narrator& narrator, const Statistic* statistic) {
  const auto& say = narrator.say;
  Bars chart;
  chart.caption = say(Words{"{0}, по критериям", "{0}, on each criterion"}, {statistic->title});
  for (const auto& one : narrator.dossier.consistency.statistics) {
    if (!one.criterion || one.statistic != statistic) continue;
    const auto& criterion = narrator.study().criteria.criteria[*one.criterion];
    Bar bar{.label = criterion.id + " " + criterion.title};
    if (one.result) {
      bar.value = value_text(narrator, *one.result);
      bar.thousandths = static_cast<std::uint32_t>(std::clamp(one.result->value, 0.0, 1.0) * 1000);
    } else {
      bar.value = "–";
      bar.label += " (" + say(name_of(one.result.error())) + ")";
    }
    if (one.result && one.result->note) bar.label += " (" + say(*one.result->note) + ")";
    chart.bars.push_back(std::move(bar));
  }
  return chart;
}

struct Ranges {
  std::uint64_t practices = 0;
  std::uint64_t unstable = 0;  // variation beyond the plan's limit
  Points sum;
  Points widest;
  std::optional<Index<Practice>> widest_at;
};

Ranges ranges(const Narrator& narrator) {
  Ranges found;
  const auto limit = Ratio(narrator.rules().consistency.variation_at_most).approximate();
  const auto& spreads = narrator.dossier.consistency.spreads;
  for (const auto at : spreads.count()) {
    const auto& spread = spreads[at];
    if (spread.sheets < 2) continue;
    ++found.practices;
    found.sum += spread.range();
    if (spread.variation && *spread.variation > limit) ++found.unstable;
    if (found.widest_at && spread.range() <= found.widest) continue;
    found.widest = spread.range();
    found.widest_at = at;
  }
  return found;
}

std::string ranges_text(const Narrator& narrator, const Ranges& ranges) {
  const auto& say = narrator.say;
  const auto& rounding = narrator.rules().rounding;
  return say(
      Words{"Размах – разность наибольшего и наименьшего итогов по одной практике: в среднем "
            "{0} {0|балл|балла|баллов}, наибольший – {1} {1|балл|балла|баллов} ({2}). "
            "Коэффициент вариации больше {3} – у {4} из {5}.",
            "Range is the highest total of a practice less the lowest: {0} {0|point|points} "
            "on average, {1} {1|point|points} at most ({2}). The coefficient of variation is "
            "above {3} for {4} of {5}."},
      {print_score(Ratio(ranges.sum, static_cast<std::int64_t>(ranges.practices)), rounding),
       print_score(ranges.widest, rounding), narrator.practice(*ranges.widest_at).id,
       print_points(narrator.rules().consistency.variation_at_most), say.whole(ranges.unstable),
       say.whole(ranges.practices)});
}

}  // namespace

Blocks agreement(const Narrator& narrator) {
  const auto& consistency = narrator.dossier.consistency;
  if (narrator.study().sheets.sheets.empty()) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Согласованность оценок", "Agreement of the experts"}), "agreement"});
  blocks.emplace_back(Paragraph{
      say(Words{"Показатели описывают оценки; на баллы и места они не влияют. В скобках – "
                "доверительные границы значения (95 %).",
                "The statistics describe the marks; they change neither totals nor places. In "
                "brackets stand the confidence limits of a value (95 %)."})});
  const auto found = ranges(narrator);
  if (found.widest_at && !narrator.order.published())
    blocks.emplace_back(Paragraph{ranges_text(narrator, found)});
  if (!narrator.order.published()) {
    if (auto grid = charts::sheets(narrator)) blocks.emplace_back(std::move(*grid));
  }
  if (!consistency.statistics.empty()) blocks.emplace_back(totals_table(narrator));
  const auto shown = defined_on_criteria(narrator);
  for (const auto* statistic : shown) blocks.emplace_back(criteria_chart(narrator, statistic));
  if (!shown.empty()) {
    blocks.emplace_back(Paragraph{
        say(Words{"Чем ниже значение, тем больше эксперты расходятся в понимании критерия: "
                  "его описание стоит уточнить до следующего отбора.",
                  "The lower the value, the more the experts differ in what the criterion "
                  "means: its wording may need work before the next selection."}),
        ParagraphRole::note});
  }
  return blocks;
}

}  // namespace otbor::sections
