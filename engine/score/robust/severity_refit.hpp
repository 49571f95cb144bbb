#pragma once
// The correction for severity (rate/correction.hpp) made anew in a draw, eight draws side by side:
// where the plan makes corrected totals official, a draw has to correct its own marks, for other
// experts and other weights mean other severities.
//
// A draw counts expert e as g_e experts who marked alike, each of them with the leniency b_e. The
// ridge of rate/calibration.hpp, with the worth of practices left free, is then
//     Σ_e g_e [ Σ_s (x_se − a_s − b_e)² + λ b_e² ],
// so that a_s is the mean of x − b by the weights g, as the total of a draw is. λ stays what the
// official fit found: copies of one expert agree with each other perfectly, and variances fitted
// to them would take that for a lack of noise.

#include <cstdint>
#include <vector>

#include "engine/model/study.hpp"
#include "engine/score/robust/lanes.hpp"
#include "engine/score/robust/mark_rows.hpp"

namespace otbor::robust {

/// What one thread works with.
struct RefitWork {
  std::vector<Lanes> correction;  // the answer: points added to a full sheet, one an expert
  std::vector<Lanes> values;      // of sheets, on the full scale
  std::vector<Lanes> counts;      // of the experts of each unit together
  std::vector<Lanes> leniency;    // of experts, as the four below
  std::vector<Lanes> diagonal;
  std::vector<Lanes> rest;
  std::vector<Lanes> direction;
  std::vector<Lanes> image;
};

class SeverityRefit {
 public:
  /// Of the sheets that the official fit rests on: the panels' of practices rated twice at least.
  SeverityRefit(const Study& study, double lambda);

  /// Of two numbers, in one draw, about.
  [[nodiscard]] std::size_t products() const;

  /// work.correction by the weights of criteria (groups of applicants × criteria) and by how much
  /// each expert counts, above 0. To two digits, as the official one; 0 for who shared no practice.
  void fit(const std::vector<std::vector<Lanes>>& weights, const std::vector<Lanes>& counts,
           RefitWork& work) const;

 private:
  struct Unit {
    Index<ApplicantGroup> group;
    std::size_t begin = 0;  // its sheets
    std::size_t end = 0;
  };

  void read_values(const std::vector<std::vector<Lanes>>& weights, RefitWork& work) const;
  void set_up(const std::vector<Lanes>& counts, RefitWork& work) const;
  void apply(const std::vector<Lanes>& counts, RefitWork& work) const;
  void solve(const std::vector<Lanes>& counts, RefitWork& work) const;
  void put_level_to_zero(const std::vector<Lanes>& counts, std::vector<Lanes>& leniency) const;

  double lambda_;
  std::vector<double> full_;  // the largest total of each group
  std::vector<Unit> units_;
  std::vector<std::uint32_t> expert_of_;  // one a sheet
  MarkRows rows_;
  std::vector<bool> shares_;  // one an expert: stands in a unit
};

}  // namespace otbor::robust
