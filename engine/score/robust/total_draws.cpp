#include "engine/score/robust/total_draws.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/approximate.hpp"

namespace otbor::robust {

TotalDraws::TotalDraws(const Study& study, const Ranking& ranking, double weight_spread,
                       const SeverityInDraws& severity)
    : seed_(study.rules.seed),
      spread_(weight_spread),
      criteria_(study.criteria.criteria.count().value()),
      experts_(study.experts.count().value()),
      rows_{.criteria = criteria_} {
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
  if (severity.lambda) refit_ = std::make_unique<const SeverityRefit>(study, *severity.lambda);
  for (const auto practice : ranking.order) add(study, ranking.scores[practice], practice);
  if (!severity.model) return;
  auto posterior = *severity.model;
  // What is known of severity stands in corrected totals; what is not is drawn.
  if (refit_) posterior.leniency = Per<Expert, double>(study.experts.count());
  severity_ = std::make_unique<const SeverityDraws>(std::move(posterior));
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
    const bool complete = add_row(study, sheet, refit_ != nullptr, rows_);
    contender.complete = contender.complete && complete;
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
      share_of_[sheet] += weights[c] * rows_.row(rows_.largest, sheet)[c];
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
  sum_up(rows_.values, value_sums_);
  sum_up(rows_.largest, largest_sums_);
}

std::size_t TotalDraws::products() const {
  std::size_t products = 1 + (refit_ ? refit_->products() : 0);
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
/// scale whatever the weights of the draw.
Lanes TotalDraws::mean(const Contender& contender, const TotalsWork& work) const {
  const auto group = contender.group.value();
  const auto& weights = work.weights[group];
  Lanes totals{};
  Lanes maxima{};
  for (std::size_t sheet = contender.begin; sheet < contender.end; ++sheet) {
    const auto& share = work.experts[expert_of_[sheet]];
    Lanes total = dot(weights, rows_.row(rows_.values, sheet));
    const Lanes maximum =
        contender.complete ? work.maximum[group] : dot(weights, rows_.row(rows_.largest, sheet));
    if (refit_) correct(sheet, group, maximum, work, total);
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

/// As rate/correction.hpp does: a sheet gets the share of what it was marked in, and no total
/// leaves the scale.
void TotalDraws::correct(std::size_t sheet, std::size_t group, const Lanes& maximum,
                         const TotalsWork& work, Lanes& total) const {
  const auto& added = work.refit.correction[expert_of_[sheet]];
  const Lanes minimum = dot(work.weights[group], rows_.row(rows_.smallest, sheet));
  for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
    const double corrected = total[lane] + added[lane] * maximum[lane] / full_[group];
    total[lane] = std::clamp(corrected, minimum[lane], std::max(minimum[lane], maximum[lane]));
  }
}

/// Where all experts count alike and nothing is corrected, sums over the sheets are enough.
Lanes TotalDraws::plain_mean(std::size_t at, const TotalsWork& work) const {
  const auto group = contenders_[at].group.value();
  const std::size_t row = at * criteria_;
  const Lanes total = dot(work.weights[group], value_sums_.data() + row);
  const Lanes maximum = dot(work.weights[group], largest_sums_.data() + row);
  Lanes mean{};
  for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
    mean[lane] = maximum[lane] > 0 ? total[lane] / maximum[lane] * full_[group] : 0;
  }
  return mean;
}

/// Sheets count as they do officially, each less the leniency of its expert.
void TotalDraws::take_out_severity(const Contender& contender, const TotalsWork& work,
                                   Lanes& total) const {
  for (std::size_t sheet = contender.begin; sheet < contender.end; ++sheet) {
    const auto& lenient = work.lenient[expert_of_[sheet]];
    const double share = share_of_[sheet];
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) total[lane] -= share * lenient[lane];
  }
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

/// As exponential numbers where they are drawn anew, otherwise alike.
void TotalDraws::count_experts(Source source, const DrawBlock& draws, TotalsWork& work) const {
  work.experts.resize(experts_);
  work.numbers.assign(experts_ * draw_lanes, 1);
  if (source == Source::resampled) draws.exponentials(Purpose::experts, work.numbers);
  for (std::size_t i = 0; i < work.numbers.size(); ++i) {
    work.experts[i / draw_lanes][i % draw_lanes] = work.numbers[i];
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
  if (source == Source::resampled || refit_) count_experts(source, draws, work);
  if (refit_) refit_->fit(work.weights, work.experts, work.refit);
  if (source == Source::model) severity_->leniencies(draws, work.lenient);
  for (std::size_t at = 0; at < size(); ++at) {
    const auto& contender = contenders_[at];
    auto& total = work.totals[at];
    if (contender.by_chair) {
      total.fill(contender.fixed);
      continue;
    }
    total = source == Source::model && !refit_ ? plain_mean(at, work) : mean(contender, work);
    if (source == Source::model) take_out_severity(contender, work, total);
  }
  if (source == Source::model) add_noise(draws, work);
}

}  // namespace otbor::robust
