// What holds for every registered agreement statistic and rater model, on small random tables.

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/rate/model.hpp"
#include "engine/rate/statistic.hpp"
#include "tests/property/draws.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t cases = 300;

/// values[practice][expert]; absent ratings are negative.
using Values = std::vector<std::vector<int>>;

Values random_values(Draws& draws) {
  const auto practices = draws.between(1, 7);
  const auto experts = static_cast<std::size_t>(draws.between(1, 6));
  const bool complete = draws.one_in(2);
  Values values(static_cast<std::size_t>(practices), std::vector<int>(experts));
  for (auto& row : values) {
    for (auto& value : row) {
      value = !complete && draws.one_in(3) ? -1 : static_cast<int>(draws.below(4));
    }
  }
  return values;
}

Ratings ratings_of(const Values& values, double scale = 1, double shift = 0) {
  const auto experts = values.front().size();
  Ratings ratings((Count<Expert>(experts)));
  for (const auto& row : values) {
    ratings.begin_practice();
    for (std::size_t e = 0; e < experts; ++e) {
      if (row[e] >= 0) ratings.add({Index<Expert>(e), row[e] * scale + shift});
    }
  }
  std::vector<double> values_of_scale;
  for (int mark = 0; mark < 4; ++mark) values_of_scale.push_back(mark * scale + shift);
  ratings.set_scale(std::move(values_of_scale));
  return ratings;
}

Values with_experts(const Values& values, const std::vector<std::size_t>& order) {
  Values turned = values;
  for (std::size_t p = 0; p < values.size(); ++p) {
    for (std::size_t e = 0; e < order.size(); ++e) turned[p][order[e]] = values[p][e];
  }
  return turned;
}

Values with_practices(const Values& values, const std::vector<std::size_t>& order) {
  Values turned = values;
  for (std::size_t p = 0; p < order.size(); ++p) turned[order[p]] = values[p];
  return turned;
}

void require_equal(const Expected<Coefficient>& a, const Expected<Coefficient>& b) {
  REQUIRE(a.has_value() == b.has_value());
  if (!a) {
    REQUIRE(a.error() == b.error());
    return;
  }
  REQUIRE(a->value == Approx(b->value).margin(1e-9));
  REQUIRE(a->practices == b->practices);
  REQUIRE(a->experts == b->experts);
}

TEST_CASE("Every statistic: names and order of experts and practices do not matter") {
  for (const Statistic* statistic : statistics()) {
    for (std::uint32_t number = 0; number < cases; ++number) {
      CAPTURE(statistic->id, number);
      Draws draws(number);
      const auto values = random_values(draws);
      const auto result = compute(*statistic, ratings_of(values));
      const auto experts = draws.permutation(values.front().size());
      require_equal(result, compute(*statistic, ratings_of(with_experts(values, experts))));
      const auto practices = draws.permutation(values.size());
      require_equal(result, compute(*statistic, ratings_of(with_practices(values, practices))));
    }
  }
}

TEST_CASE("Every statistic: it needs only the order of the marks, and 1 is the most there is") {
  for (const Statistic* statistic : statistics()) {
    for (std::uint32_t number = 0; number < cases; ++number) {
      CAPTURE(statistic->id, number);
      Draws draws(number);
      const auto values = random_values(draws);
      const auto result = compute(*statistic, ratings_of(values));
      require_equal(result, compute(*statistic, ratings_of(values, 2.5, 40)));
      if (result) REQUIRE(result->value <= 1 + 1e-9);
    }
  }
}

TEST_CASE("Every statistic: experts who agree in full reach 1") {
  for (const Statistic* statistic : statistics()) {
    for (std::uint32_t number = 0; number < cases; ++number) {
      CAPTURE(statistic->id, number);
      Draws draws(number);
      auto values = random_values(draws);
      for (auto& row : values) {
        const auto mark = static_cast<int>(draws.below(4));
        for (auto& value : row) {
          if (value >= 0) value = mark;
        }
      }
      const auto result = compute(*statistic, ratings_of(values));
      if (result) REQUIRE(result->value == Approx(1));
    }
  }
}

TEST_CASE("Every rater model: the severity goes with the expert, whatever the code") {
  for (const RaterModel* model : rater_models()) {
    for (std::uint32_t number = 0; number < cases; ++number) {
      CAPTURE(model->id, number);
      Draws draws(number);
      const auto values = random_values(draws);
      const auto before = model->fit(ratings_of(values));
      const auto order = draws.permutation(values.front().size());
      const auto after = model->fit(ratings_of(with_experts(values, order)));
      for (std::size_t e = 0; e < order.size(); ++e) {
        const auto& was = before[Index<Expert>(e)];
        const auto& is = after[Index<Expert>(order[e])];
        REQUIRE(was.has_value() == is.has_value());
        if (was) REQUIRE(was->points == Approx(is->points).margin(1e-9));
        if (was) REQUIRE(was->practices_shared == is->practices_shared);
        if (!was) REQUIRE(was.error() == is.error());
      }
    }
  }
}

TEST_CASE(
    "Every rater model: whoever lowers all marks by one becomes stricter, and all by one none") {
  for (const RaterModel* model : rater_models()) {
    for (std::uint32_t number = 0; number < cases; ++number) {
      CAPTURE(model->id, number);
      Draws draws(number);
      auto values = random_values(draws);
      const auto before = model->fit(ratings_of(values, 1, 10));
      const auto all_lower = model->fit(ratings_of(values, 1, 9));
      const auto who = draws.below(static_cast<std::uint32_t>(values.front().size()));
      Ratings lowered((Count<Expert>(values.front().size())));
      for (const auto& row : values) {
        lowered.begin_practice();
        for (std::size_t e = 0; e < row.size(); ++e) {
          if (row[e] >= 0) lowered.add({Index<Expert>(e), row[e] + (e == who ? 9.0 : 10.0)});
        }
      }
      const auto after = model->fit(lowered);
      for (const auto expert : before.count()) {
        if (!before[expert]) continue;
        REQUIRE(all_lower[expert]->points == Approx(before[expert]->points).margin(1e-9));
        if (expert.value() == who) REQUIRE(after[expert]->points > before[expert]->points);
      }
    }
  }
}

}  // namespace
}  // namespace otbor
