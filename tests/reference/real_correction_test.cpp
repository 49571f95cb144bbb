// Real rating sets on which a correction for severity would be wrong, each for a reason of its own;
// the sets lie beside the clone.

#include <catch2/catch.hpp>

#include "engine/rate/correction.hpp"
#include "tests/support/shared_data.hpp"

namespace otbor {
namespace {

/// Mean mark of each sheet, practice by practice.
std::optional<Ratings> sheet_means(const std::string& set) {
  const auto folder = shared_data("datasets/" + set);
  if (!folder) return std::nullopt;
  const auto table = read_table(*folder / "ratings.csv");
  std::map<std::string, std::size_t> experts;
  std::map<std::string, std::map<std::string, std::pair<double, double>>> sheets;
  for (std::size_t i = 0; i < table.rows; ++i) {
    const auto& score = table.columns.at("score")[i];
    if (score.empty()) continue;
    const auto& expert = table.columns.at("expert")[i];
    experts.emplace(expert, 0);
    auto& sheet = sheets[table.columns.at("submission")[i]][expert];
    sheet.first += std::stod(score);
    sheet.second += 1;
  }
  std::size_t number = 0;
  for (auto& [name, at] : experts) at = number++;
  Ratings ratings((Count<Expert>(experts.size())));
  for (const auto& [practice, row] : sheets) {
    ratings.begin_practice();
    for (const auto& [expert, sheet] : row) {
      ratings.add({Index<Expert>(experts.at(expert)), sheet.first / sheet.second});
    }
  }
  return ratings;
}

TEST_CASE("real reviews under labels used anew on every paper are seen to be roles") {
  const auto ratings = sheet_means("iclr2018_labels");
  if (!ratings) return;
  const auto found = earned_correction(*ratings);
  REQUIRE(found.severity.has_value());
  CHECK(labels_look_like_roles(*ratings, *found.severity));
  CHECK_FALSE(found.is_offered());
}

TEST_CASE("real judges who are persons are not taken for roles") {
  const auto ratings = sheet_means("mammogram_110x148");
  if (!ratings) return;
  const auto fitted = fit_severity(*ratings);
  REQUIRE(fitted.has_value());
  CHECK_FALSE(labels_look_like_roles(*ratings, *fitted));
}

TEST_CASE("real reviews where nobody comes back have no severity, and the reason is told") {
  const auto ratings = sheet_means("iclr2023");
  if (!ratings) return;
  const auto found = earned_correction(*ratings);
  CHECK(found.refused == CorrectionRefusal::not_estimable);
  CHECK(found.severity.error() == Undefined::no_repetition);
}

TEST_CASE("real grants in 973 panels that share nothing are not corrected") {
  const auto ratings = sheet_means("nih_grants");
  if (!ratings) return;
  CHECK(earned_correction(*ratings).refused == CorrectionRefusal::not_connected);
}

}  // namespace
}  // namespace otbor
