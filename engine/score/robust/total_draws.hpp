#pragma once
// Totals of a programme with experts resampled and weights moved, many draws of each: the numbers
// behind robustness.hpp. Eight draws are computed side by side, so that a mark is read once for all
// of them.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/model/study.hpp"
#include "engine/score/ranking.hpp"

namespace otbor::robust {

inline constexpr std::size_t draw_lanes = 8;
using Lanes = std::array<double, draw_lanes>;

class TotalDraws {
 public:
  /// Of the practices in the order, by the sheets their totals rest on; a chair's score stays.
  TotalDraws(const Study& study, const Ranking& ranking, double weight_spread);

  [[nodiscard]] std::size_t size() const { return contenders_.size(); }
  [[nodiscard]] Index<Practice> practice(std::size_t at) const { return contenders_[at].practice; }
  /// Of a mark and a weight, in one draw.
  [[nodiscard]] std::size_t products() const;
  /// Totals in draws first, first + 1, …: lanes for each practice. From any thread.
  [[nodiscard]] std::vector<Lanes> totals(std::uint32_t first) const;

 private:
  struct Contender {
    Index<Practice> practice;
    double fixed = 0;  // the chair's score
    bool by_chair = false;
    bool complete = true;  // every sheet has every mark
    Index<ApplicantGroup> group;
    std::size_t begin = 0;  // its sheets
    std::size_t end = 0;
  };
  /// What is drawn anew.
  struct Drawn {
    std::vector<std::vector<Lanes>> weights;  // groups of applicants × criteria
    std::vector<Lanes> maximum;               // of a sheet with every mark, by group
    std::vector<Lanes> experts;               // how much each counts
  };

  void add(const Study& study, const Score& score, Index<Practice> practice);
  void draw(std::uint32_t number, std::size_t lane, Drawn& drawn) const;
  [[nodiscard]] Lanes total_of(const Contender& contender, const Drawn& drawn) const;

  std::uint64_t seed_;
  double spread_;
  std::size_t criteria_;
  std::size_t experts_;
  std::vector<std::vector<double>> weights_;  // official: groups of applicants × criteria
  std::vector<double> full_;                  // the largest total of each group
  std::vector<double> scale_ends_;
  std::vector<Contender> contenders_;
  std::vector<std::uint32_t> expert_of_;  // one a sheet
  std::vector<double> values_;            // sheets × criteria, 0 where there is no mark
  std::vector<double> largest_;           // the scale's end, 0 where there is no mark
};

}  // namespace otbor::robust
