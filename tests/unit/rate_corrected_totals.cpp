// A plan that names the corrected totals official: what is added to a sheet, what it comes to, and
// what happens when the correction has not been earned.

#include <set>

#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/pipeline.hpp"
#include "engine/render/card/practice_card.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/format.hpp"
#include "tests/support/rendered.hpp"

namespace otbor {
namespace {

std::string whole_numbers(int last) {
  std::string scale;
  for (int value = 0; value <= last; ++value) scale += std::to_string(value) + " ";
  return scale;
}

double noise(std::uint32_t stream, std::uint32_t index) {
  return num::uniform(77, num::Stage::generator, stream, index) - 0.5;
}

/// 18 practices, each rated by three of six experts whose levels lie 5 points apart; `apart` gives
/// each half of the practices its own three experts.
Study programme(bool apart) {
  StudyBuilder builder;
  const auto scale = whole_numbers(60);
  builder.criterion("К1", "1", {.scale = scale});
  for (std::uint32_t p = 0; p < 18; ++p) builder.practice("P" + std::to_string(p + 1));
  for (std::uint32_t p = 0; p < 18; ++p) {
    for (std::uint32_t e = 0; e < 6; ++e) {
      if (apart ? e / 3 != p / 9 : (e + p) % 6 >= 3) continue;
      const double total = 32 + 20 * noise(1, p) + 5.0 * e - 12 + 4 * noise(2, 6 * p + e);
      builder.sheet("P" + std::to_string(p + 1), "Э-0" + std::to_string(e + 1),
                    std::to_string(static_cast<int>(total)));
    }
  }
  return builder
      .rules([](Rules& rules) {
        rules.severity_corrected = true;
        rules.selection.places = 6;
      })
      .build();
}

TEST_CASE("The score by a corrected plan is the mean of totals plus the expert's severity") {
  const auto dossier = run(programme(false), {1});
  const auto& correction = dossier.consistency.diagnosis.correction;
  REQUIRE(correction.is_offered());
  CHECK(dossier.justification.findings.empty());
  for (const auto practice : dossier.study.practices.count()) {
    Points sum;
    for (const auto sheet : dossier.study.sheets.of_practice[practice]) {
      const auto expert = dossier.study.sheets.sheets[sheet].expert;
      const auto& total = dossier.consistency.totals[sheet];
      const double severity = correction.severity->experts[expert]->points;
      CHECK(Ratio(total.correction).approximate() == Approx(severity).margin(0.005 + 1e-9));
      const Mark mark = dossier.study.sheets.marks(sheet, Index<Criterion>(0));
      CHECK(total.total == Points::whole(mark) + total.correction);
      sum += total.total;
    }
    CHECK(dossier.ranking.scores[practice].total == Ratio(sum, 3));
  }
  // The first expert is five points stricter than the second, and so on.
  const auto severity_of = [&](std::string_view id) {
    for (const auto at : dossier.study.experts.count()) {
      if (dossier.study.experts[at].id == id) return correction.severity->experts[at]->points;
    }
    return 0.0;
  };
  CHECK(severity_of("Э-01") > 8);
  CHECK(severity_of("Э-06") < -8);
}

TEST_CASE("The card shows the correction of each sheet between its marks and its total") {
  const auto dossier = run(programme(false), {1});
  const auto first = dossier.ranking.order.front();
  const auto card = find_format("terminal")
                        ->print(practice_card(dossier, first, order_in(Lang::ru)), {.width = 160});
  CHECK(card.find("Поправка на строгость") != std::string::npos);
  CHECK(card.find("с поправкой на строгость экспертов, как установлено планом") !=
        std::string::npos);
}

TEST_CASE("A corrected plan says what the place would be without the correction") {
  auto study = programme(false);
  const auto codes_of = [](const Dossier& dossier) {
    std::set<ReasonCode> codes;
    for (const auto at : dossier.study.practices.count()) {
      for (const auto& reason : dossier.justification.reasons[at]) codes.insert(reason.code);
    }
    return codes;
  };
  const auto corrected = codes_of(run(study, {1}));
  CHECK((corrected.contains(ReasonCode::severity_moved) ||
         corrected.contains(ReasonCode::severity_did_not_move)));
  CHECK_FALSE(corrected.contains(ReasonCode::severity_would_move));
  CHECK_FALSE(corrected.contains(ReasonCode::severity_would_not_move));
  study.rules.severity_corrected = false;
  const auto plain = codes_of(run(study, {1}));
  CHECK_FALSE(plain.contains(ReasonCode::severity_moved));
  CHECK_FALSE(plain.contains(ReasonCode::severity_did_not_move));
}

TEST_CASE("A corrected plan has the robustness of its list, around the corrected totals") {
  const auto dossier = run(programme(false), {1});
  REQUIRE(dossier.robustness.has_value());
  CHECK(dossier.robustness->draws_by_model > 0);
  const auto report = find_format("html")->print(
      find_document_kind("report")->build(dossier, order_in(Lang::ru)), {});
  CHECK(report.find("поправка на строгость по ним рассчитана заново") != std::string::npos);
  CHECK(report.find("Официальный балл приведён с поправкой") != std::string::npos);
  CHECK(report.find("При равной строгости") == std::string::npos);
}

TEST_CASE("Disputes and agreement are judged on the marks as they are, whatever the plan adds") {
  auto study = programme(false);
  const auto corrected = run(study, {1});
  study.rules.severity_corrected = false;
  const auto plain = run(study, {1});
  for (const auto at : study.practices.count()) {
    CHECK(corrected.consistency.spreads[at].low == plain.consistency.spreads[at].low);
    CHECK(corrected.consistency.spreads[at].high == plain.consistency.spreads[at].high);
  }
  for (const auto sheet : study.sheets.sheets.count()) {
    CHECK(plain.consistency.totals[sheet].correction == Points());
  }
}

TEST_CASE("Without links between panels nothing is corrected, and the run says so") {
  const auto dossier = run(programme(true), {1});
  REQUIRE(dossier.consistency.diagnosis.correction.refused == CorrectionRefusal::not_connected);
  for (const auto& total : dossier.consistency.totals) CHECK(total.correction == Points());
  REQUIRE(dossier.justification.findings.size() == 1);
  CHECK(dossier.justification.findings[0].code == "severity_correction");
}

TEST_CASE("A corrected total stays on the scale, and a partial sheet gets its share") {
  const auto study = StudyBuilder()
                         .criterion("К1", "10")
                         .criterion("К2", "10")
                         .practice("P1")
                         .practice("P2")
                         .sheet("P1", "Э-01", "3 3")
                         .sheet("P2", "Э-01", "1 -")
                         .build();
  auto totals = sheet_totals(study, {1});
  Per<Expert, Points> corrections(study.experts.count());
  corrections[Index<Expert>(0)] = Points::whole(4);
  correct_totals(study, corrections, totals);
  CHECK(totals[Index<Sheet>(0)].total == Points::whole(60));  // already the highest
  CHECK(totals[Index<Sheet>(0)].correction == Points());
  CHECK(totals[Index<Sheet>(1)].total == Points::whole(12));  // half of the maximum, half of 4
}

}  // namespace
}  // namespace otbor
