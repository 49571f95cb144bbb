#include "tools/system/shell_word.hpp"

namespace otbor {

std::string shell_word(std::string_view path) {
  // The signs that PowerShell or cmd.exe reads itself; no name of a file holds a quotation mark.
  constexpr std::string_view special = " \t&|;,(){}[]^%!#$`'@~=+";
  const bool plain = !path.empty() && path.find_first_of(special) == std::string_view::npos;
  return plain ? std::string(path) : '"' + std::string(path) + '"';
}

}  // namespace otbor
