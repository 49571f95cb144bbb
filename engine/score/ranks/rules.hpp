#pragma once
// Voting rules that cost no more than a cube of the items, each in a file of its own. All take
// ballots with ties and gaps; what a gap means is said at each rule. Kemeny's rule stands apart
// (kemeny.hpp, kemeny_ties.hpp).

#include <cstdint>
#include <vector>

#include "engine/score/ranks/profile.hpp"

namespace otbor::ranks {

struct Borda {
  std::vector<Votes> doubled;  // points, doubled so that shared places stay whole
  Places places;
};
/// A ballot of n items gives n − 1 points to the first and 0 to the last; tied items share, and
/// items not ranked share what is left. J.-C. de Borda, Mémoire sur les élections au scrutin
/// (1784).
[[nodiscard]] Borda borda(const Profile& profile);

struct Copeland {
  std::vector<std::int64_t> score;  // majorities won less majorities lost
  Places places;
};
/// A. H. Copeland, A "reasonable" social welfare function (1951).
[[nodiscard]] Copeland copeland(const Pairwise& votes);

/// How strong a majority is: the votes for it, or how many more they are than the votes against.
enum class Strength : std::uint8_t { winning_votes, margins };
/// 0 where i does not win over j.
[[nodiscard]] Pairwise strengths(const Pairwise& votes, Strength strength);

struct Minimax {
  std::vector<Votes> worst;  // the strongest majority against the item; smaller is better
  Places places;
};
/// P. B. Simpson (1969); G. H. Kramer, A dynamical model of political equilibrium (1977).
[[nodiscard]] Minimax minimax(const Pairwise& votes, Strength strength);

struct Schulze {
  Pairwise path;  // strength of the strongest path, 0 where there is none
  /// 1 + the number of items whose paths to it are stronger than its paths to them.
  Places places;
  std::vector<std::size_t> winners;
};
/// M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
/// single-winner election method, Social Choice and Welfare 36 (2011), section 2.3.
[[nodiscard]] Schulze schulze(const Pairwise& votes, Strength strength);

struct RankedPairs {
  /// Ties of strength are broken towards the pair with the lower numbers.
  Places places;
  /// Items that are first for some way to break ties of strength; only those found when not `all`.
  std::vector<std::size_t> winners;
  bool all = true;
};
/// T. N. Tideman, Independence of clones as a criterion for voting rules, Social Choice and Welfare
/// 4 (1987): majorities are locked in from the strongest down unless they would close a cycle.
[[nodiscard]] RankedPairs ranked_pairs(const Pairwise& votes, Strength strength);

}  // namespace otbor::ranks
