#pragma once
// How the list is made in the thousands of draws that ask how sure it is (score/robust/robustness):
// by the plan's own rule where that is quick enough, else by places alone; and what of the plan's
// rules the draws then leave out, so that the share printed is not taken for more than it is.

#include <optional>

#include "engine/score/robust/robustness.hpp"
#include "engine/select/selection.hpp"

namespace otbor {

/// What the lists of draws do not look at, though the plan has it.
struct LeftOutOfDraws {
  bool quotas = false;  // the programme is too long, or the two below stand beside them
  bool budgets = false;
  bool decisions = false;  // practices included, or not to stand on one list
  bool rule = false;       // the list is not made in the order of places

  [[nodiscard]] bool anything() const { return quotas || budgets || decisions || rule; }
};

[[nodiscard]] LeftOutOfDraws left_out_of_draws(const Study& study, const Ranking& ranking);

/// nullopt where the list is as people recorded it: that is no question of chance. The rule refers
/// to what it is made of.
[[nodiscard]] std::optional<ListRule> list_of_draws(const Candidates& candidates,
                                                    const Selection& official);

}  // namespace otbor
