#include "engine/score/weights/utastar.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/base/num/simplex.hpp"
#include "engine/score/ranks/distance.hpp"

namespace otbor::weights {
namespace {

using num::LinearProgramme;
using num::Relation;

/// Variables: the increments of each value function, segment by segment from the worst end; then
/// an error up and an error down of each alternative.
class Regression {
 public:
  explicit Regression(const UtaInput& input) : input_(input) {
    for (const std::size_t points : input.breakpoints) {
      OTBOR_CHECK(points >= 2);
      first_.push_back(increments_);
      increments_ += points - 1;
    }
    variables_ = increments_ + 2 * input.values.rows();
    order_.resize(input.values.rows());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::stable_sort(order_, {}, [&](std::size_t a) { return input.ranks[a]; });
  }

  [[nodiscard]] std::size_t variables() const { return variables_; }
  [[nodiscard]] bool is_error(std::size_t variable) const { return variable >= increments_; }
  /// The increments of a criterion: [first, second).
  [[nodiscard]] std::pair<std::size_t, std::size_t> increments(std::size_t criterion) const {
    return {first_[criterion], first_[criterion] + input_.breakpoints[criterion] - 1};
  }

  /// How much of each increment the alternative's value takes.
  [[nodiscard]] std::vector<double> shares(std::size_t alternative) const {
    std::vector<double> taken(variables_);
    for (std::size_t c = 0; c < first_.size(); ++c) {
      const auto [first, last] = increments(c);
      const double range = input_.upper[c] - input_.lower[c];
      const double x = input_.values(alternative, c);
      const double way =
          input_.goals[c] == decision::Goal::max ? x - input_.lower[c] : input_.upper[c] - x;
      // A criterion that separates nobody gives nobody anything.
      const double share = range > 0 ? way / range : 0;
      const double segments = share * static_cast<double>(last - first);
      for (std::size_t v = first; v < last; ++v) {
        taken[v] = std::clamp(segments - static_cast<double>(v - first), 0.0, 1.0);
      }
    }
    return taken;
  }

  /// U(a) − U(b) >= ε for neighbours of the ranking, = 0 for ties; all maxima sum to 1.
  [[nodiscard]] LinearProgramme programme() const {
    LinearProgramme result{.costs = std::vector<double>(variables_), .rows = {}};
    for (std::size_t at = 0; at + 1 < order_.size(); ++at) {
      const std::size_t a = order_[at];
      const std::size_t b = order_[at + 1];
      const bool tied = input_.ranks[a] == input_.ranks[b];
      LinearProgramme::Row row{.coefficients = shares(a),
                               .relation = tied ? Relation::equal : Relation::at_least,
                               .bound = tied ? 0 : input_.epsilon};
      const auto less = shares(b);
      for (std::size_t v = 0; v < increments_; ++v) row.coefficients[v] -= less[v];
      row.coefficients[increments_ + 2 * a] += 1;
      row.coefficients[increments_ + 2 * a + 1] -= 1;
      row.coefficients[increments_ + 2 * b] -= 1;
      row.coefficients[increments_ + 2 * b + 1] += 1;
      result.rows.push_back(std::move(row));
    }
    LinearProgramme::Row sum{
        .coefficients = std::vector<double>(variables_), .relation = Relation::equal, .bound = 1};
    for (std::size_t v = 0; v < increments_; ++v) sum.coefficients[v] = 1;
    result.rows.push_back(std::move(sum));
    return result;
  }

 private:
  const UtaInput& input_;
  std::vector<std::size_t> first_;  // increment of each criterion
  std::size_t increments_ = 0;
  std::size_t variables_ = 0;
  std::vector<std::size_t> order_;  // of the alternatives, best first
};

/// Σ errors, as costs or as a row.
std::vector<double> errors_of(const Regression& regression) {
  std::vector<double> errors(regression.variables());
  for (std::size_t v = 0; v < errors.size(); ++v) errors[v] = regression.is_error(v) ? 1 : 0;
  return errors;
}

/// What the mean value functions say of criteria and alternatives.
void describe(const UtaInput& input, const Regression& regression,
              const std::vector<double>& increments, Uta& result) {
  for (std::size_t c = 0; c < input.breakpoints.size(); ++c) {
    const auto [first, last] = regression.increments(c);
    std::vector<double> values{0};
    for (std::size_t v = first; v < last; ++v) values.push_back(values.back() + increments[v]);
    result.weights.push_back(values.back());
    result.value_functions.push_back(std::move(values));
  }
  for (std::size_t a = 0; a < input.values.rows(); ++a) {
    const auto taken = regression.shares(a);
    result.utility.push_back(
        std::inner_product(taken.begin(), taken.end(), increments.begin(), 0.0));
  }
  const auto places = decision::places(result.utility);
  const std::vector<double> ours(places.begin(), places.end());
  const std::vector<double> given(input.ranks.begin(), input.ranks.end());
  result.kendall_tau = ranks::distance(ours, given).tau_b;
}

}  // namespace

Expected<Uta> utastar(const UtaInput& input) {
  const std::size_t criteria = input.values.columns();
  OTBOR_CHECK(input.ranks.size() == input.values.rows());
  OTBOR_CHECK(input.goals.size() == criteria);
  OTBOR_CHECK(input.breakpoints.size() == criteria);
  OTBOR_CHECK(input.lower.size() == criteria);
  OTBOR_CHECK(input.upper.size() == criteria);
  if (input.values.rows() < 2) return Unexpected(Undefined::one_practice);
  const Regression regression(input);
  LinearProgramme programme = regression.programme();
  programme.costs = errors_of(regression);
  const auto least = num::minimise(programme);
  // Errors may be as large as need be, so that there always is a solution.
  OTBOR_CHECK(least.status == num::LinearSolution::Status::optimal);
  Uta result{.sum_of_errors = least.cost};

  programme.rows.push_back({.coefficients = errors_of(regression),
                            .relation = Relation::at_most,
                            .bound = least.cost + input.post_optimality});
  std::vector<double> mean(regression.variables());
  for (std::size_t c = 0; c < criteria; ++c) {
    const auto [first, last] = regression.increments(c);
    for (const double sign : {1.0, -1.0}) {
      programme.costs.assign(regression.variables(), 0);
      for (std::size_t v = first; v < last; ++v) programme.costs[v] = sign;
      const auto vertex = num::minimise(programme);
      OTBOR_CHECK(vertex.status == num::LinearSolution::Status::optimal);
      (sign > 0 ? result.weight_min : result.weight_max).push_back(sign * vertex.cost);
      for (std::size_t v = 0; v < mean.size(); ++v) {
        mean[v] += vertex.x[v] / (2 * static_cast<double>(criteria));
      }
    }
  }
  describe(input, regression, mean, result);
  return result;
}

}  // namespace otbor::weights
