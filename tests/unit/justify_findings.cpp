#include <catch2/catch.hpp>

#include "tests/support/justified.hpp"

namespace otbor {
namespace {

StudyBuilder study() { return StudyBuilder().criterion("К1", "1", {.scale = "0 1 2 3 10"}); }

TEST_CASE("Findings: nothing is required by default") {
  CHECK(Justified(study().practice("P1")).dossier().justification.findings.empty());
}

TEST_CASE("Findings: practices without a total are counted and named") {
  const Justified judged(study()
                             .practice("P1")
                             .practice("P2")
                             .practice("P3", {.status = PracticeStatus::returned})
                             .practice("P4")
                             .sheet("P4", "Э-01", "1")
                             .rules([](Rules& rules) { rules.requirements.all_rated = true; }));
  const auto& findings = judged.dossier().justification.findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "all_rated");
  CHECK(findings[0].text.ru ==
        "Требование «все оценены» не выполнено: нет итогового балла у 2 практик (P1 и P2).");
  CHECK(findings[0].text.en ==
        "The requirement “all rated” is not met: 2 practices have no total (P1 and P2).");
}

TEST_CASE("Findings: an excluded practice owes no total") {
  const Justified judged(study()
                             .practice("P1")
                             .rules([](Rules& rules) { rules.requirements.all_rated = true; })
                             .change([](Study& all) {
                               all.decisions.exclusions = {{Index<Practice>(0), {}}};
                             }));
  CHECK(judged.dossier().justification.findings.empty());
}

TEST_CASE("Findings: of many practices the first twenty are named") {
  auto builder = study().rules([](Rules& rules) { rules.requirements.all_rated = true; });
  std::vector<std::string> ids;
  for (int i = 1; i <= 21; ++i) ids.push_back("P" + std::to_string(i));
  for (const auto& id : ids) builder.practice(id);
  const Justified judged(builder);
  const auto& text = judged.dossier().justification.findings.at(0).text.ru;
  CHECK(
      text.starts_with("Требование «все оценены» не выполнено: нет итогового балла у 21 практики, "
                       "в том числе P1, P2"));
  CHECK(text.ends_with("P19 и P20."));
}

TEST_CASE("Findings: a quota whose minimum the list does not reach is told with its groups") {
  const Justified judged(study()
                             .practice("P1", {.institution = "МБОУ А"})
                             .practice("P2", {.institution = "МБОУ Б"})
                             .sheet("P1", "Э-01", "3")
                             .sheet("P2", "Э-01", "2")
                             .rules([](Rules& rules) {
                               rules.selection.places = 1;
                               rules.selection.quotas = {
                                   {.by = QuotaBy::institution, .at_least = 1}};
                             }));
  const auto& findings = judged.dossier().justification.findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "quota_minimum");
  CHECK(findings[0].text.ru ==
        "Квота «не менее одной практики от каждой организации» не выполнена для 1 группы: "
        "«МБОУ Б» (0); в скобках – сколько практик этой группы в списке. Подходящих практик или "
        "мест в списке недостаточно.");
}

TEST_CASE("Findings: an alpha that cannot be computed is told with the reason") {
  const Justified judged(study().practice("P1").sheet("P1", "Э-01", "1").rules([](Rules& rules) {
    rules.requirements.alpha_at_least = Points::millionths(667'000);
  }));
  const auto& findings = judged.dossier().justification.findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "alpha_at_least");
  CHECK(findings[0].text.ru.starts_with(
      "Требование «альфа не ниже 0,667» не выполнено: коэффициент альфа Криппендорфа по итоговым "
      "баллам не определён ("));
}

// Interval alpha of the pairs (1, 2) and (2, 1): the values 1, 1, 2, 2 disagree in every pair, so
// the observed disagreement is 1; of the 6 pairs of different values 4 differ by 1, expected 4/6.
// Alpha is 1 − 1/(4/6) = −0.5.
TEST_CASE("Findings: an alpha below the limit is told with its value") {
  const Justified judged(study()
                             .practice("P1")
                             .practice("P2")
                             .sheet("P1", "Э-01", "1")
                             .sheet("P1", "Э-02", "2")
                             .sheet("P2", "Э-01", "2")
                             .sheet("P2", "Э-02", "1")
                             .rules([](Rules& rules) {
                               rules.requirements.alpha_at_least = Points::millionths(667'000);
                             }));
  const auto& findings = judged.dossier().justification.findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].text.ru ==
        "Требование «альфа не ниже 0,667» не выполнено: коэффициент альфа Криппендорфа по итоговым "
        "баллам равен −0,500.");
}

}  // namespace
}  // namespace otbor
