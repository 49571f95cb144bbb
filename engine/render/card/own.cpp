// What a card says without anybody's own marks: the practice beside the recommended ones, and, for
// the applicant, the way from the means of the criteria to the score.

#include "engine/render/card/card.hpp"

namespace otbor::card {
namespace {

std::string mean_text(const Narrator& narrator, const Ratio& mean) {
  return narrator.say(print_score(mean, narrator.rules().rounding));
}

/// Thousandths of the scale's length; scales of points begin at their lowest value.
std::uint32_t along(const Scale& scale, const Ratio& value) {
  const auto length = scale.highest() - scale.lowest();
  if (length == Points()) return 0;
  const auto share = (value - Ratio(scale.lowest())).divided_by(length) * 1000;
  return static_cast<std::uint32_t>(share.rounded(0, RoundingRule::half_up).millionths() /
                                    Points::unit);
}

/// What each criterion brings to the total, where these add up to it exactly.
std::optional<Per<Criterion, Ratio>> contributions(const Narrator& narrator, Index<Practice> at) {
  const auto& criteria = narrator.study().criteria;
  Per<Criterion, Ratio> parts(criteria.criteria.count());
  Ratio sum;
  for (const auto of : criteria.criteria.count()) {
    const auto& mean = narrator.dossier.ranking.means(at, of);
    if (mean.marks == 0) continue;
    parts[of] = mean.mean.times(criteria.weights(narrator.practice(at).group, of));
    sum = sum + parts[of];
  }
  if (sum != narrator.score(at).total) return std::nullopt;
  return parts;
}

/// «от 1 до 3», «2» when all experts agree.
std::string range_text(const Narrator& narrator, Index<Practice> at, Index<Criterion> of) {
  const auto& scale = narrator.study().criteria.criteria[of].scale;
  std::optional<Mark> low;
  std::optional<Mark> high;
  for (const auto sheet : narrator.score(at).used) {
    const auto mark = narrator.study().sheets.marks(sheet, of);
    if (!is_mark(mark)) continue;
    low = low ? std::min(*low, mark) : mark;
    high = high ? std::max(*high, mark) : mark;
  }
  if (!low) return "–";
  if (*low == *high) return narrator.say(print_points(scale.value(*low)));
  return narrator.say(Words{"от {0} до {1}", "{0} to {1}"},
                      {print_points(scale.value(*low)), print_points(scale.value(*high))});
}

std::vector<TableColumn> columns(const Narrator& narrator, bool with_parts) {
  const auto& say = narrator.say;
  std::vector<TableColumn> all{{.title = say(Words{"Критерий", "Criterion"}), .names_row = true},
                               {say(Words{"Оценки", "Marks"}), Align::right, true},
                               {say(Words{"Среднее", "Mean"}), Align::right, true},
                               {say(Words{"Коэффициент", "Weight"}), Align::right, true}};
  if (with_parts) {
    all.push_back({say(Words{"Вклад в итог", "Part of the total"}), Align::right, true});
  }
  all.push_back({say(Words{"Наибольший вклад", "Largest part"}), Align::right, true});
  return all;
}

}  // namespace

std::vector<Block> against_list(const Narrator& narrator, Index<Practice> at, int level) {
  const auto& say = narrator.say;
  const auto& list = narrator.dossier.justification.list;
  if (!list || !narrator.score(at).scored()) return {};
  Bars bars;
  bars.caption = say(
      Words{"Закрашено – среднее по критерию, черта – медиана {0} рекомендованных практик.",
            "Filled: the mean on the criterion; the bar: the median of {0} recommended practices."},
      {count(list->practices)});
  for (const auto of : narrator.study().criteria.criteria.count()) {
    const auto& criterion = narrator.study().criteria.criteria[of];
    const auto& mean = narrator.dossier.ranking.means(at, of);
    if (mean.marks == 0) continue;
    Bar bar{.label = criterion.id + " " + criterion.title,
            .value = mean_text(narrator, mean.mean),
            .thousandths = along(criterion.scale, mean.mean)};
    if (const auto& median = list->mean[of]) {
      bar.mark = along(criterion.scale, *median);
      bar.value += " / " + mean_text(narrator, *median);
    }
    bars.bars.push_back(std::move(bar));
  }
  if (bars.bars.empty()) return {};
  std::vector<Block> blocks;
  blocks.emplace_back(Heading{
      level, say(Words{"Рядом с рекомендованными", "Beside the recommended practices"}), ""});
  blocks.emplace_back(std::move(bars));
  return blocks;
}

std::vector<Block> own_arithmetic(const Narrator& narrator, Index<Practice> at, int level) {
  const auto& say = narrator.say;
  const auto& set = narrator.study().criteria;
  if (!narrator.score(at).scored()) return {};
  const auto group = narrator.practice(at).group;
  const auto parts = narrator.score(at).by_chair ? std::nullopt : contributions(narrator, at);
  TableBlock table;
  table.columns = columns(narrator, parts.has_value());
  for (const auto of : set.criteria.count()) {
    const auto& criterion = set.criteria[of];
    const auto& mean = narrator.dossier.ranking.means(at, of);
    const auto weight = set.weights(group, of);
    TableRow row{{criterion.id + " " + criterion.title, range_text(narrator, at, of),
                  mean.marks == 0 ? std::string("–") : mean_text(narrator, mean.mean),
                  say(print_points(weight))}};
    if (parts) row.cells.emplace_back(mean_text(narrator, (*parts)[of]));
    row.cells.emplace_back(say(print_points(product(criterion.scale.highest(), weight))));
    table.rows.push_back(std::move(row));
  }
  std::vector<Block> blocks;
  blocks.emplace_back(
      Heading{level, say(Words{"Как получен балл", "How the score comes about"}), ""});
  if (parts) {
    table.rows.push_back({{say(Words{"Итоговый балл", "Score"}), "", "", "",
                           narrator.score_text(at), say(print_points(set.maximum[group]))},
                          true});
    blocks.emplace_back(Paragraph{
        say(Words{"Среднее оценок экспертов по критерию, умноженное на коэффициент, – вклад "
                  "критерия; сумма вкладов – итоговый балл. Округляется только печать.",
                  "The experts' mean mark on a criterion times its weight is its part; the parts "
                  "add up to the score. Only the print is rounded."}),
        ParagraphRole::note});
  }
  blocks.emplace_back(std::move(table));
  return blocks;
}

}  // namespace otbor::card
