// Groups that are too small to be published by themselves.

#include <catch2/catch.hpp>

#include "engine/render/small_groups.hpp"

using namespace otbor;

namespace {

using Flags = std::vector<bool>;

/// Every list of at most four groups of at most `most`.
template <class See>
void each(std::size_t most, const See& see) {
  const auto base = most + 1;
  for (std::size_t code = 0; code < base * base * base * base; ++code) {
    see(std::vector<std::size_t>{code % base, code / base % base, code / base / base % base,
                                 code / base / base / base});
  }
}

}  // namespace

TEST_CASE("Small groups: those below the limit are joined, and one more where they are too few") {
  CHECK(joined_groups({8, 7, 6}, 5) == Flags{false, false, false});
  CHECK(joined_groups({8, 3, 2, 7}, 5) == Flags{false, true, true, false});
  CHECK(joined_groups({8, 3, 0, 7}, 5) == Flags{false, true, false, true});
  CHECK(joined_groups({7, 3, 7}, 5) == Flags{false, true, true});  // of equals the later one
  CHECK(joined_groups({2, 1}, 5) == Flags{true, true});
  CHECK(joined_groups({}, 5).empty());
}

TEST_CASE("Small groups: nothing that is told is below the limit, nor is a difference of it") {
  constexpr std::size_t least = 4;
  each(6, [&](const std::vector<std::size_t>& sizes) {
    const auto joined = joined_groups(sizes, least);
    std::size_t together = 0;
    bool any_alone = false;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      if (joined[i]) together += sizes[i];
      if (joined[i]) REQUIRE(sizes[i] > 0);
      if (!joined[i] && sizes[i] > 0) {
        any_alone = true;
        REQUIRE(sizes[i] >= least);
      }
    }
    // With a group told alone, the joined ones are the total without it.
    if (any_alone && together > 0) REQUIRE(together >= least);
  });
}

TEST_CASE("Small groups: as few are joined as can be") {
  constexpr std::size_t least = 4;
  each(6, [&](const std::vector<std::size_t>& sizes) {
    const auto joined = joined_groups(sizes, least);
    std::size_t small = 0;
    std::size_t small_together = 0;
    std::size_t n = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const bool is_small = sizes[i] > 0 && sizes[i] < least;
      small += is_small ? 1U : 0U;
      small_together += is_small ? sizes[i] : 0U;
      n += joined[i] ? 1U : 0U;
    }
    const bool one_more = small > 0 && small_together < least;
    REQUIRE(n >= small);
    REQUIRE(n <= small + (one_more ? 1U : 0U));
  });
}
