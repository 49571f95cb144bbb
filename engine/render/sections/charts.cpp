#include "engine/render/sections/charts.hpp"

#include <algorithm>
#include <cmath>

namespace otbor::charts {
namespace {

constexpr std::size_t experts_max = 30;
constexpr std::size_t grid_rows_max = 200;

/// Where `value` of `from` … `to` stands, in thousandths.
std::uint32_t position(double value, double from, double to) {
  const double share = to > from ? (value - from) / (to - from) : 0;
  return static_cast<std::uint32_t>(std::clamp(share, 0.0, 1.0) * 1000 + 0.5);
}

std::string label(const Narrator& narrator, Index<Practice> at) {
  return narrator.practice(at).id + " " + narrator.practice(at).title;
}

bool is_counted(const Study& study, Index<Sheet> sheet) {
  return study.sheets.sheets[sheet].status == SheetStatus::counted;
}

/// Mean of the counted sheets on the full scale; nullopt for fewer than two.
std::optional<Ratio> mean_of_sheets(const Narrator& narrator, Index<Practice> at) {
  const auto& study = narrator.study();
  const auto full = study.criteria.maximum[narrator.practice(at).group];
  Ratio sum;
  std::int64_t n = 0;
  for (const auto sheet : study.sheets.of_practice[at]) {
    if (!is_counted(study, sheet)) continue;
    const auto total = on_full_scale(narrator.dossier.consistency.totals[sheet], full);
    if (!total) continue;
    sum = sum + *total;
    ++n;
  }
  return n < 2 ? std::nullopt : std::optional(sum / n);
}

/// A quarter of the maximum from the mean has the darkest shade.
GridRow sheets_row(const Narrator& narrator, Index<Practice> at, const Ratio& mean) {
  const auto& study = narrator.study();
  const auto full = study.criteria.maximum[narrator.practice(at).group];
  GridRow row{label(narrator, at), narrator.link(at),
              std::vector<GridCell>(study.experts.count().value())};
  for (const auto sheet : study.sheets.of_practice[at]) {
    if (!is_counted(study, sheet)) continue;
    const auto total = on_full_scale(narrator.dossier.consistency.totals[sheet], full);
    if (!total) continue;
    const auto apart = *total - mean;
    const auto share = apart.divided_by(full).approximate() * 4;
    row.cells[study.sheets.sheets[sheet].expert.value()] = {
        narrator.say.real(apart.approximate(), 1, true),
        static_cast<std::int32_t>(std::clamp(share, -1.0, 1.0) * 1000)};
  }
  return row;
}

}  // namespace

std::optional<Dots> places(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& order = narrator.dossier.ranking.order;
  if (!narrator.dossier.robustness || order.size() < 2 || order.size() > rows_max) {
    return std::nullopt;
  }
  const auto last = static_cast<double>(order.size());
  Dots chart;
  chart.caption = say(Words{"Место и места, которые практика занимает в 90 % случаев",
                            "The place, and the places taken in 90 % of cases"});
  chart.low = "1";
  chart.high = say.whole(order.size());
  chart.legend =
      say(Words{"Полоса – места в 90 % случаев, черта – место по официальным баллам.",
                "The band: places in 90 % of cases; the bar: the place by official totals."});
  if (const auto places = narrator.rules().selection.places; places && *places < order.size()) {
    chart.line = position(*places + 0.5, 1, last);
    chart.legend = say(
        Words{"Полоса – места в 90 % случаев, черта – место по официальным баллам, пунктир – конец "
              "списка: мест {0}.",
              "The band: places in 90 % of cases; the bar: the place by official totals; the "
              "dashes: the end of the list of {0}."},
        {count(*places)});
  }
  for (const auto at : order) {
    const auto& of = narrator.dossier.robustness->of[at];
    const auto& place = narrator.dossier.ranking.places[at];
    if (!of || !place) continue;
    chart.rows.push_back(
        {.label = label(narrator, at),
         .link = narrator.link(at),
         .value = narrator.likely_places(at),
         .mark = position(place->first, 1, last),
         .range = std::pair(position(of->place_low, 1, last), position(of->place_high, 1, last)),
         .tone =
             narrator.verdict(at).decision == Decision::recommended ? Tone::good : Tone::plain});
  }
  return chart;
}

std::optional<Grid> place_shares(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& order = narrator.dossier.ranking.order;
  const auto& robustness = narrator.dossier.robustness;
  if (!robustness || order.size() < 2) return std::nullopt;
  Grid grid;
  grid.caption = say(Words{"Как часто практика занимает каждое место, % случаев",
                           "How often a practice takes each place, % of cases"});
  grid.corner = say(Words{"Практика", "Practice"});
  grid.legend = say(Words{"Пусто – реже чем в 0,5 % случаев.", "Blank: below 0.5 % of cases."});
  for (std::size_t place = 1; place <= order.size(); ++place) {
    grid.columns.push_back(say.whole(place));
  }
  for (const auto at : order) {
    const auto& of = robustness->of[at];
    if (!of || of->at_place.size() != order.size()) return std::nullopt;
    GridRow row{label(narrator, at), narrator.link(at), {}};
    for (const auto draws : of->at_place) {
      const double share = static_cast<double>(draws) / robustness->draws;
      const bool shown = share >= 0.005;
      row.cells.push_back({shown ? say.real(share * 100, 0) : std::string(),
                           shown ? static_cast<std::int32_t>(share * 1000) : 0});
    }
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

std::optional<Grid> sheets(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  if (study.experts.count().value() > experts_max) return std::nullopt;
  Grid grid;
  grid.caption = say(Words{"Баллы экспертов относительно среднего по практике",
                           "Experts' totals against the mean of the practice"});
  grid.corner = say(Words{"Практика", "Practice"});
  grid.legend =
      say(Words{"Плюс – эксперт поставил больше среднего, минус – меньше; пусто – не оценивал.",
                "Plus: above the mean of the practice; minus: below; blank: did not rate it."});
  for (const auto& expert : study.experts) grid.columns.push_back(expert.id);
  for (const auto at : narrator.dossier.ranking.order) {
    if (grid.rows.size() == grid_rows_max) break;
    const auto mean = mean_of_sheets(narrator, at);
    if (mean) grid.rows.push_back(sheets_row(narrator, at, *mean));
  }
  return grid.rows.empty() ? std::nullopt : std::optional(std::move(grid));
}

std::optional<Dots> severity(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& fit = narrator.dossier.consistency.diagnosis.correction.severity;
  const auto& experts = narrator.study().experts;
  if (!fit || experts.count().value() > rows_max) return std::nullopt;
  double widest = 0;
  for (const auto at : experts.count()) {
    const auto& one = fit->experts[at];
    if (one) widest = std::max(widest, std::abs(one->points) + 2 * one->se);
  }
  if (widest <= 0) return std::nullopt;
  Dots chart;
  chart.caption = say(Words{"Строгость экспертов, баллы", "Severity of experts, points"});
  chart.low = say.real(-widest, 1, true);
  chart.high = say.real(widest, 1, true);
  chart.line = 500;
  chart.legend =
      say(Words{"Полоса – две ошибки в обе стороны, пунктир – ноль; правее нуля – строже коллег. "
                "Полоса, которая накрывает ноль, ничего не доказывает.",
                "The band: two errors to both sides; the dashes: zero; to the right is stricter. A "
                "band across zero proves nothing."});
  for (const auto at : experts.count()) {
    const auto& one = fit->experts[at];
    if (!one) continue;
    chart.rows.push_back(
        {.label = experts[at].id,
         .value = say.real(one->points, 2, true),
         .mark = position(one->points, -widest, widest),
         .range = std::pair(position(one->points - 2 * one->se, -widest, widest),
                            position(one->points + 2 * one->se, -widest, widest))});
  }
  return chart.rows.empty() ? std::nullopt : std::optional(std::move(chart));
}

}  // namespace otbor::charts
