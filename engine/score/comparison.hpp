#pragma once
// The same ratings ordered by other reasonable methods, so that everybody sees what of the official
// order is the practices' and what is the method's. Three families ask three questions: what if
// experts were combined otherwise, if a weak criterion could not be made up for, if only it counted
// whom each expert puts before whom.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/score/ranking.hpp"

namespace otbor {

enum class Family : std::uint8_t { experts, criteria, orders };

[[nodiscard]] std::string_view code_of(Family family);

struct MethodOrder {
  std::string_view id;
  Words title;
  Family family = Family::experts;
  std::vector<Index<Practice>> order;  // best first; those of equal standing in the official order
  Per<Practice, std::uint32_t> place;  // from 1, equals share the first; 0 where there is none
  /// Agreement with the official places; undefined when one order ties everything.
  Expected<double> tau_b = Unexpected(Undefined::one_practice);
  Expected<double> spearman = Unexpected(Undefined::one_practice);
};

/// Larger programmes are not compared: methods look at every pair.
inline constexpr std::size_t compared_practices_max = 300;

/// The official order first, then the others. Practices with a chair's score are ordered by their
/// sheets in every other method. Empty with fewer than three practices, and where some practice has
/// no mean on some criterion.
[[nodiscard]] std::vector<MethodOrder> method_orders(const Study& study,
                                                     const Consistency& consistency,
                                                     const Ranking& ranking, num::Threads threads);

/// Groups of practices in the official order: every method puts everybody of an earlier group
/// before everybody of a later one, and inside a group they differ.
[[nodiscard]] std::vector<std::vector<Index<Practice>>> tiers(std::span<const MethodOrder> orders);

}  // namespace otbor
