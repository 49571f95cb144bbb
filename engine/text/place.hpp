#pragma once
// Where a span stands, as the person finds it who has the file open: line and column of a text, the
// cell of a sheet, the paragraph or the row of a table of a document.

#include <cstdint>
#include <string>

#include "engine/base/words.hpp"
#include "engine/text/source.hpp"

namespace otbor {

/// Line and column for people: both from 1, columns count characters; of a sheet, row and column of
/// the cell; of a document, the paragraph or the row of a table.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t table = 0;  // from 1; 0 outside the tables of a document
  bool known = true;        // false when a sheet or document as a whole is meant
};

/// Positions of spans in one pass over each file, however many there are, when they come sorted.
class Locator {
 public:
  explicit Locator(const Sources& sources) : sources_(sources) {}
  Position operator()(Span span);

 private:
  Position in_text(Span span);

  const Sources& sources_;
  std::uint32_t source_ = Span::nowhere;
  std::uint32_t offset_ = 0;
  std::uint32_t line_ = 1;
};

/// "F" of 6, "AA" of 27.
[[nodiscard]] std::string column_letters(std::uint32_t column);
/// "F12" of row 12, column 6.
[[nodiscard]] std::string cell_address(const Position& at);

/// `ratings.csv:41:9`, «sheets/Э-03.xlsx, лист «Э-03», ячейка F12», «texts/P01.docx, абзац 12».
[[nodiscard]] Text words_of(const Source& source, const Position& at);

/// The whole row, paragraph or line around a span: what a message shows.
[[nodiscard]] Span line_around(const Source& source, Span span);

}  // namespace otbor
