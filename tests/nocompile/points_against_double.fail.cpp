// expect-error: no match for .operator>=|invalid operands to binary expression
// Nothing official is decided against a double: 0.3*7 + 0.7*8 < 7.7 is true in floating point.
#include "engine/base/points.hpp"

using namespace otbor;

bool passes(Points score, Points pass_mark) {
#ifdef FORBIDDEN
  return score >= 44.995;
#else
  return score >= pass_mark;
#endif
}
