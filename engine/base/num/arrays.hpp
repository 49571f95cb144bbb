#pragma once
// Functions of elementary.hpp and normal.hpp over many numbers, two at a time: the same bits as one
// by one, in a third of the time. Result and numbers may be the same array.

#include <span>

namespace otbor::num {

/// Natural logarithm of each positive number. `into` has the size of `x`.
void log(std::span<const double> x, std::span<double> into);

/// z with P(Z <= z) = p for each p, 0 < p < 1. `into` has the size of `p`.
void normal_quantile(std::span<const double> p, std::span<double> into);

}  // namespace otbor::num
