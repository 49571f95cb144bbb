#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/rate/correction.hpp"

namespace otbor {
namespace {

double noise(std::uint32_t stream, std::uint32_t index) {
  return num::uniform(31, num::Stage::generator, stream, index) - 0.5;
}

/// 24 practices, each rated by three of six experts, or by its half's own three when `apart`.
Ratings totals(double severity, bool apart) {
  Ratings ratings((Count<Expert>(6)));
  for (std::uint32_t p = 0; p < 24; ++p) {
    ratings.begin_practice();
    for (std::uint32_t e = 0; e < 6; ++e) {
      const bool is_asked = apart ? e / 3 == p / 12 : (e + p) % 6 < 3;
      if (!is_asked) continue;
      ratings.add({Index<Expert>(e),
                   50 + 20 * noise(1, p) - severity * noise(2, e) + 5 * noise(3, 6 * p + e)});
    }
  }
  return ratings;
}

TEST_CASE("a correction is offered where experts differ, share practices and it predicts better") {
  const auto ratings = totals(20, false);
  const auto found = earned_correction(ratings);
  REQUIRE(found.is_offered());
  CHECK(*found.error_adjusted < *found.error_raw);
  // Adjusted values are means of totals freed of leniency.
  const auto practice = Index<Practice>(4);
  double sum = 0;
  for (const auto& rating : ratings.of(practice)) {
    sum += rating.value + found.severity->experts[rating.expert]->points;
  }
  CHECK(found.adjusted[practice] == Approx(sum / 3).epsilon(1e-7));
}

TEST_CASE(
    "a correction is refused to panels that share no practice, however their experts differ") {
  const auto found = earned_correction(totals(20, true));
  CHECK(found.refused == CorrectionRefusal::not_connected);
  const auto practice = Index<Practice>(4);
  CHECK(found.adjusted[practice] == Approx(found.raw[practice]));
}

TEST_CASE("a correction is refused where severity cannot be estimated or is not there") {
  Ratings once((Count<Expert>(4)));
  for (std::size_t p = 0; p < 2; ++p) {
    once.begin_practice();
    once.add({Index<Expert>(2 * p), 3.0});
    once.add({Index<Expert>(2 * p + 1), 5.0});
  }
  const auto unknown = earned_correction(once);
  CHECK(unknown.refused == CorrectionRefusal::not_estimable);
  CHECK(unknown.severity.error() == Undefined::no_repetition);
  CHECK(unknown.raw[Index<Practice>(0)] == Approx(4));

  Ratings latin((Count<Expert>(3)));
  const std::vector<std::vector<double>> square{{1, 2, 3}, {3, 1, 2}, {2, 3, 1}};
  for (const auto& row : square) {
    latin.begin_practice();
    for (std::size_t e = 0; e < 3; ++e) latin.add({Index<Expert>(e), row[e]});
  }
  CHECK(earned_correction(latin).refused == CorrectionRefusal::no_severity);
}

TEST_CASE("another seed sets other totals aside, the same seed the same ones for any threads") {
  const auto ratings = totals(20, false);
  const auto one = earned_correction(ratings, {.seed = 5, .threads = {1}});
  const auto three = earned_correction(ratings, {.seed = 5, .threads = {3}});
  const auto other = earned_correction(ratings, {.seed = 6});
  CHECK_FALSE(
      (*one.error_adjusted < *three.error_adjusted || *one.error_adjusted > *three.error_adjusted));
  CHECK(std::abs(*one.error_adjusted - *other.error_adjusted) > 1e-12);
}

TEST_CASE("each refusal has a code and a sentence in both languages") {
  for (const auto why : {CorrectionRefusal::not_estimable, CorrectionRefusal::not_connected,
                         CorrectionRefusal::no_severity, CorrectionRefusal::no_gain}) {
    CHECK_FALSE(code_of(why).empty());
    CHECK(sentence_of(why).ru.ends_with("."));
    CHECK(sentence_of(why).en.ends_with("."));
  }
}

}  // namespace
}  // namespace otbor
