#pragma once
// Totals of a programme drawn anew, many draws of each, with the weights of criteria moved every
// time: the numbers behind robustness.hpp. Eight draws are computed side by side, so that a mark is
// read once for all of them. The totals of a draw come from one of two sources, never from both:
// either would count the same differences of experts a second time. Where the official totals carry
// a correction for severity, both sources correct theirs (severity_refit.hpp).

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/model/study.hpp"
#include "engine/score/ranking.hpp"
#include "engine/score/robust/mark_rows.hpp"
#include "engine/score/robust/severity_draws.hpp"
#include "engine/score/robust/severity_refit.hpp"
#include "engine/score/robust/with_severity.hpp"

namespace otbor::robust {

enum class Source : std::uint8_t {
  resampled,  // every expert counts for more or less
  model       // severity taken out, as far as it is known, and the noise of totals put in
};

/// What one thread works with; nothing is allocated after the first block.
struct TotalsWork {
  std::vector<Lanes> totals;  // of the last block, a row of lanes for each practice in the order
  std::vector<std::vector<Lanes>> weights;  // groups of applicants × criteria
  std::vector<Lanes> maximum;               // of a sheet with every mark, by group
  std::vector<Lanes> experts;               // how much each counts
  std::vector<Lanes> lenient;               // how much each adds, by the model
  RefitWork refit;
  std::vector<double> numbers;  // random ones of a block
};

class TotalDraws {
 public:
  /// Of the practices in the order, by the sheets their totals rest on; a chair's score stays.
  TotalDraws(const Study& study, const Ranking& ranking, double weight_spread,
             const SeverityInDraws& severity);

  [[nodiscard]] std::size_t size() const { return contenders_.size(); }
  [[nodiscard]] Index<Practice> practice(std::size_t at) const { return contenders_[at].practice; }
  [[nodiscard]] bool by_model() const { return severity_ != nullptr; }
  /// Of a mark and a weight, in one draw.
  [[nodiscard]] std::size_t products() const;
  /// Totals in draws first, first + step, …: `work.totals`.
  void draw(Source source, std::uint32_t first, std::uint32_t step, TotalsWork& work) const;

 private:
  struct Contender {
    Index<Practice> practice;
    double fixed = 0;  // the chair's score
    bool by_chair = false;
    bool complete = true;  // every sheet has every mark
    Index<ApplicantGroup> group;
    std::size_t begin = 0;  // its sheets
    std::size_t end = 0;
    double noise = 0;  // of its total, over that of one full sheet
  };

  void add(const Study& study, const Score& score, Index<Practice> practice);
  void add_sums(Contender& contender);
  void move_weights(std::size_t lane, TotalsWork& work) const;
  void count_experts(Source source, const DrawBlock& draws, TotalsWork& work) const;
  void correct(std::size_t sheet, std::size_t group, const Lanes& maximum, const TotalsWork& work,
               Lanes& total) const;
  [[nodiscard]] Lanes mean(const Contender& contender, const TotalsWork& work) const;
  [[nodiscard]] Lanes plain_mean(std::size_t at, const TotalsWork& work) const;
  void take_out_severity(const Contender& contender, const TotalsWork& work, Lanes& total) const;
  void add_noise(const DrawBlock& draws, TotalsWork& work) const;

  std::uint64_t seed_;
  double spread_;
  std::size_t criteria_;
  std::size_t experts_;
  std::vector<std::vector<double>> weights_;  // official: groups of applicants × criteria
  std::vector<double> full_;                  // the largest total of each group
  std::vector<double> scale_ends_;
  std::vector<Contender> contenders_;
  std::vector<std::uint32_t> expert_of_;  // one a sheet
  std::vector<double> share_of_;          // one a sheet: its part of the practice's total
  MarkRows rows_;
  std::vector<double> value_sums_;  // values and scale ends over the sheets of each practice
  std::vector<double> largest_sums_;
  std::unique_ptr<const SeverityDraws> severity_;
  std::unique_ptr<const SeverityRefit> refit_;  // official totals are corrected
};

}  // namespace otbor::robust
