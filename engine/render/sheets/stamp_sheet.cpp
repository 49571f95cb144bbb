#include <algorithm>
#include <utility>

#include "engine/model/score_sheet.hpp"
#include "engine/render/sheets/sheet_parts.hpp"

namespace otbor::score_book_parts {
namespace {

constexpr std::uint32_t opinions_column = 2;
constexpr std::uint32_t first_scale_column = 3;

/// Scales whose marks must be referred to, once each.
std::vector<const Scale*> referred_scales(const Study& study) {
  std::vector<const Scale*> scales;
  const auto add = [&](const Scale& scale) {
    const bool known = std::ranges::any_of(scales, [&](const Scale* other) {
      return other->values == scale.values &&
             other->allows_not_applicable == scale.allows_not_applicable;
    });
    if (!known && scale_items(scale).empty()) scales.push_back(&scale);
  };
  for (const auto& criterion : study.criteria.criteria) add(criterion.scale);
  if (marks_stages(study)) add(study.cycle->scale);
  return scales;
}

std::string column_reference(std::uint32_t column, std::size_t rows) {
  return office::sheet_prefix(score_sheet::stamp_sheet) + office::fixed_address(1, column) + ":" +
         office::fixed_address(static_cast<std::uint32_t>(rows), column);
}

/// Cells of the hidden sheet, which is filled by columns.
class HiddenCells {
 public:
  void put(std::size_t row, office::BookCell cell) {
    if (rows_.size() <= row) rows_.resize(row + 1);
    rows_[row].push_back(std::move(cell));
  }
  [[nodiscard]] std::vector<office::BookRow> take() {
    std::vector<office::BookRow> rows;
    for (auto& cells : rows_) {
      rows.push_back({static_cast<std::uint32_t>(rows.size() + 1), 0, false, std::move(cells)});
    }
    return rows;
  }

 private:
  std::vector<std::vector<office::BookCell>> rows_;
};

}  // namespace

std::vector<std::string> scale_items(const Scale& scale) {
  std::vector<std::string> items;
  for (const auto value : scale.values) {
    // A fraction in a list is read by the rules of the reader's country: 2.5 would be a date.
    if (value.millionths() % Points::unit != 0) return {};
    items.push_back(to_text(value));
  }
  if (scale.allows_not_applicable) items.emplace_back("–");
  return office::fits_into_list(items) ? items : std::vector<std::string>();
}

std::string scale_reference(const Frame& frame, const Scale& scale) {
  const auto scales = referred_scales(frame.study);
  const auto at = std::ranges::find_if(scales, [&](const Scale* other) {
    return other->values == scale.values &&
           other->allows_not_applicable == scale.allows_not_applicable;
  });
  OTBOR_CHECK(at != scales.end());
  const auto column = first_scale_column + static_cast<std::uint32_t>(at - scales.begin());
  return column_reference(column, scale.values.size() + (scale.allows_not_applicable ? 1 : 0));
}

std::string opinions_reference(const Frame& frame) {
  return column_reference(opinions_column, opinions(frame).size());
}

office::BookSheet stamp_sheet(const Frame& frame) {
  HiddenCells cells;
  const std::pair<std::string_view, std::string> stamps[]{
      {score_sheet::key_format, std::string(score_sheet::stamp_format)},
      {score_sheet::key_programme, frame.study.programme.title},
      {score_sheet::key_criteria, frame.study.criteria.id}};
  std::size_t row = 0;
  for (const auto& [key, value] : stamps) {
    cells.put(row, text_cell(0, std::string(key), look::plain));
    cells.put(row++, text_cell(1, value, look::plain));
  }
  row = 0;
  for (auto& opinion : opinions(frame)) {
    cells.put(row++, text_cell(opinions_column, std::move(opinion), look::plain));
  }
  auto column = first_scale_column;
  for (const auto* scale : referred_scales(frame.study)) {
    row = 0;
    for (const auto value : scale->values) {
      cells.put(row++, number_cell(column, to_text(value), look::plain));
    }
    if (scale->allows_not_applicable) cells.put(row, text_cell(column, "–", look::plain));
    ++column;
  }
  return {.name = std::string(score_sheet::stamp_sheet),
          .columns = {},
          .rows = cells.take(),
          .merged = {},
          .choices = {},
          .warnings = {},
          .hidden = true,
          .locked = true,
          .footer = {}};
}

}  // namespace otbor::score_book_parts
