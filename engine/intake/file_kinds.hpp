#pragma once
// Kinds of files by the endings of their names.

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "engine/base/utf8.hpp"

namespace otbor {

inline constexpr std::array<std::string_view, 4> workbooks{".xlsx", ".ods", ".xlsm", ".xls"};
inline constexpr std::array<std::string_view, 5> documents{".docx", ".doc", ".odt", ".rtf", ".pdf"};
inline constexpr std::array<std::string_view, 1> plain_tables{".csv"};

/// Windows writes `.CSV` as well.
[[nodiscard]] inline bool ends_with_any(std::string_view name,
                                        std::span<const std::string_view> endings) {
  const auto lower = utf8::folded(name);
  return std::ranges::any_of(endings, [&](auto ending) { return lower.ends_with(ending); });
}

}  // namespace otbor
