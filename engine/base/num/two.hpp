#pragma once
// Two doubles in one register: operations act on both at once and the lanes never mix, so that
// every result is that of plain code, bit for bit.

#include <cstdint>
#include <cstring>

namespace otbor::num {

using Two [[gnu::vector_size(16)]] = double;
using TwoBits [[gnu::vector_size(16)]] = std::uint64_t;

inline Two load(const double* from) {
  Two value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

inline void store(double* to, Two value) { std::memcpy(to, &value, sizeof value); }

}  // namespace otbor::num
