#pragma once
// SHA-256: how the manifest names inputs and outputs. The system's library computes it:
// OpenSSL in tools/system/posix, Windows' own in tools/system/windows.

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace otbor {

/// Of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();
  void add(std::string_view bytes);
  /// 64 lower-case hexadecimal digits. Nothing can be added after it.
  [[nodiscard]] std::string hex();

 private:
  struct State;
  std::array<unsigned char, 32> finish();
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace otbor
