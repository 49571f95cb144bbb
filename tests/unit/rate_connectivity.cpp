#include <catch2/catch.hpp>

#include "engine/rate/connectivity.hpp"

namespace otbor {
namespace {

TEST_CASE("experts without a common practice stand in subsets of their own, by first link") {
  const auto found = connectivity({{2, 0}, {0, 1}, {2, 2}, {1, 1}}, 4, 4);
  REQUIRE(found.subsets.size() == 2);
  CHECK(found.subsets[0].experts == std::vector<std::uint32_t>{2});
  CHECK(found.subsets[0].practices == std::vector<std::uint32_t>{0, 2});
  CHECK(found.subsets[1].experts == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("a rating that alone ties two halves is a bridge, and its expert an articulation") {
  // Experts 0 and 1 share practices 0 and 1; expert 1 alone reaches practice 2, where 2 and 3 meet
  // again at practice 3.
  const std::vector<Link> links{{0, 0}, {1, 0}, {0, 1}, {1, 1}, {1, 2},
                                {2, 2}, {3, 2}, {2, 3}, {3, 3}};
  const auto found = connectivity(links, 4, 4);
  CHECK(found.subsets.size() == 1);
  CHECK(found.bridges == std::vector<Link>{{1, 2}});
  CHECK(found.articulation_experts == std::vector<std::uint32_t>{1});
  CHECK(found.suggested.empty());
}

TEST_CASE("a pair that occurs twice is one link, and still a bridge") {
  const auto found = connectivity({{0, 0}, {0, 0}}, 1, 1);
  CHECK(found.bridges == std::vector<Link>{{0, 0}});
}

TEST_CASE("links that are suggested join the panels, two for each of a few and one for many") {
  for (const std::uint32_t panels : {2U, 3U, 4U}) {
    std::vector<Link> links;
    for (std::uint32_t panel = 0; panel < panels; ++panel) {
      for (std::uint32_t e = 0; e < 2; ++e) {
        for (std::uint32_t p = 0; p < 3; ++p) links.push_back({2 * panel + e, 3 * panel + p});
      }
    }
    const auto before = connectivity(links, 2 * panels, 3 * panels);
    CHECK(before.subsets.size() == panels);
    CHECK(before.suggested.size() == (panels < 4 ? 2 * (panels - 1) : panels - 1));
    links.insert(links.end(), before.suggested.begin(), before.suggested.end());
    const auto after = connectivity(links, 2 * panels, 3 * panels);
    CHECK(after.subsets.size() == 1);
    if (panels < 4) CHECK(after.bridges.empty());
  }
}

}  // namespace
}  // namespace otbor
