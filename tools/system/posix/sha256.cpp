#include "tools/files/sha256.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "engine/base/check.hpp"

namespace otbor {

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  State() {
    // Left to itself OpenSSL reads its configuration first: longer than a small run's digests take.
    static const int started = OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
    OTBOR_CHECK(started == 1);
    OTBOR_CHECK(context != nullptr);
    OTBOR_CHECK(EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  OTBOR_CHECK(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1);
}

std::array<unsigned char, 32> Sha256::finish() {
  std::array<unsigned char, 32> digest{};
  unsigned size = 0;
  OTBOR_CHECK(EVP_MD_CTX_size(state_->context) == static_cast<int>(digest.size()));
  OTBOR_CHECK(EVP_DigestFinal_ex(state_->context, digest.data(), &size) == 1);
  return digest;
}

}  // namespace otbor
