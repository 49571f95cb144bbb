// Analysis of variance, intraclass correlations, Cronbach's alpha, r_wg, correlations and
// generalizability: printed values, identities and direct definitions.

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/distributions.hpp"
#include "engine/rate/agreement/correlations.hpp"
#include "engine/rate/agreement/cronbach.hpp"
#include "engine/rate/agreement/gtheory.hpp"
#include "engine/rate/agreement/icc.hpp"
#include "engine/rate/agreement/icc_incomplete.hpp"
#include "engine/rate/agreement/kendall.hpp"
#include "engine/rate/agreement/within.hpp"
#include "tests/property/draws.hpp"
#include "tests/support/ratings.hpp"

namespace otbor {
namespace {

/// P. E. Shrout & J. L. Fleiss (1979), table 2: six targets, four judges.
Ratings shrout_fleiss() {
  return ratings({"9 6 8 7 10 6", "2 1 4 1 5 2", "5 3 6 2 6 4", "8 2 8 6 9 7"});
}

std::vector<RatingRow> random_rows(Draws& draws) {
  const auto experts = static_cast<std::size_t>(draws.between(2, 5));
  const auto practices = static_cast<std::size_t>(draws.between(3, 9));
  std::vector<RatingRow> rows(experts, RatingRow(practices));
  for (auto& row : rows) {
    for (auto& mark : row) mark = static_cast<double>(draws.between(0, 9));
  }
  return rows;
}

TEST_CASE("Mean squares and the six forms are those of Shrout and Fleiss, tables 3 and 4") {
  const auto squares = two_way(shrout_fleiss());
  REQUIRE(squares.has_value());
  CHECK(squares->practices == Approx(11.24).margin(0.005));
  CHECK(squares->within == Approx(6.26).margin(0.005));
  CHECK(squares->experts == Approx(32.49).margin(0.005));
  CHECK(squares->error == Approx(1.02).margin(0.005));
  const auto icc = intraclass_correlations(*squares, 0.95);
  CHECK(icc.one_way.single->value == Approx(0.17).margin(0.005));
  CHECK(icc.agreement.single->value == Approx(0.29).margin(0.005));
  CHECK(icc.consistency.single->value == Approx(0.71).margin(0.005));
  CHECK(icc.one_way.mean->value == Approx(0.44).margin(0.005));
  CHECK(icc.agreement.mean->value == Approx(0.62).margin(0.005));
  CHECK(icc.consistency.mean->value == Approx(0.91).margin(0.005));
}

TEST_CASE("At an end of its interval an intraclass correlation is just rejected") {
  const auto squares = *two_way(shrout_fleiss());
  const auto icc = intraclass_correlations(squares, 0.95);
  // MSR / MS has the F distribution times 1 + kρ/(1 − ρ) where ρ is the true value.
  const auto p_value = [&](double rho, double rest, double df) {
    const double f = squares.practices / rest / (1 + 4 * rho / (1 - rho));
    return num::f_upper(f, 5, df);
  };
  const auto one_way = *icc.one_way.single->interval;
  CHECK(p_value(one_way.low, squares.within, 18) == Approx(0.025).epsilon(1e-9));
  CHECK(p_value(one_way.high, squares.within, 18) == Approx(0.975).epsilon(1e-9));
  const auto consistency = *icc.consistency.single->interval;
  CHECK(p_value(consistency.low, squares.error, 15) == Approx(0.025).epsilon(1e-9));
  CHECK(p_value(consistency.high, squares.error, 15) == Approx(0.975).epsilon(1e-9));
}

TEST_CASE("The mean's correlation is that of one rating stepped up, limits too") {
  for (std::uint32_t number = 0; number < 100; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto squares = two_way(ratings_of_rows(random_rows(draws)));
    if (!squares || !squares->varies) continue;
    const auto icc = intraclass_correlations(*squares, 0.9);
    const double k = squares->k;
    for (const auto* pair : {&icc.one_way, &icc.consistency, &icc.agreement}) {
      if (!pair->single || !pair->mean) continue;
      const double single = pair->single->value;
      CHECK(pair->mean->value == Approx(k * single / (1 + (k - 1) * single)).epsilon(1e-9));
    }
  }
}

TEST_CASE("Sums of squares add up to that of all ratings, however large the ratings are") {
  for (const double origin : {0.0, 1e9}) {
    Draws draws(5);
    auto rows = random_rows(draws);
    double sum = 0;
    double count = 0;
    for (auto& row : rows) {
      for (auto& mark : row) {
        *mark += origin;
        sum += *mark - origin;
        count += 1;
      }
    }
    double all = 0;
    for (const auto& row : rows) {
      for (const auto& mark : row) {
        all += (*mark - origin - sum / count) * (*mark - origin - sum / count);
      }
    }
    const auto s = *two_way(ratings_of_rows(rows));
    const double n = s.n;
    const double k = s.k;
    CHECK(s.practices * (n - 1) + s.within * n * (k - 1) == Approx(all).epsilon(1e-9));
    CHECK(s.practices * (n - 1) + s.experts * (k - 1) + s.error * (n - 1) * (k - 1) ==
          Approx(all).epsilon(1e-9));
  }
}

TEST_CASE("The analysis of variance has the same bits for any number of threads") {
  Ratings ratings((Count<Expert>(3)));
  Draws draws(1);
  for (int practice = 0; practice < 5000; ++practice) {
    ratings.begin_practice();
    for (std::size_t e = 0; e < 3; ++e) {
      ratings.add({Index<Expert>(e), static_cast<double>(draws.between(0, 1000)) / 7});
    }
  }
  const auto one = *two_way(ratings, num::Threads{1});
  const auto many = *two_way(ratings, num::Threads{4});
  CHECK(one.error == Approx(many.error).epsilon(0));
  CHECK(one.practices == Approx(many.practices).epsilon(0));
}

TEST_CASE("Intraclass correlations of incomplete ratings are those of lme4's components") {
  // lme4 1.1-31, lmer(y ~ 1 + (1|p) + (1|e)): p 1.41524635, e 0.02659905, rest 0.60192099; without
  // experts p 1.41380021, rest 0.62721876. 2.4 is the harmonic mean number of experts.
  const auto icc =
      incomplete_intraclass_correlations(ratings({"1 3 5 . 3 2", "2 . 4 2 5 1", ". 4 5 2 4 3"}));
  CHECK(icc.agreement.single->value == Approx(0.692469726847).epsilon(1e-6));
  CHECK(icc.consistency.single->value == Approx(0.701600865553).epsilon(1e-6));
  CHECK(icc.agreement.mean->value == Approx(0.843850271056).epsilon(1e-6));
  CHECK(icc.consistency.mean->value == Approx(0.849463762193).epsilon(1e-6));
  CHECK(icc.one_way.single->value == Approx(0.69269332346).epsilon(1e-6));
  CHECK(icc.one_way.mean->value == Approx(0.84398860035).epsilon(1e-6));
  CHECK(icc.agreement.single->interval.error() == Undefined::incomplete_design);
}

TEST_CASE("With complete ratings both ways to an intraclass correlation lead to one value") {
  const auto table = ratings({"9 6 8 7 10 6", "2 1 4 1 5 2", "5 3 6 2 6 4", "8 2 8 6 9 7"});
  const auto squares = intraclass_correlations(*two_way(table), 0.95);
  const auto components = incomplete_intraclass_correlations(table);
  CHECK(components.agreement.single->value ==
        Approx(squares.agreement.single->value).epsilon(1e-6));
  CHECK(components.consistency.mean->value ==
        Approx(squares.consistency.mean->value).epsilon(1e-6));
}

TEST_CASE("A limit of ICC(A,1) at −1/(k − 1) leaves the mean of k without a lower limit") {
  // The lower 90 % limit of ICC(A,1) of these is −1.
  const auto icc = intraclass_correlations(*two_way(ratings({"1 3 3", "1 4 2"})), 0.9);
  CHECK(icc.agreement.single->interval->low == Approx(-1).epsilon(1e-9));
  CHECK(std::isinf(icc.agreement.mean->interval->low));
  CHECK(icc.agreement.mean->interval->high == Approx(0.9944444444).epsilon(1e-8));
}

TEST_CASE("Who cannot be compared has no intraclass correlation") {
  CHECK(incomplete_intraclass_correlations(ratings({"4 . . 2", ". 3 . .", ". . 5 ."}))
            .agreement.single.error() == Undefined::no_overlap);
  CHECK(incomplete_intraclass_correlations(ratings({"4 2 . .", "3 2 . .", ". . 5 1", ". . 3 2"}))
            .agreement.single.error() == Undefined::not_connected);
}

TEST_CASE("Where a table is no table, the reason is told") {
  CHECK(two_way(ratings({"1 2 .", "1 2 3"})).error() == Undefined::incomplete_design);
  CHECK(two_way(ratings({"1", "2"})).error() == Undefined::one_practice);
  CHECK(two_way(ratings({"1 2 3"})).error() == Undefined::one_expert);
  const auto equal = intraclass_correlations(*two_way(ratings({"4 4 4", "4 4 4"})), 0.95);
  CHECK(equal.agreement.single.error() == Undefined::no_variation);
}

TEST_CASE("Cronbach's alpha of experts is the consistency of their mean, Feldt's interval too") {
  const auto table = shrout_fleiss();
  const auto icc = intraclass_correlations(*two_way(table), 0.95);
  for (const auto missing : {MissingRatings::listwise, MissingRatings::pairwise}) {
    const auto found = cronbach_alpha(table, missing, 0.95);
    CHECK(*found.alpha == Approx(icc.consistency.mean->value));
    CHECK(found.complete == 6);
  }
  const auto feldt = *cronbach_alpha(table, MissingRatings::listwise, 0.95).feldt;
  // 1 − (1 − α) F with 5 and 15 degrees of freedom; (1 − α) = MSE/MSR.
  const double rest = 1 - icc.consistency.mean->value;
  CHECK(feldt.low == Approx(1 - rest * num::f_quantile(0.975, 5, 15)));
  CHECK(feldt.high == Approx(1 - rest / num::f_quantile(0.975, 15, 5)));
}

TEST_CASE("Finn's r and r_wg compare with marks thrown into the scale by chance") {
  CHECK(uniform_variance(5) == Approx(2));  // of 1 2 3 4 5
  const auto equal = finn(*two_way(ratings({"4 4 4", "4 4 4"})), 5);
  CHECK(equal.one_way == Approx(1));
  const std::vector<double> spread{1, 5, 3, 2};  // mean 2.75, s² = 35/12
  CHECK(*within_group(spread).variance == Approx(35.0 / 12));
  CHECK(*within_group(spread).mean_deviation == Approx(1.25));
  CHECK(r_wg(35.0 / 12, 2) == Approx(0).margin(1e-12));  // below zero counts as zero
  CHECK(r_wg(0.25, 2) == Approx(0.875));
  CHECK(r_wg_j(0.25, 1, 2) == Approx(0.875));
  CHECK(within_group(std::vector<double>{3}).variance.error() == Undefined::one_expert);
}

TEST_CASE("Mean Spearman correlation without a loop over pairs is that of the loop") {
  for (std::uint32_t number = 0; number < 100; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto table = ratings_of_rows(random_rows(draws));
    const auto concordance = kendall_concordance(table);
    const auto means = mean_correlations(pair_correlations(table, 2, num::Threads{1}));
    if (!concordance) continue;
    REQUIRE(concordance->mean_spearman.has_value() == means.spearman.has_value());
    if (!means.spearman) continue;
    REQUIRE(*concordance->mean_spearman == Approx(*means.spearman).margin(1e-12));
  }
}

TEST_CASE("An expert who gives everybody the same mark has no correlation and is counted out") {
  const auto table = ratings({"1 2 3 4 5", "3 3 3 3 3", "1 2 3 4 5"});
  const auto pairs = pair_correlations(table, 3, num::Threads{1});
  REQUIRE(pairs.size() == 3);
  CHECK(pairs[0].spearman.error() == Undefined::no_variation);
  CHECK(*pairs[1].spearman == Approx(1));
  const auto means = mean_correlations(pairs);
  CHECK(*means.spearman == Approx(1));
  CHECK(means.experts == 2);
  CHECK(means.pearson_fisher.error() == Undefined::beyond_numbers);
}

gtheory::Design design_of(const std::vector<std::vector<std::vector<double>>>& y) {
  gtheory::Design design{.y = {}, .factors = {}, .host = {{}, {}, {}}};
  design.factors.resize(3);
  for (std::uint32_t p = 0; p < y.size(); ++p) {
    for (std::uint32_t i = 0; i < y[p].size(); ++i) {
      for (std::uint32_t r = 0; r < y[p][i].size(); ++r) {
        design.y.push_back(y[p][i][r]);
        design.factors[0].level.push_back(p);
        design.factors[1].level.push_back(i);
        design.factors[2].level.push_back(r);
      }
    }
  }
  design.factors[0].levels = static_cast<std::uint32_t>(y.size());
  design.factors[1].levels = static_cast<std::uint32_t>(y.front().size());
  design.factors[2].levels = static_cast<std::uint32_t>(y.front().front().size());
  return design;
}

/// Practices that differ much, criteria and experts that differ some, and noise.
gtheory::Design random_design(std::uint32_t seed) {
  Draws draws(seed);
  const auto draw = [&](std::int64_t width) {
    return static_cast<double>(draws.between(-width, width));
  };
  std::vector<std::vector<std::vector<double>>> y(
      8, std::vector<std::vector<double>>(4, std::vector<double>(3)));
  std::vector<double> of_criterion{draw(20), draw(20), draw(20), draw(20)};
  std::vector<double> of_expert{draw(20), draw(20), draw(20)};
  for (auto& practice : y) {
    const double worth = draw(40);
    std::vector<double> with_expert{draw(15), draw(15), draw(15)};
    for (std::size_t i = 0; i < 4; ++i) {
      const double with_criterion = draw(15);
      for (std::size_t r = 0; r < 3; ++r) {
        practice[i][r] =
            worth + of_criterion[i] + of_expert[r] + with_expert[r] + with_criterion + draw(10);
      }
    }
  }
  return design_of(y);
}

TEST_CASE("Generalizability of practices by experts is the intraclass correlation of the mean") {
  const auto table = shrout_fleiss();
  gtheory::Design design{.y = {}, .factors = {{6, {}}, {4, {}}}, .host = {{}, {}}};
  for (const auto practice : table.practices()) {
    for (const auto& rating : table.of(practice)) {
      design.y.push_back(rating.value);
      design.factors[0].level.push_back(practice.value());
      design.factors[1].level.push_back(rating.expert.value());
    }
  }
  const auto study = gtheory::variance_components(design, gtheory::Estimator::anova, {});
  REQUIRE(study.has_value());
  const auto icc = intraclass_correlations(*two_way(table), 0.95);
  const auto as_observed = gtheory::decide(*study, study->sizes);
  CHECK(*as_observed.g == Approx(icc.consistency.mean->value));
  CHECK(*as_observed.phi == Approx(icc.agreement.mean->value));
  const auto one = gtheory::decide(*study, {6, 1});
  CHECK(*one.phi == Approx(icc.agreement.single->value));
  // The smallest number that reaches the target: one less does not.
  const double needed = *gtheory::needed_for_phi(*study, 1, study->sizes, 0.8);
  CHECK(*gtheory::decide(*study, {6, needed}).phi >= 0.8);
  CHECK(*gtheory::decide(*study, {6, needed - 1}).phi < 0.8);
}

TEST_CASE("With practices, criteria and experts components follow Brennan's formulas") {
  const auto study = gtheory::variance_components(random_design(1), gtheory::Estimator::anova, {});
  REQUIRE(study.has_value());
  // p, i, r, p:i, p:r, i:r, p:i:r, with n_p = 8, n_i = 4, n_r = 3: Brennan (2001), table 3.2.
  const auto& ms = study->mean_squares;
  REQUIRE(ms.size() == 7);
  CHECK(study->components[6] == Approx(ms[6]));
  CHECK(study->components[5] == Approx((ms[5] - ms[6]) / 8));
  CHECK(study->components[4] == Approx((ms[4] - ms[6]) / 4));
  CHECK(study->components[3] == Approx((ms[3] - ms[6]) / 3));
  CHECK(study->components[2] == Approx((ms[2] - ms[4] - ms[5] + ms[6]) / 32));
  CHECK(study->components[0] == Approx((ms[0] - ms[3] - ms[4] + ms[6]) / 12));
}

TEST_CASE("Likelihood and mean squares agree on balanced data whose components are positive") {
  std::size_t compared = 0;
  for (std::uint32_t seed = 1; seed < 12; ++seed) {
    const auto design = random_design(seed);
    const auto anova = gtheory::variance_components(design, gtheory::Estimator::anova, {});
    REQUIRE(anova.has_value());
    if (*std::min_element(anova->components.begin(), anova->components.end()) <= 0) continue;
    const auto reml = gtheory::variance_components(design, gtheory::Estimator::reml, {});
    REQUIRE(reml.has_value());
    for (std::size_t s = 0; s < 7; ++s) {
      CHECK(reml->components[s] == Approx(anova->components[s]).epsilon(1e-5));
    }
    ++compared;
  }
  CHECK(compared >= 2);
}

TEST_CASE("Mean squares want balanced data, and a facet wants two levels") {
  auto design = random_design(2);
  design.y.pop_back();
  for (auto& factor : design.factors) factor.level.pop_back();
  CHECK(gtheory::variance_components(design, gtheory::Estimator::anova, {}).error() ==
        Undefined::incomplete_design);
  CHECK(gtheory::variance_components(design, gtheory::Estimator::reml, {}).has_value());
  const auto single = design_of({{{1}, {2}}, {{2}, {5}}});
  CHECK(gtheory::variance_components(single, gtheory::Estimator::anova, {}).error() ==
        Undefined::one_expert);
}

}  // namespace
}  // namespace otbor
