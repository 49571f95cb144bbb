#include "engine/render/sheets/sheet_parts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/model/opinion.hpp"
#include "engine/render/document_kind.hpp"

namespace otbor::score_book_parts {
namespace {

constexpr double line_height = 13;    // of letters of ten points
constexpr std::uint32_t margins = 4;  // above and below
constexpr std::uint32_t height_max = 400;

constexpr double letters_a_digit = 1.08;  // a width counts digits
constexpr double unfilled = 4;            // at the end of a line, where the next word has no room

/// Lines that a text takes in a column.
std::uint32_t lines_of(std::string_view text, double width) {
  const auto per_line = static_cast<std::size_t>(std::max(3.0, width * letters_a_digit - unfilled));
  std::uint32_t lines = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto length = utf8::length(text.substr(at, end - at));
    lines +=
        static_cast<std::uint32_t>(std::max<std::size_t>(1, (length + per_line - 1) / per_line));
    at = end + 1;
  }
  return lines;
}

std::uint32_t height_of(std::string_view text, double width, const office::CellStyle& style) {
  if (text.empty()) return 0;
  const double scale = style.size / 10.0;
  const auto lines = lines_of(text, width / scale);
  const auto height = static_cast<std::uint32_t>(std::ceil(lines * line_height * scale));
  return std::min(height_max, height + margins);
}

}  // namespace

Columns columns_for(const CriteriaSet& criteria) {
  Columns columns;
  const bool evidence = std::ranges::any_of(criteria.criteria, [](const Criterion& criterion) {
    return !criterion.evidence.empty() || std::ranges::find(criterion.evidence_required, true) !=
                                              criterion.evidence_required.end();
  });
  if (!evidence) return columns;
  columns.evidence = 6;
  columns.levels = 7;
  columns.identity = 8;
  return columns;
}

std::vector<office::BookColumn> widths(const Columns& columns) {
  std::vector<office::BookColumn> out{{6}, {30}, {7}, {7}, {8}, {36}};
  if (columns.has_evidence()) out.push_back({16});
  out.push_back({76});
  for (int hidden = 0; hidden < 4; ++hidden) out.push_back({10, true});
  return out;
}

office::BookCell text_cell(std::uint32_t column, std::string text, const office::CellStyle& style) {
  return {.column = column,
          .style = style,
          .kind = office::BookCell::Kind::text,
          .value = std::move(text),
          .formula = {}};
}

office::BookCell number_cell(std::uint32_t column, std::string decimal,
                             const office::CellStyle& style) {
  return {.column = column,
          .style = style,
          .kind = office::BookCell::Kind::number,
          .value = std::move(decimal),
          .formula = {}};
}

office::BookCell blank_cell(std::uint32_t column, const office::CellStyle& style) {
  return {.column = column, .style = style, .value = {}, .formula = {}};
}

office::BookCell formula_cell(std::uint32_t column, std::string formula, std::string value,
                              bool gives_text, const office::CellStyle& style) {
  return {.column = column,
          .style = style,
          .kind = office::BookCell::Kind::formula,
          .value = std::move(value),
          .formula = std::move(formula),
          .gives_text = gives_text};
}

double RowStack::width_of(std::uint32_t column) const {
  return column < sheet_.columns.size() ? sheet_.columns[column].width : 10;
}

void RowStack::add(std::vector<office::BookCell> cells, std::uint32_t least_height) {
  std::uint32_t height = least_height;
  for (const auto& cell : cells) {
    if (cell.kind != office::BookCell::Kind::text) continue;
    if (cell.column < sheet_.columns.size() && sheet_.columns[cell.column].hidden) continue;
    double width = width_of(cell.column);
    for (const auto& area : sheet_.merged) {
      if (area.first_row + 1 != next_ || area.first_column != cell.column) continue;
      for (auto at = area.first_column + 1; at <= area.last_column; ++at) width += width_of(at);
    }
    height = std::max(height, height_of(cell.value, width, cell.style));
  }
  sheet_.rows.push_back({next_++, height, false, std::move(cells)});
}

void RowStack::merge(std::vector<office::BookCell>& cells, std::uint32_t first,
                     std::uint32_t last) {
  const auto head = std::ranges::find(cells, first, &office::BookCell::column);
  const auto style = head->style;
  auto at = head + 1;
  for (auto column = first + 1; column <= last; ++column) {
    at = cells.insert(at, blank_cell(column, style)) + 1;
  }
  sheet_.merged.push_back({next_ - 1, first, next_ - 1, last});
}

void RowStack::line(std::string text, const office::CellStyle& style, std::uint32_t first,
                    std::uint32_t last) {
  std::vector<office::BookCell> cells{text_cell(first, std::move(text), style)};
  if (last > first) merge(cells, first, last);
  add(std::move(cells));
}

std::string levels_text(const Speech& say, const Scale& scale,
                        const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < scale.values.size() && i < words.size(); ++i) {
    if (words[i].empty()) continue;
    if (!out.empty()) out += '\n';
    out += say(print_points(scale.values[i])) + " – " + words[i];
  }
  return out;
}

std::vector<std::string> descriptors_or_names(const Criterion& criterion) {
  auto words = criterion.descriptors;
  words.resize(criterion.scale.values.size());
  for (std::size_t i = 0; i < words.size() && i < criterion.scale.level_names.size(); ++i) {
    if (words[i].empty()) words[i] = criterion.scale.level_names[i];
  }
  return words;
}

std::string marks_with_comment(const Speech& say, const Criterion& criterion) {
  std::vector<Text> marks;
  for (std::size_t i = 0; i < criterion.comment_required.size(); ++i) {
    if (criterion.comment_required[i]) marks.push_back(print_points(criterion.scale.values[i]));
  }
  return marks.empty() ? std::string() : say(join(marks));
}

std::string footer_of(const Frame& frame, std::string_view practice) {
  const auto& criteria = frame.study.criteria;
  const auto& expert = frame.study.experts[frame.expert].id;
  auto text = practice.empty()
                  ? frame.say(Words{"Эксперт {0}", "Expert {0}"}, {expert})
                  : frame.say(Words{"Эксперт {0}, практика {1}", "Expert {0}, practice {1}"},
                              {expert, practice});
  for (const auto& line : banner_of(frame.study.programme.provenance, frame.order)) {
    text += ". " + line;
  }
  // The number of the page stands beside the first line, so the long one comes below.
  return text + "\n" +
         frame.say(Words{"{0}. Критерии: {1}, версия {2}", "{0}. Criteria: {1}, version {2}"},
                   {frame.study.programme.title, criteria.id, criteria.version});
}

std::vector<std::string> opinions(const Frame& frame) {
  return sheet_opinions(frame.study.rules, frame.order.lang);
}

bool marks_stages(const Study& study) {
  return study.cycle && !study.cycle->closed_at_sum && !study.cycle->stages.empty();
}

std::string theme_of(const Study& study, const Practice& practice) {
  if (!practice.theme || !study.themes) return {};
  const auto& theme = study.themes->themes[*practice.theme];
  return theme.id + " " + theme.title;
}

}  // namespace otbor::score_book_parts
