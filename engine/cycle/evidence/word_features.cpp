#include "engine/cycle/evidence/word_features.hpp"

#include "engine/base/utf8.hpp"
#include "engine/cycle/evidence/reading.hpp"

namespace otbor {
namespace {

constexpr std::size_t whole_letters_max = 3;
constexpr std::size_t beginnings[] = {4, 6};
constexpr std::size_t ending = 3;
constexpr std::size_t letters_before_ending = 3;
constexpr std::size_t letters_in_pair = 5;

}  // namespace

std::string feature_word(std::string_view text, const Token& token) {
  switch (token.kind) {
    case Token::Kind::word:
      return utf8::folded(text.substr(token.begin, token.end - token.begin));
    case Token::Kind::sign:
      return token.own == percent_atom ? "%" : "";
    case Token::Kind::number:
    case Token::Kind::year:
    case Token::Kind::date:
      break;
  }
  return "0";
}

std::vector<std::string> features_of_word(std::string_view word) {
  std::vector<std::string> features{std::string(word)};
  const auto letters = utf8::length(word);
  if (letters <= whole_letters_max) return features;
  for (const auto beginning : beginnings) {
    if (letters >= beginning) features.push_back(std::string(utf8::prefix(word, beginning)) + "*");
  }
  if (letters >= letters_before_ending + ending) {
    const auto before = utf8::prefix(word, letters - ending);
    features.push_back("*" + std::string(word.substr(before.size())));
  }
  return features;
}

std::string part_of_pair(std::string_view word) {
  if (utf8::length(word) < letters_in_pair) return std::string(word);
  return std::string(utf8::prefix(word, letters_in_pair)) + "*";
}

}  // namespace otbor
