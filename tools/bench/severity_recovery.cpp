// How many of the truly best practices end up on the list, by how severity is treated. A programme
// of 24 practices on four platforms is simulated many times; README.md holds the table this prints.
//
//     severity_recovery [DRAWS]

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <string>
#include <vector>

#include "engine/base/num/elementary.hpp"
#include "engine/base/num/philox.hpp"
#include "engine/rate/correction.hpp"
#include "engine/rate/mixed/reml.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t practices = 24;
constexpr std::uint32_t platforms = 4;
constexpr std::uint32_t experts_a_platform = 3;
constexpr std::uint32_t experts = platforms * experts_a_platform;
constexpr std::size_t best = 10;

constexpr double sd_practice = 6;  // points of a hundred
constexpr double sd_noise = 4;

enum class Design : std::uint8_t {
  apart,   // each platform has its own experts, who rate all of its practices
  linked,  // the same, and every expert rates one practice of the next platform too
  mixed    // each practice is rated by three of all experts
};

struct Scenario {
  Design design;
  double sd_severity;
  double sd_platform;
  const char* name;
};

/// Standard normal by the polar method of Marsaglia & Bray, from numbers called by name.
class Normal {
 public:
  explicit Normal(std::uint32_t draw) : draw_(draw) {}
  double operator()() {
    for (;;) {
      const double u = 2 * next() - 1;
      const double v = 2 * next() - 1;
      const double square = u * u + v * v;
      if (square > 0 && square < 1) return u * std::sqrt(-2 * num::log(square) / square);
    }
  }
  double next() { return num::uniform(2022, num::Stage::generator, draw_, index_++); }

 private:
  std::uint32_t draw_;
  std::uint32_t index_ = 0;
};

struct Programme {
  std::vector<double> truth;
  Ratings totals{Count<Expert>(experts)};
};

std::vector<std::uint32_t> experts_of(Design design, std::uint32_t practice, Normal& normal) {
  const std::uint32_t per_platform = practices / platforms;
  const std::uint32_t platform = practice / per_platform;
  std::vector<std::uint32_t> chosen;
  if (design == Design::mixed) {
    while (chosen.size() < experts_a_platform) {
      const auto expert = static_cast<std::uint32_t>(normal.next() * experts);
      if (std::ranges::find(chosen, expert) == chosen.end()) chosen.push_back(expert);
    }
  } else {
    for (std::uint32_t e = 0; e < experts_a_platform; ++e) {
      chosen.push_back(platform * experts_a_platform + e);
    }
    const std::uint32_t guest = practice % per_platform;
    if (design == Design::linked && guest < experts_a_platform) {
      chosen.push_back((platform + platforms - 1) % platforms * experts_a_platform + guest);
    }
  }
  std::ranges::sort(chosen);
  return chosen;
}

Programme simulated(const Scenario& scenario, std::uint32_t draw) {
  Normal normal(draw);
  Programme programme;
  std::vector<double> severity(experts);
  for (auto& value : severity) value = scenario.sd_severity * normal();
  std::vector<double> platform(platforms);
  for (auto& value : platform) value = scenario.sd_platform * normal();
  for (std::uint32_t p = 0; p < practices; ++p) {
    programme.truth.push_back(60 + platform[p / (practices / platforms)] + sd_practice * normal());
    programme.totals.begin_practice();
    for (const auto e : experts_of(scenario.design, p, normal)) {
      programme.totals.add(
          {Index<Expert>(e), programme.truth[p] - severity[e] + sd_noise * normal()});
    }
  }
  return programme;
}

using Scores = std::vector<double>;

Scores z_scores(const Ratings& totals) {
  std::vector<double> n(experts);
  std::vector<double> mean(experts);
  std::vector<double> square(experts);
  for (const auto& rating : totals.all()) {
    const auto e = rating.expert.value();
    n[e] += 1;
    mean[e] += rating.value;
    square[e] += rating.value * rating.value;
  }
  Scores scores;
  for (const auto practice : totals.practices()) {
    double sum = 0;
    double count = 0;
    for (const auto& rating : totals.of(practice)) {
      const auto e = rating.expert.value();
      const double variance = n[e] > 1 ? (square[e] - mean[e] * mean[e] / n[e]) / (n[e] - 1) : 0;
      if (!(variance > 0)) continue;
      sum += (rating.value - mean[e] / n[e]) / std::sqrt(variance);
      count += 1;
    }
    scores.push_back(count > 0 ? sum / count : 0);
  }
  return scores;
}

/// Practices and experts both random: predictions of the practices.
Scores mixed_model(const Ratings& totals) {
  mixed::Design design;
  design.random = {{practices, {}}, {experts, {}}};
  for (const auto practice : totals.practices()) {
    for (const auto& rating : totals.of(practice)) {
      design.y.push_back(rating.value);
      design.random[0].level.push_back(practice.value());
      design.random[1].level.push_back(rating.expert.value());
    }
  }
  const auto fitted = mixed::fit(design, {.with_condsd = false});
  return fitted ? fitted->blup[0] : Scores(practices);
}

std::vector<std::size_t> top(const Scores& scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>{}, [&](std::size_t i) { return scores[i]; });
  order.resize(best);
  std::ranges::sort(order);
  return order;
}

double share_found(const Scores& truth, const Scores& scores) {
  const auto wanted = top(truth);
  const auto found = top(scores);
  std::vector<std::size_t> both;
  std::ranges::set_intersection(wanted, found, std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(best);
}

constexpr std::size_t ways = 6;
constexpr const char* names[ways] = {"mean",       "z-score", "ridge 1",
                                     "ridge REML", "mixed",   "our rule"};

struct Row {
  double sum[ways] = {};
  double difference_square[ways] = {};  // against our rule, for its error
  double offered = 0;
};

void add(const Scenario& scenario, std::uint32_t draw, Row& row) {
  const auto programme = simulated(scenario, draw);
  const auto& totals = programme.totals;
  const auto correction = earned_correction(totals);
  const auto ridge = calibrate(totals, 1);
  const bool has_lambda = correction.severity && correction.severity->lambda;
  const auto reml = calibrate(totals, has_lambda ? *correction.severity->lambda : 1e12);
  const Scores scores[ways] = {correction.raw.values(),    z_scores(totals),
                               ridge->calibrated.values(), reml->calibrated.values(),
                               mixed_model(totals),        correction.adjusted.values()};
  double found[ways];
  for (std::size_t w = 0; w < ways; ++w) found[w] = share_found(programme.truth, scores[w]);
  for (std::size_t w = 0; w < ways; ++w) {
    row.sum[w] += found[w];
    row.difference_square[w] += (found[w] - found[ways - 1]) * (found[w] - found[ways - 1]);
  }
  row.offered += correction.is_offered() ? 1 : 0;
}

void print(const Scenario& scenario, const Row& row, double draws) {
  std::printf("| %s |", scenario.name);
  const double ours = row.sum[ways - 1] / draws;
  double gap = 0;  // of the best way to ours, in standard errors
  for (std::size_t w = 0; w < ways; ++w) {
    const double mean = row.sum[w] / draws;
    std::printf(" %.1f |", 100 * mean);
    const double difference = mean - ours;
    const double variance = row.difference_square[w] / draws - difference * difference;
    if (variance > 0) gap = std::max(gap, difference / std::sqrt(variance / draws));
  }
  std::printf(" %.0f | %.1f |\n", 100 * row.offered / draws, gap);
}

int run(std::uint32_t draws) {
  constexpr Scenario scenarios[] = {
      {Design::apart, 0, 0, "apart, no severity, equal platforms"},
      {Design::apart, 3, 0, "apart, severity 3, equal platforms"},
      {Design::apart, 6, 0, "apart, severity 6, equal platforms"},
      {Design::apart, 3, 4, "apart, severity 3, platforms differ by 4"},
      {Design::apart, 3, 8, "apart, severity 3, platforms differ by 8"},
      {Design::linked, 0, 4, "linked, no severity, platforms differ by 4"},
      {Design::linked, 3, 0, "linked, severity 3, equal platforms"},
      {Design::linked, 3, 4, "linked, severity 3, platforms differ by 4"},
      {Design::linked, 6, 4, "linked, severity 6, platforms differ by 4"},
      {Design::mixed, 0, 4, "mixed, no severity, platforms differ by 4"},
      {Design::mixed, 3, 0, "mixed, severity 3, equal platforms"},
      {Design::mixed, 3, 4, "mixed, severity 3, platforms differ by 4"},
      {Design::mixed, 6, 4, "mixed, severity 6, platforms differ by 4"},
  };
  std::printf("| design |");
  for (const auto* name : names) std::printf(" %s |", name);
  std::printf(" offered, %% | behind, s.e. |\n|---|");
  for (std::size_t w = 0; w < ways + 2; ++w) std::printf("---|");
  std::printf("\n");
  for (const auto& scenario : scenarios) {
    Row row;
    for (std::uint32_t draw = 0; draw < draws; ++draw) add(scenario, draw, row);
    print(scenario, row, draws);
  }
  return 0;
}

}  // namespace
}  // namespace otbor

int main(int count, char** arguments) {
  const int draws = count > 1 ? std::atoi(arguments[1]) : 2000;
  return otbor::run(static_cast<std::uint32_t>(draws > 0 ? draws : 2000));
}
