#include "engine/score/robust/total_draws.hpp"

#include <algorithm>

#include "engine/base/approximate.hpp"
#include "engine/rate/sheet_totals.hpp"
#include "engine/score/robust/draws.hpp"

namespace otbor::robust {
namespace {

Lanes dot(const std::vector<Lanes>& weights, const double* row) {
  Lanes sum{};
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const double value = row[c];
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) sum[lane] += weights[c][lane] * value;
  }
  return sum;
}

}  // namespace

TotalDraws::TotalDraws(const Study& study, const Ranking& ranking, double weight_spread)
    : seed_(study.rules.seed),
      spread_(weight_spread),
      criteria_(study.criteria.criteria.count().value()),
      experts_(study.experts.count().value()) {
  const auto& set = study.criteria;
  for (const auto group : set.applicant_groups.count()) {
    auto& weights = weights_.emplace_back();
    for (const auto at : set.criteria.count()) {
      weights.push_back(approximate(set.weights(group, at)));
    }
    full_.push_back(approximate(set.maximum[group]));
  }
  for (const auto& criterion : set.criteria) {
    scale_ends_.push_back(approximate(criterion.scale.highest()));
  }
  for (const auto practice : ranking.order) add(study, ranking.scores[practice], practice);
}

void TotalDraws::add(const Study& study, const Score& score, Index<Practice> practice) {
  Contender contender{.practice = practice,
                      .fixed = score.total.approximate(),
                      .by_chair = score.by_chair || score.used.empty(),
                      .group = study.practices[practice].group,
                      .begin = expert_of_.size()};
  for (const auto sheet : score.used) {
    expert_of_.push_back(study.sheets.sheets[sheet].expert.value());
    for (const auto at : study.criteria.criteria.count()) {
      const Mark mark = study.sheets.marks(sheet, at);
      const auto& criterion = study.criteria.criteria[at];
      const bool given = is_mark(mark);
      contender.complete = contender.complete && given;
      values_.push_back(given ? approximate(counted_value(study.criteria, criterion, mark)) : 0);
      largest_.push_back(given ? approximate(criterion.scale.highest()) : 0);
    }
  }
  contender.end = expert_of_.size();
  contenders_.push_back(contender);
}

std::size_t TotalDraws::products() const {
  std::size_t products = 1;
  for (const auto& contender : contenders_) {
    products += std::max<std::size_t>((contender.end - contender.begin) * criteria_, 8);
  }
  return products;
}

/// Experts count as exponential numbers; shares of criteria are moved and scaled back to their sum,
/// so that the largest total stays about what it is.
void TotalDraws::draw(std::uint32_t number, std::size_t lane, Drawn& drawn) const {
  const Draw numbers(seed_, number);
  std::vector<double> experts(experts_);
  std::vector<double> uniform(criteria_);
  numbers.exponentials(Purpose::experts, experts);
  numbers.uniforms(Purpose::weights, uniform);
  for (std::size_t e = 0; e < experts_; ++e) drawn.experts[e][lane] = experts[e];
  for (std::size_t group = 0; group < weights_.size(); ++group) {
    double before = 0;
    double after = 0;
    for (std::size_t c = 0; c < criteria_; ++c) {
      const double moved = weights_[group][c] * (1 + spread_ * (2 * uniform[c] - 1));
      drawn.weights[group][c][lane] = moved;
      before += weights_[group][c];
      after += moved;
    }
    const double scale = after > 0 ? before / after : 0;
    double maximum = 0;
    for (std::size_t c = 0; c < criteria_; ++c) {
      double& weight = drawn.weights[group][c][lane];
      weight *= scale;
      maximum += weight * scale_ends_[c];
    }
    drawn.maximum[group][lane] = maximum;
  }
}

/// Mean of the sheets as the ratio of sums, Σ g total / Σ g maximum × full maximum: on the official
/// scale whatever the weights of the draw.
Lanes TotalDraws::total_of(const Contender& contender, const Drawn& drawn) const {
  const auto group = contender.group.value();
  const auto& weights = drawn.weights[group];
  Lanes totals{};
  Lanes maxima{};
  for (std::size_t sheet = contender.begin; sheet < contender.end; ++sheet) {
    const auto& share = drawn.experts[expert_of_[sheet]];
    const std::size_t row = sheet * criteria_;
    const Lanes total = dot(weights, values_.data() + row);
    const Lanes maximum =
        contender.complete ? drawn.maximum[group] : dot(weights, largest_.data() + row);
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      totals[lane] += share[lane] * total[lane];
      maxima[lane] += share[lane] * maximum[lane];
    }
  }
  Lanes mean{};
  for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
    mean[lane] = maxima[lane] > 0 ? totals[lane] / maxima[lane] * full_[group] : 0;
  }
  return mean;
}

std::vector<Lanes> TotalDraws::totals(std::uint32_t first) const {
  Drawn drawn{.weights = std::vector(weights_.size(), std::vector<Lanes>(criteria_)),
              .maximum = std::vector<Lanes>(weights_.size()),
              .experts = std::vector<Lanes>(experts_)};
  for (std::uint32_t lane = 0; lane < draw_lanes; ++lane) draw(first + lane, lane, drawn);
  std::vector<Lanes> totals;
  totals.reserve(contenders_.size());
  for (const auto& contender : contenders_) {
    if (contender.by_chair) {
      totals.emplace_back().fill(contender.fixed);
    } else {
      totals.push_back(total_of(contender, drawn));
    }
  }
  return totals;
}

}  // namespace otbor::robust
