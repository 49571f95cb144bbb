#pragma once
// Quotas while a list is being made: who belongs to which group, how many of a group are on the
// list, and whether a list begun can still be completed so that every minimum is met.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/select/selection.hpp"

namespace otbor {

/// The group of a practice in a quota's family; nullopt where it has none.
[[nodiscard]] std::optional<std::string> quota_group(const Candidates& candidates,
                                                     Index<Practice> practice, QuotaBy by);

/// A quota may be for one group alone.
[[nodiscard]] inline bool speaks_of(const Quota& quota, std::string_view group) {
  return quota.group.empty() || quota.group == group;
}

class ListMaker {
 public:
  /// `eligible` reached the pass mark, best first.
  ListMaker(const Candidates& candidates, const std::vector<Index<Practice>>& eligible);

  /// Why a practice cannot join the list so far. It may be kept out only because its place is
  /// needed for some group's minimum.
  struct Refusal {
    SelectionCause cause = SelectionCause::places_full;
    std::optional<std::size_t> quota;
    std::string group;
  };
  /// Takes the practice onto the list if the list can still be completed with it.
  [[nodiscard]] std::optional<Refusal> offer(Index<Practice> practice);
  /// Takes a practice that `reserved` names.
  void take_reserved(Index<Practice> practice);

  /// Practices that the minimums still need, best first; they join after everybody was asked.
  [[nodiscard]] const std::vector<Index<Practice>>& reserved() const { return completion_; }
  [[nodiscard]] bool is_reserved(Index<Practice> practice) const {
    return in_completion_[practice];
  }
  /// The quota and group whose minimum the practice fills.
  [[nodiscard]] std::pair<std::size_t, std::string> filled_by(Index<Practice> practice) const;
  /// Minimums that cannot be met, and groups that have all the quota allows.
  [[nodiscard]] std::vector<QuotaNote> notes() const;

 private:
  struct Group {
    std::size_t quota = 0;
    std::string name;
    std::uint32_t need = 0;  // practices the minimum asks for
    bool unmet = false;
    std::uint32_t taken = 0;
    std::uint32_t pending = 0;              // of the completion
    std::optional<Index<Practice>> best;    // the first that makes the minimum bind
    std::vector<Index<Practice>> may_fill;  // best first
  };

  void find_groups();
  void find_needs(const std::vector<Index<Practice>>& eligible);
  void settle_needs();
  [[nodiscard]] std::optional<std::uint32_t> cap(const Group& group) const;
  [[nodiscard]] std::uint32_t missing(const Group& group) const;
  [[nodiscard]] bool may_join(Index<Practice> practice) const;
  [[nodiscard]] bool fits_caps(Index<Practice> practice) const;
  [[nodiscard]] std::optional<Refusal> full_group(Index<Practice> practice) const;
  void count(Index<Practice> practice, std::uint32_t Group::*counter, int by);
  void put_on_list(Index<Practice> practice);
  void take_off_list(Index<Practice> practice);
  void clear_completion();
  void restore(const std::vector<Index<Practice>>& completion);
  void drop_unneeded();
  [[nodiscard]] bool complete();
  [[nodiscard]] bool fill_next(std::uint32_t& nodes);
  [[nodiscard]] std::uint32_t places_left() const;

  const Candidates& candidates_;
  std::vector<Group> groups_;
  Per<Practice, std::vector<std::size_t>> groups_of_;
  Per<Practice, std::uint32_t> rank_;
  Per<Practice, bool> above_;                      // reached the pass mark
  Per<Practice, std::vector<std::size_t>> fills_;  // groups whose minimum it may fill
  Per<Practice, bool> on_list_;
  Per<Practice, bool> in_completion_;
  std::uint32_t taken_ = 0;
  std::vector<Index<Practice>> completion_;
};

}  // namespace otbor
