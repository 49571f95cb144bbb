#include <catch2/catch.hpp>

#include "engine/pipeline.hpp"
#include "engine/score/robust/certificates_silence.hpp"
#include "engine/select/end_of_list.hpp"
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

std::optional<CertificateSilence> silence_of(const Study& study, const Dossier& dossier) {
  return certificates_silence(study, dossier.ranking,
                              ends_by_places(study.rules, dossier.selection));
}

std::optional<CertificateSilence> silence(const Study& study) {
  const auto dossier = run(study, {1});
  const auto found = silence_of(study, dossier);
  CHECK(dossier.certificates.empty() == found.has_value());
  return found;
}

TEST_CASE("Certificates: why there are none has a code") {
  CHECK(silence(study().build()) == std::nullopt);
  CHECK(silence(study().rules([](Rules& rules) { rules.aggregation.id = "median"; }).build()) ==
        CertificateSilence::other_method);
  CHECK(silence(study().rules([](Rules& rules) { rules.selection.places.reset(); }).build()) ==
        CertificateSilence::no_places);
  CHECK(silence(study().rules([](Rules& rules) { rules.selection.places = 3; }).build()) ==
        CertificateSilence::one_side);
  CHECK(silence(study().practice("P4").sheet("P4", "Э-01", "1 -").build()) ==
        CertificateSilence::partial_sheets);
  const auto two_places = [](Rules& rules) { rules.selection.places = 2; };
  CHECK(silence(study()
                    .band(Decision::recommended, "4")
                    .band(Decision::declined, "")
                    .rules(two_places)
                    .build()) == CertificateSilence::not_by_places);  // P1 alone has 4
}

/// Eight practices by two of three experts whose levels lie 6 points apart.
Study corrected_programme(bool linked) {
  StudyBuilder builder;
  std::string scale;
  for (int value = 0; value <= 60; ++value) scale += std::to_string(value) + " ";
  builder.criterion("К1", "1", {.scale = scale});
  for (int p = 0; p < 9; ++p) {
    const auto name = "P" + std::to_string(p + 1);
    builder.practice(name);
    for (int e = 0; e < 3; ++e) {
      if (linked ? e == p % 3 : e != 0) continue;
      const int mark = 40 - 2 * p + 6 * e + (p * p + e) % 2;
      builder.sheet(name, "Э-0" + std::to_string(e + 1), std::to_string(mark));
    }
  }
  return builder
      .rules([](Rules& rules) {
        rules.severity_corrected = true;
        rules.selection.places = 4;
      })
      .build();
}

TEST_CASE("Certificates: none where totals are corrected for severity, and the reason is told") {
  const auto study = corrected_programme(true);
  const auto dossier = run(study, {1});
  REQUIRE(dossier.consistency.diagnosis.correction.is_offered());
  CHECK(dossier.certificates.empty());
  CHECK(dossier.weight_ranges.empty());
  CHECK(silence_of(study, dossier) == CertificateSilence::corrected_totals);
}

TEST_CASE("Certificates: a correction that was not earned leaves them exact") {
  const auto study = corrected_programme(false);
  const auto dossier = run(study, {1});
  REQUIRE_FALSE(dossier.consistency.diagnosis.correction.is_offered());
  CHECK(dossier.certificates.size() == 9);
  CHECK(silence_of(study, dossier) == std::nullopt);
}

}  // namespace
}  // namespace otbor
