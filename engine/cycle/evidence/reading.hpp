#pragma once
// One text as the rules of evidence see it: its sentences, their words with signs and numbers, and
// where the patterns of the cycle occur. What that means is said by levels.hpp.

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/cycle/evidence/vocabulary.hpp"
#include "engine/text/prose.hpp"

namespace otbor {

struct Token {
  enum class Kind : std::uint8_t { word, sign, number, year, date };
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  std::uint32_t first_atom = 0;  // in the reader's atoms(), for a word
  std::uint32_t last_atom = 0;
  std::string_view stem{};
  Kind kind = Kind::word;
  AtomId own = 0;     // of a sign or a number
  bool done = false;  // as in WordMeaning
  bool by_us = false;
  bool ahead = false;
  bool apart = false;      // a comma, a colon or a bracket stands before it
  bool far_apart = false;  // a semicolon does
};

/// A pattern in the text: from its first token to its last.
struct PatternMatch {
  Index<EvidencePattern> pattern;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t words = 1;  // matched ones
};

/// The tokens and matches of one sentence: ranges of Reading's.
struct SentenceReading {
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  std::uint32_t first_match = 0;
  std::uint32_t last_match = 0;
};

/// Reads texts against one vocabulary, which outlives it. One for each thread.
class TextReader {
 public:
  explicit TextReader(const Vocabulary& vocabulary);

  /// Valid until the next call, as is everything below.
  void read(std::string_view text);

  [[nodiscard]] const Vocabulary& vocabulary() const { return *vocabulary_; }
  [[nodiscard]] const Prose& prose() const { return prose_; }
  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  [[nodiscard]] const std::vector<PatternMatch>& matches() const { return matches_; }
  /// One for each of prose().sentences.
  [[nodiscard]] const std::vector<SentenceReading>& sentences() const { return sentences_; }
  [[nodiscard]] const EvidencePattern& pattern(const PatternMatch& match) const {
    return vocabulary_->patterns[match.pattern];
  }
  [[nodiscard]] bool has(const Token& token, AtomId atom) const;

 private:
  void read_tokens(std::string_view text);
  void add_signs(std::string_view text, std::size_t begin, std::size_t end, Token& next);
  [[nodiscard]] bool joins_number(std::string_view text, const Token& next) const;
  void find_matches(SentenceReading& sentence);
  void try_pattern(Index<EvidencePattern> pattern, std::uint32_t first, std::uint32_t end);
  void try_any_order(Index<EvidencePattern> pattern, std::uint32_t first, std::uint32_t end);
  void drop_inner(SentenceReading& sentence);

  const Vocabulary* vocabulary_;
  MeaningReader meanings_;
  Prose prose_;
  std::vector<Token> tokens_;
  std::vector<PatternMatch> matches_;
  std::vector<SentenceReading> sentences_;
};

}  // namespace otbor
