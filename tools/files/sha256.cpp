#include "tools/files/sha256.hpp"

namespace otbor {

std::string Sha256::hex() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const auto byte : finish()) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.hex();
}

}  // namespace otbor
