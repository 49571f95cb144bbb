// expect-error: could not convert|no viable conversion|conversion from .int
// A bare number is nobody's index: who counts says what is counted.
#include "engine/base/index.hpp"

using namespace otbor;

struct Practice;

Index<Practice> third() {
#ifdef FORBIDDEN
  return 2;
#else
  return Index<Practice>(2);
#endif
}
