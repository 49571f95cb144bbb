#include "engine/rate/rasch/bias.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/num/falling.hpp"

namespace otbor::rasch {
namespace {

struct Rating {
  std::uint64_t cell = 0;
  std::uint32_t index = 0;
  friend auto operator<=>(const Rating&, const Rating&) = default;
};

struct CellSums {
  double residual = 0;
  double variance = 0;
};

class Cell {
 public:
  Cell(const Design& design, const Jml& fitted, const std::vector<Curve>& of_set,
       std::span<const Rating> ratings)
      : top_(fitted.categories.top()), of_set_(of_set) {
    for (const auto& rating : ratings) {
      double eta = 0;
      for (std::size_t f = 0; f < design.facets.size(); ++f) {
        eta += fitted.at.effect[f][design.facets[f].level[rating.index]];
      }
      eta_.push_back(eta);
      set_.push_back(
          design.threshold_facet ? design.facets[*design.threshold_facet].level[rating.index] : 0);
      total_ += fitted.categories.of_rating[rating.index];
    }
  }

  [[nodiscard]] CellSums at(double bias) const {
    std::array<double, categories_max> room;
    const auto probability = std::span(room).first(top_ + 1);
    CellSums sums{.residual = total_, .variance = 0};
    for (std::size_t i = 0; i < eta_.size(); ++i) {
      of_set_[set_[i]].probabilities(eta_[i] + bias, probability);
      const auto [mean, variance] = moments(probability);
      sums.residual -= mean;
      sums.variance += variance;
    }
    return sums;
  }

  [[nodiscard]] bool is_extreme() const {
    const double highest = static_cast<double>(top_ * eta_.size());
    return total_ < 0.5 || total_ > highest - 0.5;
  }
  [[nodiscard]] double count() const { return static_cast<double>(eta_.size()); }

 private:
  std::size_t top_;
  const std::vector<Curve>& of_set_;
  std::vector<double> eta_;
  std::vector<std::uint32_t> set_;
  double total_ = 0;
};

/// The residual falls in b.
void solve(const Cell& cell, BiasCell& result) {
  num::Bracket bracket{-60, 60};
  double bias = 0;
  for (int step = 0; step < 200; ++step) {
    const auto sums = cell.at(bias);
    result.size = bias;
    result.error = 1 / std::sqrt(sums.variance);
    if (std::abs(sums.residual) < 1e-10 * cell.count()) return;
    bias = bracket.next(bias, sums.residual, sums.variance);
  }
}

}  // namespace

std::vector<BiasCell> bias_between(const Design& design, const Jml& fitted, std::size_t first,
                                   std::size_t second) {
  std::vector<Rating> ratings;
  for (std::uint32_t i = 0; i < fitted.kept.size(); ++i) {
    if (!fitted.kept[i]) continue;
    ratings.push_back(
        {std::uint64_t{design.facets[first].level[i]} << 32U | design.facets[second].level[i], i});
  }
  std::ranges::sort(ratings);
  const auto of_set = curves(fitted.at);
  std::vector<BiasCell> cells;
  for (std::size_t begin = 0; begin < ratings.size();) {
    std::size_t end = begin;
    while (end < ratings.size() && ratings[end].cell == ratings[begin].cell) ++end;
    const Cell cell(design, fitted, of_set, std::span(ratings).subspan(begin, end - begin));
    BiasCell& result = cells.emplace_back();
    result.first = static_cast<std::uint32_t>(ratings[begin].cell >> 32U);
    result.second = static_cast<std::uint32_t>(ratings[begin].cell);
    result.ratings = static_cast<std::uint32_t>(end - begin);
    result.obs_minus_exp_average = cell.at(0).residual / cell.count();
    if (!cell.is_extreme()) solve(cell, result);
    begin = end;
  }
  return cells;
}

}  // namespace otbor::rasch
