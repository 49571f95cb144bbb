#pragma once
// A document of Word that somebody filled with gaps `{{name}}`, made ready to be filled as text.
// Word splits what people type over runs, and a part that repeats is whole paragraphs or a whole
// row: here each gap stands in one piece, and the ends of a part stand around what they repeat.
//
//   a paragraph that holds nothing but `{{#list}}` or `{{/list}}` goes, its tag stays in its place;
//   a row of a table whose text begins with `{{#list}}` and ends with `{{/list}}` repeats whole.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/limits.hpp"
#include "engine/text/office/packing.hpp"
#include "engine/text/office/refusal.hpp"

namespace otbor::office {

struct WordTemplate {
  struct Part {
    PackedPart packed;
    bool has_gaps = false;  // XML of the text, of a header or footer
  };
  std::vector<Part> parts;           // in the archive's order of names
  std::optional<std::string> loose;  // a tag whose other end is in another paragraph among words
};

[[nodiscard]] Readable<WordTemplate> read_word_template(std::string_view bytes,
                                                        const Limits& limits);

}  // namespace otbor::office
