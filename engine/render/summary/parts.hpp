#pragma once
// The sheets of the summary and where they find one another's numbers.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/render/sheets/sheet_parts.hpp"
#include "engine/render/words/narrator.hpp"
#include "engine/text/office/book.hpp"

namespace otbor::summary_parts {

struct Frame {
  const Narrator& narrator;
  std::vector<Index<Practice>> practices;  // in the order of the ranking, as many as are shown
  std::size_t left_out = 0;
};

/// The sheet of marks: a row a sheet, and where the total of each stands.
struct MarksSheet {
  office::BookSheet sheet;
  Per<Sheet, std::uint32_t> row_of;  // 0: not shown
  std::uint32_t total_column = 0;
};
[[nodiscard]] MarksSheet marks_sheet(const Frame& frame, std::string name);
[[nodiscard]] office::BookSheet ranking_sheet(const Frame& frame, const MarksSheet& marks,
                                              std::string name);
[[nodiscard]] office::BookSheet criteria_sheet(const Frame& frame, std::string name);

/// What stands above and below the table of each sheet.
void add_banner(const Frame& frame, score_book_parts::RowStack& rows, std::uint32_t last_column);
[[nodiscard]] std::string footer_of(const Frame& frame);
/// The same at the foot of each printed page: the number of the page stands beside the first line.
[[nodiscard]] std::string foot_of_pages(const Frame& frame);
/// The decimal that a spreadsheet computes for an exact fraction.
[[nodiscard]] std::string computed(const Ratio& value);

}  // namespace otbor::summary_parts
