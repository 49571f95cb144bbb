// expect-error: no match for call to|no matching function for call|no viable conversion
// Row and column of a table cannot be exchanged.
#include "engine/base/index.hpp"

using namespace otbor;

struct Practice;
struct Expert;

double read(const Table<Expert, Practice, double>& marks, Index<Expert> expert,
            Index<Practice> practice) {
#ifdef FORBIDDEN
  return marks(practice, expert);
#else
  return marks(expert, practice);
#endif
}
