// What the practices are about and how complete they are.

#include <algorithm>
#include <numeric>

#include "engine/model/names.hpp"
#include "engine/render/sections/sections.hpp"

namespace otbor::sections {
namespace {

/// Counts of practices: a row for each direction and one for none, a column for each class.
struct Matrix {
  std::vector<std::vector<std::uint64_t>> cells;
  std::vector<std::uint64_t> columns;
};

Matrix count_classes(const Narrator& narrator) {
  const auto& study = narrator.study();
  const auto themes = study.themes ? study.themes->themes.count().value() : 0U;
  const auto classes = study.cycle->classes.size();
  Matrix matrix;
  matrix.cells.assign(themes + 1, std::vector<std::uint64_t>(classes));
  matrix.columns.assign(classes, 0);
  for (const auto at : study.practices.count()) {
    if (!takes_part(study.practices[at].status)) continue;
    const auto class_at = narrator.dossier.cycles.practices[at].class_at;
    if (!class_at) continue;
    const auto& counts = narrator.dossier.themes.practices;
    const auto theme = at.value() < counts.count().value() ? counts[at].theme : std::nullopt;
    ++matrix.cells[theme ? theme->value() : themes][*class_at];
    ++matrix.columns[*class_at];
  }
  return matrix;
}

TableRow matrix_row(const Narrator& narrator, std::string name,
                    const std::vector<std::uint64_t>& cells) {
  TableRow row;
  row.cells.emplace_back(std::move(name));
  for (const auto i : classes_in_order(*narrator.study().cycle)) {
    row.cells.emplace_back(cells[i] > 0 ? narrator.say.whole(cells[i]) : std::string());
  }
  row.cells.emplace_back(
      narrator.say.whole(std::accumulate(cells.begin(), cells.end(), std::uint64_t{0})));
  return row;
}

TableBlock matrix_table(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  const auto matrix = count_classes(narrator);
  TableBlock table;
  table.columns = {{.title = say(Words{"Направление", "Theme"}), .names_row = true}};
  for (const auto i : classes_in_order(*study.cycle)) {
    const auto& one = study.cycle->classes[i];
    table.columns.push_back({one.letter + " – " + one.title, Align::right});
  }
  table.columns.push_back({say(Words{"Всего", "Total"}), Align::right});
  for (std::size_t i = 0; i < matrix.cells.size(); ++i) {
    const auto& cells = matrix.cells[i];
    if (std::ranges::all_of(cells, [](std::uint64_t n) { return n == 0; })) continue;
    auto name = say(Words{"Направление не определено", "No theme"});
    if (i + 1 < matrix.cells.size()) {
      const auto& theme = study.themes->themes[Index<Theme>(i)];
      name = theme.id + " " + theme.title;
    }
    table.rows.push_back(matrix_row(narrator, std::move(name), cells));
  }
  auto total = matrix_row(narrator, say(Words{"Всего", "Total"}), matrix.columns);
  total.total = true;
  table.rows.push_back(std::move(total));
  return table;
}

std::uint64_t classed_practices(const Narrator& narrator) {
  const auto columns = count_classes(narrator).columns;
  return std::accumulate(columns.begin(), columns.end(), std::uint64_t{0});
}

bool has_profiles(const Narrator& narrator) {
  return narrator.study().cycle && !narrator.dossier.cycles.practices.empty();
}

}  // namespace

Blocks themes(const Narrator& narrator) {
  if (!has_profiles(narrator) || classed_practices(narrator) == 0) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(Heading{2,
                              say(Words{"Направления и полнота управленческого цикла",
                                        "Themes and completeness of the management cycle"}),
                              "themes"});
  blocks.emplace_back(matrix_table(narrator));
  return blocks;
}

Blocks missed_stages(const Narrator& narrator) {
  if (!has_profiles(narrator)) return {};
  const auto all = classed_practices(narrator);
  if (all == 0) return {};
  const auto& say = narrator.say;
  const auto& defects = narrator.dossier.cycles.defects_of_stage;
  const auto& stages = narrator.study().cycle->stages;
  std::vector<Index<Stage>> order;
  for (const auto stage : stages.count()) {
    if (defects[stage] > 0) order.push_back(stage);
  }
  std::ranges::stable_sort(order,
                           [&](Index<Stage> a, Index<Stage> b) { return defects[a] > defects[b]; });
  Bars bars;
  for (const auto stage : order) {
    bars.bars.push_back(
        {stages[stage].title,
         say(Words{"{0} из {1}", "{0} of {1}"}, {say.whole(defects[stage]), say.whole(all)}),
         static_cast<std::uint32_t>(std::min<std::uint64_t>(defects[stage] * 1000 / all, 1000))});
  }
  Blocks blocks;
  blocks.emplace_back(Heading{2,
                              say(Words{"Этапы цикла, которых не хватает чаще всего",
                                        "Stages of the cycle most often missing"}),
                              "missed-stages"});
  if (bars.bars.empty()) {
    blocks.emplace_back(Paragraph{say(Words{"Все этапы у всех практик на достаточном уровне.",
                                            "Every stage of every practice is sufficient."})});
  } else {
    blocks.emplace_back(std::move(bars));
  }
  return blocks;
}

Blocks not_admitted(const Narrator& narrator) {
  if (narrator.order.published()) return {};
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  TableBlock table;
  table.columns = {{.title = "№", .narrow = true},
                   {.title = say(Words{"Практика", "Practice"}), .names_row = true},
                   {.title = say(Words{"Организация", "Institution"})},
                   {.title = say(Words{"Состояние", "Status"})},
                   {.title = say(Words{"Невыполненные требования", "Failed checks"})}};
  std::size_t all = 0;
  for (const auto at : study.practices.count()) {
    const auto& practice = study.practices[at];
    if (takes_part(practice.status)) continue;
    if (++all > narrator.order.rows_max) continue;
    std::vector<std::string> failed;
    for (const auto check : practice.failed_checks) {
      const auto& one = study.criteria.admission.at(check);
      failed.push_back(one.id + " " + one.text);
    }
    table.rows.push_back(
        {{practice.id, TableCell(practice.title, narrator.link(at)), narrator.institution(at),
          say(name_of(practice.status)), Speech::listed(failed, "\n")}});
  }
  if (all == 0) return {};
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Не допущены к экспертизе", "Not admitted"}), "not-admitted"});
  const auto shown = table.rows.size();
  blocks.emplace_back(std::move(table));
  if (shown < all) blocks.emplace_back(cut_note(narrator, shown, all));
  return blocks;
}

Blocks forum(const Narrator& narrator) {
  const auto& facts = narrator.study().programme.forum;
  if (!facts) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(Heading{2, say(Words{"О форуме", "The forum"}), "forum"});
  KeyValues values;
  const auto add = [&](Words term, std::string value) {
    if (!value.empty()) values.items.emplace_back(say(term), std::move(value));
  };
  add({"Тема", "Theme"}, facts->theme);
  if (facts->applications)
    add({"Поступило заявок", "Applications"}, say.whole(*facts->applications));
  if (facts->presented) {
    add({"Представлено практик", "Practices presented"}, say.whole(*facts->presented));
  }
  if (facts->connections_low && facts->connections_high) {
    add({"Подключений на площадке", "Connections a platform"},
        say.whole(*facts->connections_low) + "–" + say.whole(*facts->connections_high));
  }
  std::vector<std::string> praised;
  for (const auto at : facts->praised)
    praised.push_back(narrator.study().institutions[at].short_name);
  add({"Отмечены", "Praised"}, Speech::listed(praised, "; "));
  add({"Источник", "Source"}, facts->source);
  blocks.emplace_back(std::move(values));
  const auto list = [&](Words title, std::string anchor, const std::vector<std::string>& items) {
    if (items.empty()) return;
    blocks.emplace_back(Heading{3, say(title), std::move(anchor)});
    blocks.emplace_back(Bullets{items});
  };
  list({"Рекомендации участникам", "Recommendations"}, "forum-recommendations",
       facts->recommendations);
  list({"Замечания к проведению", "Shortcomings observed"}, "forum-shortcomings",
       facts->shortcomings);
  return blocks;
}

}  // namespace otbor::sections
