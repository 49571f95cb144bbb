#pragma once
// The teams that the community held in high regard beside the recommended list: two judgements of
// two bodies. Where a praised institution is not on the list, the reason its nearest practice has.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/justify/dossier.hpp"

namespace otbor {

struct Appreciation {
  Index<Institution> institution;
  std::uint32_t recommended = 0;  // practices of it on the list
  /// The practice that came nearest to the list, of an institution that is not on it; absent when
  /// the table has no practice of it.
  std::optional<Index<Practice>> nearest;
  std::optional<Reason> why;  // the first reason of `nearest`
};

/// In the order the programme praises them.
[[nodiscard]] std::vector<Appreciation> appreciation(const Dossier& dossier);

}  // namespace otbor
