#pragma once
// A name as words: what a person typed, cleaned of quotes, invisible signs and pictures, read in
// the alphabet that was meant, cut into words. Each word is also kept as it sounds, so that
// «Погроминская» and "Pogrominskaja" are one.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/name_lexicon.hpp"

namespace otbor::names {

/// How the letters of a name were meant.
enum class Alphabet : std::uint8_t { as_typed, transliterated, keyboard };

struct Word {
  std::string sound;  // lower case, by the table of sounds; digits as they are
  std::string seen;   // a Latin word whose letters all look Russian, so read; or ""
  char before = ' ';  // what joins it to the word before: a blank, '-', '/', '.', 0 for nothing
  bool number = false;
  bool dot = false;  // a full stop follows: an abbreviation or an initial
  bool quoted = false;
  std::uint32_t letters = 0;
};

struct Reading {
  Alphabet alphabet = Alphabet::as_typed;
  bool look_alikes = false;  // Latin letters stood inside Russian words
  std::vector<Word> words;
};

/// Letter tables of a lexicon, made ready once.
class Letters {
 public:
  explicit Letters(const NameLexicon& lexicon);

  /// The readings a name may have: one, or two where all its letters are Latin.
  [[nodiscard]] std::vector<Reading> readings(std::string_view name) const;
  /// How a lower-case word of either alphabet sounds.
  [[nodiscard]] std::string sound(std::u32string_view word) const;
  [[nodiscard]] std::string sound(std::string_view word) const;

 private:
  [[nodiscard]] Reading read(std::u32string_view clean, Alphabet alphabet) const;
  [[nodiscard]] Word word(std::u32string_view letters, Reading& reading, bool all_latin) const;

  std::vector<std::pair<std::u32string, std::u32string>> latin_;  // longest first
  std::vector<std::u32string> sounds_;                            // by Cyrillic letter from U+0400
  std::vector<std::pair<std::u32string, std::u32string>> pairs_;  // two letters heard as one
  std::vector<char32_t> look_alikes_;                             // by ASCII sign, 0 for none
  std::vector<char32_t> keyboard_;                                // the same
};

/// Letters of a sound: all Cyrillic ones take two bytes.
[[nodiscard]] std::uint32_t letters_of(std::string_view sound);

}  // namespace otbor::names
