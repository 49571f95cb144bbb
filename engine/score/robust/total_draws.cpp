#include "engine/score/robust/total_draws.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/approximate.hpp"
#include "engine/rate/sheet_totals.hpp"

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

TotalDraws::TotalDraws(const Study& study, const Ranking& ranking, double weight_spread,
                       const SeverityPosterior* severity)
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
  if (severity == nullptr) return;
  severity_ = std::make_unique<const SeverityDraws>(*severity);
  share_of_.resize(expert_of_.size());
  for (auto& contender : contenders_) add_sums(contender);
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

/// The total as it is, Σ total / Σ maximum × full maximum, gives each sheet its part of the
/// maxima, and the errors of independent sheets add up by the squares of these parts.
void TotalDraws::add_sums(Contender& contender) {
  const auto& weights = weights_[contender.group.value()];
  double maxima = 0;
  for (std::size_t sheet = contender.begin; sheet < contender.end; ++sheet) {
    for (std::size_t c = 0; c < criteria_; ++c) {
      share_of_[sheet] += weights[c] * largest_[sheet * criteria_ + c];
    }
    maxima += share_of_[sheet];
  }
  double squares = 0;
  for (std::size_t sheet = contender.begin; sheet < contender.end; ++sheet) {
    share_of_[sheet] = maxima > 0 ? share_of_[sheet] / maxima : 0;
    squares += share_of_[sheet] * share_of_[sheet];
  }
  contender.noise = std::sqrt(squares);
  const auto sum_up = [&](const std::vector<double>& rows, std::vector<double>& sums) {
    for (std::size_t c = 0; c < criteria_; ++c) {
      double sum = 0;
      for (std::size_t sheet = contender.begin; sheet < contender.end; ++sheet) {
        sum += rows[sheet * criteria_ + c];
      }
      sums.push_back(sum);
    }
  };
  sum_up(values_, value_sums_);
  sum_up(largest_, largest_sums_);
}

std::size_t TotalDraws::products() const {
  std::size_t products = 1;
  for (const auto& contender : contenders_) {
    products += std::max<std::size_t>((contender.end - contender.begin) * criteria_, 8);
  }
  return products;
}

/// Shares of criteria are moved and scaled back to their sum, so that the largest total stays about
/// what it is.
void TotalDraws::move_weights(std::size_t lane, TotalsWork& work) const {
  for (std::size_t group = 0; group < weights_.size(); ++group) {
    double before = 0;
    double after = 0;
    for (std::size_t c = 0; c < criteria_; ++c) {
      const double moved =
          weights_[group][c] * (1 + spread_ * (2 * work.numbers[c * draw_lanes + lane] - 1));
      work.weights[group][c][lane] = moved;
      before += weights_[group][c];
      after += moved;
    }
    const double scale = after > 0 ? before / after : 0;
    double maximum = 0;
    for (std::size_t c = 0; c < criteria_; ++c) {
      double& weight = work.weights[group][c][lane];
      weight *= scale;
      maximum += weight * scale_ends_[c];
    }
    work.maximum[group][lane] = maximum;
  }
}

/// Mean of the sheets as the ratio of sums, Σ g total / Σ g maximum × full maximum: on the official
/// scale whatever the weights of the draw. Experts count as exponential numbers g.
Lanes TotalDraws::resampled(const Contender& contender, const TotalsWork& work) const {
  const auto group = contender.group.value();
  const auto& weights = work.weights[group];
  Lanes totals{};
  Lanes maxima{};
  for (std::size_t sheet = contender.begin; sheet < contender.end; ++sheet) {
    const auto& share = work.experts[expert_of_[sheet]];
    const std::size_t row = sheet * criteria_;
    const Lanes total = dot(weights, values_.data() + row);
    const Lanes maximum =
        contender.complete ? work.maximum[group] : dot(weights, largest_.data() + row);
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

/// Sheets count as they do officially, each less the leniency of its expert.
Lanes TotalDraws::modelled(std::size_t at, const TotalsWork& work) const {
  const auto& contender = contenders_[at];
  const auto group = contender.group.value();
  const std::size_t row = at * criteria_;
  const Lanes total = dot(work.weights[group], value_sums_.data() + row);
  const Lanes maximum = dot(work.weights[group], largest_sums_.data() + row);
  Lanes worth{};
  for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
    worth[lane] = maximum[lane] > 0 ? total[lane] / maximum[lane] * full_[group] : 0;
  }
  for (std::size_t sheet = contender.begin; sheet < contender.end; ++sheet) {
    const auto& lenient = work.experts[expert_of_[sheet]];
    const double share = share_of_[sheet];
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) worth[lane] -= share * lenient[lane];
  }
  return worth;
}

void TotalDraws::add_noise(const DrawBlock& draws, TotalsWork& work) const {
  work.numbers.resize(size() * draw_lanes);
  draws.normals(Purpose::noise, work.numbers);
  for (std::size_t at = 0; at < size(); ++at) {
    const auto& contender = contenders_[at];
    if (contender.by_chair) continue;
    const double noise = severity_->noise() * contender.noise;
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      work.totals[at][lane] += noise * work.numbers[at * draw_lanes + lane];
    }
  }
}

void TotalDraws::draw(Source source, std::uint32_t first, std::uint32_t step,
                      TotalsWork& work) const {
  OTBOR_CHECK(source == Source::resampled || by_model());
  const DrawBlock draws(seed_, first, step);
  work.weights.resize(weights_.size());
  for (auto& weights : work.weights) weights.resize(criteria_);
  work.maximum.resize(weights_.size());
  work.totals.resize(size());
  work.numbers.resize(criteria_ * draw_lanes);
  draws.uniforms(Purpose::weights, work.numbers);
  for (std::size_t lane = 0; lane < draw_lanes; ++lane) move_weights(lane, work);
  if (source == Source::model) {
    severity_->leniencies(draws, work.experts);
  } else {
    work.experts.resize(experts_);
    work.numbers.resize(experts_ * draw_lanes);
    draws.exponentials(Purpose::experts, work.numbers);
    for (std::size_t i = 0; i < work.numbers.size(); ++i) {
      work.experts[i / draw_lanes][i % draw_lanes] = work.numbers[i];
    }
  }
  for (std::size_t at = 0; at < size(); ++at) {
    const auto& contender = contenders_[at];
    if (contender.by_chair) {
      work.totals[at].fill(contender.fixed);
    } else {
      work.totals[at] = source == Source::model ? modelled(at, work) : resampled(contender, work);
    }
  }
  if (source == Source::model) add_noise(draws, work);
}

}  // namespace otbor::robust
