#pragma once
// letters.yaml as people get it to edit: a comment that says how, then a letter a practice.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/model/letter.hpp"

namespace otbor {

/// The text of one letter; its mark (SHA-256, made by the program) tells an edited letter from one
/// that is still as it was made.
[[nodiscard]] std::string letter_yaml(const LetterText& text, Lang lang);

struct LetterEntry {
  std::string practice;
  std::string made;
  LetterText text;
};
[[nodiscard]] std::string letters_yaml(const std::vector<LetterEntry>& letters, Lang lang);

}  // namespace otbor
