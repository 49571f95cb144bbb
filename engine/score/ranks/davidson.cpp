#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/base/num/elementary.hpp"
#include "engine/score/ranks/newton.hpp"
#include "engine/score/ranks/worths.hpp"

namespace otbor::ranks {
namespace {

/// One pair as a choice of three: i, j, or neither. Each has a logarithm that is linear in
/// θ_i, θ_j and ln ν: θ_i; θ_j; ln ν + (θ_i + θ_j)/2.
struct Pair {
  std::size_t i = 0;
  std::size_t j = 0;
  double wins_i = 0;
  double wins_j = 0;
  double ties = 0;
};

std::vector<Pair> pairs_of(const num::Matrix& wins, const num::Matrix& ties) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < wins.rows(); ++i) {
    for (std::size_t j = i + 1; j < wins.rows(); ++j) {
      const Pair pair{i, j, wins(i, j), wins(j, i), ties(i, j)};
      if (pair.wins_i + pair.wins_j + pair.ties > 0) pairs.push_back(pair);
    }
  }
  return pairs;
}

/// Adds one pair to the likelihood. Parameters: θ of the items after the first, then ln ν.
void add(const Pair& pair, const std::vector<double>& theta, double log_nu, Likelihood& sum) {
  const double tie = log_nu + (theta[pair.i] + theta[pair.j]) / 2;
  const double most = std::max({theta[pair.i], theta[pair.j], tie});
  const double a = num::exp(theta[pair.i] - most);
  const double b = num::exp(theta[pair.j] - most);
  const double c = num::exp(tie - most);
  const double all = a + b + c;
  const double met = pair.wins_i + pair.wins_j + pair.ties;
  sum.value += pair.wins_i * theta[pair.i] + pair.wins_j * theta[pair.j] + pair.ties * tie -
               met * (most + num::log(all));

  const std::size_t last = sum.gradient.size() - 1;
  const std::size_t at[3] = {pair.i, pair.j, last + 1};  // numbered from 1; 0 is pinned
  const double p[3] = {a / all, b / all, c / all};
  const double observed[3] = {pair.wins_i, pair.wins_j, pair.ties};
  // How much of each parameter is in each of the three choices.
  constexpr double share[3][3] = {{1, 0, 0}, {0, 1, 0}, {0.5, 0.5, 1}};
  double mean[3] = {0, 0, 0};
  for (int choice = 0; choice < 3; ++choice) {
    for (int k = 0; k < 3; ++k) mean[k] += p[choice] * share[choice][k];
  }
  for (int k = 0; k < 3; ++k) {
    if (at[k] == 0) continue;
    for (int choice = 0; choice < 3; ++choice) {
      sum.gradient[at[k] - 1] += observed[choice] * share[choice][k];
    }
    sum.gradient[at[k] - 1] -= met * mean[k];
    for (int l = 0; l < 3; ++l) {
      if (at[l] == 0 || at[l] > at[k]) continue;
      double covariance = -mean[k] * mean[l];
      for (int choice = 0; choice < 3; ++choice) {
        covariance += p[choice] * share[choice][k] * share[choice][l];
      }
      sum.information(at[k] - 1, at[l] - 1) += met * covariance;
    }
  }
}

/// Ties may run away with the worths: where no pair has wins of both, ν → ∞ with the θ drawn apart
/// so far that each pair goes on giving what was seen of it. With ln ν = 1 what was seen asks for
///   wins of i alone:     θ_i − θ_j >= 2
///   wins of i and ties:  θ_i − θ_j  = 2
///   ties alone:         |θ_i − θ_j| <= 2
/// Such differences exist unless the bounds close a circle below zero, which is what repeated
/// relaxation finds (R. Bellman, On a routing problem, Quarterly of Applied Mathematics 16, 1958).
bool ties_run_away(std::size_t items, const std::vector<Pair>& pairs) {
  struct Bound {  // θ_to − θ_from <= 2 most
    std::size_t from;
    std::size_t to;
    int most;
  };
  std::vector<Bound> bounds;
  for (const auto& pair : pairs) {
    if (pair.wins_i > 0 && pair.wins_j > 0) return false;
    const bool j_won = pair.wins_j > 0;
    const bool nobody_won = !j_won && !(pair.wins_i > 0);
    const auto better = j_won ? pair.j : pair.i;
    const auto worse = j_won ? pair.i : pair.j;
    bounds.push_back({better, worse, nobody_won ? 1 : -1});
    if (pair.ties > 0) bounds.push_back({worse, better, 1});
  }
  std::vector<int> theta(items);
  for (std::size_t round = 0; round <= items; ++round) {
    bool moved = false;
    for (const auto& [from, to, most] : bounds) {
      if (theta[to] <= theta[from] + most) continue;
      theta[to] = theta[from] + most;
      moved = true;
    }
    if (!moved) return true;
  }
  return false;
}

std::vector<double> shares(const std::vector<double>& theta) {
  std::vector<double> worth;
  double sum = 0;
  for (const double t : theta) {
    worth.push_back(num::exp(t));
    sum += worth.back();
  }
  for (double& w : worth) w /= sum;
  return worth;
}

}  // namespace

Expected<TiedWorths> davidson(const num::Matrix& wins, const num::Matrix& ties) {
  const std::size_t n = wins.rows();
  OTBOR_CHECK(n == wins.columns() && n == ties.rows() && n == ties.columns());
  if (n < 2) return Unexpected(Undefined::one_practice);
  num::Matrix as_good = wins;  // a tie counts for both
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      as_good(i, j) += ties(i, j);
      as_good(j, i) += ties(i, j);
    }
  }
  if (const auto why = without_finite_worths(as_good)) return Unexpected(*why);
  const auto pairs = pairs_of(wins, ties);
  double tied = 0;
  double won = 0;
  for (const auto& pair : pairs) {
    tied += pair.ties;
    won += pair.wins_i + pair.wins_j;
  }
  if (!(won > 0)) return Unexpected(Undefined::no_variation);
  if (!(tied > 0)) {
    const auto worths = bradley_terry(wins, {});
    if (!worths) return Unexpected(worths.error());
    return TiedWorths{shares(worths->log_worth), 0, worths->loglik};
  }
  if (ties_run_away(n, pairs)) return Unexpected(Undefined::separated);
  const auto likelihood = [&](const std::vector<double>& parameters) {
    std::vector<double> theta{0};
    theta.insert(theta.end(), parameters.begin(), parameters.end() - 1);
    Likelihood sum{.gradient = std::vector<double>(n), .information = num::Symmetric(n)};
    for (const auto& pair : pairs) add(pair, theta, parameters.back(), sum);
    return sum;
  };
  const auto maximum = maximise(std::vector<double>(n), likelihood);
  if (!maximum) return Unexpected(Undefined::not_converged);
  std::vector<double> theta{0};
  theta.insert(theta.end(), maximum->at.begin(), maximum->at.end() - 1);
  return TiedWorths{shares(theta), num::exp(maximum->at.back()), maximum->likelihood.value};
}

}  // namespace otbor::ranks
