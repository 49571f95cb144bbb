#include "tools/files/legible.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"

namespace otbor {

std::string legible(std::string_view text) {
  std::string plain(text);
  if (!utf8::first_invalid(plain)) return plain;
  std::ranges::replace_if(
      plain, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
  return plain;
}

}  // namespace otbor
