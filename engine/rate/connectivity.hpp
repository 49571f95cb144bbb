#pragma once
// Which experts can be compared at all: the graph of who rated what. Two panels that share nothing
// have no common measure; one whose only tie is a single rating hangs by a thread. D. L. Weeks &
// D. R. Williams, A note on the determination of connectedness in an N-way cross classification,
// Technometrics 6 (1964); bridges and articulation points: R. Tarjan, SIAM J. Comput. 1 (1972).

#include <cstdint>
#include <vector>

namespace otbor {

/// One expert rated one practice; the same pair may occur often.
struct Link {
  std::uint32_t expert = 0;
  std::uint32_t practice = 0;
  friend auto operator<=>(const Link&, const Link&) = default;
};

struct Subset {
  std::vector<std::uint32_t> experts;    // ascending
  std::vector<std::uint32_t> practices;  // ascending
};

struct Connectivity {
  std::vector<Subset> subsets;                      // by first link; who has no link is in none
  std::vector<Link> bridges;                        // ratings without which a subset falls apart
  std::vector<std::uint32_t> articulation_experts;  // experts without whom one does
  /// Ratings to add, at most four, so that panels join: with two or three panels, two for each that
  /// joins the largest, so that it does not hang by one; with more, one each, largest first. The
  /// expert asked and the practice shown are those with most ratings: their severity and worth are
  /// known best, and the difference of the panels inherits their errors. Empty when connected.
  std::vector<Link> suggested;
};

/// Time and memory are linear in the links.
[[nodiscard]] Connectivity connectivity(const std::vector<Link>& links, std::uint32_t experts,
                                        std::uint32_t practices);

}  // namespace otbor
