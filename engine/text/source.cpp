#include "engine/text/source.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"

namespace otbor {

Line line_at(std::string_view text, std::uint32_t at) {
  const auto place = std::min<std::size_t>(at, text.size());
  const auto before = place == 0 ? std::string_view::npos : text.rfind('\n', place - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  auto line = text.substr(begin, text.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  const auto number =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
  return {line, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(number)};
}

Position position_at(std::string_view text, std::uint32_t at) {
  const auto line = line_at(text, at);
  const auto place = std::min<std::size_t>(at, text.size());
  const auto column = utf8::length(text.substr(line.begin, place - line.begin)) + 1;
  return {line.number, static_cast<std::uint32_t>(column)};
}

}  // namespace otbor
