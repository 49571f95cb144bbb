// Cases of others that lie beside the clone, run where they lie: the numbers of peer programs on
// data we do not ship. Skipped, loudly, where the folder is absent.

#include <cmath>
#include <cstdio>
#include <map>

#include <catch2/catch.hpp>

#include "engine/rate/calibration.hpp"
#include "engine/rate/panels.hpp"
#include "tests/reference/case_file.hpp"

namespace otbor {
namespace {

std::optional<std::filesystem::path> shared_folder() {
  const auto usual = source_folder() / "../shared";
  auto reference = folder("OTBOR_SHARED", usual.string().c_str()) / "reference";
  if (std::filesystem::is_directory(reference)) return reference;
  std::puts("SKIPPED: no shared cases in ../shared/reference (OTBOR_SHARED names another folder)");
  return std::nullopt;
}

/// A long table: one row a rating, with the columns of the practice, the expert and the value.
struct LongTable {
  Ratings ratings{Count<Expert>()};
  std::vector<std::string> practices;
  std::vector<std::string> experts;
};

LongTable long_table(const Node& input) {
  const auto column = [&](std::string_view role, std::string_view usual) {
    const auto given = text_of(input, role);
    const auto name = given.empty() ? std::string(usual) : given;
    const auto& names = input.find("columns")->items;
    std::size_t at = 0;
    while (at < names.size() && names[at].text != name) ++at;
    return at;
  };
  const auto object = column("object", "object");
  const auto rater = column("rater", "rater");
  const auto value = column("y", "score");
  std::map<std::string, std::map<std::string, double>> cells;
  std::map<std::string, std::size_t> experts;
  for (const auto& row : input.find("rows")->items) {
    experts.emplace(row.items[rater].text, 0);
    cells[row.items[object].text][row.items[rater].text] =
        value < row.items.size() ? number_in(row.items[value]).value() : 0;
  }
  LongTable table{
      .ratings = Ratings(Count<Expert>(experts.size())), .practices = {}, .experts = {}};
  for (auto& [name, number] : experts) {
    number = table.experts.size();
    table.experts.push_back(name);
  }
  for (const auto& [practice, row] : cells) {
    table.practices.push_back(practice);
    table.ratings.begin_practice();
    for (const auto& [expert, mark] : row) {
      table.ratings.add({Index<Expert>(experts[expert]), mark});
    }
  }
  return table;
}

/// Either tolerance suffices.
bool is_near(double ours, const Node& value, const Node& expected) {
  const auto theirs = number_in(value).value();
  const Node* absolute = expected.find("tol");
  const Node* relative = expected.find("rtol");
  const double distance = std::abs(ours - theirs);
  return (absolute != nullptr && distance <= number_in(*absolute).value()) ||
         (relative != nullptr && distance <= number_in(*relative).value() * std::abs(theirs));
}

int check_calibration(const Node& file) {
  const auto table = long_table(*file.find("input"));
  const auto lambda = number_in(*file.find("params")->find("lambda")).value();
  const auto ours = leniency(table.ratings, lambda).value();
  int compared = 0;
  for (const auto& expected : file.find("expected")->items) {
    if (text_of(expected, "name") != "reviewer_bias") continue;
    for (const auto& entry : expected.find("value")->entries) {
      const auto at = std::find(table.experts.begin(), table.experts.end(), entry.key);
      REQUIRE(at != table.experts.end());
      const Index<Expert> expert(static_cast<std::size_t>(at - table.experts.begin()));
      CHECK(is_near(ours[expert], entry.value, expected));
      ++compared;
    }
  }
  return compared;
}

int check_panels(const Node& file) {
  const auto table = long_table(*file.find("input"));
  int compared = 0;
  for (const auto& expected : file.find("expected")->items) {
    if (text_of(expected, "name") != "n_subsets") continue;
    CHECK(is_near(panels(table.ratings).count, *expected.find("value"), expected));
    ++compared;
  }
  return compared;
}

int check_case(const Node& file) {
  const auto method = text_of(file, "method");
  if (method == "rater.calibration_ridge") return check_calibration(file);
  if (method == "rater.connectivity") return check_panels(file);
  return 0;
}

TEST_CASE("Shared cases: calibration and panels come out as the peers have them") {
  const auto reference = shared_folder();
  if (!reference) return;
  int compared = 0;
  for (const auto& path : case_files(*reference)) {
    const auto file = read_case(path);
    INFO(path.filename().string());
    REQUIRE(file.has_value());
    compared += check_case(*file);
  }
  CHECK(compared >= 5);
}

}  // namespace
}  // namespace otbor
