// Directions against completeness of the management cycle, and what is missed most.

#include <algorithm>

#include "engine/render/sections/sections.hpp"
#include "engine/render/small_groups.hpp"

namespace otbor::sections {
namespace {

using Practices = std::vector<Index<Practice>>;

/// A row for each direction and one for none, a column for each class.
struct Matrix {
  std::vector<std::vector<Practices>> cells;
  std::vector<std::uint64_t> columns;
  std::uint64_t all = 0;
};

Matrix sort_into_classes(const Narrator& narrator) {
  const auto& study = narrator.study();
  const auto themes = study.themes ? study.themes->themes.count().value() : 0U;
  const auto classes = study.cycle->classes.size();
  Matrix matrix;
  matrix.cells.assign(themes + 1, std::vector<Practices>(classes));
  matrix.columns.assign(classes, 0);
  for (const auto at : study.practices.count()) {
    if (!takes_part(study.practices[at].status)) continue;
    const auto class_at = narrator.dossier.cycles.practices[at].class_at;
    if (!class_at) continue;
    const auto& found = narrator.dossier.themes.practices;
    const auto theme = at.value() < found.count().value() ? found[at].theme : std::nullopt;
    matrix.cells[theme ? theme->value() : themes][*class_at].push_back(at);
    ++matrix.columns[*class_at];
    ++matrix.all;
  }
  return matrix;
}

/// «3» and on the next line «P02, P07, P13»; what is published names no practice by its gaps.
std::string cell_text(const Narrator& narrator, const Practices& practices) {
  if (practices.empty()) return {};
  if (narrator.order.published()) return narrator.say.whole(practices.size());
  return narrator.say.whole(practices.size()) + "\n" + ids_text(narrator, practices);
}

TableRow theme_row(const Narrator& narrator, std::string name,
                   const std::vector<Practices>& cells) {
  TableRow row{{std::move(name)}};
  std::uint64_t all = 0;
  for (const auto i : classes_in_order(*narrator.study().cycle)) {
    row.cells.emplace_back(cell_text(narrator, cells[i]));
    all += cells[i].size();
  }
  row.cells.emplace_back(narrator.say.whole(all));
  return row;
}

TableRow total_row(const Narrator& narrator, const Matrix& matrix) {
  TableRow row{{narrator.say(Words{"Всего", "Total"})}, true};
  for (const auto i : classes_in_order(*narrator.study().cycle)) {
    row.cells.emplace_back(narrator.say.whole(matrix.columns[i]));
  }
  row.cells.emplace_back(narrator.say.whole(matrix.all));
  return row;
}

std::string row_name(const Narrator& narrator, const Matrix& matrix, std::size_t row) {
  if (row + 1 == matrix.cells.size()) {
    return narrator.say(Words{"Направление не определено", "No theme"});
  }
  const auto& theme = narrator.study().themes->themes[Index<Theme>(row)];
  return theme.id + " " + theme.title;
}

bool is_empty(const std::vector<Practices>& cells) {
  return std::ranges::all_of(cells, [](const Practices& one) { return one.empty(); });
}

std::size_t size_of(const std::vector<Practices>& cells) {
  std::size_t size = 0;
  for (const auto& one : cells) size += one.size();
  return size;
}

/// Rows that what is published tells of together.
std::vector<bool> joined_rows(const Narrator& narrator, const Matrix& matrix) {
  if (!narrator.order.published()) return std::vector<bool>(matrix.cells.size());
  std::vector<std::size_t> sizes;
  for (const auto& cells : matrix.cells) sizes.push_back(size_of(cells));
  return joined_groups(sizes, smallest_group(narrator.study()));
}

TableBlock matrix_table(const Narrator& narrator, const Matrix& matrix) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  TableBlock table;
  table.columns = {{.title = say(Words{"Направление", "Theme"}), .names_row = true}};
  for (const auto i : classes_in_order(*study.cycle)) {
    const auto& one = study.cycle->classes[i];
    table.columns.push_back({one.letter + " – " + one.title, Align::right});
  }
  table.columns.push_back({say(Words{"Всего", "Total"}), Align::right});
  const auto joined = joined_rows(narrator, matrix);
  std::vector<Practices> rest(study.cycle->classes.size());
  for (std::size_t i = 0; i < matrix.cells.size(); ++i) {
    const auto& cells = matrix.cells[i];
    if (is_empty(cells)) continue;
    if (!joined[i]) {
      table.rows.push_back(theme_row(narrator, row_name(narrator, matrix, i), cells));
      continue;
    }
    for (std::size_t at = 0; at < cells.size(); ++at) {
      rest[at].insert(rest[at].end(), cells[at].begin(), cells[at].end());
    }
  }
  if (!is_empty(rest) && !table.rows.empty()) {  // alone it would be the total
    table.rows.push_back(
        theme_row(narrator, say(Words{"Прочие направления", "Other themes"}), rest));
  }
  table.rows.push_back(total_row(narrator, matrix));
  return table;
}

Paragraph small_groups_note(const Narrator& narrator) {
  return {narrator.say(
              Words{"Направления, где практик меньше {0}, отдельно не показаны: по ним было бы "
                    "видно, чьи это сведения.",
                    "Themes with fewer than {0} practices are not shown by themselves: they would "
                    "tell whose facts they are."},
              {count(smallest_group(narrator.study()))}),
          ParagraphRole::note};
}

/// All practices together are too few for any figure to be published.
bool is_too_small(const Narrator& narrator, std::uint64_t all) {
  return narrator.order.published() && all < smallest_group(narrator.study());
}

bool has_profiles(const Narrator& narrator) {
  return narrator.study().cycle && !narrator.dossier.cycles.practices.empty();
}

}  // namespace

std::string ids_text(const Narrator& narrator, const std::vector<Index<Practice>>& practices) {
  constexpr std::size_t names_max = 12;
  std::vector<std::string> ids;
  for (const auto at : practices) {
    if (ids.size() == names_max) {
      ids.emplace_back("…");
      break;
    }
    ids.push_back(narrator.practice(at).id);
  }
  return Speech::listed(ids);
}

Blocks themes(const Narrator& narrator) {
  if (!has_profiles(narrator)) return {};
  const auto matrix = sort_into_classes(narrator);
  if (matrix.all == 0 || is_too_small(narrator, matrix.all)) return {};
  Blocks blocks;
  blocks.emplace_back(Heading{2,
                              narrator.say(Words{"Направления и полнота управленческого цикла",
                                                 "Themes and completeness of the management "
                                                 "cycle"}),
                              "themes"});
  blocks.emplace_back(matrix_table(narrator, matrix));
  const auto joined = joined_rows(narrator, matrix);
  if (std::ranges::find(joined, true) != joined.end()) {
    blocks.emplace_back(small_groups_note(narrator));
  }
  return blocks;
}

Blocks missed_stages(const Narrator& narrator) {
  if (!has_profiles(narrator)) return {};
  const auto all = sort_into_classes(narrator).all;
  if (all == 0 || is_too_small(narrator, all)) return {};
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

}  // namespace otbor::sections
