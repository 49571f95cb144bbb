#pragma once
// The two steps of an assignment: seats by a cheapest flow, then swaps that link experts.

#include <cstdint>
#include <vector>

#include "engine/assign/assignment.hpp"

namespace otbor::assign_steps {

/// What the steps need to know of each pair of practice and expert, looked up once. Cells are 0, 1.
struct Pairs {
  Table<Practice, Expert, std::uint8_t> may;
  Table<Practice, Expert, std::uint8_t> knows;
  Table<Practice, Expert, std::uint8_t> earlier;
  Table<Practice, Expert, std::uint8_t> fixed;  // a sheet is there
  std::vector<Index<Practice>> practices;       // that take part
};

using Seats = Table<Practice, Expert, std::uint8_t>;

/// A cheapest circulation (select/flow): above all as many seats as are wanted, then as many
/// earlier seats, as many practices with an expert who knows the direction, equal loads, further
/// experts who know the direction; what is equal then is settled by the seed.
[[nodiscard]] Seats seats_by_flow(const Pairs& pairs, const AssignOptions& options);

/// Swaps of two experts between two practices: first such as leave fewer panels, then such as give
/// more pairs of experts a practice in common or, without losing knowledge of directions, spread
/// common practices more evenly over the pairs, by the sum of squares (the (M,S)-criterion of block
/// designs: J. A. Eccleston, A. Hedayat, On the theory of connected designs, Annals of Statistics
/// 2, 1974). Loads and numbers of experts stay, and so do earlier and fixed seats; no practice
/// loses its last expert who knows the direction.
void link_experts(const Pairs& pairs, Seats& seats);

/// Groups of experts linked by common practices; experts without a seat are in none.
[[nodiscard]] std::uint32_t panels_of(const Pairs& pairs, const Seats& seats);

}  // namespace otbor::assign_steps
