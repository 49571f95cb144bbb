#pragma once
// SHA-256 of bytes in memory: how the manifest names inputs and outputs. OpenSSL stays inside
// sha256.cpp.

#include <string>
#include <string_view>

namespace otbor {

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace otbor
