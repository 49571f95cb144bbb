#pragma once
// The exponential and the logarithm in plain + − × ÷. The C library's give other bits on processors
// with and without fused multiply-add; these give the same bits everywhere (no contraction of
// a * b + c is allowed in the engine). Errors stay below one unit in the last place.

namespace otbor::num {

/// e^x; 0 and infinity beyond what a double holds.
[[nodiscard]] double exp(double x);

/// Natural logarithm of a positive number; infinity of infinity.
[[nodiscard]] double log(double x);

/// log(1 + x) − x for x > −1, without the cancellation near zero.
[[nodiscard]] double log1p_minus(double x);

}  // namespace otbor::num
