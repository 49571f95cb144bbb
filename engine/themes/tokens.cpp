#include "engine/themes/tokens.hpp"

#include <cstddef>

#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

enum class Sign : std::uint8_t {
  other,
  letter,
  digit,
  inner,   // a soft hyphen or a stress mark: part of the word around it
  hyphen,  // joins words when nothing but letters and digits stands beside it
  plus,
  full_stop,  // also the end of an abbreviation or of a proper name's first half
  pause,      // always ends a sentence here
  line_end
};

Sign sign_of(char32_t c) {
  if (c >= 0x410 && c <= 0x44F) return Sign::letter;  // А … я, most of every text
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Sign::letter;
    if (utf8::is_digit(c)) return Sign::digit;
    switch (c) {
      case '-':
        return Sign::hyphen;
      case '+':
        return Sign::plus;
      case '\n':
        return Sign::line_end;
      case '.':
        return Sign::full_stop;
      case '!':
      case '?':
      case ';':
      case ':':
        return Sign::pause;
      default:
        return Sign::other;
    }
  }
  if (c == 0x2010 || c == 0x2011 || c == 0x2013) return Sign::hyphen;
  if (c == 0x2026) return Sign::pause;
  if (c == 0xAD || (c >= 0x300 && c <= 0x36F)) return Sign::inner;
  return utf8::is_letter(c) ? Sign::letter : Sign::other;
}

/// The sign at `at`, which is moved past it; `other` at the end of the text.
Sign next_sign(std::string_view text, std::size_t& at) {
  return at < text.size() ? sign_of(utf8::next(text, at)) : Sign::other;
}

bool of_word(Sign sign) {
  return sign == Sign::letter || sign == Sign::digit || sign == Sign::inner;
}

bool word_follows(std::string_view text, std::size_t at) { return of_word(next_sign(text, at)); }

/// Past the letters А … я: two bytes each and nearly all of a text, so they are not decoded.
std::size_t past_letters(std::string_view text, std::size_t at) {
  while (at + 1 < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto tail = static_cast<unsigned char>(text[at + 1]);
    if (!(lead == 0xD0 && tail >= 0x90) && !(lead == 0xD1 && tail < 0x90)) break;
    at += 2;
  }
  return at;
}

/// Where the word ends whose first sign has just been passed.
std::size_t end_of_word(std::string_view text, std::size_t at, Sign sign) {
  while (true) {
    const auto letters = past_letters(text, at);
    if (letters != at) sign = Sign::letter;
    at = letters;
    std::size_t after = at;
    const Sign next = next_sign(text, after);
    if (next == Sign::plus && sign == Sign::digit) return after;  // «500+»
    if (!of_word(next) && !(next == Sign::hyphen && word_follows(text, after))) return at;
    at = after;
    sign = next;
  }
}

/// A line end alone is only where an editor wrapped the line; an empty line separates paragraphs.
bool line_is_empty(std::string_view text, std::size_t at) {
  at = text.find_first_not_of(" \t\r", at);
  return at != std::string_view::npos && text[at] == '\n';
}

bool ends_sentence(std::string_view text, Sign sign, std::size_t after) {
  return sign == Sign::pause || (sign == Sign::full_stop && !word_follows(text, after)) ||
         (sign == Sign::line_end && line_is_empty(text, after));
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 12);  // a Russian word with its blank takes more bytes
  std::uint32_t sentence = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t after = at;
    const Sign sign = next_sign(text, after);
    if (sign == Sign::letter || sign == Sign::digit) {
      after = end_of_word(text, after, sign);
      words.push_back({.text = text.substr(at, after - at), .sentence = sentence});
    } else if (ends_sentence(text, sign, after)) {
      ++sentence;
    }
    at = after;
  }
  return words;
}

}  // namespace otbor
