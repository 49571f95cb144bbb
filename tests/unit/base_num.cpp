#include <atomic>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/num/parallel.hpp"
#include "engine/base/num/philox.hpp"

using namespace otbor::num;

// Random123, kat_vectors, philox4x32 with 10 rounds.
TEST_CASE("Philox 4x32-10 gives its published known answers") {
  using Block = std::array<std::uint32_t, 4>;
  CHECK(philox({0, 0, 0, 0}, {0, 0}) == Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  const std::uint32_t ones = 0xffffffff;
  CHECK(philox({ones, ones, ones, ones}, {ones, ones}) ==
        Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("Random numbers stay in their bounds and streams differ") {
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const double u = uniform(7, Stage::bootstrap, i, 0);
    CHECK(u >= 0.0);
    CHECK(u < 1.0);
    CHECK(below(6, 7, Stage::generator, i, 0) < 6);
  }
  CHECK(philox({1, 0, 0, 0}, {7, 0}) != philox({1, 0, 1, 0}, {7, 0}));
}

TEST_CASE("Every item is in exactly one chunk whatever the number of threads") {
  for (const unsigned threads : {1U, 2U, 7U}) {
    std::vector<std::atomic<int>> seen(1003);
    for_chunks({threads}, seen.size(), 10, [&](std::size_t, std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) ++seen[i];
    });
    for (const auto& count : seen) CHECK(count == 1);
  }
  for_chunks({2}, 0, 10, [](std::size_t, std::size_t, std::size_t) { FAIL("nothing to do"); });
}
