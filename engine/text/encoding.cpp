#include "engine/text/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

constexpr char32_t unknown = 0;

/// Upper halves of the two one-byte encodings (Unicode mapping tables CP1251.TXT and CP866.TXT).
constexpr std::array<char32_t, 64> cp1251_80_bf{
    0x0402, 0x0403, 0x201A,  0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409,
    0x2039, 0x040A, 0x040C,  0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, unknown, 0x2122, 0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0,
    0x040E, 0x045E, 0x0408,  0x00A4, 0x0490, 0x00A6, 0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB,
    0x00AC, 0x00AD, 0x00AE,  0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6,
    0x00B7, 0x0451, 0x2116,  0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};

char32_t from_cp1251(unsigned char byte) {
  if (byte < 0x80) return byte;
  return byte >= 0xC0 ? 0x0410U + (byte - 0xC0U) : cp1251_80_bf[byte - 0x80U];
}

char32_t from_cp866(unsigned char byte) {
  if (byte < 0x80) return byte;
  if (byte < 0xB0) return 0x0410U + (byte - 0x80U);
  if (byte >= 0xE0 && byte < 0xF0) return 0x0440U + (byte - 0xE0U);
  switch (byte) {
    case 0xF0:
      return 0x0401;
    case 0xF1:
      return 0x0451;
    case 0xFC:
      return 0x2116;
    case 0xFF:
      return 0x00A0;
    default:
      return 0x2592;  // frames and other signs no table of marks needs
  }
}

template <class FromByte>
Decoded decode_bytes(std::string_view bytes, Encoding encoding, FromByte from_byte) {
  Decoded out{.text = {}, .encoding = encoding, .invalid = std::nullopt};
  out.text.reserve(bytes.size() * 2);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char32_t c = from_byte(static_cast<unsigned char>(bytes[i]));
    if (c == unknown && bytes[i] != '\0' && !out.invalid) out.invalid = i;
    utf8::append(out.text, c == unknown ? 0xFFFDU : c);
  }
  return out;
}

Decoded decode_utf16(std::string_view bytes, Encoding encoding, std::size_t skip) {
  Decoded out{.text = {}, .encoding = encoding, .invalid = std::nullopt};
  const auto unit_at = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(encoding == Encoding::utf16_le ? second << 8U | first
                                                                : first << 8U | second);
  };
  const auto invalid_at = [&](std::size_t i) {
    if (!out.invalid) out.invalid = i;
    return char32_t{0xFFFD};
  };
  std::size_t i = skip;
  for (; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit_at(i);
    if (c >= 0xD800 && c < 0xDC00) {
      const char32_t low = i + 3 < bytes.size() ? unit_at(i + 2) : 0;
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000U + ((c - 0xD800U) << 10U) + (low - 0xDC00U);
        i += 2;
      } else {
        c = invalid_at(i);
      }
    } else if (c >= 0xDC00 && c < 0xE000) {
      c = invalid_at(i);
    }
    utf8::append(out.text, c);
  }
  if (i < bytes.size()) static_cast<void>(invalid_at(i));
  return out;
}

/// UTF-16 without a mark: in a Russian table every second byte is 0x00 or 0x04.
std::optional<Encoding> utf16_without_mark(std::string_view bytes) {
  const auto sample = bytes.substr(0, 4096);
  if (sample.size() < 4) return std::nullopt;
  std::array<std::size_t, 2> high{};
  for (std::size_t i = 0; i < sample.size(); ++i)
    high[i % 2] += sample[i] == 0 || sample[i] == 4 ? 1 : 0;
  const std::size_t half = sample.size() / 2;
  if (high[1] * 10 > half * 9 && high[0] * 2 < half) return Encoding::utf16_le;
  if (high[0] * 10 > half * 9 && high[1] * 2 < half) return Encoding::utf16_be;
  return std::nullopt;
}

/// How much a decoded sample looks like Russian: letters in running case for, oddities against.
int likelihood(std::string_view text) {
  int score = 0;
  char32_t before = ' ';
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (c >= U'а' && c <= U'я')
      score += 2;
    else if (c >= U'А' && c <= U'Я')
      score += utf8::is_cyrillic(before) && !utf8::is_upper(before) ? -3 : 1;
    else if (c >= 0x80 && c != U'ё' && c != U'Ё' && c != U'№' && c != U'«' && c != U'»')
      score -= 2;
    before = c;
  }
  return score;
}

/// UTF-8 that was cut or damaged: Cyrillic letters of two bytes, which text in another encoding
/// forms by rare chance (0xD0 and 0xD1 are frames in CP866), outnumber the bytes that fit nothing.
bool is_damaged_utf8(std::string_view bytes) {
  const auto sample = bytes.substr(0, 64U << 10U);
  std::size_t letters = 0;
  std::size_t strays = 0;
  for (std::size_t at = 0; at < sample.size();) {
    const auto invalid = utf8::first_invalid(sample.substr(at));
    const auto good = sample.substr(at, invalid.value_or(sample.size() - at));
    letters += static_cast<std::size_t>(
        std::ranges::count_if(good, [](char c) { return c == '\xD0' || c == '\xD1'; }));
    if (!invalid) break;
    ++strays;
    at += *invalid + 1;
  }
  return letters > strays;
}

/// The text with U+FFFD in the place of each byte that is no part of a letter.
Decoded repaired(std::string_view bytes) {
  Decoded out{.text = {}, .encoding = Encoding::utf8, .invalid = utf8::first_invalid(bytes)};
  for (std::size_t at = 0; at < bytes.size();) {
    const auto invalid = utf8::first_invalid(bytes.substr(at));
    out.text += bytes.substr(at, invalid.value_or(bytes.size() - at));
    if (!invalid) break;
    utf8::append(out.text, 0xFFFD);
    at += *invalid + 1;
  }
  return out;
}

}  // namespace

Decoded decode(std::string bytes) {
  const std::string_view view = bytes;
  if (view.starts_with("\xFF\xFE")) return decode_utf16(view, Encoding::utf16_le, 2);
  if (view.starts_with("\xFE\xFF")) return decode_utf16(view, Encoding::utf16_be, 2);
  if (view.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (const auto encoding = utf16_without_mark(bytes)) return decode_utf16(bytes, *encoding, 0);
  if (!utf8::first_invalid(bytes)) {
    return {.text = std::move(bytes), .encoding = Encoding::utf8, .invalid = std::nullopt};
  }
  if (is_damaged_utf8(bytes)) return repaired(bytes);
  const auto sample = std::string_view(bytes).substr(0, 64U << 10U);
  const auto windows = decode_bytes(sample, Encoding::windows_1251, from_cp1251);
  const auto dos = decode_bytes(sample, Encoding::cp866, from_cp866);
  return likelihood(dos.text) > likelihood(windows.text)
             ? decode_bytes(bytes, Encoding::cp866, from_cp866)
             : decode_bytes(bytes, Encoding::windows_1251, from_cp1251);
}

Words encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return {"UTF-8", "UTF-8"};
    case Encoding::utf16_le:
    case Encoding::utf16_be:
      return {"UTF-16", "UTF-16"};
    case Encoding::windows_1251:
      return {"Windows-1251", "Windows-1251"};
    case Encoding::cp866:
      return {"CP866 (DOS)", "CP866 (DOS)"};
  }
  return {"", ""};
}

}  // namespace otbor
