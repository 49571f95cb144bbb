// Agreement beyond chance against direct definitions: loops over pairs and over coincidences, on
// small random tables.

#include <algorithm>
#include <cmath>
#include <map>

#include <catch2/catch.hpp>

#include "engine/rate/agreement/chance_corrected.hpp"
#include "engine/rate/agreement/fleiss.hpp"
#include "engine/rate/agreement/kappa.hpp"
#include "engine/rate/agreement/krippendorff.hpp"
#include "tests/property/draws.hpp"
#include "tests/support/ratings.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t cases = 200;

/// rows[expert][practice], 1 … 5, some missing.
std::vector<RatingRow> random_rows(Draws& draws, bool complete) {
  const auto experts = static_cast<std::size_t>(draws.between(2, 5));
  const auto practices = static_cast<std::size_t>(draws.between(4, 12));
  std::vector<RatingRow> rows(experts, RatingRow(practices));
  for (std::size_t p = 0; p < practices; ++p) {
    const auto worth = draws.between(1, 5);
    for (auto& row : rows) {
      if (!complete && draws.one_in(3)) continue;
      const auto mark = std::clamp<std::int64_t>(worth + draws.between(-1, 1), 1, 5);
      row[p] = static_cast<double>(mark);
    }
  }
  return rows;
}

double distance(Metric metric, double a, double b, const std::map<double, double>& n_of) {
  switch (metric) {
    case Metric::nominal:
      return std::abs(a - b) > 0 ? 1 : 0;
    case Metric::interval:
      return (a - b) * (a - b);
    case Metric::ratio:
      return (a - b) * (a - b) / ((a + b) * (a + b));
    case Metric::ordinal: {
      double between = -(n_of.at(a) + n_of.at(b)) / 2;
      for (const auto& [value, n] : n_of) {
        if (value >= std::min(a, b) && value <= std::max(a, b)) between += n;
      }
      return between * between;
    }
  }
  return 0;
}

/// Krippendorff (2011) as it is written: coincidences o_ck of ordered pairs, each by 1/(m − 1).
std::optional<double> alpha_by_coincidences(const std::vector<RatingRow>& rows, Metric metric) {
  std::map<std::pair<double, double>, double> coincidences;
  std::map<double, double> n_of;
  double n = 0;
  std::size_t units = 0;
  for (std::size_t p = 0; p < rows.front().size(); ++p) {
    std::vector<double> unit;
    for (const auto& row : rows) {
      if (row[p]) unit.push_back(*row[p]);
    }
    if (unit.size() < 2) continue;
    ++units;
    for (std::size_t i = 0; i < unit.size(); ++i) {
      for (std::size_t j = 0; j < unit.size(); ++j) {
        if (i != j)
          coincidences[{unit[i], unit[j]}] += 1.0 / (static_cast<double>(unit.size()) - 1);
      }
      n_of[unit[i]] += 1;
      n += 1;
    }
  }
  if (units < 2) return std::nullopt;  // of one practice alpha is 0 whatever the marks
  double observed = 0;
  double expected = 0;
  for (const auto& [pair, o] : coincidences) {
    observed += o * distance(metric, pair.first, pair.second, n_of);
  }
  for (const auto& [c, n_c] : n_of) {
    for (const auto& [k, n_k] : n_of) expected += n_c * n_k * distance(metric, c, k, n_of);
  }
  if (expected <= 0) return std::nullopt;
  return 1 - (n - 1) * observed / expected;
}

TEST_CASE("Krippendorff's alpha is what its coincidences give, for each kind of scale") {
  for (const auto metric : {Metric::nominal, Metric::ordinal, Metric::interval, Metric::ratio}) {
    for (std::uint32_t number = 0; number < cases; ++number) {
      CAPTURE(static_cast<int>(metric), number);
      Draws draws(number);
      const auto rows = random_rows(draws, false);
      const auto expected = alpha_by_coincidences(rows, metric);
      const auto ours = krippendorff_alpha(ratings_of_rows(rows), metric);
      REQUIRE(ours.has_value() == expected.has_value());
      if (ours) REQUIRE(ours->value == Approx(*expected).margin(1e-12));
    }
  }
}

TEST_CASE("Krippendorff's alpha for ratios refuses values below zero") {
  const auto result = krippendorff_alpha(ratings({"1 2 -1", "1 2 3"}), Metric::ratio);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error() == Undefined::wrong_scale);
}

TEST_CASE("A resampled interval holds alpha, and is the same for any number of threads") {
  const auto table =
      ratings({"1 2 3 3 2 1 4 1 2 5 5 3", "1 2 3 3 2 2 4 1 2 5 4 3", "2 3 3 3 2 3 4 2 2 5 1 3"});
  const auto alpha = krippendorff_alpha(table, Metric::ordinal);
  const auto one = bootstrap_alpha(table, Metric::ordinal, {.seed = 7}, num::Threads{1});
  const auto many = bootstrap_alpha(table, Metric::ordinal, {.seed = 7}, num::Threads{3});
  REQUIRE(one.has_value());
  CHECK(one->low < alpha->value);
  CHECK(one->high > alpha->value);
  CHECK(one->sd == Approx(many->sd).epsilon(0));
  CHECK(one->low == Approx(many->low).epsilon(0));
}

/// p_e of Conger: over ordered pairs of different experts, both drawing from their own ratings.
double conger_chance(const Categorised& data, const CategoryWeights& weights) {
  const std::size_t q = data.categories();
  std::vector<std::vector<double>> shares(data.experts, std::vector<double>(q));
  std::vector<double> counts(data.experts);
  for (const auto& entry : data.entries) {
    shares[entry.expert][entry.category] += 1;
    counts[entry.expert] += 1;
  }
  double chance = 0;
  for (std::size_t g = 0; g < data.experts; ++g) {
    for (std::size_t h = 0; h < data.experts; ++h) {
      if (g == h) continue;
      for (std::size_t k = 0; k < q; ++k) {
        for (std::size_t l = 0; l < q; ++l) {
          chance += weights.at(k, l) * shares[g][k] / counts[g] * shares[h][l] / counts[h];
        }
      }
    }
  }
  const auto r = static_cast<double>(data.experts);
  return chance / (r * (r - 1));
}

const std::vector<double> scale{1, 2, 3, 4, 5};

TEST_CASE("Conger's chance agreement is the mean over pairs of experts") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto data = categorised(ratings_of_rows(random_rows(draws, false)), scale);
    REQUIRE(data.has_value());
    for (const auto nearness : {Nearness::identity, Nearness::quadratic, Nearness::ordinal}) {
      const auto weights = category_weights(nearness, scale);
      const auto found = agreement_coefficients(*data, weights, 0.95);
      if (found.conger) {
        REQUIRE(found.conger->chance == Approx(conger_chance(*data, weights)).margin(1e-12));
      }
    }
  }
}

TEST_CASE("With complete data of two experts Conger's coefficient is Cohen's, Fleiss' is Scott's") {
  // 20 5 / 10 15: p_o = 0.7, Cohen's p_e = 0.5, Scott's p_e = 0.55² + 0.45² = 0.505.
  const std::vector<double> table{20, 5, 10, 15};
  const std::vector<double> categories{0, 1};
  const auto weights = category_weights(Nearness::identity, categories);
  const auto found = agreement_coefficients(categorised_table(table, categories), weights, 0.95);
  CHECK(found.percent->value == Approx(0.7));
  CHECK(found.conger->value == Approx(0.4));
  CHECK(found.fleiss->value == Approx((0.7 - 0.505) / 0.495));
  CHECK(found.gwet->value == Approx((0.7 - 0.495) / 0.505));  // p_e = 2 · 0.55 · 0.45
  CHECK(found.brennan_prediger->value == Approx(0.4));
  const auto cohen = cohen_kappa(table, weights);
  CHECK(*cohen->kappa == Approx(found.conger->value));
  CHECK(*cohen->standard_error == Approx(*found.conger->standard_error));
}

TEST_CASE("High agreement with a rare category lowers kappa and leaves AC1 high") {
  // A. R. Feinstein & D. V. Cicchetti (1990), table 2: p_o = 0.85 in both, κ = 0.70 and 0.32.
  const std::vector<double> categories{0, 1};
  const auto weights = category_weights(Nearness::identity, categories);
  const std::vector<double> even{40, 9, 6, 45};
  const std::vector<double> rare{80, 10, 5, 5};
  const auto of_even = agreement_coefficients(categorised_table(even, categories), weights, 0.95);
  const auto of_rare = agreement_coefficients(categorised_table(rare, categories), weights, 0.95);
  CHECK(of_even.conger->value == Approx(0.70).margin(0.005));
  CHECK(of_rare.conger->value == Approx(0.32).margin(0.005));
  CHECK(of_rare.gwet->value > 0.8);
}

TEST_CASE("Marks that are all the same: agreement is 1 where it exists, and alpha does not exist") {
  const auto data = categorised(ratings({"5 5 5 5", "5 5 5 5", "5 5 5 5"}), scale);
  const auto found =
      agreement_coefficients(*data, category_weights(Nearness::quadratic, scale), 0.95);
  CHECK(found.percent->value == Approx(1));
  CHECK(found.gwet->value == Approx(1));
  CHECK(found.brennan_prediger->value == Approx(1));
  REQUIRE_FALSE(found.krippendorff.has_value());
  CHECK(found.krippendorff.error() == Undefined::no_variation);
  CHECK(found.fleiss.error() == Undefined::no_variation);
}

TEST_CASE("Who does not share a practice with anybody has no agreement") {
  const auto data = categorised(ratings({"1 . .", ". 2 .", ". . 3"}), scale);
  const auto found =
      agreement_coefficients(*data, category_weights(Nearness::identity, scale), 0.95);
  CHECK(found.percent.error() == Undefined::no_overlap);
  CHECK(found.gwet.error() == Undefined::no_overlap);
}

TEST_CASE("A standard error is near the jackknife's") {
  Draws draws(11);
  std::vector<RatingRow> rows(4, RatingRow(120));
  for (std::size_t p = 0; p < 120; ++p) {
    const auto worth = draws.between(1, 5);
    for (auto& row : rows) {
      row[p] = static_cast<double>(std::clamp<std::int64_t>(worth + draws.between(-1, 1), 1, 5));
    }
  }
  const auto weights = category_weights(Nearness::quadratic, scale);
  const auto all =
      agreement_coefficients(*categorised(ratings_of_rows(rows), scale), weights, 0.95);
  using Of = const Expected<ChanceCorrected> AgreementCoefficients::*;
  for (const Of of : std::initializer_list<Of>{
           &AgreementCoefficients::percent, &AgreementCoefficients::fleiss,
           &AgreementCoefficients::conger, &AgreementCoefficients::gwet,
           &AgreementCoefficients::brennan_prediger, &AgreementCoefficients::krippendorff}) {
    double squares = 0;
    for (std::size_t left_out = 0; left_out < 120; ++left_out) {
      auto fewer = rows;
      for (auto& row : fewer) row.erase(row.begin() + static_cast<std::ptrdiff_t>(left_out));
      const auto found =
          agreement_coefficients(*categorised(ratings_of_rows(fewer), scale), weights, 0.95);
      const double difference = (found.*of)->value - (all.*of)->value;
      squares += difference * difference;
    }
    CHECK(*(all.*of)->standard_error == Approx(std::sqrt(squares * 119 / 120)).epsilon(0.03));
  }
}

TEST_CASE("Fleiss' kappa: its categories' kappas are its parts, weighted by p (1 - p)") {
  Draws draws(3);
  const auto data = categorised(ratings_of_rows(random_rows(draws, true)), {});
  const auto found = fleiss_kappa(*data);
  REQUIRE(found.has_value());
  double sum = 0;
  double weights = 0;
  std::vector<double> shares(data->categories());
  for (const auto& entry : data->entries) {
    shares[entry.category] += 1.0 / static_cast<double>(data->entries.size());
  }
  for (std::size_t k = 0; k < shares.size(); ++k) {
    sum += *found->of_category[k] * shares[k] * (1 - shares[k]);
    weights += shares[k] * (1 - shares[k]);
  }
  CHECK(sum / weights == Approx(*found->kappa).margin(1e-12));
}

TEST_CASE("Where one expert uses one category kappa is 0 and nothing is left to test") {
  for (const std::vector<double>& table :
       {std::vector<double>{0, 5, 0, 1}, std::vector<double>{0, 0, 1, 5},
        std::vector<double>{3, 0, 7, 0}, std::vector<double>{0, 11, 0, 3}}) {
    const std::vector<double> values{1, 2};
    const auto found = cohen_kappa(table, category_weights(Nearness::identity, values));
    REQUIRE(found.has_value());
    CHECK(*found->kappa == Approx(0).margin(1e-15));
    CHECK(found->z.error() == Undefined::no_variation);
  }
}

TEST_CASE("Two experts who use the categories alike have a Stuart-Maxwell statistic of zero") {
  const std::vector<double> symmetric{10, 4, 1, 4, 20, 3, 1, 3, 8};
  CHECK(*stuart_maxwell(symmetric, 3) == Approx(0).margin(1e-12));
  // For two categories it is McNemar's (b − c)² / (b + c).
  CHECK(*stuart_maxwell(std::vector<double>{20, 5, 10, 15}, 2) == Approx(25.0 / 15));
  CHECK(stuart_maxwell(std::vector<double>{20, 0, 0, 15}, 2).error() == Undefined::no_variation);
}

}  // namespace
}  // namespace otbor
