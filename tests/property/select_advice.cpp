// Advice against every set of level changes there is: small random programmes, each change really
// made in the marks and the whole selection run again.

#include <catch2/catch.hpp>

#include "engine/pipeline.hpp"
#include "tests/property/draws.hpp"
#include "tests/property/random_study.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t cases = 400;

Study random_programme(Draws& draws, bool with_list) {
  const auto marks = random_marks(draws, {.experts_min = 2, .not_applicable = draws.one_in(3)});
  auto builder = told(marks);
  auto study = builder.build();
  const auto full = study.criteria.maximum[Index<ApplicantGroup>()].millionths() / Points::unit;
  const bool gates = draws.one_in(2);
  builder.band(Decision::recommended, std::to_string(full * draws.between(4, 8) / 10), gates);
  builder.band(Decision::revise, std::to_string(full * draws.between(2, 3) / 10));
  builder.band(Decision::declined, "0");
  builder.rules([&](Rules& rules) {
    rules.draws = 1;  // how sure the list is, is not asked here
    if (with_list) rules.selection.places = 1 + draws.below(2);
    rules.aggregation.id = draws.one_of({"mean", "median", "sum"});
  });
  if (gates) {
    builder.change([gate = draws.between(1, 2)](Study& changed) {
      changed.criteria.criteria[Index<Criterion>()].gate = Points::whole(gate);
    });
  }
  if (with_list && draws.one_in(2)) {
    builder.change([minimum = draws.one_in(2)](Study& changed) {
      changed.rules.selection.quotas.push_back({.by = QuotaBy::institution, .at_most = 1});
      if (minimum) {
        changed.rules.selection.quotas.front() = {.by = QuotaBy::institution, .at_least = 1};
      }
      const auto odd = changed.institutions.push_back({.id = "А", .short_name = "А"});
      const auto even = changed.institutions.push_back({.id = "Б", .short_name = "Б"});
      for (const auto at : changed.practices.count()) {
        changed.practices[at].institution = at.value() % 2 == 1 ? odd : even;
      }
    });
  }
  return builder.build();
}

/// No sheet of the practice has a worse mark than `to[criterion]`.
Study with_levels(Study study, Index<Practice> practice, const std::vector<Mark>& to) {
  for (const auto sheet : study.sheets.of_practice[practice]) {
    for (const auto at : study.criteria.criteria.count()) {
      auto& mark = study.sheets.marks(sheet, at);
      if (is_mark(mark)) mark = std::max(mark, to[at.value()]);
    }
  }
  return study;
}

Decision decision_with(const Study& study, Index<Practice> practice, const std::vector<Mark>& to) {
  return run(with_levels(study, practice, to), {1}).selection.verdicts[practice].decision;
}

std::vector<Mark> worst_marks(const Study& study, Index<Practice> practice) {
  std::vector<Mark> worst(study.criteria.criteria.count().value(), Mark{3});
  for (const auto sheet : study.sheets.of_practice[practice]) {
    for (const auto at : study.criteria.criteria.count()) {
      const Mark mark = study.sheets.marks(sheet, at);
      if (is_mark(mark)) worst[at.value()] = std::min(worst[at.value()], mark);
    }
  }
  return worst;
}

/// Fewest levels after which the practice is recommended, two a criterion and four in all at most.
std::optional<std::uint32_t> fewest_levels(const Study& study, Index<Practice> practice) {
  const auto worst = worst_marks(study, practice);
  std::optional<std::uint32_t> fewest;
  std::vector<Mark> to = worst;
  const auto try_from = [&](const auto& self, std::size_t at, std::uint32_t spent) -> void {
    if (spent > 4 || (fewest && spent >= *fewest)) return;
    if (at == to.size()) {
      if (decision_with(study, practice, to) == Decision::recommended) fewest = spent;
      return;
    }
    for (Mark step = 0; step <= 2 && worst[at] + step <= 3; ++step) {
      to[at] = static_cast<Mark>(worst[at] + step);
      self(self, at + 1, spent + static_cast<std::uint32_t>(step));
    }
    to[at] = worst[at];
  };
  try_from(try_from, 0, 0);
  return fewest;
}

std::uint32_t levels_of(const Advice& advice) {
  std::uint32_t levels = 0;
  for (const auto& change : advice.changes) levels += change.levels;
  return levels;
}

}  // namespace

TEST_CASE("Advice without a list of places is the fewest levels that carry a practice above") {
  std::uint32_t found = 0;
  for (std::uint32_t number = 0; number < cases; ++number) {
    Draws draws(number);
    const auto study = random_programme(draws, false);
    const auto dossier = run(study, {1});
    for (const auto at : study.practices.count()) {
      const auto& advice = dossier.advice[at];
      INFO("case " << number << ", practice " << at.value());
      if (dossier.selection.verdicts[at].decision == Decision::recommended) {
        CHECK_FALSE(advice);
        continue;
      }
      REQUIRE(advice);
      const auto fewest = fewest_levels(study, at);
      const bool leads = advice->enough && advice->goal.decision == Decision::recommended;
      REQUIRE(leads == fewest.has_value());
      if (!fewest) continue;
      ++found;
      CHECK(levels_of(*advice) == *fewest);
    }
  }
  CHECK(found > cases / 2);
}

TEST_CASE("Advice that is enough is enough: with its changes made the decision is what it says") {
  std::uint32_t onto_the_list = 0;
  for (std::uint32_t number = 0; number < cases; ++number) {
    Draws draws(number);
    const auto study = random_programme(draws, true);
    const auto dossier = run(study, {1});
    for (const auto at : study.practices.count()) {
      const auto& advice = dossier.advice[at];
      if (!advice) continue;
      INFO("case " << number << ", practice " << at.value());
      auto to = std::vector<Mark>(study.criteria.criteria.count().value(), Mark{0});
      for (const auto& change : advice->changes) to[change.criterion.value()] = change.to;
      const auto changed = run(with_levels(study, at, to), {1});
      CHECK(changed.ranking.scores[at].total == advice->then);
      if (!advice->enough) continue;
      CHECK(changed.selection.verdicts[at].decision == advice->goal.decision);
      if (advice->goal.displaced && advice->goal.decision == Decision::recommended) ++onto_the_list;
    }
  }
  CHECK(onto_the_list > cases / 8);
}

}  // namespace otbor
