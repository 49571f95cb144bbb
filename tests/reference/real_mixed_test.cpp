// Mixed models of real rating sets against what lme4 found on them; the sets lie beside the clone.

#include <catch2/catch.hpp>

#include "engine/rate/mixed/reml.hpp"
#include "tests/support/shared_data.hpp"

namespace otbor::mixed {
namespace {

struct Numbered {
  Factor factor;
  std::vector<std::string> names;
};

/// Levels in the order of their names, as R has them.
Numbered numbered(const std::vector<std::string>& values) {
  std::map<std::string, std::uint32_t> levels;
  for (const auto& value : values) levels.emplace(value, 0);
  Numbered result;
  for (auto& [name, number] : levels) {
    number = result.factor.levels++;
    result.names.push_back(name);
  }
  for (const auto& value : values) result.factor.level.push_back(levels.at(value));
  return result;
}

/// The rows lme4 was given: those with a score and, where its note says so, of the first experts.
TextTable rows_of_lme4(const std::filesystem::path& folder, const std::string& reference) {
  const auto table = read_table(folder / "ratings.csv");
  const bool first_experts = reference.find("U1..U1000") != std::string::npos;
  TextTable kept;
  for (std::size_t i = 0; i < table.rows; ++i) {
    if (table.columns.at("score")[i].empty()) continue;
    const auto& expert = table.columns.at("expert")[i];
    if (first_experts && std::stoi(expert.substr(1)) > 1000) continue;
    for (const auto& [name, column] : table.columns) kept.columns[name].push_back(column[i]);
    ++kept.rows;
  }
  return kept;
}

void check_blups(const std::filesystem::path& file, const std::string& id, const Numbered& levels,
                 const std::vector<double>& blup) {
  if (!std::filesystem::exists(file)) return;
  const auto table = read_table(file);
  std::map<std::string, double> ours;
  for (std::size_t i = 0; i < levels.names.size(); ++i) ours[levels.names[i]] = blup[i];
  double largest = 0;
  for (std::size_t i = 0; i < table.rows; ++i) {
    const double theirs = std::stod(table.columns.at("blup")[i]);
    largest = std::max(largest, std::abs(theirs - ours.at(table.columns.at(id)[i])));
  }
  CHECK(table.rows > 0);
  CHECK(largest < 1e-4);
}

TEST_CASE("real rating sets: variance components and effects are those of lme4") {
  const auto folder = shared_data("datasets");
  if (!folder) return;
  std::size_t compared = 0;
  for (const auto* set :
       {"catalyst_f6", "diving_hs2018", "figure_skating_2016", "insteval", "jester5k",
        "mammogram_110x148", "moot_uoft", "nih_grants", "wine_bitterness", "writing_at_ratings1"}) {
    const auto reference = *folder / set / "reference_lme4.json";
    if (!std::filesystem::exists(reference)) {
      std::printf("SKIPPED: no %s\n", reference.string().c_str());
      continue;
    }
    INFO(set);
    const auto expected = read_text(reference);
    const auto table = rows_of_lme4(*folder / set, expected);
    const auto submissions = numbered(table.columns.at("submission"));
    const auto experts = numbered(table.columns.at("expert"));
    Design design{.y = {}, .random = {submissions.factor, experts.factor}, .fixed = {}};
    // strtod: one slider value of jester5k is a denormal number, which stod refuses.
    for (const auto& score : table.columns.at("score"))
      design.y.push_back(std::strtod(score.c_str(), nullptr));
    if (expected.find("score ~ criterion") != std::string::npos) {
      design.fixed.push_back(numbered(table.columns.at("criterion")).factor);
    }
    const auto fitted = fit(design, {.with_condsd = false, .threads = {2}});
    REQUIRE(fitted.has_value());
    CHECK(fitted->sd[0] == Approx(*json_number(expected, "sd_submission")).margin(1e-4));
    CHECK(fitted->sd[1] == Approx(*json_number(expected, "sd_expert")).margin(1e-4));
    CHECK(fitted->sd_residual == Approx(*json_number(expected, "sd_residual")).margin(1e-4));
    const auto criterion = json_number(expected, "REML");
    const double printed = criterion ? *criterion : *json_number(expected, "reml");
    CHECK(fitted->criterion == Approx(printed).epsilon(0).margin(0.006));
    check_blups(*folder / set / "reference_lme4_experts.csv", "expert", experts, fitted->blup[1]);
    check_blups(*folder / set / "reference_lme4_submissions.csv", "submission", submissions,
                fitted->blup[0]);
    ++compared;
  }
  CHECK(compared > 0);
}

}  // namespace
}  // namespace otbor::mixed
