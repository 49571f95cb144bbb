#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/num/cholesky.hpp"
#include "engine/rate/consistency.hpp"
#include "engine/score/robust/total_draws.hpp"
#include "engine/score/robust/with_severity.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

/// Φ(1), any table of the normal distribution.
constexpr double phi_of_1 = 0.8413447;

num::Symmetric identity(std::size_t size) {
  num::Symmetric matrix(size);
  for (std::size_t i = 0; i < size; ++i) matrix(i, i) = 1;
  return matrix;
}

/// Nothing known of severity but how far experts differ: φM = 0.
SeverityPosterior prior(const Study& study, double sd_expert, double sd_residual) {
  SeverityPosterior posterior{.leniency = Per<Expert, double>(study.experts.count()),
                              .panel = {},
                              .unseen = {},
                              .factor = num::Cholesky::of(identity(study.experts.count().value())),
                              .sd_expert = sd_expert,
                              .sd_residual = sd_residual};
  for (const auto expert : study.experts.count()) posterior.panel.push_back(expert);
  return posterior;
}

/// P1 has 6 points of 6 and P2 has `second` from each of the experts named; one place.
Study two_practices(const std::vector<std::string>& first, const std::vector<std::string>& second,
                    const std::string& mark) {
  auto builder = StudyBuilder().criterion("К1", "2").practice("P1").practice("P2");
  for (const auto& expert : first) builder.sheet("P1", expert, "3");
  for (const auto& expert : second) builder.sheet("P2", expert, mark);
  return builder.rules([](Rules& rules) { rules.selection.places = 1; }).build();
}

std::optional<Robustness> robustness_of(const Study& study, const SeverityPosterior& severity,
                                        const RobustnessOptions& options = {.weight_spread = 0},
                                        unsigned threads = 1) {
  const ListRule list{.places = study.rules.selection.places,
                      .pass_mark = {},
                      .may_enter = Per<Practice, bool>(study.practices.count(), true),
                      .choose = {}};
  const auto ranking = score(study, rate(study, num::Threads{1}), num::Threads{1});
  return robustness_with_severity(study, ranking, {.model = severity, .lambda = {}}, list, options,
                                  num::Threads{threads});
}

/// Four standard errors of a share of 5 000 draws.
constexpr double margin = 0.021;

TEST_CASE("Severity draws: two practices of two experts differ by what severity and noise allow") {
  // The difference of 6 points, less 2 that the first expert is more lenient, is normal with
  // variance 2 s² + 2 σ² = 16.
  const auto study = two_practices({"Э-01"}, {"Э-02"}, "0");
  auto severity = prior(study, 2, 2);
  severity.leniency[Index<Expert>(0)] = 1;
  severity.leniency[Index<Expert>(1)] = -1;
  const auto found = robustness_of(study, severity);
  REQUIRE(found.has_value());
  CHECK(found->draws == 10'000);
  CHECK(found->draws_by_model == 5'000);
  const auto& first = *found->of[Index<Practice>(0)];
  CHECK(first.p_resampled == Approx(1));  // each has but one expert
  REQUIRE(first.p_by_model.has_value());
  CHECK(*first.p_by_model == Approx(phi_of_1).margin(margin));
  CHECK(first.p_selected == Approx((1 + *first.p_by_model) / 2).margin(1e-12));
  CHECK(first.zone == Zone::to_be_discussed);
  CHECK(first.at_place[0] == Approx(first.p_selected * 10'000));
}

TEST_CASE("Severity draws: practices of one expert move together, however unsure the severity") {
  // 4 points against √(2 · 8) of noise.
  const auto study = two_practices({"Э-01"}, {"Э-01"}, "1");
  const auto found = robustness_of(study, prior(study, 1000, std::sqrt(8.0)));
  CHECK(*found->of[Index<Practice>(0)]->p_by_model == Approx(phi_of_1).margin(margin));
}

TEST_CASE("Severity draws: the noise of a mean of four sheets is half that of one") {
  // 2 points against √(2 · 8 / 4).
  const std::vector<std::string> four{"Э-01", "Э-02", "Э-03", "Э-04"};
  const auto study = two_practices(four, four, "2");
  const auto found = robustness_of(study, prior(study, 1000, std::sqrt(8.0)));
  CHECK(*found->of[Index<Practice>(0)]->p_by_model == Approx(phi_of_1).margin(margin));
}

TEST_CASE("Severity draws: an expert of no panel is any expert of the same kind") {
  // The panel's one expert has severity 0 by definition; the other adds s² to 2 σ².
  const auto study = two_practices({"Э-01"}, {"Э-02"}, "1");
  auto severity = prior(study, 2, std::sqrt(6.0));
  severity.panel = {Index<Expert>(0)};
  severity.unseen = {Index<Expert>(1)};
  severity.factor = num::Cholesky::of(identity(1));
  const auto found = robustness_of(study, severity);
  CHECK(*found->of[Index<Practice>(0)]->p_by_model == Approx(phi_of_1).margin(margin));
}

TEST_CASE("Severity draws: where experts do not differ only noise is left") {
  const auto study = two_practices({"Э-01"}, {"Э-02"}, "1");
  auto severity = prior(study, 0, std::sqrt(8.0));
  severity.factor.reset();
  const auto found = robustness_of(study, severity);
  CHECK(*found->of[Index<Practice>(0)]->p_by_model == Approx(phi_of_1).margin(margin));
}

/// Six practices, four experts, three sheets each but one; experts differ.
Study programme() {
  auto builder = StudyBuilder()
                     .criterion("К1", "3", {.scale = "0 1 2 3 4 5 6 7 8 9"})
                     .criterion("К2", "2", {.scale = "0 1 2 3 4 5 6 7 8 9"});
  const std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>>
      sheets{{"P1", {{"Э-01", "9 8"}, {"Э-02", "7 6"}, {"Э-03", "8 8"}}},
             {"P2", {{"Э-02", "6 6"}, {"Э-03", "7 8"}, {"Э-04", "4 5"}}},
             {"P3", {{"Э-01", "8 9"}, {"Э-04", "5 4"}, {"Э-03", "7 6"}}},
             {"P4", {{"Э-01", "6 7"}, {"Э-02", "5 4"}, {"Э-04", "3 4"}}},
             {"P5", {{"Э-01", "7 6"}, {"Э-02", "4 5"}}},
             {"P6", {{"Э-02", "3 4"}, {"Э-03", "6 5"}, {"Э-04", "2 2"}}}};
  for (const auto& [practice, of_practice] : sheets) {
    builder.practice(practice);
    for (const auto& [expert, marks] : of_practice) builder.sheet(practice, expert, marks);
  }
  return builder.rules([](Rules& rules) { rules.selection.places = 3; }).build();
}

/// (X' V⁻¹ X)⁻¹ with V = σ² I + s² Z Z': the errors of practices by generalised least squares,
/// nothing eliminated. Rows and columns by practice.
num::Symmetric errors_of_practices(const Ratings& totals, const SeverityFit& fit) {
  struct Row {
    std::size_t practice;
    Rating rating;
  };
  std::vector<Row> rows;
  for (const auto practice : totals.practices()) {
    for (const auto& rating : totals.of(practice)) rows.push_back({practice.value(), rating});
  }
  num::Symmetric v(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const bool same = rows[i].rating.expert == rows[j].rating.expert;
      v(i, j) = (i == j ? fit.sd_residual * fit.sd_residual : 0) +
                (same ? fit.sd_expert * fit.sd_expert : 0);
    }
  }
  const auto inverse = num::Cholesky::of(v)->inverse(rows.size());
  num::Symmetric information(totals.practices().value());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < rows.size(); ++j) {
      if (rows[j].practice > rows[i].practice) continue;
      information(rows[i].practice, rows[j].practice) += inverse.at(i, j);
    }
  }
  return num::Cholesky::of(information)->inverse(information.size());
}

TEST_CASE("Severity draws: totals have the means of the correction and the errors of the model") {
  const auto study = programme();
  const auto consistency = rate(study, num::Threads{1});
  const auto ranking = score(study, consistency, num::Threads{1});
  const auto totals = ratings_of_totals(study, consistency.totals, sheet_roles(study));
  const auto fit = fit_severity(totals);
  REQUIRE(fit.has_value());
  REQUIRE(fit->lambda.has_value());
  const auto posterior = posterior_of(totals, *fit);
  const robust::TotalDraws draws(study, ranking, 0, {.model = posterior, .lambda = {}});
  const auto corrected = calibrate(totals, *fit->lambda)->calibrated;
  const auto errors = errors_of_practices(totals, *fit);

  constexpr std::uint32_t count = 40'000;
  std::vector<std::vector<double>> sampled(draws.size());
  robust::TotalsWork work;
  for (std::uint32_t first = 0; first < count; first += robust::draw_lanes) {
    draws.draw(robust::Source::model, first, 1, work);
    for (std::size_t i = 0; i < draws.size(); ++i) {
      sampled[i].insert(sampled[i].end(), work.totals[i].begin(), work.totals[i].end());
    }
  }
  for (std::size_t i = 0; i < draws.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const auto a = draws.practice(i);
      const auto b = draws.practice(j);
      double mean = 0;
      double square = 0;
      for (std::uint32_t k = 0; k < count; ++k) {
        const double difference = sampled[i][k] - sampled[j][k];
        mean += difference / count;
        square += difference * difference / count;
      }
      const double variance = errors(a.value(), a.value()) + errors(b.value(), b.value()) -
                              2 * errors.at(a.value(), b.value());
      CHECK(mean == Approx(corrected[a] - corrected[b]).margin(4 * std::sqrt(variance / count)));
      // A sample variance of normals has standard error σ² √(2/n).
      CHECK(square - mean * mean == Approx(variance).epsilon(4 * std::sqrt(2.0 / count)));
    }
  }
}

TEST_CASE("Severity draws: one, two and seven threads give the same numbers") {
  const auto study = programme();
  const auto consistency = rate(study, num::Threads{1});
  const auto totals = ratings_of_totals(study, consistency.totals, sheet_roles(study));
  const auto posterior = posterior_of(totals, *fit_severity(totals));
  const RobustnessOptions options{.draws = 3001};
  const auto one = robustness_of(study, posterior, options, 1);
  REQUIRE(one.has_value());
  CHECK(one->draws_by_model == 1500);
  for (const unsigned threads : {2U, 7U}) {
    const auto many = robustness_of(study, posterior, options, threads);
    for (const auto practice : study.practices.count()) {
      const auto& a = *one->of[practice];
      const auto& b = *many->of[practice];
      CHECK(a.p_selected == Approx(b.p_selected).margin(1e-15));
      CHECK(a.p_resampled == Approx(b.p_resampled).margin(1e-15));
      CHECK(*a.p_by_model == Approx(*b.p_by_model).margin(1e-15));
      CHECK(a.at_place == b.at_place);
    }
  }
}

TEST_CASE("Severity draws: the model is silent for the reasons that refuse a correction") {
  Diagnosis diagnosis;
  const auto refused_for = [&](CorrectionRefusal why) {
    diagnosis.correction.refused = why;
    return silence_of(diagnosis);
  };
  CHECK(refused_for(CorrectionRefusal::not_estimable) == ModelSilence::not_estimable);
  CHECK(refused_for(CorrectionRefusal::not_connected) == ModelSilence::not_connected);
  CHECK(refused_for(CorrectionRefusal::no_gain) == ModelSilence::no_gain);
  CHECK(refused_for(CorrectionRefusal::no_severity) == std::nullopt);
  diagnosis.correction.refused.reset();
  CHECK(silence_of(diagnosis) == std::nullopt);
  diagnosis.labels_are_roles = true;
  CHECK(silence_of(diagnosis) == ModelSilence::labels_are_roles);
}

TEST_CASE("Severity draws: two panels that share no practice leave every draw to resampling") {
  auto builder = StudyBuilder().criterion("К1", "1");
  for (const auto* practice : {"P1", "P2", "P3"}) {
    builder.practice(practice).sheet(practice, "Э-01", "3").sheet(practice, "Э-02", "1");
  }
  for (const auto* practice : {"P4", "P5", "P6"}) {
    builder.practice(practice).sheet(practice, "Э-03", "2").sheet(practice, "Э-04", "1");
  }
  const auto study = builder.build();
  const auto consistency = rate(study, num::Threads{1});
  CHECK(silence_of(consistency.diagnosis) == ModelSilence::not_connected);
  CHECK_FALSE(severity_posterior(study, consistency, num::Threads{1}).has_value());
}

TEST_CASE("Severity draws: a posterior from corrected totals is that from the marks") {
  auto study = programme();
  const auto as_marked = rate(study, num::Threads{1});
  study.rules.severity_corrected = true;
  const auto corrected = rate(study, num::Threads{1});
  const auto a = severity_posterior(study, as_marked, num::Threads{1});
  const auto b = severity_posterior(study, corrected, num::Threads{1});
  REQUIRE(a.has_value());
  REQUIRE(b.has_value());
  for (const auto expert : study.experts.count()) {
    CHECK(a->leniency[expert] == Approx(b->leniency[expert]).margin(1e-12));
  }
  CHECK((*a->factor)(2, 1) == Approx((*b->factor)(2, 1)).margin(1e-12));
}

}  // namespace
}  // namespace otbor
