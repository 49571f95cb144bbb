#pragma once
// Which entries of the lexicons a text holds, each occurrence once: longer entries stand before
// shorter ones, boilerplate speaks for nothing. What they are worth is left to themes.cpp.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/themes/lexicon.hpp"

namespace otbor {

/// Reads texts against one lexicon, which outlives it. One for each thread: it keeps its own
/// stemmer and remembers the words it has met.
class ThemeReader {
 public:
  explicit ThemeReader(const Lexicon& lexicon);

  /// The entries that count in the text, one for each occurrence. Valid until the next call.
  [[nodiscard]] const std::vector<Index<LexiconEntry>>& read(std::string_view text);

 private:
  /// A word of the text as entries see it.
  struct Term {
    TermId stem = 0;
    TermId exact = 0;
    std::uint32_t sentence = 0;
    [[nodiscard]] bool is(TermId id) const { return stem == id || exact == id; }
  };
  static constexpr std::uint32_t no_gap = 0xFFFFFFFFU;
  /// An entry in the text: from its first word to its last, without the inserted word.
  struct Match {
    Index<LexiconEntry> entry;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t gap = no_gap;
    [[nodiscard]] bool has(std::uint32_t at) const {
      return at >= first && at <= last && at != gap;
    }
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };

  /// The terms of a word that has been met: a run of `known_terms_`.
  struct Known {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };

  void read_terms(std::string_view text);
  [[nodiscard]] Known look_up(std::string_view word);
  void find_matches();
  void try_entry(Index<LexiconEntry> entry, std::uint32_t first);
  void keep_longest();
  void keep_longest_of(std::vector<Match>::iterator begin, std::vector<Match>::iterator end);
  [[nodiscard]] bool yields(const Match& match, const Match& to) const;
  void find_objects();
  [[nodiscard]] bool is_spoken_for(std::uint32_t at, Index<Theme> theme) const;

  const Lexicon* lexicon_;
  Stemmer stemmer_;
  std::unordered_map<std::string, Known, Hash, std::equal_to<>> met_;  // lookup only
  std::vector<Term> known_terms_;
  // Of the text being read; members so that their memory is used again.
  std::vector<Term> terms_;
  std::vector<Match> matches_;
  std::vector<Match> kept_;
  std::vector<Index<LexiconEntry>> counted_;
};

}  // namespace otbor
