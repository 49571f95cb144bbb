#pragma once
// A document of Word or of any program that saves .docx, as what a person sees from top to bottom:
// headings, paragraphs, items of lists and rows of tables. Deleted text of tracked changes, field
// codes and drawings are not text. Where a block stands is told as people find it: «абзац 12»,
// «таблица 2, строка 3».

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/limits.hpp"
#include "engine/text/office/refusal.hpp"
#include "engine/text/source.hpp"

namespace otbor::office {

struct Block {
  enum class Kind : std::uint8_t { paragraph, heading, list_item, table_row };
  Kind kind = Kind::paragraph;
  std::uint32_t level = 0;         // of a heading, from 1
  std::uint32_t number = 0;        // of the paragraph outside tables, or of the row, from 1
  std::uint32_t table = 0;         // from 1; 0 outside tables
  std::string text;                // of a paragraph; lines of one paragraph are separated by '\n'
  std::vector<std::string> cells;  // of a row; paragraphs of a cell are separated by '\n'
};

struct Document {
  std::vector<Block> blocks;  // without empty paragraphs; empty rows have empty cells
  std::size_t pictures = 0;   // text on them is not read
};

[[nodiscard]] Readable<Document> read_docx(std::string_view bytes, const Limits& limits);

/// The document as plain text with the marks of Markdown (`#`, `-`, `|`), blocks separated by empty
/// lines, and where each line stands in the document.
struct PlainText {
  std::string text;
  std::vector<OriginalLine> lines;
};
[[nodiscard]] PlainText plain_text(const Document& document);

}  // namespace otbor::office
