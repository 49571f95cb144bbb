#include <catch2/catch.hpp>

#include "engine/pipeline.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

/// One place; P1 has 3 + 1 = 4 by weights 1, P2 2 + 1 = 3 by two experts, P3 nothing near it.
StudyBuilder study() {
  return StudyBuilder()
      .criterion("К1", "1")
      .criterion("К2", "1")
      .practice("P1")
      .practice("P2")
      .practice("P3")
      .sheet("P1", "Э-01", "3 1")
      .sheet("P2", "Э-01", "2 1")
      .sheet("P2", "Э-02", "2 1")
      .sheet("P3", "Э-01", "0 0")
      .rules([](Rules& rules) { rules.selection.places = 1; });
}

TEST_CASE("Certificates: one mark that puts each practice on the other side, or none") {
  const auto found = run(study().build(), {1}).certificates;
  REQUIRE(found.size() == 3);
  CHECK(found[0].practice == Index<Practice>(0));
  CHECK(found[0].inside);
  // P1 falls below 3 with К1 at 1 (two steps) or with no single step: 3 would still be level.
  REQUIRE(found[0].mark);
  CHECK(found[0].mark->criterion == Index<Criterion>(0));
  CHECK(found[0].mark->to == 1);
  CHECK(found[0].mark->total == Ratio(Points::whole(2)));
  // P2 is level with 4 when one expert adds two marks on К2: (5 + 3) / 2.
  REQUIRE(found[1].mark);
  CHECK_FALSE(found[1].inside);
  CHECK(found[1].mark->criterion == Index<Criterion>(1));
  CHECK(found[1].mark->to == 3);
  CHECK(found[1].mark->total == Ratio(Points::whole(4)));
  // P3 needs 4 from one sheet of 0 and 0: a mark gives 3 at most.
  CHECK_FALSE(found[2].mark);
  CHECK(found[2].experts.empty());
}

TEST_CASE("Certificates: none where totals are not plain means of complete sheets") {
  CHECK(run(study().rules([](Rules& rules) { rules.aggregation.id = "median"; }).build(), {1})
            .certificates.empty());
  CHECK(run(study().rules([](Rules& rules) { rules.selection.places.reset(); }).build(), {1})
            .certificates.empty());
  CHECK(
      run(study().rules([](Rules& rules) { rules.rounding.decide_on = DecideOn::rounded; }).build(),
          {1})
          .certificates.empty());
}

TEST_CASE("Certificates: none where a pass mark and not the number of places ends the list") {
  const auto with_mark = [](std::string_view mark) {
    return run(study().band(Decision::recommended, mark).band(Decision::declined, "").build(), {1})
        .certificates.size();
  };
  CHECK(with_mark("4") == 3);  // P1 has 4 and takes the only place
  CHECK(with_mark("5") == 0);  // nobody reaches it
}

}  // namespace
}  // namespace otbor
