#include "engine/forum/names/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/utf8.hpp"

namespace otbor::names {
namespace {

constexpr char32_t first_cyrillic = 0x400;
constexpr std::size_t cyrillic_letters = 0x130;

bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_cyrillic(char32_t c) {
  return c >= first_cyrillic && c < first_cyrillic + cyrillic_letters;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0x300 && c <= 0x36F);
}

bool is_quote(char32_t c) {
  return c == U'"' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == U'\'' ||
         c == U'`' || c == 0x2039 || c == 0x203A;
}

bool is_dash(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

/// One sign as names need it: quotes, dashes and blanks of one kind; 0 leaves it out.
char32_t plain(char32_t c, bool keys) {
  if (is_invisible(c)) return 0;
  if (keys && (c == U'\'' || c == U'`' || c == U'[' || c == U']' || c == U';')) return c;
  if (is_quote(c)) return U'"';
  if (is_dash(c)) return U'-';
  if (c == 0x2116) return U'#';
  if (c == 0xB0 || c == 0xBA) return U' ';
  constexpr std::u32string_view kept = U"/\\.,+#()&|;";
  if (kept.find(c) != std::u32string_view::npos) return c;
  if (utf8::is_letter(c) || utf8::is_digit(c)) return c;
  return U' ';
}

std::u32string cleaned(std::string_view name, bool keys) {
  std::u32string out;
  for (const char32_t c : utf8::decode(utf8::nfc(name))) {
    if (const auto sign = plain(c, keys); sign != 0) out += sign;
  }
  return out;
}

char32_t ascii(std::string_view key) { return key.empty() ? 0 : static_cast<char32_t>(key[0]); }

std::vector<char32_t> by_sign(const std::vector<std::pair<std::string, std::string>>& table) {
  std::vector<char32_t> signs(128);
  for (const auto& [from, to] : table) {
    const auto letters = utf8::decode(to);
    if (ascii(from) < 128 && !letters.empty()) signs[ascii(from)] = letters.front();
  }
  return signs;
}

bool is_word_sign(char32_t c) { return utf8::is_letter(c); }

/// «II-Хомустахская», «№ IV»: 0 when the letters are no Roman number up to twenty. One letter is
/// a number only where a sign beside it says so.
std::uint32_t roman(std::u32string_view letters, bool in_russian, bool beside_sign) {
  constexpr std::array<std::u32string_view, 20> numbers{
      U"I",  U"II",  U"III",  U"IV",  U"V",  U"VI",  U"VII",  U"VIII",  U"IX",  U"X",
      U"XI", U"XII", U"XIII", U"XIV", U"XV", U"XVI", U"XVII", U"XVIII", U"XIX", U"XX"};
  std::u32string upper(letters);
  for (auto& c : upper) {
    const bool lower = c >= U'a' && c <= U'z';
    if (lower && (!in_russian || letters.size() < 2)) return 0;
    if (lower) c = static_cast<char32_t>(c - U'a' + U'A');
  }
  const auto at = std::ranges::find(numbers, std::u32string_view(upper));
  if (at == numbers.end()) return 0;
  if (letters.size() == 1 && (!beside_sign || upper == U"X")) return 0;
  return static_cast<std::uint32_t>(at - numbers.begin()) + 1;
}

}  // namespace

std::uint32_t letters_of(std::string_view sound) {
  std::uint32_t letters = 0;
  for (const char c : sound) letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return letters;
}

Letters::Letters(const NameLexicon& lexicon)
    : sounds_(cyrillic_letters),
      look_alikes_(by_sign(lexicon.look_alikes)),
      keyboard_(by_sign(lexicon.keyboard)) {
  for (const auto& [from, to] : lexicon.transliteration) {
    latin_.emplace_back(utf8::decode(from), utf8::decode(to));
  }
  std::ranges::stable_sort(
      latin_, [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  for (std::size_t i = 0; i < cyrillic_letters; ++i) {
    sounds_[i] = std::u32string(1, first_cyrillic + static_cast<char32_t>(i));
  }
  for (const auto& [from, to] : lexicon.sounds) {
    const auto letter = utf8::decode(from);
    if (letter.size() == 2) {
      pairs_.emplace_back(letter, utf8::decode(to));
    } else if (!letter.empty() && is_cyrillic(letter[0])) {
      sounds_[letter[0] - first_cyrillic] = utf8::decode(to);
    }
  }
  // The signs of softness and hardness sound like nothing.
  sounds_[U'ь' - first_cyrillic].clear();
  sounds_[U'ъ' - first_cyrillic].clear();
}

std::string Letters::sound(std::u32string_view word) const {
  std::u32string russian;
  for (std::size_t i = 0; i < word.size();) {
    if (!is_ascii_letter(word[i])) {
      russian += word[i++];
      continue;
    }
    const auto rest = word.substr(i);
    const auto at = std::ranges::find_if(
        latin_, [&](const auto& entry) { return rest.starts_with(entry.first); });
    if (at == latin_.end()) {
      ++i;
      continue;
    }
    russian += at->second;
    i += at->first.size();
  }
  std::u32string heard;
  for (const char32_t c : russian) {
    if (!is_cyrillic(c)) {
      heard += c;
      continue;
    }
    for (const char32_t letter : sounds_[c - first_cyrillic]) {
      // Doubled letters are one, but «ООШ» is not «ОШ».
      if (heard.empty() || heard.back() != letter || letter == U'о') heard += letter;
      for (const auto& [two, one] : pairs_) {
        if (!heard.ends_with(two)) continue;
        heard.resize(heard.size() - 2);
        if (heard.empty() || !heard.ends_with(one)) heard += one;
      }
    }
  }
  return utf8::encode(heard);
}

std::string Letters::sound(std::string_view word) const {
  std::u32string lower;
  for (const char32_t c : utf8::decode(word)) lower += utf8::lower(c);
  return sound(lower);
}

Word Letters::word(std::u32string_view letters, Reading& reading, bool all_latin) const {
  const auto latin = std::ranges::count_if(letters, is_ascii_letter);
  const bool mixed = latin > 0 && static_cast<std::size_t>(latin) < letters.size();
  std::u32string plain_letters(letters);
  std::u32string seen;
  const auto looks = [&](char32_t c) { return c < 128 && look_alikes_[c] != 0; };
  if (mixed) {
    reading.look_alikes = true;
    for (auto& c : plain_letters) {
      if (looks(c)) c = look_alikes_[c];
    }
  } else if (latin > 0 && !all_latin && std::ranges::all_of(letters, looks)) {
    for (const char32_t c : letters) seen += look_alikes_[c];
  }
  for (auto* text : {&plain_letters, &seen}) {
    for (auto& c : *text) c = utf8::lower(c) == U'ё' ? U'е' : utf8::lower(c);
  }
  Word word{.sound = sound(plain_letters), .seen = seen.empty() ? "" : sound(seen)};
  word.letters = letters_of(word.sound);
  return word;
}

Reading Letters::read(std::u32string_view text, Alphabet alphabet) const {
  Reading reading{.alphabet = alphabet, .words = {}};
  const bool all_latin = alphabet != Alphabet::as_typed;
  char joint = ' ';
  bool quoted = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text[i];
    if (!is_word_sign(c) && !utf8::is_digit(c)) {
      if (c == U'"') quoted = !quoted;
      if (c == U'.' && !reading.words.empty() && i > 0 && text[i - 1] != U' ') {
        reading.words.back().dot = true;
      }
      if (c == U'#') {
        reading.words.push_back({.sound = "#", .seen = {}, .before = joint, .quoted = quoted});
        joint = 0;
      } else if (c == U' ' || c == U'"' || c == U',' || c == U'(' || c == U')') {
        joint = ' ';
      } else if (joint == 0 || joint == '.') {
        joint = static_cast<char>(c);
      }
      ++i;
      continue;
    }
    const bool digits = utf8::is_digit(c);
    const auto begin = i;
    while (i < text.size() && (digits ? utf8::is_digit(text[i]) : is_word_sign(text[i]))) ++i;
    const auto piece = text.substr(begin, i - begin);
    Word word;
    const bool beside_sign = (i < text.size() && text[i] == U'-') ||
                             (!reading.words.empty() && reading.words.back().sound == "#");
    const auto number = digits || alphabet == Alphabet::keyboard
                            ? 0
                            : roman(piece, alphabet == Alphabet::as_typed, beside_sign);
    if (digits || number > 0) {
      word.sound = digits ? utf8::encode(piece) : std::to_string(number);
      word.number = true;
    } else {
      word = this->word(piece, reading, all_latin);
    }
    word.before = reading.words.empty() ? ' ' : joint;
    word.quoted = quoted;
    if (!word.sound.empty()) reading.words.push_back(std::move(word));
    joint = 0;
  }
  return reading;
}

std::vector<Reading> Letters::readings(std::string_view name) const {
  const auto clean = cleaned(name, false);
  const bool latin = std::ranges::any_of(clean, is_ascii_letter);
  const bool russian = std::ranges::any_of(clean, is_cyrillic);
  if (!latin || russian) return {read(clean, Alphabet::as_typed)};
  auto typed = cleaned(name, true);
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const auto key = utf8::lower(typed[i]);
    const bool stop = (key == U'.' || key == U',') &&
                      (i + 1 == typed.size() || typed[i + 1] == U' ');  // as it stands
    if (!stop && key < 128 && keyboard_[key] != 0) typed[i] = keyboard_[key];
  }
  return {read(clean, Alphabet::transliterated), read(typed, Alphabet::keyboard)};
}

}  // namespace otbor::names
