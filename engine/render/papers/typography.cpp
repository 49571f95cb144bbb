// Blanks that must not break, as an office sets them. The rest of typography is the authors'.

#include <string>

#include "engine/base/utf8.hpp"
#include "engine/render/papers/markup.hpp"

namespace otbor::papers {
namespace {

bool is_dash(char32_t sign) { return sign == U'–' || sign == U'—'; }

/// «А.» or «А.К.» ends before `at`: a capital, a full stop, and no letter before the capital.
bool initial_before(const std::u32string& text, std::size_t at) {
  if (at < 2 || text[at - 1] != U'.' || !utf8::is_upper(text[at - 2])) return false;
  return at == 2 || !utf8::is_letter(text[at - 3]);
}

/// «А.К.» begins at `at`: two initials at least, so that the end of a sentence is none.
bool initials_at(const std::u32string& text, std::size_t at) {
  return at + 3 < text.size() && utf8::is_upper(text[at]) && text[at + 1] == U'.' &&
         utf8::is_upper(text[at + 2]) && text[at + 3] == U'.';
}

/// A surname ends before `at`: the word begins with a capital.
bool surname_before(const std::u32string& text, std::size_t at) {
  auto begin = at;
  while (begin > 0 && utf8::is_letter(text[begin - 1])) --begin;
  return at > begin + 1 && utf8::is_upper(text[begin]);
}

bool must_hold(const std::u32string& text, std::size_t blank) {
  if (blank == 0 || blank + 1 >= text.size()) return false;
  const auto before = text[blank - 1];
  const auto after = text[blank + 1];
  if (before == U'№' || is_dash(after)) return true;
  if (is_dash(before) && utf8::is_digit(after)) return true;  // «„за“ – 4» stays on one line
  if (initial_before(text, blank) && utf8::is_upper(after)) return true;
  if (initials_at(text, blank + 1) && surname_before(text, blank)) return true;
  if (!utf8::is_digit(before)) return false;
  return after == U'%' || (utf8::is_letter(after) && !utf8::is_upper(after));
}

}  // namespace

std::string with_fixed_blanks(std::string_view text) {
  auto signs = utf8::decode(text);
  for (std::size_t at = 0; at < signs.size(); ++at) {
    if (signs[at] == U' ' && must_hold(signs, at)) signs[at] = U'\u00A0';
  }
  return utf8::encode(signs);
}

}  // namespace otbor::papers
