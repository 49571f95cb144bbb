// expect-error: no match for .operator<|invalid operands to binary expression
// Practices and experts are numbered apart; their numbers are not compared.
#include "engine/base/index.hpp"

using namespace otbor;

struct Practice;
struct Expert;

bool before(Index<Practice> a, Index<Practice> b, Index<Expert> expert) {
#ifdef FORBIDDEN
  return a < expert;
#else
  static_cast<void>(expert);
  return a < b;
#endif
}
