#include "engine/score/weights/utadis.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "engine/base/num/simplex.hpp"

namespace otbor::weights {
namespace {

using num::LinearProgramme;
using num::LinearSolution;
using num::Relation;

/// Variables: weights, thresholds of the lists, one error a practice.
class Classification {
 public:
  explicit Classification(const UtadisInput& input)
      : input_(input), criteria_(input.lists.front().values.columns()) {
    std::size_t practices = 0;
    for (const auto& list : input.lists) practices += list.on_list.size();
    variables_ = criteria_ + input.lists.size() + practices;
  }

  [[nodiscard]] std::size_t criteria() const { return criteria_; }
  [[nodiscard]] std::size_t variables() const { return variables_; }

  [[nodiscard]] LinearProgramme programme() const {
    LinearProgramme result;
    std::size_t error = criteria_ + input_.lists.size();
    for (std::size_t at = 0; at < input_.lists.size(); ++at) {
      const auto& list = input_.lists[at];
      for (std::size_t a = 0; a < list.on_list.size(); ++a, ++error) {
        LinearProgramme::Row row{
            .coefficients = std::vector<double>(variables_),
            .relation = list.on_list[a] ? Relation::at_least : Relation::at_most,
            .bound = list.on_list[a] ? 0 : -input_.gap};
        for (std::size_t c = 0; c < criteria_; ++c) row.coefficients[c] = list.values(a, c);
        row.coefficients[criteria_ + at] = -1;
        row.coefficients[error] = list.on_list[a] ? 1 : -1;
        result.rows.push_back(std::move(row));
      }
    }
    LinearProgramme::Row sum{
        .coefficients = std::vector<double>(variables_), .relation = Relation::equal, .bound = 1};
    for (std::size_t c = 0; c < criteria_; ++c) sum.coefficients[c] = 1;
    result.rows.push_back(std::move(sum));
    return result;
  }

  [[nodiscard]] std::vector<double> errors() const {
    std::vector<double> costs(variables_);
    for (auto v = criteria_ + input_.lists.size(); v < variables_; ++v) costs[v] = 1;
    return costs;
  }

 private:
  const UtadisInput& input_;
  std::size_t criteria_;
  std::size_t variables_ = 0;
};

double value_of(const PastList& list, std::size_t a, const std::vector<double>& weights) {
  double value = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) value += weights[c] * list.values(a, c);
  return value;
}

/// The threshold that puts the fewest and least on the wrong side, by these weights: one of the
/// values of those on the list. Adds the practices that are.
void add_contradictions(const UtadisInput& input, std::size_t at,
                        const std::vector<double>& weights, std::vector<Contradiction>& all) {
  const auto& list = input.lists[at];
  std::vector<double> values;
  for (std::size_t a = 0; a < list.on_list.size(); ++a) {
    values.push_back(value_of(list, a, weights));
  }
  const auto error_at = [&](std::size_t a, double threshold) {
    const double short_of =
        list.on_list[a] ? threshold - values[a] : values[a] + input.gap - threshold;
    return std::max(0.0, short_of);
  };
  double best = std::numeric_limits<double>::max();
  double threshold = 0;
  for (std::size_t a = 0; a < values.size(); ++a) {
    const double candidate = list.on_list[a] ? values[a] : values[a] + input.gap;
    double sum = 0;
    for (std::size_t b = 0; b < values.size(); ++b) sum += error_at(b, candidate);
    if (sum < best) {
      best = sum;
      threshold = candidate;
    }
  }
  constexpr double none = 1e-9;
  for (std::size_t a = 0; a < values.size(); ++a) {
    const double error = error_at(a, threshold);
    if (error > none) all.push_back({at, a, error});
  }
}

}  // namespace

Expected<Utadis> utadis(const UtadisInput& input) {
  OTBOR_CHECK(!input.lists.empty());
  std::size_t practices = 0;
  bool divides = false;
  for (const auto& list : input.lists) {
    OTBOR_CHECK(list.values.rows() == list.on_list.size());
    OTBOR_CHECK(list.values.columns() == input.lists.front().values.columns());
    practices += list.on_list.size();
    const auto on = std::ranges::count(list.on_list, true);
    divides = divides || (on > 0 && on < static_cast<std::ptrdiff_t>(list.on_list.size()));
  }
  if (!divides) return Unexpected(Undefined::one_practice);
  if (practices > utadis_practices_max) return Unexpected(Undefined::too_large);
  const Classification classification(input);
  const std::size_t criteria = classification.criteria();
  auto programme = classification.programme();
  programme.costs = classification.errors();
  const auto least = num::minimise(programme);
  // Errors may be as large as need be, so that there always is a solution.
  OTBOR_CHECK(least.status == LinearSolution::Status::optimal);
  Utadis result{.sum_of_errors = least.cost};
  programme.rows.push_back({.coefficients = classification.errors(),
                            .relation = Relation::at_most,
                            .bound = least.cost + input.post_optimality});
  result.weights.assign(criteria, 0);
  for (std::size_t c = 0; c < criteria; ++c) {
    for (const double sign : {1.0, -1.0}) {
      programme.costs.assign(classification.variables(), 0);
      programme.costs[c] = sign;
      const auto vertex = num::minimise(programme);
      OTBOR_CHECK(vertex.status == LinearSolution::Status::optimal);
      (sign > 0 ? result.weight_min : result.weight_max).push_back(vertex.x[c]);
      for (std::size_t v = 0; v < criteria; ++v) {
        result.weights[v] += vertex.x[v] / (2 * static_cast<double>(criteria));
      }
    }
  }
  for (std::size_t at = 0; at < input.lists.size(); ++at) {
    add_contradictions(input, at, result.weights, result.contradictions);
  }
  std::ranges::stable_sort(result.contradictions, std::greater(), &Contradiction::error);
  return result;
}

}  // namespace otbor::weights
