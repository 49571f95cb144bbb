// expect-error: no match for .operator\[\]|no viable overloaded operator\[\]
// An expert's index does not open a table that is kept per practice.
#include "engine/base/index.hpp"

using namespace otbor;

struct Practice;
struct Expert;

double read(const Per<Practice, double>& points, Index<Practice> practice, Index<Expert> expert) {
#ifdef FORBIDDEN
  return points[expert];
#else
  static_cast<void>(expert);
  return points[practice];
#endif
}
