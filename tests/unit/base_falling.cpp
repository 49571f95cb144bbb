#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/falling.hpp"

namespace otbor::num {
namespace {

TEST_CASE("the zero of a falling function is found where Newton's method alone runs away") {
  // −atan(x − 3): from further than 1.39 away Newton's steps only grow.
  Bracket bracket{-1000, 1000};
  double x = 100;
  for (int step = 0; step < 60; ++step) {
    const double from_zero = x - 3;
    x = bracket.next(x, -std::atan(from_zero), 1 / (1 + from_zero * from_zero));
  }
  CHECK(x == Approx(3).epsilon(1e-12));
}

TEST_CASE("a function that does not fall where it is looked at is looked at in the middle") {
  Bracket bracket{-8, 4};
  CHECK(bracket.next(0, 1, 0) == Approx(2));
  CHECK(bracket.low == Approx(0));
}

}  // namespace
}  // namespace otbor::num
