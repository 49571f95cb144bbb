#include <algorithm>

#include "engine/base/num/elementary.hpp"
#include "engine/rate/rasch/likelihood.hpp"

namespace otbor::rasch {
namespace {

constexpr double logit_of_powers_max = 400;  // e^400 is 5e173

}  // namespace

Joint::Joint(const Design& design, const Categories& categories, const std::vector<bool>& kept)
    : object_(design.object),
      threshold_facet_(design.threshold_facet),
      sets_(threshold_facet_ ? design.facets[*threshold_facet_].levels : 1),
      top_(categories.top()) {
  std::size_t column = sets_ * top_;
  for (std::size_t f = 0; f < design.facets.size(); ++f) {
    level_counts_.push_back(design.facets[f].levels);
    columns_.push_back(column);
    if (f != object_) column += design.facets[f].levels;
  }
  columns_.push_back(column);

  const auto& of_object = design.facets[object_];
  begins_.assign(of_object.levels + std::size_t{1}, 0);
  const auto is_kept = [&](std::size_t i) { return kept.empty() || kept[i]; };
  for (std::size_t i = 0; i < of_object.level.size(); ++i) {
    if (is_kept(i)) ++begins_[of_object.level[i] + 1];
  }
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  rating_.resize(begins_.back());
  auto next = begins_;
  for (std::size_t i = 0; i < of_object.level.size(); ++i) {
    if (is_kept(i)) rating_[next[of_object.level[i]]++] = static_cast<std::uint32_t>(i);
  }
  for (const auto rating : rating_) category_.push_back(categories.of_rating[rating]);
  for (const auto& facet : design.facets) {
    auto& levels = levels_.emplace_back();
    levels.reserve(rating_.size());
    for (const auto rating : rating_) levels.push_back(facet.level[rating]);
  }
}

std::size_t Joint::chunk_size() const {
  constexpr std::size_t chunks_max = 16;
  constexpr std::size_t cells_max = 16'000'000;  // of all dense squares: 128 MB
  const std::size_t columns = columns_.back() + 1;
  const std::size_t chunks =
      std::clamp<std::size_t>(cells_max / (columns * columns), 1, chunks_max);
  return std::max<std::size_t>(16, (objects() + chunks - 1) / chunks);
}

std::vector<Curve> curves(const Parameters& at) {
  std::vector<Curve> result;
  for (const auto& set : at.thresholds) result.emplace_back(set);
  return result;
}

Expectation::Expectation(const Joint& joint, const Parameters& at)
    : joint_(joint),
      at_(at),
      curves_(curves(at)),
      odds_max_(num::exp(logit_of_powers_max / static_cast<double>(joint.top()))) {
  for (const auto& effects : at.effect) {
    auto& odds = odds_.emplace_back();
    for (const double effect : effects) odds.push_back(num::exp(effect));
  }
}

void Expectation::probabilities(std::size_t position, std::span<double> probability) const {
  double odds = 1;
  for (std::size_t f = 0; f < odds_.size(); ++f) odds *= odds_[f][joint_.level(f, position)];
  const auto& curve = curves_[joint_.set_of(position)];
  if (odds * odds_max_ > 1 && odds < odds_max_) {
    curve.probabilities_at_odds(odds, probability);
  } else {
    curve.probabilities(joint_.eta(at_, position), probability);
  }
}

}  // namespace otbor::rasch
