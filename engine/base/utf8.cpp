#include "engine/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <utf8proc.h>

#include "engine/base/check.hpp"

namespace otbor::utf8 {
namespace {

/// Length of the valid sequence at the start of `s`, 0 if there is none (Unicode 15, table 3-7).
std::size_t valid_sequence(std::string_view s) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const auto tail = [&](std::size_t i) { return i < s.size() && (byte(i) & 0xC0U) == 0x80U; };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (!tail(1) || !tail(2)) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;
    if (lead == 0xED && byte(1) > 0x9F) return 0;
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (!tail(1) || !tail(2) || !tail(3)) return 0;
    if (lead == 0xF0 && byte(1) < 0x90) return 0;
    if (lead == 0xF4 && byte(1) > 0x8F) return 0;
    return 4;
  }
  return 0;
}

/// How far from `at` on there is nothing but ASCII and the letters of D0 and D1, which Russian is
/// written with: most of a table. Eight bytes at a time; the first bit of each tells what it is.
std::size_t after_plain(std::string_view bytes, std::size_t at) {
  static_assert(std::endian::native == std::endian::little);  // a later byte is a higher one
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t tops = ones * 0x80U;
  std::uint64_t leads = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    const auto tails_due = leads >> 56U;
    const auto beside_lead = (word ^ ones * 0xD0U) & ones * 0xFEU;  // 0 for D0 and D1
    leads = ~(((beside_lead & ~tops) + ones * 0x7FU) | beside_lead) & tops;
    const auto tails = word & ~(word << 1U) & tops;
    if ((leads | tails) != (word & tops) || tails != ((leads << 8U) | tails_due)) {
      return tails_due != 0 ? at - 1 : at;
    }
  }
  return leads >> 56U != 0 ? at - 1 : at;
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x3000 || c == 0xFEFF;
}

/// Whether composing would change nothing, told from the bytes alone: below U+0300, among the
/// letters of Cyrillic up to U+047F, dashes and quotation marks (U+2010 to U+203F) and № everything
/// is composed already (Unicode 15, DerivedNormalizationProps: NFC_QC). False wherever it takes a
/// table.
bool is_composed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto rest = text.substr(at);
    if (lead < 0x80) {
      at += 1;
    } else if ((lead >= 0xC2 && lead <= 0xCB) || lead == 0xD0 || lead == 0xD1) {
      at += 2;
    } else if ((rest.starts_with("\xE2\x80") && rest.size() > 2 && rest[2] >= '\x90') ||
               rest.starts_with("№")) {
      at += 3;
    } else {
      return false;
    }
  }
  return true;
}

constexpr std::array<std::pair<char32_t, char>, 25> look_alikes{{
    {U'А', 'A'}, {U'В', 'B'}, {U'Е', 'E'}, {U'К', 'K'}, {U'М', 'M'}, {U'Н', 'H'}, {U'О', 'O'},
    {U'Р', 'P'}, {U'С', 'C'}, {U'Т', 'T'}, {U'У', 'Y'}, {U'Х', 'X'}, {U'З', '3'}, {U'а', 'a'},
    {U'е', 'e'}, {U'о', 'o'}, {U'р', 'p'}, {U'с', 'c'}, {U'у', 'y'}, {U'х', 'x'}, {U'к', 'k'},
    {U'І', 'I'}, {U'і', 'i'}, {U'Ѕ', 'S'}, {U'ѕ', 's'},
}};

}  // namespace

std::optional<std::size_t> first_invalid(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    at = after_plain(bytes, at);
    for (const auto until = std::min(at + 8, bytes.size()); at < until;) {
      const auto size = valid_sequence(bytes.substr(at));
      if (size == 0) return at;
      at += size;
    }
  }
  return std::nullopt;
}

char32_t next(std::string_view text, std::size_t& at) {
  OTBOR_CHECK(at < text.size());
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const char32_t lead = byte(0);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  OTBOR_CHECK(at + size <= text.size());
  char32_t c = size == 1   ? lead
               : size == 2 ? (lead & 0x1FU) << 6U | (byte(1) & 0x3FU)
               : size == 3 ? (lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU)
                           : (lead & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U |
                                 (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU);
  at += size;
  return c;
}

void append(std::string& out, char32_t c) {
  const auto last = [&](unsigned shift) { return static_cast<char>(0x80U | (c >> shift & 0x3FU)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    const char bytes[] = {static_cast<char>(0xC0U | c >> 6U), last(0)};
    out.append(bytes, sizeof bytes);
  } else if (c < 0x10000) {
    const char bytes[] = {static_cast<char>(0xE0U | c >> 12U), last(6), last(0)};
    out.append(bytes, sizeof bytes);
  } else {
    const char bytes[] = {static_cast<char>(0xF0U | c >> 18U), last(12), last(6), last(0)};
    out.append(bytes, sizeof bytes);
  }
}

std::u32string decode(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) out.push_back(next(text, at));
  return out;
}

std::string encode(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  for (const char32_t c : text) append(out, c);
  return out;
}

std::size_t length(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return n;
}

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const int w = utf8proc_charwidth(static_cast<utf8proc_int32_t>(next(text, at)));
    columns += w > 0 ? static_cast<std::size_t>(w) : 0;
  }
  return columns;
}

std::string_view prefix(std::string_view text, std::size_t code_points) {
  std::size_t at = 0;
  for (; code_points > 0 && at < text.size(); --code_points) static_cast<void>(next(text, at));
  return text.substr(0, at);
}

std::string nfc(std::string_view text) {
  if (is_composed(text)) return std::string(text);
  utf8proc_uint8_t* result = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &result,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (size < 0) return std::string(text);
  std::string out(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
  std::free(result);  // NOLINT: utf8proc allocates with malloc
  return out;
}

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= U'А' && c <= U'я') return c <= U'Я' ? c + 32 : c;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

bool is_upper(char32_t c) { return lower(c) != c; }

bool is_letter(char32_t c) {
  if ((c >= U'а' && c <= U'я') || (c >= U'А' && c <= U'Я')) return true;  // most of what is asked
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return true;
    default:
      return false;
  }
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_cyrillic(char32_t c) { return c >= 0x400 && c <= 0x52F; }
bool is_latin(char32_t c) { return is_letter(c) && c < 0x250; }

namespace {

/// What `folded` makes of a text of ASCII and the letters А … я, Ё and ё alone: names of columns,
/// keys and gaps mostly. False when there is anything else.
bool fold_plain(std::string_view text, std::string& out) {
  out.resize(text.size());
  char* to = out.data();
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
      blank = to != out.data();
      ++at;
      continue;
    }
    const bool ascii = byte < 0x80;
    if (!ascii && ((byte != 0xD0 && byte != 0xD1) || at + 1 == text.size())) return false;
    if (std::exchange(blank, false)) *to++ = ' ';
    char32_t c = lower(next(text, at));
    if (ascii) {
      *to++ = static_cast<char>(c);
      continue;
    }
    if (c == U'ё' || c == U'Ё') c = U'е';
    if (c < U'а' || c > U'я') return false;
    *to++ = static_cast<char>(0xC0U | c >> 6U);
    *to++ = static_cast<char>(0x80U | (c & 0x3FU));
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return true;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  if (fold_plain(text, out)) return out;
  std::string composed;
  if (!is_composed(text)) text = composed = nfc(text);
  out.clear();
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = lower(next(text, at));
    if (is_space(c)) {
      blank = !out.empty();
      continue;
    }
    if (c == 0xAD) continue;  // soft hyphen
    if (std::exchange(blank, false)) out += ' ';
    append(out, c == U'ё' ? U'е' : c);
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  // Both ends by whole code points: a no-break space is two bytes, a byte-order mark three.
  std::size_t first = 0;
  while (first < text.size()) {
    std::size_t after = first;
    if (!is_space(next(text, after))) break;
    first = after;
  }
  std::size_t last = text.size();
  while (last > first) {
    std::size_t start = last - 1;
    while (start > first && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) --start;
    std::size_t at = start;
    if (!is_space(next(text, at))) break;
    last = start;
  }
  return text.substr(first, last - first);
}

std::string skeleton(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next(text, at);
    for (const auto& [cyrillic, latin] : look_alikes) {
      if (c == cyrillic) c = static_cast<char32_t>(latin);
    }
    append(out, c);
  }
  return out;
}

}  // namespace otbor::utf8
