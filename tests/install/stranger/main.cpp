// What a user of the library writes: the version, and a total that no floating point has touched.
#include <iostream>

#include "engine/base/points.hpp"
#include "engine/version.hpp"

int main() {
  const auto weight = otbor::Points::millionths(300'000);
  const auto total = otbor::product(otbor::Points::whole(7), weight);
  std::cout << "otbor " << otbor::version << ", 0.3 x 7 = " << otbor::to_text(total) << '\n';
}
