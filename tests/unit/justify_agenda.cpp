#include <catch2/catch.hpp>

#include "tests/support/justified.hpp"

namespace otbor {
namespace {

/// Totals of one criterion from 0 to 60, one place on the list, a dispute from a gap of 25 %.
StudyBuilder study() {
  return StudyBuilder()
      .criterion("К1", "1", {.scale = "0 10 20 30 40 45 50 60"})
      .practice("P1", {.institution = "МБОУ А"})
      .practice("P2")
      .practice("P3")
      .expert("Э-01")
      .expert("Э-02")
      .expert("Э-03")
      .expert("Э-04")
      .sheet("P1", "Э-01", "30")
      .sheet("P1", "Э-02", "50")
      .sheet("P2", "Э-01", "45")
      .sheet("P2", "Э-04", "45")
      .sheet("P3", "Э-01", "0")
      .sheet("P3", "Э-02", "50")
      .band(Decision::recommended, "")
      .rules([](Rules& rules) {
        rules.selection.places = 1;
        rules.third_expert.emplace();
        rules.third_expert->gap_percent = Points::whole(25);
      });
}

TEST_CASE("Agenda: of two whose decision can change the wider range of totals is first") {
  const Justified judged(study());
  const auto& items = judged.dossier().justification.agenda;
  REQUIRE(items.size() == 2);
  // The only place is P2's with 45: P3 would have 0 or 50, P1 30 or 50.
  CHECK(items[0].practice == Index<Practice>(2));
  CHECK(items[0].low == Ratio(Points::whole(0)));
  CHECK(items[0].high == Ratio(Points::whole(50)));
  CHECK(items[0].decides);
  CHECK(items[1].practice == Index<Practice>(0));
  CHECK(items[1].low == Ratio(Points::whole(30)));
  CHECK(items[1].high == Ratio(Points::whole(50)));
  CHECK(items[1].rival == Ratio(Points::whole(45)));
  CHECK(items[1].decides);
}

TEST_CASE("Agenda: a decision that can change goes before a wider range that changes nothing") {
  const Justified judged(study().change([](Study& all) {
    // P3 would reach 40 at most: it cannot change.
    all.sheets.marks(Index<Sheet>(5), Index<Criterion>(0)) = 4;
  }));
  const auto& items = judged.dossier().justification.agenda;
  REQUIRE(items.size() == 2);
  CHECK(items[0].practice == Index<Practice>(0));
  CHECK(items[1].practice == Index<Practice>(2));
  CHECK_FALSE(items[1].decides);
  CHECK(items[1].high == Ratio(Points::whole(40)));
  CHECK(Justified(StudyBuilder().criterion("К1", "1").practice("P1").sheet("P1", "Э-01", "1"))
            .dossier()
            .justification.agenda.empty());
}

TEST_CASE("Agenda: the additional expert has no conflict, no sheet there and the least work") {
  const auto third = [](const StudyBuilder& builder) {
    return Justified(builder).dossier().justification.agenda.at(0).third;
  };
  const auto free = third(study());
  REQUIRE(free);
  CHECK(free->expert == Index<Expert>(2));  // Э-03 has no sheet at all, Э-04 one
  CHECK(free->sheets == 0);
  const auto conflicted = third(study().change([](Study& all) {
    all.experts[Index<Expert>(2)].conflicts = {
        {Conflict::Why::worked_there, all.practices[Index<Practice>(0)].institution, {}}};
    all.sheets.marks(Index<Sheet>(5), Index<Criterion>(0)) = 4;
  }));
  REQUIRE(conflicted);
  CHECK(conflicted->expert == Index<Expert>(3));
}

TEST_CASE("Agenda: what the chair decided is not discussed again") {
  const Justified judged(study().change([](Study& all) {
    all.decisions.chair_scores = {{Index<Practice>(0), Points::whole(44), {}},
                                  {Index<Practice>(2), Points::whole(20), {}}};
  }));
  CHECK(judged.dossier().justification.agenda.empty());
}

}  // namespace
}  // namespace otbor
