// The chain of steps at equal totals: one order whatever the order of the input.

#include <catch2/catch.hpp>

#include "tests/property/random_study.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t cases = 400;

std::vector<TieStep> random_chain(Draws& draws, std::size_t criteria) {
  std::vector<TieStep> chain{{TieRule::higher_minimum, {}},
                             {TieRule::smaller_range, {}},
                             {TieRule::earlier_registration, {}},
                             {TieRule::recorded_decision, {}}};
  for (std::size_t c = 0; c < criteria; ++c) {
    chain.push_back({TieRule::criterion, Index<Criterion>(c)});
  }
  std::vector<TieStep> some;
  for (const auto at : draws.permutation(chain.size())) {
    if (!draws.one_in(3)) some.push_back(chain[at]);
  }
  return some;
}

/// What stands in the files beside the marks, by the practice's own number.
struct Facts {
  std::vector<std::optional<Moment>> registered;
  std::vector<std::size_t> decided;  // the order of a recorded decision
  std::vector<TieStep> chain;
};

Facts random_facts(Draws& draws, const RandomMarks& marks) {
  Facts facts;
  const bool all_dated = !draws.one_in(4);
  for (std::size_t p = 0; p < marks.practices; ++p) {
    const auto day = static_cast<std::uint8_t>(draws.between(1, 3));
    facts.registered.emplace_back(
        Moment{.year = 2022, .month = 5, .day = day, .second_of_day = {}});
    if (!all_dated && draws.one_in(2)) facts.registered.back().reset();
  }
  facts.decided = draws.permutation(marks.practices);
  facts.decided.resize(draws.below(static_cast<std::uint32_t>(marks.practices + 1)));
  facts.chain = random_chain(draws, marks.criteria());
  return facts;
}

Ranking ranked(const RandomMarks& marks, const Facts& facts, const Labels& labels) {
  auto study = told(marks, labels).build();
  study.rules.tie_break = facts.chain;
  TieDecision decision;
  for (const auto practice : facts.decided) {
    decision.practices.emplace_back(labels.practice_at[practice]);
  }
  study.decisions.ties.push_back(decision);
  for (std::size_t p = 0; p < marks.practices; ++p) {
    study.practices[Index<Practice>(labels.practice_at[p])].registered_at = facts.registered[p];
  }
  return ranking_of(study);
}

/// Few practices with few totals, so that most are tied.
RandomMarks tied_marks(Draws& draws) {
  auto marks = random_marks(draws, {.not_applicable = true});
  for (std::size_t p = 1; p < marks.practices; ++p) {
    if (draws.one_in(2)) marks.marks[p] = marks.marks[p - 1];
    if (draws.one_in(3)) std::swap(marks.marks[p].front(), marks.marks[p].back());
  }
  return marks;
}

TEST_CASE("Ties: places do not depend on the order in which practices or experts are listed") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto marks = tied_marks(draws);
    const auto facts = random_facts(draws, marks);
    auto labels = plain_labels(marks);
    const auto before = ranked(marks, facts, labels);
    labels.practice_at = draws.permutation(marks.practices);
    labels.expert_at = draws.permutation(marks.experts);
    const auto after = ranked(marks, facts, labels);
    for (std::size_t p = 0; p < marks.practices; ++p) {
      const auto& was = before.places[Index<Practice>(p)];
      const auto& is = after.places[Index<Practice>(labels.practice_at[p])];
      REQUIRE(was->first == is->first);
      REQUIRE(was->last == is->last);
    }
  }
}

TEST_CASE(
    "Ties: places cover 1 … n, follow the order, and a shared place means nothing told apart") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto marks = tied_marks(draws);
    const auto ranking = ranked(marks, random_facts(draws, marks), plain_labels(marks));
    std::uint32_t next = 1;
    for (std::size_t i = 0; i < ranking.order.size(); ++i) {
      const auto& place = *ranking.places[ranking.order[i]];
      REQUIRE(place.first <= i + 1);
      REQUIRE(place.last >= i + 1);
      if (i + 1 == place.first) {
        REQUIRE(place.first == next);
        next = place.last + 1;
      }
      if (i == 0) continue;
      const auto above = ranking.order[i - 1];
      const auto& a = ranking.scores[above].total;
      const auto& b = ranking.scores[ranking.order[i]].total;
      REQUIRE(a >= b);
      if (ranking.places[above]->first == place.first) REQUIRE(a == b);
    }
    REQUIRE(next == ranking.order.size() + 1);
  }
}

TEST_CASE("Ties: one more step at the end only separates what shared a place") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto marks = tied_marks(draws);
    auto facts = random_facts(draws, marks);
    const auto longer = ranked(marks, facts, plain_labels(marks));
    if (facts.chain.empty()) continue;
    facts.chain.pop_back();
    const auto shorter = ranked(marks, facts, plain_labels(marks));
    for (const auto practice : shorter.scores.count()) {
      REQUIRE(longer.places[practice]->first >= shorter.places[practice]->first);
      REQUIRE(longer.places[practice]->last <= shorter.places[practice]->last);
    }
  }
}

}  // namespace
}  // namespace otbor
