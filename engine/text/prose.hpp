#pragma once
// Running text cut into paragraphs and sentences that know where they stand, so that a quotation
// can be found again: «абзац 3, предложение 2», line 14. Headings, items of lists and rows of
// tables are told apart, because a word in a heading says less than a word in a sentence. Words are
// left to themes/tokens.hpp.

#include <cstdint>
#include <string_view>
#include <vector>

namespace otbor {

enum class Passage : std::uint8_t { paragraph, heading, list_item, table_row };

struct TextSentence {
  std::uint32_t begin = 0;  // bytes of the text, without the blanks around
  std::uint32_t end = 0;
  std::uint32_t paragraph = 0;  // position in Prose::paragraphs
  std::uint32_t number = 1;     // in its paragraph, from 1
  std::uint32_t line = 1;       // where it begins, from 1
};

struct TextParagraph {
  Passage kind = Passage::paragraph;
  std::uint32_t begin = 0;  // without `#`, the item's sign and the bars of a table
  std::uint32_t end = 0;
  std::uint32_t first_sentence = 0;  // positions in Prose::sentences
  std::uint32_t last_sentence = 0;   // past the last one
};

struct Prose {
  std::vector<TextParagraph> paragraphs;  // in order; people count them from 1, headings too
  std::vector<TextSentence> sentences;
};

/// Of a valid UTF-8 text, plain or with the marks of Markdown. Every letter and digit stands in
/// exactly one sentence. An empty text has no paragraphs.
[[nodiscard]] Prose prose_of(std::string_view text);

}  // namespace otbor
