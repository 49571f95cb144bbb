// expect-error: could not convert|no viable conversion|conversion from .int
// 45 may be marks or millionths; who makes Points of a number says which.
#include "engine/base/points.hpp"

using namespace otbor;

Points pass_mark() {
#ifdef FORBIDDEN
  return 45;
#else
  return Points::whole(45);
#endif
}
