#include <cmath>
#include <numeric>

#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/rate/agreement/krippendorff.hpp"
#include "engine/rate/levels.hpp"
#include "tests/support/ratings.hpp"

namespace otbor {
namespace {

const Statistic& kendall() { return *find_statistic("kendall_w"); }
const Statistic& alpha() { return *find_statistic("krippendorff_alpha"); }

/// Experts × practices with marks below `marks`; with `holes`, about a third is missing.
std::vector<RatingRow> random_rows(std::uint32_t seed, std::uint32_t marks, bool holes) {
  const auto below = [&](std::uint32_t bound, std::uint32_t draw, std::uint32_t index) {
    return num::below(bound, seed, num::Stage::generator, draw, index);
  };
  std::vector<RatingRow> rows(2 + below(4, 0, 0));
  const std::uint32_t practices = 2 + below(9, 0, 1);
  for (std::uint32_t expert = 0; expert < rows.size(); ++expert) {
    for (std::uint32_t practice = 0; practice < practices; ++practice) {
      const bool hole = holes && below(3, 1 + expert, practice) == 0;
      const double mark = below(marks, 101 + expert, practice);
      rows[expert].push_back(hole ? std::nullopt : std::optional(mark));
    }
  }
  return rows;
}

/// α from its definition: every pair of ratings of a practice against every pair of ratings, the
/// distance of two marks being how many ratings lie between them.
std::optional<double> alpha_by_pairs(const Ratings& ratings) {
  std::vector<double> pooled;
  std::size_t units = 0;
  for (const auto practice : ratings.practices()) {
    const auto unit = ratings.of(practice);
    if (unit.size() < 2) continue;
    ++units;
    for (const auto& rating : unit) pooled.push_back(rating.value);
  }
  if (units < 2) return std::nullopt;  // of one practice alpha is 0 whatever the marks
  const auto distance = [&](double a, double b) {
    double between = 0;
    for (const double g : pooled) {
      const bool inside = g > std::min(a, b) && g < std::max(a, b);
      const bool at_end = !(g < a) && !(a < g);
      const bool at_other_end = !(g < b) && !(b < g);
      between += inside ? 1 : 0;
      between += at_end ? 0.5 : 0;  // n_c − n_c/2
      between += at_other_end ? 0.5 : 0;
    }
    return a < b || b < a ? between * between : 0;
  };
  double observed = 0;
  for (const auto practice : ratings.practices()) {
    const auto unit = ratings.of(practice);
    for (std::size_t i = 0; i < unit.size(); ++i) {
      for (std::size_t j = 0; j < unit.size(); ++j) {
        if (i == j) continue;
        observed += distance(unit[i].value, unit[j].value) / static_cast<double>(unit.size() - 1);
      }
    }
  }
  double expected = 0;
  for (const double a : pooled) {
    for (const double b : pooled) expected += distance(a, b);
  }
  if (!(expected > 0)) return std::nullopt;
  return 1 - static_cast<double>(pooled.size() - 1) * observed / expected;
}

TEST_CASE("Alpha: equals the definition by pairs on any table, complete or not") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const auto table = ratings_of_rows(random_rows(seed, 2 + seed % 5, seed % 3 != 0));
    const auto brute = alpha_by_pairs(table);
    const auto ours = compute(alpha(), table);
    REQUIRE(brute.has_value() == ours.has_value());
    if (brute) CHECK(ours->value == Approx(*brute).epsilon(1e-12).margin(1e-12));
  }
}

TEST_CASE("Alpha: full agreement is 1, and a constant expert lowers it") {
  CHECK(compute(alpha(), ratings({"0 1 2 3", "0 1 2 3"}))->value == Approx(1).epsilon(0));
  CHECK(compute(alpha(), ratings({"0 1 2 3", "0 1 2 3", "1 1 1 1"}))->value < 1);
}

TEST_CASE("Alpha: a practice with a single rating changes nothing") {
  const auto without = compute(alpha(), ratings({"0 1 2 3", "0 2 2 3"}));
  const auto with = compute(alpha(), ratings({"0 1 2 3 0 .", "0 2 2 3 . 7"}));
  CHECK(with->value == Approx(without->value).epsilon(0));
  CHECK(with->practices == 4);
  CHECK(with->experts == 2);
}

TEST_CASE("Alpha: only the order of the marks counts") {
  const auto plain = compute(alpha(), ratings({"0 1 2 3 2", "0 2 2 3 1"}));
  const auto stretched = compute(alpha(), ratings({"-5 1 2.5 300 2.5", "-5 2.5 2.5 300 1"}));
  CHECK(stretched->value == Approx(plain->value).epsilon(0));
}

TEST_CASE("Alpha: says why it does not exist") {
  CHECK(compute(alpha(), ratings({". .", ". ."})).error() == Undefined::no_ratings);
  CHECK(compute(alpha(), ratings({"1 . 3", ". 2 ."})).error() == Undefined::no_overlap);
  CHECK(compute(alpha(), ratings({"2 2 2", "2 2 ."})).error() == Undefined::no_variation);
}

TEST_CASE("Kendall's W: one order is 1, two opposite orders are 0") {
  CHECK(compute(kendall(), ratings({"1 2 3 4", "10 20 30 40"}))->value == Approx(1).epsilon(0));
  CHECK(compute(kendall(), ratings({"1 2 3 4", "4 3 2 1"}))->value == Approx(0).margin(0));
}

TEST_CASE("Kendall's W: strictness does not touch it, only the order counts") {
  const auto even = compute(kendall(), ratings({"3 1 2 2", "3 2 1 2", "1 2 3 3"}));
  const auto strict = compute(kendall(), ratings({"3 1 2 2", "30 20 10 20", "0 1 2 2"}));
  CHECK(strict->value == Approx(even->value).epsilon(0));
}

TEST_CASE("Kendall's W: without ties it is the mean rank correlation, (1 + (m − 1) r)/m") {
  // Ranks 1 2 3 4 against 2 1 4 3: Σd² = 4, r = 1 − 6·4/(4·15) = 0.6, W = 0.8.
  CHECK(compute(kendall(), ratings({"1 2 3 4", "2 1 4 3"}))->value == Approx(0.8).epsilon(1e-15));
}

TEST_CASE("Kendall's W: with ties two experts still give (1 + r)/2") {
  // Midranks 1.5 1.5 3 4 and 1 2 3.5 3.5: r of Pearson = 4 / 4.5.
  const auto w = compute(kendall(), ratings({"1 1 2 3", "1 2 3 3"}));
  CHECK(w->value == Approx((1 + 4 / 4.5) / 2).epsilon(1e-15));
}

TEST_CASE("Kendall's W: a constant expert adds n³ − n to the ties") {
  // 12 S / (m²(n³ − n) − mT) = 480 / (1080 − 360).
  const auto w = compute(kendall(), ratings({"1 2 3 4 5", "3 3 3 3 3", "1 2 3 4 5"}));
  CHECK(w->value == Approx(2.0 / 3).epsilon(1e-15));
}

TEST_CASE("Kendall's W: the test is given with its degrees of freedom, p from eight practices on") {
  const auto seven = compute(kendall(), ratings({"1 2 3 4 5 6 7", "1 2 3 4 5 6 7"}));
  CHECK(seven->chi_square.value() == Approx(12));
  CHECK(seven->degrees_of_freedom == 6);
  CHECK_FALSE(seven->p_value);
  // χ² = 14 with 7 degrees of freedom: p = 0.0512.
  const auto eight = compute(kendall(), ratings({"1 2 3 4 5 6 7 8", "1 2 3 4 5 6 7 8"}));
  CHECK(eight->p_value.value() == Approx(0.0512).margin(0.00005));
}

TEST_CASE("Kendall's W: says why it does not exist") {
  CHECK(compute(kendall(), ratings({". ."})).error() == Undefined::no_ratings);
  CHECK(compute(kendall(), ratings({"1 2 3"})).error() == Undefined::one_expert);
  CHECK(compute(kendall(), ratings({"1", "2"})).error() == Undefined::one_practice);
  CHECK(compute(kendall(), ratings({"1 2 3", "1 . 3"})).error() == Undefined::incomplete_design);
  CHECK(compute(kendall(), ratings({"2 2", "3 3"})).error() == Undefined::no_variation);
}

TEST_CASE("Design: complete when whoever rated anything rated every rated practice") {
  CHECK(is_complete_design(ratings({"1 2 .", ". . .", "3 1 ."})));
  CHECK_FALSE(is_complete_design(ratings({"1 2", "3 ."})));
  CHECK_FALSE(is_complete_design(ratings({"1 .", ". 1"})));
}

TEST_CASE("Alpha: the jackknife of a large table and the bootstrap tell the same error") {
  const auto table = ratings_of_rows(random_rows(11, 5, true));
  Ratings large(table.experts());
  for (std::uint32_t copy = 0; copy < 40; ++copy) {
    const auto rows = ratings_of_rows(random_rows(100 + copy, 5, true));
    for (const auto practice : rows.practices()) {
      large.begin_practice();
      for (const auto& rating : rows.of(practice)) {
        if (rating.expert.value() < table.experts().value()) large.add(rating);
      }
    }
  }
  const auto jack = jackknife_alpha(large, Metric::ordinal, 0.95);
  const auto drawn = bootstrap_alpha(large, Metric::ordinal, {}, {});
  REQUIRE(jack.has_value());
  REQUIRE(drawn.has_value());
  // Nine degrees of freedom: the error itself is known to about a quarter.
  CHECK(jack->standard_error / drawn->sd > 0.5);
  CHECK(jack->standard_error / drawn->sd < 2);
  CHECK(jackknife_alpha(ratings({"1 2", "2 2", "3 1"}), Metric::ordinal, 0.95).error() ==
        Undefined::too_few_data);
}

TEST_CASE("Statistics: nobody's place in the table matters") {
  for (const auto* statistic : statistics()) {
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
      auto rows = random_rows(seed, 4, !statistic->needs_complete_design);
      const auto plain = compute(*statistic, ratings_of_rows(rows));
      std::rotate(rows.begin(), rows.begin() + 1, rows.end());
      for (auto& row : rows) std::reverse(row.begin(), row.end());
      const auto moved = compute(*statistic, ratings_of_rows(rows));
      INFO(statistic->id << ", seed " << seed);
      REQUIRE(plain.has_value() == moved.has_value());
      if (plain) CHECK(moved->value == Approx(plain->value).epsilon(1e-14).margin(1e-15));
    }
  }
}

TEST_CASE("Statistics: each is told in both languages and has a verdict for any value") {
  for (const auto* statistic : statistics()) {
    INFO(statistic->id);
    CHECK(find_statistic(statistic->id) == statistic);
    CHECK_FALSE(statistic->source.empty());
    for (const auto lang : {Lang::ru, Lang::en}) {
      CHECK_FALSE(statistic->title.in(lang).empty());
      CHECK(statistic->meaning.in(lang).ends_with('.'));
      for (const double value : {-0.5, 0.0, 0.5, 1.0}) {
        CHECK_FALSE(statistic->verdict(value).in(lang).empty());
      }
    }
  }
  CHECK(find_statistic("kappa") == nullptr);
}

TEST_CASE("Statistics: the verdicts change at the published thresholds") {
  CHECK(kendall().verdict(0.29).en == "agreement is weak");
  CHECK(kendall().verdict(0.3).en == "agreement is medium");
  CHECK(kendall().verdict(0.7).en == "agreement is medium");
  CHECK(kendall().verdict(0.71).en == "agreement is high");
  CHECK(alpha().verdict(0.8).en != alpha().verdict(0.7999).en);
  CHECK(alpha().verdict(0.667).en != alpha().verdict(0.6669).en);
}

TEST_CASE("Levels: values are numbered in ascending order, however many there are") {
  CHECK(levels(ratings({"0.5 -1 0.5", "7 0 -0"})).of_rating ==
        std::vector<std::uint32_t>{2, 3, 0, 1, 2, 1});
  Ratings many((Count<Expert>(1)));
  many.begin_practice();
  for (std::uint32_t i = 0; i < 5000; ++i) many.add({Index<Expert>(0), i * 7919 % 5000 / 4.0});
  const auto found = levels(many);
  CHECK(found.count == 5000);
  for (std::uint32_t i = 0; i < 5000; ++i) REQUIRE(found.of_rating[i] == i * 7919 % 5000);
}

TEST_CASE("Undefined: every reason has a code and words in both languages") {
  for (const auto why :
       {Undefined::no_ratings, Undefined::one_expert, Undefined::one_practice,
        Undefined::no_overlap, Undefined::no_variation, Undefined::incomplete_design,
        Undefined::not_connected, Undefined::not_converged}) {
    CHECK(code_of(why).find(' ') == std::string_view::npos);
    CHECK_FALSE(code_of(why).empty());
    CHECK_FALSE(name_of(why).ru.empty());
    CHECK_FALSE(name_of(why).en.empty());
  }
}

}  // namespace
}  // namespace otbor
