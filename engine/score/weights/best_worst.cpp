#include "engine/score/weights/best_worst.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/check.hpp"
#include "engine/base/num/simplex.hpp"

namespace otbor::weights {
namespace {

/// |w_more − times w_less| <= ξ as two rows; the last variable is ξ.
void bound(num::LinearProgramme& programme, std::size_t more, std::size_t less, double times) {
  const std::size_t xi = programme.costs.size() - 1;
  for (const double sign : {1.0, -1.0}) {
    num::LinearProgramme::Row row{.coefficients = std::vector<double>(xi + 1)};
    row.coefficients[more] += sign;
    row.coefficients[less] -= sign * times;
    row.coefficients[xi] = -1;
    programme.rows.push_back(row);
  }
}

double input_consistency(const BestWorstInput& input) {
  const double a_bw = input.best_to_others[input.worst];
  if (!(a_bw > 1)) return 0;
  double largest = 0;
  for (std::size_t j = 0; j < input.best_to_others.size(); ++j) {
    if (j == input.best || j == input.worst) continue;
    const double chain = input.best_to_others[j] * input.others_to_worst[j];
    largest = std::max(largest, std::abs(chain - a_bw));
  }
  return largest / (a_bw * a_bw - a_bw);
}

}  // namespace

Expected<BestWorst> best_worst(const BestWorstInput& input) {
  const std::size_t n = input.best_to_others.size();
  OTBOR_CHECK(input.others_to_worst.size() == n);
  OTBOR_CHECK(input.best < n);
  OTBOR_CHECK(input.worst < n);
  const auto below_one = [](double judgement) { return !(judgement >= 1); };
  if (std::ranges::any_of(input.best_to_others, below_one) ||
      std::ranges::any_of(input.others_to_worst, below_one)) {
    return Unexpected(Undefined::not_positive);
  }
  num::LinearProgramme programme{.costs = std::vector<double>(n + 1), .rows = {}};
  programme.costs[n] = 1;
  for (std::size_t j = 0; j < n; ++j) {
    if (j != input.best) bound(programme, input.best, j, input.best_to_others[j]);
    // Best over worst stands in both lists and is one judgement.
    if (j != input.worst && j != input.best) {
      bound(programme, j, input.worst, input.others_to_worst[j]);
    }
  }
  num::LinearProgramme::Row sum{
      .coefficients = std::vector<double>(n + 1, 1), .relation = num::Relation::equal, .bound = 1};
  sum.coefficients[n] = 0;
  programme.rows.push_back(sum);
  const auto solution = num::minimise(programme);
  OTBOR_CHECK(solution.status == num::LinearSolution::Status::optimal);  // equal weights fit
  BestWorst result{.weights = solution.x, .xi = solution.cost, .cr = input_consistency(input)};
  result.weights.pop_back();
  return result;
}

}  // namespace otbor::weights
