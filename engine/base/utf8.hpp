#pragma once
// UTF-8 as people's files have it: validation, code points, case folding for comparison, and the
// Cyrillic letters that look like Latin ones. utf8proc stays inside utf8.cpp.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace otbor::utf8 {

/// Offset of the first byte that is not valid UTF-8 (overlong forms and surrogates are invalid).
[[nodiscard]] std::optional<std::size_t> first_invalid(std::string_view bytes);

/// The code point at `at`, which is moved past it. `text` is valid UTF-8.
[[nodiscard]] char32_t next(std::string_view text, std::size_t& at);
void append(std::string& out, char32_t code_point);
[[nodiscard]] std::u32string decode(std::string_view text);
[[nodiscard]] std::string encode(std::u32string_view text);

/// Number of code points; columns of messages are counted so.
[[nodiscard]] std::size_t length(std::string_view text);
/// Columns a terminal needs: combining marks none, wide signs two.
[[nodiscard]] std::size_t width(std::string_view text);
/// The longest prefix of at most `code_points` characters.
[[nodiscard]] std::string_view prefix(std::string_view text, std::size_t code_points);

/// For comparison only: NFC, lower case, ё -> е, every kind of space -> one blank, trimmed.
[[nodiscard]] std::string folded(std::string_view text);
[[nodiscard]] std::string nfc(std::string_view text);
[[nodiscard]] char32_t lower(char32_t code_point);
[[nodiscard]] bool is_letter(char32_t code_point);
[[nodiscard]] bool is_upper(char32_t code_point);
[[nodiscard]] bool is_digit(char32_t code_point);
[[nodiscard]] bool is_cyrillic(char32_t code_point);
[[nodiscard]] bool is_latin(char32_t code_point);

/// Without leading and trailing blanks, tabs and no-break spaces.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Cyrillic letters replaced by the Latin ones that look the same (К -> K, о -> o, …); two codes
/// that differ only so have equal skeletons.
[[nodiscard]] std::string skeleton(std::string_view text);

}  // namespace otbor::utf8
