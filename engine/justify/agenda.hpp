#pragma once
// What the commission should talk about first: practices on which two experts part, those first
// whose decision hangs on it, and whom to call as an additional expert. Advice: nothing here enters
// a total.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/points.hpp"
#include "engine/model/study.hpp"

namespace otbor {

class Facts;

/// An expert who may rate the practice and has not.
struct ThirdCandidate {
  Index<Expert> expert;
  bool knows_theme = false;   // experts.csv names the practice's direction
  bool links_panels = false;  // has rated in another panel, so that the two become comparable
  std::uint32_t sheets = 0;   // counted so far
};

struct AgendaItem {
  Index<Practice> practice;
  Index<Expert> low_expert;  // the pair that parts most
  Index<Expert> high_expert;
  /// The total if the expert with the higher sheet came to the lower one's total, and the other way
  /// round, all other sheets as they are. Absent where no total rests on these sheets.
  std::optional<Ratio> low;
  std::optional<Ratio> high;
  /// What the practice is held against: for one on the list the best total in the reserve, for
  /// another the last total on a full list. Absent where there is no such practice.
  std::optional<Ratio> rival;
  bool decides = false;       // the pass mark or the rival's total lies between `low` and `high`
  bool third_called = false;  // decisions.yaml names an additional expert; the sheet is awaited
  /// The best by: knows the direction, links panels, fewest sheets, order of experts. Looked for
  /// where none is called, in the first `candidates_max` items.
  std::optional<ThirdCandidate> third;
};

/// Open disputes whose decision can change, then the other open ones; within each the wider range
/// of totals first. Settled ones (the additional expert's sheet counts, the chair decided) are not
/// here.
using Agenda = std::vector<AgendaItem>;

inline constexpr std::size_t candidates_max = 200;

[[nodiscard]] Agenda agenda(const Facts& facts);

}  // namespace otbor
