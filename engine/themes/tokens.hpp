#pragma once
// Words of a text in their order: the first step of finding what a practice is about. Keeps the
// letters as they were written, so that abbreviations and proper names stay visible; stem.hpp
// brings the forms of a word together.

#include <cstdint>
#include <string_view>
#include <vector>

namespace otbor {

struct Word {
  std::string_view text;       // letters, digits, inner hyphens, a plus after a number
  std::uint32_t sentence = 0;  // counted from 0; no entry of a lexicon runs across its end
};

/// The words of a valid UTF-8 text; the views point into it.
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

}  // namespace otbor
