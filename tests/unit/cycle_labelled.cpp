#include <cstdio>

#include <catch2/catch.hpp>

#include "tests/support/labelled.hpp"

namespace {

void check_part(const otbor::Cycle& cycle, bool unseen) {
  const auto agreement = otbor::ladder_agreement(cycle, unseen);
  const auto& [found, described, same, labelled, misses] = agreement;
  std::printf(
      "stage sentences, %s part: found %.3f / %.3f, described %.3f / %.3f (precision / recall), "
      "same level %d of %d\n",
      unseen ? "unseen" : "open", found.precision(), found.recall(), described.precision(),
      described.recall(), same, labelled);
  INFO(misses);
  CHECK(found.precision() >= 0.9);
  CHECK(found.recall() >= 0.8);
  CHECK(described.precision() >= 0.9);
  CHECK(described.recall() >= 0.8);
}

}  // namespace

TEST_CASE("the shipped rules find the stages of labelled sentences", "[labelled]") {
  const auto study = otbor::shipped_study("zarechny-2022");
  REQUIRE(study.cycle.has_value());
  check_part(*study.cycle, false);
}

TEST_CASE("they do so in the third that was kept unseen while they were written",
          "[labelled][unseen]") {
  const auto study = otbor::shipped_study("zarechny-2022");
  REQUIRE(study.cycle.has_value());
  check_part(*study.cycle, true);
}
