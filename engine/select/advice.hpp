#pragma once
// What would carry a practice above the line: the smallest set of level changes, in the levels the
// criteria have, after which its exact total reaches the floor, its gates are passed and, where the
// list is full, it stands above the one it would displace. Advice for the applicant, not a promise:
// everybody else keeps the marks they have.
//
// "Criterion К6 to level 2" means: every counted sheet with a worse mark would have this one,
// better marks stay. So the change reads in the words of the level's own descriptor, and its effect
// on the total can be checked with a calculator.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/select/selection.hpp"

namespace otbor {

struct LevelChange {
  Index<Criterion> criterion;
  Mark from = 0;             // the worst mark among the sheets the total rests on
  Mark to = 0;               // no sheet would have a worse mark
  std::uint32_t levels = 0;  // how many levels that is
  std::uint32_t sheets = 0;  // whose mark would change
  Ratio mean_now;            // of the criterion
  Ratio mean_then;
  Ratio total_alone;  // the practice's total with this change alone
};

/// What a practice would have to reach.
struct Goal {
  Decision decision = Decision::recommended;
  std::optional<std::size_t> band{};  // position in Rules::bands
  std::optional<Ratio> floor{};       // total in points; absent: no floor, gates or the list decide
  std::optional<Ratio> above{};       // the total to stand strictly above as well: the list is full
  std::optional<Index<Practice>>
      displaced{};                     // whose total that is; for the commission's eyes only
  std::optional<std::size_t> quota{};  // … because of this quota, of which group
  std::string quota_group{};
};

struct Advice {
  Goal goal;
  Ratio now;                         // exact total
  Ratio then;                        // with all changes together
  std::vector<LevelChange> changes;  // in the order of the criteria
  bool enough = false;  // `then` reaches the goal with its gates. If not, these are the
                        // changes that would give most, within the limits
  std::vector<GateFailure> gates_left;  // not passed even then; empty when `enough`
};

/// What is realistic to ask for by the next time.
struct AdviceLimits {
  std::uint32_t levels_a_criterion = 2;  // on fine scales a level is a tenth of the scale
  std::uint32_t levels = 4;              // together
  std::uint32_t criteria = 4;
};

/// In programmes of more practices only those near the best goal are advised.
inline constexpr std::size_t advised_without_limit_max = 2'000;

/// For each practice that is judged by its marks and not on the list; nullopt for all others (on
/// the list, not scored, scored by the chair, excluded, or left out by a recorded list). The goal
/// is the list if realistic changes lead there, else the best decision they lead to, else the next
/// better one, and then they are not `enough`. Of all sets that are enough the one with the fewest
/// levels, then the fewest criteria, then the best total.
[[nodiscard]] Per<Practice, std::optional<Advice>> advice(const Candidates& candidates,
                                                          const Selection& selection,
                                                          num::Threads threads,
                                                          const AdviceLimits& limits = {});

}  // namespace otbor
