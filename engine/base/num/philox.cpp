#include "engine/base/num/philox.hpp"

#include "engine/base/check.hpp"

namespace otbor::num {
namespace {

std::uint64_t bits(std::uint64_t seed, Stage stage, std::uint32_t draw, std::uint32_t index) {
  const auto block =
      philox({index, draw, static_cast<std::uint32_t>(stage), 0},
             {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)});
  return static_cast<std::uint64_t>(block[0]) << 32U | block[1];
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> c,
                                    std::array<std::uint32_t, 2> k) {
  constexpr std::uint64_t multiplier_0 = 0xD2511F53U;
  constexpr std::uint64_t multiplier_1 = 0xCD9E8D57U;
  constexpr std::uint32_t weyl_0 = 0x9E3779B9U;  // golden ratio
  constexpr std::uint32_t weyl_1 = 0xBB67AE85U;  // sqrt(3) - 1
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t product_0 = multiplier_0 * c[0];
    const std::uint64_t product_1 = multiplier_1 * c[2];
    c = {static_cast<std::uint32_t>(product_1 >> 32U) ^ c[1] ^ k[0],
         static_cast<std::uint32_t>(product_1),
         static_cast<std::uint32_t>(product_0 >> 32U) ^ c[3] ^ k[1],
         static_cast<std::uint32_t>(product_0)};
    k[0] += weyl_0;
    k[1] += weyl_1;
  }
  return c;
}

double uniform(std::uint64_t seed, Stage stage, std::uint32_t draw, std::uint32_t index) {
  return static_cast<double>(bits(seed, stage, draw, index) >> 11U) * 0x1.0p-53;
}

std::uint32_t below(std::uint32_t bound, std::uint64_t seed, Stage stage, std::uint32_t draw,
                    std::uint32_t index) {
  OTBOR_CHECK(bound > 0);
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint32_t>(Wide{bits(seed, stage, draw, index)} * bound >> 64U);
}

}  // namespace otbor::num
