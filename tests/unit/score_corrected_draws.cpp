// Draws of totals that are officially corrected for severity: every draw makes its own correction
// by the official rule. Held against the ridge solved by brute force with copies of experts,
// against the official arithmetic, and against programmes where the answer is known.

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/num/cholesky.hpp"
#include "engine/rate/consistency.hpp"
#include "engine/score/robust/severity_refit.hpp"
#include "engine/score/robust/total_draws.hpp"
#include "engine/score/robust/with_severity.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

using robust::draw_lanes;
using robust::Lanes;

std::string whole_numbers(int last) {
  std::string scale;
  for (int value = 0; value <= last; ++value) scale += std::to_string(value) + " ";
  return scale;
}

struct Rated {
  std::string practice;
  std::string expert;
  int mark;
};

/// One criterion of weight 1 with the scale 0 … 60; corrected totals are official.
Study study_of(const std::vector<Rated>& rated, std::uint32_t places) {
  StudyBuilder builder;
  const auto scale = whole_numbers(60);
  builder.criterion("К1", "1", {.scale = scale});
  std::string last;
  for (const auto& one : rated) {
    if (one.practice != last) builder.practice(one.practice);
    last = one.practice;
    builder.sheet(one.practice, one.expert, std::to_string(one.mark));
  }
  return builder
      .rules([&](Rules& rules) {
        rules.severity_corrected = true;
        rules.selection.places = places;
      })
      .build();
}

/// Six practices of four experts, unevenly spread over them.
std::vector<Rated> uneven() {
  return {{"P1", "Э-1", 40}, {"P1", "Э-2", 31}, {"P1", "Э-3", 37}, {"P2", "Э-2", 28},
          {"P2", "Э-3", 36}, {"P3", "Э-1", 45}, {"P3", "Э-4", 30}, {"P3", "Э-3", 41},
          {"P4", "Э-1", 33}, {"P4", "Э-2", 22}, {"P4", "Э-4", 19}, {"P5", "Э-4", 12},
          {"P6", "Э-1", 38}, {"P6", "Э-2", 29}};
}

/// Severities of experts who are there `copies` times each: practices and experts side by side in
/// one system of equations, X'X with λ added for every copy, solved whole.
std::vector<double> leniencies_of_copies(const std::vector<Rated>& rated,
                                         const std::vector<std::string>& practices,
                                         const std::vector<std::string>& experts,
                                         const std::vector<int>& copies, double lambda) {
  const auto at = [](const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
  };
  std::vector<std::size_t> first(experts.size());  // unknown of the first copy
  std::size_t size = practices.size();
  for (std::size_t e = 0; e < experts.size(); ++e) {
    first[e] = size;
    size += static_cast<std::size_t>(copies[e]);
  }
  num::Symmetric matrix(size);
  std::vector<double> right(size);
  for (std::size_t i = practices.size(); i < size; ++i) matrix(i, i) = lambda;
  for (const auto& one : rated) {
    const std::size_t practice = at(practices, one.practice);
    const std::size_t expert = at(experts, one.expert);
    for (int copy = 0; copy < copies[expert]; ++copy) {
      const std::size_t own = first[expert] + static_cast<std::size_t>(copy);
      matrix(practice, practice) += 1;
      matrix(own, own) += 1;
      matrix(own, practice) += 1;
      right[practice] += one.mark;
      right[own] += one.mark;
    }
  }
  const auto solution = num::Cholesky::of(std::move(matrix))->solve(right);
  std::vector<double> found;
  for (const auto unknown : first) found.push_back(solution[unknown]);
  return found;
}

std::vector<Lanes> alike(const std::vector<int>& counts) {
  std::vector<Lanes> lanes(counts.size());
  for (std::size_t e = 0; e < counts.size(); ++e) lanes[e].fill(counts[e]);
  return lanes;
}

TEST_CASE("Corrected draws: an expert who counts three times is three experts who marked alike") {
  const auto rated = uneven();
  const auto study = study_of(rated, 3);
  const std::vector<std::string> practices{"P1", "P2", "P3", "P4", "P5", "P6"};
  const std::vector<std::string> experts{"Э-1", "Э-2", "Э-3", "Э-4"};
  for (const double lambda : {0.05, 0.7, 20.0}) {
    const robust::SeverityRefit refit(study, lambda);
    for (const auto& counts :
         {std::vector{1, 1, 1, 1}, std::vector{3, 1, 2, 1}, std::vector{1, 4, 1, 7}}) {
      const auto expected = leniencies_of_copies(rated, practices, experts, counts, lambda);
      robust::RefitWork work;
      const std::vector<std::vector<Lanes>> weights{alike({1})};
      refit.fit(weights, alike(counts), work);
      for (std::size_t e = 0; e < experts.size(); ++e) {
        for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
          // The correction has two digits.
          CHECK(work.correction[e][lane] == Approx(-expected[e]).margin(0.005 + 1e-9));
        }
      }
    }
  }
}

TEST_CASE(
    "Corrected draws: with experts as they are a total is the official one to the last digit") {
  // Three criteria, one mark not applicable: every clause of the official correction.
  auto builder = StudyBuilder();
  const auto scale = whole_numbers(9);
  for (const auto* weight : {"1", "2.5", "3"}) {
    builder.criterion("К" + std::string(weight), weight, {.scale = scale});
  }
  const std::vector<std::vector<std::string>> marks{
      {"9 9 8", "6 5 5", "8 8 9"}, {"5 7 6", "3 4 2", "6 6 5"}, {"9 9 9", "9 9 9", "9 8 9"},
      {"2 3 1", "0 1 0", "3 2 2"}, {"7 - 6", "5 4 3", "6 7 7"}, {"8 7 7", "4 5 4", "7 8 6"}};
  for (std::size_t p = 0; p < marks.size(); ++p) {
    const auto practice = "P" + std::to_string(p + 1);
    builder.practice(practice);
    for (std::size_t e = 0; e < 3; ++e) {
      builder.sheet(practice, "Э-" + std::to_string(e + 1), marks[p][e]);
    }
  }
  const auto study = builder.rules([](Rules& rules) { rules.severity_corrected = true; }).build();
  const auto consistency = rate(study, num::Threads{1});
  const auto ranking = score(study, consistency, num::Threads{1});
  auto severity = severity_in_draws(study, consistency, num::Threads{1});
  REQUIRE(severity.lambda.has_value());
  REQUIRE(severity.model.has_value());
  // Nothing left to draw: the model's half is the corrected total itself.
  severity.model->factor.reset();
  severity.model->sd_expert = 0;
  severity.model->sd_residual = 0;
  const robust::TotalDraws draws(study, ranking, 0, severity);
  robust::TotalsWork work;
  draws.draw(robust::Source::model, 1, 2, work);
  bool clamped = false;
  for (const auto sheet : study.sheets.sheets.count()) {
    const auto& total = consistency.totals[sheet];
    clamped = clamped || total.total == total.maximum || total.total == total.minimum;
  }
  CHECK(clamped);  // the scale's end is reached, so that the clause is tried
  for (std::size_t i = 0; i < draws.size(); ++i) {
    const auto& score = ranking.scores[draws.practice(i)];
    for (const double total : work.totals[i]) {
      // A sheet with a mark left out has its share of the correction rounded once more.
      CHECK(total == Approx(score.total.approximate()).margin(0.005));
    }
  }
}

/// `strict` marks 9 points lower than the two others; the worth of P1 … P8 falls by 2. Each
/// practice is rated by two of three experts, the first two by whom `first` and `second` leave out.
Study one_strict(int left_out_of_first, int left_out_of_second) {
  std::vector<Rated> rated;
  for (int p = 0; p < 8; ++p) {
    const int left_out = p == 3 ? left_out_of_first : p == 4 ? left_out_of_second : p % 3;
    for (int e = 0; e < 3; ++e) {
      if (e == left_out) continue;
      const int worth = 40 - 2 * p;
      rated.push_back(
          {"P" + std::to_string(p + 1), "Э-" + std::to_string(e + 1), worth - (e == 0 ? 9 : 0)});
    }
  }
  return study_of(rated, 4);
}

std::optional<Robustness> robustness_of(const Study& study, bool corrected,
                                        std::uint32_t draws = 2000, unsigned threads = 1) {
  auto as = study;
  as.rules.severity_corrected = corrected;
  const auto consistency = rate(as, num::Threads{1});
  const auto ranking = score(as, consistency, num::Threads{1});
  const ListRule list{.places = as.rules.selection.places,
                      .pass_mark = {},
                      .may_enter = Per<Practice, bool>(as.practices.count(), true),
                      .choose = {}};
  return robustness_with_severity(as, ranking, severity_in_draws(as, consistency, {1}), list,
                                  {.draws = draws, .weight_spread = 0}, {threads});
}

TEST_CASE(
    "Corrected draws: where one expert is stricter by a constant it does not matter who had him") {
  // P4 is worth more than P5. Either the strict expert rated P4 and not P5, or the other way round.
  for (const auto& study : {one_strict(1, 0), one_strict(0, 1)}) {
    const auto found = robustness_of(study, true);
    REQUIRE(found.has_value());
    CHECK(found->draws_by_model == 1000);
    for (const auto practice : study.practices.count()) {
      const auto& of = *found->of[practice];
      const bool worthy = practice.value() < 4;
      CHECK(of.p_selected == Approx(worthy ? 1 : 0));
      CHECK(of.p_resampled == Approx(worthy ? 1 : 0));
      CHECK(*of.p_by_model == Approx(worthy ? 1 : 0));
      CHECK(of.place_low == practice.value() + 1);
      CHECK(of.place_high == practice.value() + 1);
    }
  }
}

TEST_CASE(
    "Corrected draws: without the correction the same list rests on who had the strict expert") {
  const auto unlucky = robustness_of(one_strict(1, 0), false);
  const auto lucky = robustness_of(one_strict(0, 1), false);
  const Index<Practice> fourth(3);
  CHECK(unlucky->of[fourth]->p_resampled < 0.5);
  CHECK(lucky->of[fourth]->p_resampled > 0.95);
}

TEST_CASE(
    "Corrected draws: a resampled total is the mean of marks freed of the draw's own severity") {
  const auto rated = uneven();
  const auto study = study_of(rated, 3);
  const auto consistency = rate(study, num::Threads{1});
  const auto ranking = score(study, consistency, num::Threads{1});
  const double lambda = 0.4;
  const robust::TotalDraws draws(study, ranking, 0, {.model = {}, .lambda = lambda});
  robust::TotalsWork work;
  draws.draw(robust::Source::resampled, 16, 1, work);
  const std::vector<std::string> practices{"P1", "P2", "P3", "P4", "P5", "P6"};
  const std::vector<std::string> experts{"Э-1", "Э-2", "Э-3", "Э-4"};
  std::vector<double> drawn(experts.size() * robust::draw_lanes);
  robust::DrawBlock(study.rules.seed, 16).exponentials(robust::Purpose::experts, drawn);
  for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
    // The same ridge with weights of any size: practices and experts side by side again.
    std::vector<double> counts;
    for (std::size_t e = 0; e < experts.size(); ++e) {
      counts.push_back(drawn[e * robust::draw_lanes + lane]);
    }
    num::Symmetric matrix(10);
    std::vector<double> right(10);
    const auto index = [](const std::vector<std::string>& names, const std::string& name) {
      return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
    };
    for (std::size_t e = 0; e < 4; ++e) matrix(6 + e, 6 + e) = lambda * counts[e];
    for (const auto& one : rated) {
      const std::size_t p = index(practices, one.practice);
      const std::size_t e = index(experts, one.expert);
      matrix(p, p) += counts[e];
      matrix(6 + e, 6 + e) += counts[e];
      matrix(6 + e, p) += counts[e];
      right[p] += counts[e] * one.mark;
      right[6 + e] += counts[e] * one.mark;
    }
    const auto solution = num::Cholesky::of(std::move(matrix))->solve(right);
    for (std::size_t i = 0; i < draws.size(); ++i) {
      // a_s of the solution is the mean; each correction is rounded by up to half of a hundredth.
      CHECK(work.totals[i][lane] ==
            Approx(solution[draws.practice(i).value()]).margin(0.005 + 1e-7));
    }
  }
}

TEST_CASE("Corrected draws: a chain of 300 experts with almost no penalty is solved too") {
  // Neighbours share one practice, so that what one expert is to another goes through all between.
  std::vector<Rated> rated;
  std::vector<int> lenient;
  for (int e = 0; e < 300; ++e) lenient.push_back((e * 7) % 11 - 5);
  for (int p = 0; p + 1 < 300; ++p) {
    const int worth = 30 + (p * 5) % 13;
    const auto name = "P" + std::to_string(p);
    rated.push_back({name, "Э-" + std::to_string(p), worth + lenient[static_cast<std::size_t>(p)]});
    rated.push_back(
        {name, "Э-" + std::to_string(p + 1), worth + lenient[static_cast<std::size_t>(p) + 1]});
  }
  const auto study = study_of(rated, 3);
  const robust::SeverityRefit refit(study, 1e-9);
  robust::RefitWork work;
  const std::vector<std::vector<Lanes>> weights{alike({1})};
  const auto counts = alike(std::vector<int>(300, 1));
  refit.fit(weights, counts, work);
  double mean = 0;
  for (const int one : lenient) mean += one / 300.0;
  for (std::size_t e = 0; e < 300; ++e) {
    CHECK(work.correction[e][0] == Approx(mean - lenient[e]).margin(0.0051));
  }
}

TEST_CASE("Corrected draws: one, two and seven threads give the same numbers") {
  const auto study = study_of(uneven(), 3);
  const auto one = robustness_of(study, true, 3001, 1);
  REQUIRE(one.has_value());
  for (const unsigned threads : {2U, 7U}) {
    const auto many = robustness_of(study, true, 3001, threads);
    for (const auto practice : study.practices.count()) {
      CHECK(one->of[practice]->at_place == many->of[practice]->at_place);
    }
  }
}

TEST_CASE(
    "Corrected draws: a correction that was not earned leaves draws of the marks as they are") {
  // Two panels without a link: nothing is corrected, and the draws are those of a plain plan.
  std::vector<Rated> rated;
  for (int p = 0; p < 6; ++p) {
    for (int e = 0; e < 2; ++e) {
      rated.push_back({"P" + std::to_string(p + 1), "Э-" + std::to_string(p / 3 * 2 + e + 1),
                       30 + 3 * p % 7 + 4 * e});
    }
  }
  const auto study = study_of(rated, 2);
  const auto consistency = rate(study, num::Threads{1});
  REQUIRE(consistency.diagnosis.correction.refused == CorrectionRefusal::not_connected);
  CHECK_FALSE(severity_in_draws(study, consistency, {1}).lambda.has_value());
  const auto corrected = robustness_of(study, true);
  const auto plain = robustness_of(study, false);
  for (const auto practice : study.practices.count()) {
    CHECK(corrected->of[practice]->at_place == plain->of[practice]->at_place);
  }
}

}  // namespace
}  // namespace otbor
