#include <array>
#include <cstdio>

#include <catch2/catch.hpp>

#include "tests/support/labelled.hpp"

namespace {

using otbor::LabelledPart;

otbor::LadderAgreement counted(LabelledPart part) {
  const auto study = otbor::shipped_study("zarechny-2022");
  REQUIRE(study.cycle.has_value());
  const auto agreement = otbor::ladder_agreement(*study.cycle, part);
  constexpr std::array names{"open", "unseen", "fresh", "third", "fourth"};
  const auto& [found, described, same, labelled, misses] = agreement;
  std::printf(
      "stage sentences, %s part: found %.3f / %.3f, described %.3f / %.3f (precision / recall), "
      "same level %d of %d\n",
      names.at(static_cast<std::size_t>(part)), found.precision(), found.recall(),
      described.precision(), described.recall(), same, labelled);
  return agreement;
}

void check(const otbor::LadderAgreement& agreement) {
  INFO(agreement.misses);
  CHECK(agreement.found.precision() >= 0.9);
  CHECK(agreement.found.recall() >= 0.8);
  CHECK(agreement.described.precision() >= 0.9);
  CHECK(agreement.described.recall() >= 0.8);
}

}  // namespace

TEST_CASE("the shipped rules find the stages of labelled sentences", "[labelled]") {
  check(counted(LabelledPart::open));
}

TEST_CASE("they do so in the third that was kept unseen while they were written",
          "[labelled][unseen]") {
  check(counted(LabelledPart::unseen));
}

TEST_CASE("they do so in the thirty sentences of free prose by another hand", "[labelled]") {
  check(counted(LabelledPart::fresh));
}

TEST_CASE("and in two hundred more, on which they were tuned, taken together", "[labelled]") {
  const auto third = counted(LabelledPart::third);
  auto both = counted(LabelledPart::fourth);
  both.found.add(third.found);
  both.described.add(third.described);
  both.misses = third.misses + both.misses;
  check(both);
}
