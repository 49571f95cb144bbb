#pragma once
// The plan's method with everything a practice's score needs: which sheets count, what became of a
// dispute, how the total is printed. Made once a run; also asked what a total would be if sheets
// said something else.

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "engine/score/method.hpp"
#include "engine/score/ranking.hpp"

namespace otbor {

class Scorer {
 public:
  Scorer(const Study& study, const Consistency& consistency);

  [[nodiscard]] Score score(Index<Practice> practice) const;
  /// If this one sheet were so; nullopt where no total rests on it.
  [[nodiscard]] std::optional<Ratio> total_with(const OtherTotal& other) const;

  [[nodiscard]] std::vector<SheetScore> counted_sheets(Index<Practice> practice) const;
  /// There is a total, and it is not the chair's.
  [[nodiscard]] bool rests_on_sheets(Index<Practice> practice) const;
  /// If the counted sheets of such a practice were these.
  [[nodiscard]] Score score_of(Index<Practice> practice,
                               const std::vector<SheetScore>& sheets) const;
  /// The total grows with the number of sheets.
  [[nodiscard]] bool sums_sheets() const { return method_->sums_sheets; }
  /// A better sheet never makes the total worse.
  [[nodiscard]] bool is_monotone(Index<Practice> practice) const;

 private:
  [[nodiscard]] bool awaits_chair(Index<Practice> practice) const;
  [[nodiscard]] std::optional<std::size_t> third_sheet(Index<Practice> practice,
                                                       const std::vector<SheetScore>& sheets) const;
  [[nodiscard]] Aggregate aggregate(Index<Practice> practice, const std::vector<SheetScore>& sheets,
                                    Points full) const;
  void finish(Index<ApplicantGroup> group, Score& score) const;

  const Study& study_;
  const Consistency& consistency_;
  const Method* method_;
  Params params_;
  Per<Practice, bool> disputed_;
};

/// Over the sheets that have a mark; `mark_of` says which.
template <class MarkOf>
[[nodiscard]] CriterionMean mean_of(const Scale& scale, std::span<const Index<Sheet>> sheets,
                                    const MarkOf& mark_of) {
  CriterionMean mean;
  Points sum;
  for (const auto sheet : sheets) {
    const Mark mark = mark_of(sheet);
    if (!is_mark(mark)) continue;
    const Points value = scale.value(mark);
    mean.lowest = mean.marks == 0 ? value : std::min(mean.lowest, value);
    sum += value;
    ++mean.marks;
  }
  if (mean.marks > 0) mean.mean = Ratio(sum, mean.marks);
  return mean;
}

}  // namespace otbor
