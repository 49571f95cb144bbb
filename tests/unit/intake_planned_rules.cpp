#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "engine/intake/planned_rules.hpp"
#include "engine/pipeline.hpp"

namespace otbor {
namespace {

using Files = std::map<std::string, std::string>;

FileAccess access(const Files& files) {
  return {.read = [&](std::string_view name) -> std::optional<RawFile> {
            const auto file = files.find(std::string(name));
            if (file == files.end()) return std::nullopt;
            return RawFile{.name = file->first, .bytes = file->second};
          },
          .list = [](std::string_view) { return std::vector<std::string>(); }};
}

/// Two criteria of four marks; `rules` are the lines under the file's rules.
std::string criteria_set(const std::string& rules) {
  return R"(набор: "Проба"
версия: "1"
шкала: {мин: 0, макс: 3, дробные: нет, уровни: {0: "а", 1: "б", 2: "в", 3: "г"}}
критерии:
  - {код: К1, название: "Первый", коэффициент: 1, уровни: {0: "а", 1: "б", 2: "в", 3: "г"}}
  - {код: К2, название: "Второй", коэффициент: 1, уровни: {0: "а", 1: "б", 2: "в", 3: "г"}}
правила:
)" + rules;
}

std::string programme(const std::string& plan) {
  return "название: \"Проба\"\nэтап: экспертиза\nпроисхождение: смоделированные\n"
         "критерии: set.yaml\nплан:\n" +
         plan;
}

PlannedRules planned(const std::string& rules, const std::string& plan) {
  const Files files{{"set.yaml", criteria_set(rules)}, {"programme.yaml", programme(plan)}};
  const auto open = access(files);
  const IntakeOptions options{.offers = offers()};
  const auto set = take_in_criteria(open, "set.yaml", options);
  REQUIRE(set.criteria.has_value());
  return take_in_planned_rules(open, "programme.yaml", open, "set.yaml", *set.criteria, options);
}

TEST_CASE("Planned rules: every key of a plan is over what the other set says of it") {
  const auto found = planned(
      "  сведение: среднее\n"
      "  экспертов_не_менее: 2\n"
      "  третий_эксперт: {разрыв_процентов: 25, правило: медиана}\n"
      "  решения: [{решение: рекомендована, от: 3}, {решение: не рекомендована, от: 0}]\n"
      "  отбор: {мест: 10, квоты: [{по: организация, не_более: 2}]}\n"
      "  при_равенстве: [\"критерий К1\"]\n",
      "  сведение: медиана\n"
      "  экспертов_не_менее: 3\n"
      "  округление: {знаков: 1, решать_по: округлённому}\n"
      "  третий_эксперт: {разрыв_процентов: 40, правило: \"среднее всех\"}\n"
      "  решения: [{решение: рекомендована, от: 5, пороги: обязательны}, "
      "{решение: не рекомендована, от: 0}]\n"
      "  отбор: {мест: 4}\n"
      "  при_равенстве: [\"критерий К2\"]\n");
  REQUIRE(found.rules.has_value());
  const auto& rules = *found.rules;
  CHECK(rules.aggregation.id == "median");
  CHECK(rules.experts_min == 3);
  CHECK(rules.rounding.digits == 1);
  CHECK(rules.rounding.decide_on == DecideOn::rounded);
  CHECK(rules.third_expert->gap_percent == Points::whole(40));
  CHECK(rules.third_expert->mode == Reconciliation::mean_all);
  CHECK(rules.bands.front().from == Points::whole(5));
  CHECK(rules.bands.front().gates_required);
  CHECK(rules.selection.places == 4U);
  CHECK(rules.selection.quotas.size() == 1);  // the plan has none of its own
  REQUIRE(rules.tie_break.size() == 1);
  CHECK(rules.tie_break.front().criterion == Index<Criterion>(1));
}

TEST_CASE("Planned rules: the keys of the plan are named, nested ones under theirs") {
  const auto found =
      planned("  сведение: среднее\n", "  отбор: {мест: 4}\n  при_равенстве: [\"критерий К2\"]\n");
  REQUIRE(found.keys.size() == 2);
  CHECK(found.keys[0].ru == "отбор.мест");
  CHECK(found.keys[0].en == "selection.places");
  CHECK(found.keys[1].en == "tie_break");
}

TEST_CASE("Planned rules: a plan that asks for a criterion the set does not have is told") {
  const auto found = planned("  сведение: среднее\n", "  при_равенстве: [\"критерий К9\"]\n");
  CHECK_FALSE(found.rules.has_value());
  CHECK(found.diagnostics.errors() == 1);
}

}  // namespace
}  // namespace otbor
