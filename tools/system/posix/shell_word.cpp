#include "tools/system/shell_word.hpp"

namespace otbor {

std::string shell_word(std::string_view path) {
  constexpr std::string_view special = " \t\n*?[]{}()<>|&;#~!'\"$`\\";
  if (!path.empty() && path.find_first_of(special) == std::string_view::npos) {
    return std::string(path);
  }
  if (path.find_first_of("\"$`\\!") == std::string_view::npos) {
    return '"' + std::string(path) + '"';
  }
  std::string word = "'";
  for (const char c : path) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

}  // namespace otbor
