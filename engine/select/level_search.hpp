#pragma once
// The smallest set of level changes after which one practice reaches a goal: depth first over the
// criteria, pruned by the best total that the levels still to be spent could give.

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/score/scorer.hpp"
#include "engine/select/advice.hpp"

namespace otbor {

/// One criterion brought to one level.
struct LevelOption {
  Index<Criterion> criterion;
  Mark from = 0;
  Mark to = 0;
  std::uint32_t levels = 0;
  std::uint32_t sheets = 0;  // whose mark would change
  std::vector<Points> adds;  // to the total of each counted sheet
};
using LevelSet = std::vector<const LevelOption*>;

class LevelSearch {
 public:
  LevelSearch(const Study& study, const Scorer& scorer, const Score& score,
              Index<Practice> practice, const AdviceLimits& limits);

  struct Wanted {
    std::function<bool(const Score&)> total;                   // a better total never fails
    std::function<bool(const Score&, const LevelSet&)> gates;  // asked only once the total is there
  };
  /// Fewest levels, then fewest criteria, then the best total; nullopt when no set within the
  /// limits is wanted.
  [[nodiscard]] std::optional<LevelSet> smallest(const Wanted& wanted);
  /// The best total that the limits allow; empty when nothing can be better.
  [[nodiscard]] LevelSet best();

  [[nodiscard]] Score score_with(const LevelSet& set) const;
  /// Of the sheets `score` rests on, on the full scale.
  [[nodiscard]] std::optional<Ratio> worst_sheet(const LevelSet& set, const Score& score) const;
  /// The mark a sheet would have.
  [[nodiscard]] Mark mark_with(const LevelSet& set, Index<Sheet> sheet, Index<Criterion> at) const;

 private:
  void add_options(Index<Criterion> at, const Score& score);
  void make_bounds();
  void search(std::size_t at, std::uint32_t levels_left, const Wanted& wanted);
  void offer(const Wanted& wanted);
  [[nodiscard]] bool may_lead(std::size_t at, std::uint32_t levels_left,
                              const Wanted& wanted) const;
  [[nodiscard]] std::vector<SheetScore> sheets_with(const std::vector<Points>& added) const;
  [[nodiscard]] std::vector<Points> added_by(const LevelSet& set) const;
  [[nodiscard]] Score score_of(const std::vector<Points>& added) const;
  [[nodiscard]] bool is_better(const Ratio& a, const Ratio& b) const;

  const Study& study_;
  const Scorer& scorer_;
  Index<Practice> practice_;
  AdviceLimits limits_;
  bool prunes_;
  std::vector<SheetScore> sheets_;                 // counted, as they are
  std::vector<std::vector<LevelOption>> options_;  // of a criterion each, the most useful first
  /// Most that criteria from `at` on can add to each sheet with so many levels: [at][levels].
  std::vector<std::vector<std::vector<Points>>> bounds_;

  bool fewest_criteria_ = true;  // before the best total
  LevelSet chosen_;
  std::vector<Points> added_;  // by `chosen_`, to each sheet
  std::optional<LevelSet> found_;
  Ratio found_total_;
};

}  // namespace otbor
