#include <catch2/catch.hpp>

#include "engine/pipeline.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

Diagnosis diagnosis_of(const StudyBuilder& builder) {
  return run(builder.build(), {1}).consistency.diagnosis;
}

StudyBuilder study() {
  auto builder = StudyBuilder().criterion("К1", "1", {.scale = "0 1 2 3 4 5 6 7"});
  for (const auto* id : {"P1", "P2", "P3", "P4"}) builder.practice(id);
  return builder;
}

TEST_CASE("Diagnosis: panels without a common practice are not corrected, and links are named") {
  const auto found = diagnosis_of(study()
                                      .sheet("P1", "Э-01", "1")
                                      .sheet("P1", "Э-02", "3")
                                      .sheet("P2", "Э-01", "4")
                                      .sheet("P2", "Э-02", "7")
                                      .sheet("P3", "Э-03", "2")
                                      .sheet("P3", "Э-04", "5")
                                      .sheet("P4", "Э-03", "3")
                                      .sheet("P4", "Э-04", "7"));
  CHECK_FALSE(found.correction.is_offered());
  CHECK(found.correction.refused == CorrectionRefusal::not_connected);
  REQUIRE(found.links_wanted.size() == 2);
  for (const auto& link : found.links_wanted) {
    CHECK((link.expert < 2) !=
          (link.practice < 2));  // an expert of one panel, a practice of the other
  }
}

TEST_CASE("Diagnosis: dependability is that of the variance components") {
  // MS_p = 61/6, MS_r = 2/3 < MS_e = 7/6: no variance between experts, so that within practices
  // (2/3 + 7/3) / 3 = 1 remains and v_p = (61/6 − 1) / 2 = 55/12. Φ of two experts is then
  // 55/12 / (55/12 + 1/2) = 55/61, and one expert reaches 55/67 > 0.8.
  const auto found = diagnosis_of(study()
                                      .sheet("P1", "Э-01", "1")
                                      .sheet("P1", "Э-02", "2")
                                      .sheet("P2", "Э-01", "4")
                                      .sheet("P2", "Э-02", "3")
                                      .sheet("P3", "Э-01", "5")
                                      .sheet("P3", "Э-02", "7"));
  REQUIRE(found.dependability);
  CHECK(found.dependability->experts == Approx(2));
  CHECK(found.dependability->phi == Approx(55.0 / 61).epsilon(1e-6));
  CHECK(found.dependability->enough == 1U);
  CHECK(found.links_wanted.empty());
}

TEST_CASE("Diagnosis: one expert a practice tells nothing of severity or dependability") {
  const auto found = diagnosis_of(
      study().sheet("P1", "Э-01", "1").sheet("P2", "Э-02", "2").sheet("P3", "Э-01", "3"));
  CHECK(found.correction.refused == CorrectionRefusal::not_estimable);
  REQUIRE_FALSE(found.correction.severity);
  CHECK(found.correction.severity.error() == Undefined::no_overlap);
  REQUIRE_FALSE(found.dependability);
  CHECK(found.dependability.error() == Undefined::no_overlap);
}

}  // namespace
}  // namespace otbor
