// What holds for every registered aggregation method, on small random studies.

#include <catch2/catch.hpp>

#include "tests/property/random_study.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t cases = 120;

/// Runs `check(method, draws, marks)` for every method on many random studies.
template <class Check>
void for_methods(const MarksShape& shape, Check check) {
  for (const Method* method : methods()) {
    for (std::uint32_t number = 0; number < cases; ++number) {
      CAPTURE(method->id, number);
      Draws draws(number);
      const auto marks = random_marks(draws, shape);
      check(*method, draws, marks);
    }
  }
}

/// A known violation: of two sheets with equal totals at the edge the trimmed mean drops the one
/// that comes first. The total is the same whichever it is, the means of criteria are not.
bool criterion_means_depend_on_codes(const Method& method) { return method.id == "trimmed_mean"; }

Ranking ranked(StudyBuilder builder, const MethodChoice& choice) {
  builder.rules([&](Rules& rules) { rules.aggregation = choice; });
  return ranking_of(builder.build());
}

TEST_CASE("Every method: it does not matter which expert gave which marks") {
  for_methods({.not_applicable = true}, [](const Method& method, Draws& draws, const auto& marks) {
    const auto choice = random_choice(method, draws);
    auto labels = plain_labels(marks);
    labels.expert_at = draws.permutation(marks.experts);
    const auto before = ranked(told(marks), choice);
    const auto after = ranked(told(marks, labels), choice);
    for (const auto practice : before.scores.count()) {
      REQUIRE(before.scores[practice].scored() == after.scores[practice].scored());
      REQUIRE(before.scores[practice].total == after.scores[practice].total);
      REQUIRE(before.places[practice]->first == after.places[practice]->first);
      REQUIRE(before.places[practice]->last == after.places[practice]->last);
      if (criterion_means_depend_on_codes(method)) continue;
      for (const auto criterion : before.means.columns()) {
        REQUIRE(before.means(practice, criterion).mean == after.means(practice, criterion).mean);
      }
    }
  });
}

TEST_CASE("Every method: it does not matter how practices are called or in what order they come") {
  for_methods({.not_applicable = true}, [](const Method& method, Draws& draws, const auto& marks) {
    const auto choice = random_choice(method, draws);
    auto labels = plain_labels(marks);
    labels.practice_at = draws.permutation(marks.practices);
    const auto before = ranked(told(marks), choice);
    const auto after = ranked(told(marks, labels), choice);
    for (std::size_t p = 0; p < marks.practices; ++p) {
      const Index<Practice> was(p);
      const Index<Practice> is(labels.practice_at[p]);
      REQUIRE(before.scores[was].total == after.scores[is].total);
      REQUIRE(before.places[was]->first == after.places[is]->first);
      REQUIRE(before.places[was]->last == after.places[is]->last);
      for (const auto criterion : before.means.columns()) {
        REQUIRE(before.means(was, criterion).mean == after.means(is, criterion).mean);
      }
    }
  });
}

TEST_CASE("Every method: what no expert rates lower is not placed lower") {
  for_methods({.complete = true}, [](const Method& method, Draws& draws, RandomMarks marks) {
    const auto choice = random_choice(method, draws);
    for (std::size_t e = 0; e < marks.experts; ++e) {  // P0 is nowhere below P1
      for (std::size_t c = 0; c < marks.criteria(); ++c) {
        auto& first = marks.marks[0][e][c];
        first = std::max(first, marks.marks[1][e][c]);
      }
    }
    const auto ranking = ranked(told(marks), choice);
    REQUIRE(ranking.scores[Index<Practice>(0)].total >= ranking.scores[Index<Practice>(1)].total);
    REQUIRE(ranking.places[Index<Practice>(0)]->first <= ranking.places[Index<Practice>(1)]->first);
  });
}

TEST_CASE("Every method: experts who agree in full are taken at their word") {
  for_methods({.complete = true}, [](const Method& method, Draws& draws, RandomMarks marks) {
    for (auto& sheets : marks.marks) {
      for (auto& sheet : sheets) sheet = sheets.front();
    }
    const auto study = told(marks).build();
    const auto totals = sheet_totals(study, num::Threads{1});
    const auto ranking = ranked(told(marks), random_choice(method, draws));
    for (const auto practice : study.practices.count()) {
      const auto& score = ranking.scores[practice];
      const auto times = static_cast<std::int64_t>(method.sums_sheets ? score.used.size() : 1);
      const auto first = *study.sheets.of_practice[practice].begin();
      REQUIRE(score.total == Ratio(totals[first].total) * times);
    }
  });
}

TEST_CASE("Every monotone method: a higher mark never lowers the total or the place") {
  for_methods({}, [](const Method& method, Draws& draws, RandomMarks marks) {
    if (!method.monotone) return;
    const auto choice = random_choice(method, draws);
    const auto before = ranked(told(marks), choice);
    const Index<Practice> raised(draws.below(static_cast<std::uint32_t>(marks.practices)));
    for (auto& sheet : marks.marks[raised.value()]) {
      for (auto& mark : sheet) {
        if (mark != "3" && draws.one_in(4)) mark = std::to_string(mark[0] - '0' + 1);
      }
    }
    const auto after = ranked(told(marks), choice);
    REQUIRE(after.scores[raised].total >= before.scores[raised].total);
    REQUIRE(after.places[raised]->first <= before.places[raised]->first);
    for (const auto other : before.scores.count()) {
      if (other != raised) REQUIRE(after.scores[other].total == before.scores[other].total);
    }
  });
}

TEST_CASE("Every method: weights twice as large give totals twice as large and the same places") {
  for_methods({.not_applicable = true}, [](const Method& method, Draws& draws, RandomMarks marks) {
    const auto choice = random_choice(method, draws);
    const auto before = ranked(told(marks), choice);
    const auto times = draws.between(2, 4);
    for (auto& weight : marks.weights)
      weight = to_text(parse_points(weight, false).value() * times);
    const auto after = ranked(told(marks), choice);
    for (const auto practice : before.scores.count()) {
      REQUIRE(after.scores[practice].total == before.scores[practice].total * times);
      REQUIRE(after.scores[practice].percent == before.scores[practice].percent);
      REQUIRE(after.places[practice]->first == before.places[practice]->first);
      REQUIRE(after.places[practice]->last == before.places[practice]->last);
    }
  });
}

TEST_CASE(
    "Every method: a total lies between the lowest and the highest sheet, a percent in 0–100") {
  for_methods({}, [](const Method& method, Draws& draws, const auto& marks) {
    auto builder = told(marks);
    const auto study = builder.build();
    const auto totals = sheet_totals(study, num::Threads{1});
    const auto ranking = ranked(builder, random_choice(method, draws));
    for (const auto practice : study.practices.count()) {
      const auto& score = ranking.scores[practice];
      REQUIRE(score.percent >= Ratio());
      REQUIRE(score.percent <= Ratio(Points::whole(100)));
      if (method.sums_sheets) continue;
      std::vector<Ratio> sheets;
      for (const auto sheet : study.sheets.of_practice[practice]) {
        sheets.emplace_back(totals[sheet].total);
      }
      REQUIRE(score.total >= *std::ranges::min_element(sheets));
      REQUIRE(score.total <= *std::ranges::max_element(sheets));
    }
  });
}

}  // namespace
}  // namespace otbor
