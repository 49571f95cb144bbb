#pragma once
// Ways to print a document. Each is one file in formats/ and one line of formats.def.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "engine/render/document.hpp"

namespace otbor {

/// For formats that fill a screen; others do not read them.
struct FormatOptions {
  std::size_t width = 100;  // columns
  bool colour = false;
  std::size_t rows_max = 0;   // of one table; 0 prints them all
  std::size_t lines_max = 0;  // of one row; 0 prints the whole of each cell
};

struct Format {
  std::string_view id;
  std::string_view extension;
  Words title;
  std::string (*print)(const Document&, const FormatOptions&) = nullptr;
};

[[nodiscard]] std::span<const Format* const> formats();
[[nodiscard]] const Format* find_format(std::string_view id);

}  // namespace otbor
