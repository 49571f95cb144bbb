#pragma once
// Quotas while a list is being made: who belongs to which group, how many of a group are on the
// list, and whether a list begun can still be completed so that every minimum is met.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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

/// Who belongs to which group of which quota: the same whatever the order of practices.
class QuotaGroups {
 public:
  struct Group {
    std::size_t quota = 0;
    std::string name;
    std::optional<std::uint32_t> at_most;
    std::uint32_t at_least = 0;
    bool conditional = false;  // the minimum binds only where the group's best is good enough
  };
  struct Member {
    std::uint32_t group = 0;
    bool may_fill = false;  // the minimum, by its percent; never for an excluded practice
  };

  /// Groups that practices of the ranking belong to; of a quota's groups the better ones first.
  explicit QuotaGroups(const Candidates& candidates);

  [[nodiscard]] const std::vector<Group>& all() const { return groups_; }
  [[nodiscard]] std::span<const Member> of(Index<Practice> practice) const {
    const std::size_t at = practice.value();
    return std::span(members_).subspan(begins_[at], begins_[at + 1] - begins_[at]);
  }
  /// Where the practice's members stand among those of all practices.
  [[nodiscard]] std::size_t first_of(Index<Practice> practice) const {
    return begins_[practice.value()];
  }
  [[nodiscard]] std::size_t members() const { return members_.size(); }
  [[nodiscard]] Count<Practice> practices() const { return Count<Practice>(begins_.size() - 1); }

 private:
  std::vector<Group> groups_;
  std::vector<std::size_t> begins_;  // practice by practice
  std::vector<Member> members_;
};

class ListMaker {
 public:
  /// `order`: all practices that take part, best first; `eligible`, of them, reached the pass mark.
  /// Both and the groups stay with the caller.
  ListMaker(const QuotaGroups& groups, std::optional<std::uint32_t> places,
            std::span<const Index<Practice>> order, std::span<const Index<Practice>> eligible);

  /// Why a practice cannot join the list so far. It may be kept out only because its place is
  /// needed for some group's minimum.
  struct Refusal {
    SelectionCause cause = SelectionCause::places_full;
    std::optional<std::size_t> quota;
    std::string_view group;
  };
  /// Takes the practice onto the list if the list can still be completed with it.
  [[nodiscard]] std::optional<Refusal> offer(Index<Practice> practice);
  /// Takes a practice that `reserved` names.
  void take_reserved(Index<Practice> practice);

  /// Practices that the minimums still need, best first; they join after everybody was asked.
  [[nodiscard]] const std::vector<Index<Practice>>& reserved() const { return completion_; }
  [[nodiscard]] bool is_reserved(Index<Practice> practice) const {
    return in_completion_[practice.value()] != 0;
  }
  /// The quota and group whose minimum the practice fills.
  [[nodiscard]] std::pair<std::size_t, std::string> filled_by(Index<Practice> practice) const;
  /// Minimums that cannot be met, and groups that have all the quota allows.
  [[nodiscard]] std::vector<QuotaNote> notes() const;

 private:
  /// How far a group is; in the order of QuotaGroups::all().
  struct Filling {
    std::uint32_t need = 0;  // practices the minimum asks for
    bool unmet = false;
    std::uint32_t taken = 0;
    std::uint32_t pending = 0;              // of the completion
    std::optional<Index<Practice>> best;    // the first that makes the minimum bind
    std::vector<Index<Practice>> may_fill;  // best first; only where there is a minimum
  };

  void find_needs(std::span<const Index<Practice>> order);
  void settle_needs();
  [[nodiscard]] std::uint32_t missing(const Filling& group) const;
  [[nodiscard]] bool may_join(Index<Practice> practice) const;
  [[nodiscard]] bool fits_caps(Index<Practice> practice) const;
  [[nodiscard]] std::optional<Refusal> full_group(Index<Practice> practice) const;
  void count(Index<Practice> practice, std::uint32_t Filling::*counter, int by);
  void put_on_list(Index<Practice> practice);
  void take_off_list(Index<Practice> practice);
  void clear_completion();
  void restore(const std::vector<Index<Practice>>& completion);
  void drop_unneeded();
  [[nodiscard]] bool complete();
  [[nodiscard]] bool fill_next(std::uint32_t& nodes);
  [[nodiscard]] std::uint32_t places_left() const;

  const QuotaGroups& groups_;
  std::uint32_t places_;
  std::vector<Filling> filling_;
  // By practice; bytes, as they are asked for one by one.
  std::vector<std::uint32_t> rank_;
  std::vector<std::uint8_t> above_;  // reached the pass mark
  std::vector<std::uint8_t> on_list_;
  std::vector<std::uint8_t> in_completion_;
  std::vector<std::uint8_t> fills_;  // by member: it may fill the group's minimum
  std::uint32_t taken_ = 0;
  std::vector<Index<Practice>> completion_;
};

}  // namespace otbor
