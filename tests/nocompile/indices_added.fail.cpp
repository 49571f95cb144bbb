// expect-error: no match for .operator\+|invalid operands to binary expression
// An index says who, not how many: the sum of two is nobody.
#include "engine/base/index.hpp"

using namespace otbor;

struct Practice;
struct Expert;

std::uint32_t sum(Index<Practice> practice, Index<Expert> expert) {
#ifdef FORBIDDEN
  return (practice + expert).value();
#else
  return practice.value() + expert.value();
#endif
}
