#pragma once
// A workbook to be written: cells as they will stand, formulas with the values they have now, and
// what a score sheet needs of a spreadsheet: lists to choose from, locked cells, print set-up. Kept
// in memory, the same bytes on every day. What a sheet says is left to whoever fills it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace otbor::office {

enum class Ink : std::uint8_t { black, grey, red };
enum class Fill : std::uint8_t { none, heading, input, total };
enum class Across : std::uint8_t { left, centre, right };

/// How a cell looks and whether a protected sheet lets it be filled. Every text is wrapped.
struct CellStyle {
  std::uint8_t size = 10;  // of the letters, in points
  bool bold = false;
  bool border = false;
  bool unlocked = false;
  bool as_text = false;  // what is typed stays as typed: «3-5» is no date, «=» no formula
  bool middle = false;   // else at the top
  Ink ink = Ink::black;
  Fill fill = Fill::none;
  Across across = Across::left;
  std::optional<std::uint8_t> digits = {};  // after the point, of numbers
  auto operator<=>(const CellStyle&) const = default;
};

struct BookCell {
  enum class Kind : std::uint8_t { blank, text, number, formula };
  std::uint32_t column = 0;  // from 0
  CellStyle style;
  Kind kind = Kind::blank;
  std::string value;        // numbers as decimals with a point; of a formula, what it gives now
  std::string formula;      // without «=», functions in English, arguments between commas
  bool gives_text = false;  // of a formula
};

struct BookRow {
  std::uint32_t number = 1;  // from 1; rows come in order
  std::uint32_t height = 0;  // points; 0 leaves it to the program that opens the book
  bool fixed = false;        // else the height follows what is typed
  std::vector<BookCell> cells;
};

/// From 0, inclusive.
struct Area {
  std::uint32_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};
[[nodiscard]] Area cell_area(std::uint32_t row_number, std::uint32_t column);

/// What may be chosen in a cell, and what is told about it.
struct CellChoice {
  Area area;
  std::vector<std::string> items;  // nothing else is taken; none: anything is
  std::string reference;           // of cells that hold the items, instead of them
  std::string title;               // at most 32 characters
  std::string prompt;              // at most 255
  std::string refusal;             // at most 225
};

/// Whether items may stand in a cell's own list, which holds 255 characters and knows no comma.
[[nodiscard]] bool fits_into_list(const std::vector<std::string>& items);

/// Cells are coloured as a warning while the formula holds.
struct CellWarning {
  Area area;
  std::string formula;
};

struct BookColumn {
  double width = 10;  // characters
  bool hidden = false;
};

struct BookSheet {
  std::string name;  // as sheet_name() makes it
  std::vector<BookColumn> columns;
  std::vector<BookRow> rows;
  std::vector<Area> merged;
  std::vector<CellChoice> choices;
  std::vector<CellWarning> warnings;
  bool hidden = false;
  bool locked = false;            // only unlocked cells may be filled; no password
  std::uint32_t frozen_rows = 0;  // stay in sight
  std::uint32_t frozen_columns = 0;
  bool landscape = false;
  std::optional<std::pair<std::uint32_t, std::uint32_t>> repeated_rows = {};  // numbers; on paper
  /// At the left; the number of the page stands at the right, beside the first line.
  std::string footer;
};

struct Book {
  std::string title;
  std::vector<BookSheet> sheets;
};

/// A name that every program takes: at most 31 characters, none of []:*?/\, unlike those given.
[[nodiscard]] std::string sheet_name(std::string_view wish,
                                     const std::vector<std::string>& given = {});

/// "F12" of row 12, column 5.
[[nodiscard]] std::string address(std::uint32_t row_number, std::uint32_t column);
/// "$B$3"
[[nodiscard]] std::string fixed_address(std::uint32_t row_number, std::uint32_t column);
/// "'P01'!": what stands before an address of another sheet.
[[nodiscard]] std::string sheet_prefix(std::string_view name);

[[nodiscard]] std::string written(const Book& book);

}  // namespace otbor::office
