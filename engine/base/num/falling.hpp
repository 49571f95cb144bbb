#pragma once
// Where a falling function of one variable is zero: Newton's method kept inside a bracket that
// every value narrows, so that it arrives from any start.

namespace otbor::num {

/// Between which places the zero lies.
struct Bracket {
  double low;
  double high;

  /// Where to look after `at`, where the function is `value` and falls by `fall` a unit: Newton's
  /// step, or the middle of the bracket where it would lead outside.
  [[nodiscard]] double next(double at, double value, double fall) {
    (value > 0 ? low : high) = at;
    const double wished = at + value / fall;
    return wished > low && wished < high ? wished : low + (high - low) / 2;
  }
};

}  // namespace otbor::num
