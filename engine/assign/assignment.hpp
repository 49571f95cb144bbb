#pragma once
// Who rates what: experts to practices, before anybody has rated and again after a recusal. Nobody
// is seated where there is a conflict of interest; every practice gets its number of experts, one
// of whom knows its direction; loads are as equal as that allows; and experts share practices with
// as many others as possible, because experts who share none cannot be compared afterwards
// (rate/connectivity). What cannot be had is told with its cause.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/model/obstacle.hpp"

namespace otbor {

struct AssignOptions {
  std::uint32_t experts = 2;  // a practice, at least 1
  std::uint64_t seed = 1;     // settles what is equal otherwise
};

/// The number of experts a practice when nobody says one: as most practices of the earlier
/// assignment have; without one, the plan's minimum and at least two, as independent experts are.
[[nodiscard]] std::uint32_t usual_experts(const Study& study);

struct AssignedExpert {
  Index<Expert> expert;
  bool knows_theme = false;  // experts.csv names the practice's direction
  bool has_sheet = false;    // has rated already: the seat is never taken away
  bool kept = false;         // stood in the earlier assignment
  bool links = false;        // came here by a swap, so that experts share more practices
};

struct Barred {
  Index<Expert> expert;
  Obstacle why = Obstacle::declared;
};

/// A practice that gets fewer experts than it should.
struct Shortage {
  Index<Practice> practice;
  std::uint32_t found = 0;
  std::vector<Barred> barred;  // every expert who may not rate it
};

/// A practice whose direction none of its experts knows; only told where some expert of the
/// programme knows some direction.
struct NobodyKnows {
  Index<Practice> practice;
  bool could = false;  // an expert without a conflict knows it; seats that stay are in the way
};

/// An earlier seat that did not stay.
struct GivenUp {
  Seat seat;
  std::optional<Obstacle> why;   // nullopt: the practice is out, or has experts enough
  bool practice_is_out = false;  // it does not take part any more
};

struct Assignment {
  std::uint32_t experts_wanted = 0;  // a practice
  std::uint64_t seed = 0;
  Per<Practice, std::vector<AssignedExpert>> experts;  // in the order of experts
  Per<Expert, std::uint32_t> load;
  std::vector<Shortage> shortages;
  std::vector<NobodyKnows> nobody_knows;
  std::uint32_t barred = 0;          // pairs of practice and expert that were ruled out
  std::uint32_t panels = 0;          // groups of experts that common practices link
  std::uint32_t pairs_linked = 0;    // pairs of experts with a practice in common
  std::uint32_t pairs_possible = 0;  // of experts who have a seat
  std::vector<GivenUp> given_up;     // by practice, then expert

  /// All seats, by practice, then expert.
  [[nodiscard]] std::vector<Seat> seats() const;
};

/// The largest number of pairs of practice and expert that is assigned in one piece.
inline constexpr std::uint64_t assign_pairs_max = 20'000'000;

/// Seats the experts of the study at the practices that take part. Sheets that are there keep their
/// seats; of study.assignment as much stays as recusals and numbers allow. The same seats for the
/// same study, options and seed. At most assign_pairs_max pairs.
[[nodiscard]] Assignment assign(const Study& study, const AssignOptions& options);

}  // namespace otbor
