// Tables of pairwise judgements, from agreeing to absurd: what an eigenvector and a completion have
// to be, held against their definitions.

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/elementary.hpp"
#include "engine/score/weights/ahp.hpp"
#include "engine/score/weights/perron.hpp"
#include "tests/property/draws.hpp"

namespace otbor::weights {
namespace {

/// Judgements up to e^spread; about one in `gaps` was not asked (never for 0).
num::Matrix judgements(Draws& draws, std::uint32_t gaps) {
  const auto items = static_cast<std::size_t>(draws.between(2, 9));
  const double spread = static_cast<double>(draws.between(1, 14));
  num::Matrix a(items, items, 1);
  for (std::size_t i = 0; i < items; ++i) {
    for (std::size_t j = i + 1; j < items; ++j) {
      const double logarithm = static_cast<double>(draws.between(-1000, 1000)) / 1000;
      const bool missing = gaps > 0 && draws.one_in(gaps);
      a(i, j) = missing ? std::nan("") : num::exp(spread * logarithm);
      a(j, i) = 1 / a(i, j);
    }
  }
  return a;
}

TEST_CASE("AHP: A w = λ w to the last digits, whatever the judgements") {
  for (std::uint32_t number = 0; number < 300; ++number) {
    Draws draws(number);
    const auto a = judgements(draws, 0);
    const auto [value, right, left] = perron(a);
    CAPTURE(number, value);
    CHECK(value >= static_cast<double>(a.rows()) * (1 - 1e-12));  // Saaty 1977, theorem 3
    for (std::size_t i = 0; i < a.rows(); ++i) {
      double image = 0;
      double from_left = 0;
      for (std::size_t j = 0; j < a.rows(); ++j) {
        image += a(i, j) * right[j];
        from_left += left[j] * a(j, i);
      }
      CHECK(image == Approx(value * right[i]).epsilon(1e-11));
      CHECK(from_left == Approx(value * left[i]).epsilon(1e-11));
    }
  }
}

TEST_CASE("AHP: no step from the optimal completion makes λ smaller") {
  std::uint32_t completed = 0;
  for (std::uint32_t number = 0; number < 60; ++number) {
    Draws draws(1000 + number);
    const auto asked = judgements(draws, 3);
    const auto result = ahp_incomplete(asked, Completion::optimal);
    if (!result) continue;  // not linked
    ++completed;
    CAPTURE(number);
    const double harker = ahp_incomplete(asked, Completion::harker)->lambda_max;
    const double squares = ahp_incomplete(asked, Completion::log_least_squares)->lambda_max;
    CHECK(result->lambda_max <= squares * (1 + 1e-9));
    CHECK(harker >= static_cast<double>(asked.rows()) * (1 - 1e-9));
    for (std::size_t i = 0; i < asked.rows(); ++i) {
      for (std::size_t j = i + 1; j < asked.rows(); ++j) {
        if (!std::isnan(asked(i, j))) continue;
        for (const double times : {0.9, 1.1}) {
          num::Matrix other = result->completed;
          other(i, j) *= times;
          other(j, i) /= times;
          CHECK(perron(other).value >= result->lambda_max * (1 - 1e-10));
        }
      }
    }
  }
  CHECK(completed > 20);
}

}  // namespace
}  // namespace otbor::weights
