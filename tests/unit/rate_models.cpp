#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/rate/calibration.hpp"
#include "engine/rate/model.hpp"
#include "engine/rate/panels.hpp"
#include "tests/support/ratings.hpp"

namespace otbor {
namespace {

Expected<ExpertSeverity> fitted(std::string_view id, const Ratings& totals, std::size_t expert) {
  for (const auto* model : rater_models()) {
    if (model->id == id) return model->fit(totals)[Index<Expert>(expert)];
  }
  return Unexpected(Undefined::no_ratings);
}

/// Normal equations of Σ (x − a − b)² + λ Σ b² in all practices and experts, by elimination.
std::vector<double> dense_leniency(const Ratings& ratings, double lambda) {
  const std::size_t practices = ratings.practices().value();
  const std::size_t experts = ratings.experts().value();
  const std::size_t size = practices + experts;
  std::vector<std::vector<double>> a(size, std::vector<double>(size + 1));
  for (const auto practice : ratings.practices()) {
    const std::size_t p = practice.value();
    if (ratings.of(practice).empty()) a[p][p] = 1;
    for (const auto& rating : ratings.of(practice)) {
      const std::size_t e = practices + rating.expert.value();
      a[p][p] += 1;
      a[e][e] += 1;
      a[p][e] += 1;
      a[e][p] += 1;
      a[p][size] += rating.value;
      a[e][size] += rating.value;
    }
  }
  for (std::size_t e = practices; e < size; ++e) a[e][e] += lambda;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t row = 0; row < size; ++row) {
      if (row == i) continue;
      const double factor = a[row][i] / a[i][i];
      for (std::size_t j = i; j <= size; ++j) a[row][j] -= factor * a[i][j];
    }
  }
  std::vector<double> b;
  for (std::size_t e = practices; e < size; ++e) b.push_back(a[e][size] / a[e][e]);
  return b;
}

TEST_CASE("Colleague deviation: an expert two points below the colleagues is two points stricter") {
  const auto totals = ratings({"10 20 30", "12 22 32"});
  CHECK(fitted("colleague_deviation", totals, 0)->points == Approx(2));
  CHECK(fitted("colleague_deviation", totals, 1)->points == Approx(-2));
  CHECK(fitted("colleague_deviation", totals, 0)->practices_shared == 3);
}

TEST_CASE("Colleague deviation: held against the mean of the others, on shared practices only") {
  // P1: others' mean 25, own 20, 5 below. P2: nobody else. P3: other 31, own 30, 1 below.
  const auto totals = ratings({"20 50 30", "24 . 31", "26 . ."});
  CHECK(fitted("colleague_deviation", totals, 0)->points == Approx(3));
  CHECK(fitted("colleague_deviation", totals, 0)->practices_shared == 2);
}

TEST_CASE("Rater models: who shares nothing has no severity, and who rated nothing neither") {
  const auto totals = ratings({"20 . .", ". 30 31", ". . 29", ". . ."});
  for (const auto* model : rater_models()) {
    INFO(model->id);
    const auto fit = model->fit(totals);
    CHECK(fit[Index<Expert>(0)].error() == Undefined::no_overlap);
    CHECK(fit[Index<Expert>(1)].has_value());
    CHECK(fit[Index<Expert>(3)].error() == Undefined::no_ratings);
  }
}

TEST_CASE("Rater models: each is told in both languages") {
  for (const auto* model : rater_models()) {
    CHECK_FALSE(model->source.empty());
    for (const auto lang : {Lang::ru, Lang::en}) {
      CHECK_FALSE(model->title.in(lang).empty());
      CHECK(model->meaning.in(lang).ends_with('.'));
    }
  }
}

TEST_CASE("Additive: of a difference on one shared practice half is believed") {
  // Means fitted, the two deviate by ∓2; (1/2 + 1) b + 1/2 b = 2 gives b = 1.
  const auto totals = ratings({"10", "14"});
  CHECK(fitted("additive", totals, 0)->points == Approx(1));
  CHECK(fitted("additive", totals, 1)->points == Approx(-1));
}

TEST_CASE("Additive: solves the same equations as elimination in all unknowns") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    std::vector<RatingRow> rows(2 + seed % 5);
    for (std::uint32_t e = 0; e < rows.size(); ++e) {
      for (std::uint32_t p = 0; p < 9; ++p) {
        const bool hole = num::below(2, seed, num::Stage::generator, e, p) == 0;
        const double total = num::below(61, seed, num::Stage::generator, 100 + e, p);
        rows[e].push_back(hole ? std::nullopt : std::optional(total));
      }
    }
    const auto table = ratings_of_rows(rows);
    const double lambda = 0.25 * (1 + seed % 8);
    const auto expected = dense_leniency(table, lambda);
    const auto ours = leniency(table, lambda).value();
    for (std::size_t e = 0; e < rows.size(); ++e) {
      CHECK(ours[Index<Expert>(e)] == Approx(expected[e]).epsilon(1e-9).margin(1e-9));
    }
  }
}

TEST_CASE("Additive: sees through a colleague whom two experts share") {
  // The first and the third never met; the second is level with the first and 6 above the third.
  const auto totals = ratings({"30 31 . .", "30 31 40 41", ". . 34 35"});
  CHECK(fitted("additive", totals, 2)->points > fitted("additive", totals, 0)->points);
  CHECK(fitted("colleague_deviation", totals, 0)->points == Approx(0).margin(1e-12));
}

TEST_CASE("Additive: in each panel severities sum to zero") {
  const auto totals = ratings({"10 20 . .", "13 21 . .", ". . 40 41", ". . 30 35"});
  double first_panel = 0;
  double second_panel = 0;
  for (std::size_t e = 0; e < 2; ++e) first_panel += fitted("additive", totals, e)->points;
  for (std::size_t e = 2; e < 4; ++e) second_panel += fitted("additive", totals, e)->points;
  CHECK(first_panel == Approx(0).margin(1e-12));
  CHECK(second_panel == Approx(0).margin(1e-12));
}

TEST_CASE("Panels: experts are linked through common practices and chains of colleagues") {
  const auto chained = panels(ratings({"1 . .", "1 1 .", ". 1 1"}));
  CHECK(chained.count == 1);
  const auto apart = panels(ratings({". 1 . . .", ". 1 . . 2", ". . 1 . .", ". . 1 1 ."}));
  CHECK(apart.count == 2);
  CHECK(apart.of_practice.values() == std::vector<std::uint32_t>{0, 1, 2, 2, 1});
  CHECK(panels(ratings({". ."})).count == 0);
}

}  // namespace
}  // namespace otbor
