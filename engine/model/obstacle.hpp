#pragma once
// What keeps an expert from a practice, by everything that is on record: places of work, declared
// conflicts, recusals, a call as an additional expert.

#include <cstdint>
#include <optional>

#include "engine/model/study.hpp"

namespace otbor {

enum class Obstacle : std::uint8_t {
  works_there,
  worked_there,
  declared,   // a conflict that experts.csv tells
  recused,    // a recusal of decisions.yaml
  additional  // is called as an additional expert for a dispute about it
};

/// nullopt: the expert may be seated there. Of several obstacles a recusal comes first, then a
/// conflict of interest.
[[nodiscard]] std::optional<Obstacle> obstacle(const Study& study, Index<Practice> practice,
                                               Index<Expert> expert);

/// The seat's sheet is awaited: the practice takes part and nothing keeps the expert from it.
[[nodiscard]] bool expects_sheet(const Study& study, const Seat& seat);

/// There is a sheet of this practice by this expert, whatever its status.
[[nodiscard]] bool has_sheet(const Study& study, const Seat& seat);

}  // namespace otbor
