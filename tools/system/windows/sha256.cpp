#include "tools/files/sha256.hpp"

#include "engine/base/check.hpp"
#include "tools/system/windows/handle.hpp"

namespace otbor {
namespace {

/// Opened once: it costs more than many a file.
BCRYPT_ALG_HANDLE provider() {
  static const BCRYPT_ALG_HANDLE opened = [] {
    BCRYPT_ALG_HANDLE handle = nullptr;
    OTBOR_CHECK(BCryptOpenAlgorithmProvider(&handle, BCRYPT_SHA256_ALGORITHM, nullptr, 0) >= 0);
    return handle;
  }();
  return opened;
}

}  // namespace

struct Sha256::State {
  BCRYPT_HASH_HANDLE hash = nullptr;
  State() { OTBOR_CHECK(BCryptCreateHash(provider(), &hash, nullptr, 0, nullptr, 0, 0) >= 0); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { BCryptDestroyHash(hash); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto part = bytes.substr(0, std::size_t{1} << 30U);
    auto* begin = reinterpret_cast<unsigned char*>(const_cast<char*>(part.data()));  // only read
    OTBOR_CHECK(BCryptHashData(state_->hash, begin, static_cast<ULONG>(part.size()), 0) >= 0);
    bytes.remove_prefix(part.size());
  }
}

std::array<unsigned char, 32> Sha256::finish() {
  std::array<unsigned char, 32> digest{};
  OTBOR_CHECK(BCryptFinishHash(state_->hash, digest.data(), static_cast<ULONG>(digest.size()), 0) >=
              0);
  return digest;
}

}  // namespace otbor
