// The best list of hundreds and thousands of practices against CBC, an integer-programming solver
// that shares nothing with ours but the text of the problem.

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>

#include <catch2/catch.hpp>

#include "engine/select/exact/lp_file.hpp"
#include "tests/property/draws.hpp"

namespace otbor::exact {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t cases = 40;

bool there_is_cbc() { return std::system("command -v cbc >/dev/null 2>&1") == 0; }

struct Solved {
  bool feasible = false;
  std::vector<bool> taken;
};

/// nullopt when CBC gave up.
std::optional<Solved> solved_by_cbc(const Problem& problem, const fs::path& folder) {
  const auto lp = folder / "list.lp";
  const auto answer = folder / "answer.txt";
  std::ofstream(lp) << lp_text(problem, 1);
  const std::string command = "cbc '" + lp.string() +
                              "' -seconds 100 -ratioGap 0 solve -solution '" + answer.string() +
                              "' >/dev/null 2>&1";
  fs::remove(answer);
  if (std::system(command.c_str()) != 0) return std::nullopt;
  std::ifstream in(answer);
  std::string status, line;
  in >> status;
  std::getline(in, line);
  if (status == "Infeasible" || line.find("infeasible") != std::string::npos) return Solved{};
  if (status != "Optimal") return std::nullopt;
  Solved solved{.feasible = true, .taken = std::vector<bool>(problem.items())};
  std::string number, name;
  double value = 0;
  while (in >> number >> name >> value) {
    std::getline(in, line);
    if (value > 0.5) solved.taken[std::stoul(name.substr(1)) - 1] = true;
  }
  return solved;
}

/// What a large programme may ask for: places, institutions within districts, types, themes,
/// newcomers at least so many, budgets of the whole and of one theme, pairs, decisions of people.
class Programme {
 public:
  explicit Programme(std::uint32_t number) : draws_(number) {
    constexpr std::array<std::uint32_t, 5> sizes{200, 400, 800, 1600, 3000};
    items_ = sizes[number % sizes.size()] + draws_.below(100);
    places_ = items_ / static_cast<std::uint32_t>(draws_.between(4, 12));
    const auto worth_max = draws_.one_in(2) ? 400U : 36'000U;  // few different totals, or many
    for (std::uint32_t item = 0; item < items_; ++item) {
      problem_.worth.push_back(draws_.below(worth_max));
    }
    add_family(1, 0, 1);
    problem_.limits.back().at_most = places_;
    add_nested_families();
    add_family(4 + draws_.below(8), draws_.below(3), draws_.between(8, 20));
    if (draws_.one_in(2)) add_family(3 + draws_.below(4), draws_.below(3), draws_.between(10, 20));
    if (draws_.one_in(2)) add_budget(problem_.limits.front().items);
    if (draws_.one_in(3)) add_budget(problem_.limits.back().items);
    for (std::uint32_t pairs = draws_.one_in(2) ? items_ / 20 : 0; pairs > 0; --pairs) {
      const auto a = draws_.below(items_ - 1);
      problem_.limits.push_back({.items = {a, a + 1 + draws_.below(items_ - 1 - a)}, .at_most = 1});
    }
    if (draws_.one_in(2)) decide();
  }

  [[nodiscard]] const Problem& problem() const { return problem_; }

 private:
  std::uint32_t share_of_places(std::uint32_t groups, std::int64_t tenths) const {
    return std::max<std::uint32_t>(1, places_ * static_cast<std::uint32_t>(tenths) / 10 / groups);
  }

  /// Every practice is in one of the groups; each may have so many tenths of its even share.
  std::vector<std::uint32_t> add_family(std::uint32_t groups, std::int64_t least_tenths,
                                        std::int64_t most_tenths) {
    std::vector<Limit> limits(groups);
    std::vector<std::uint32_t> group_of;
    for (std::uint32_t item = 0; item < items_; ++item) {
      group_of.push_back(draws_.below(groups));
      limits[group_of.back()].items.push_back(item);
    }
    for (auto& limit : limits) {
      if (least_tenths > 0) limit.at_least = share_of_places(groups, least_tenths);
      limit.at_most = share_of_places(groups, most_tenths);
      problem_.limits.push_back(std::move(limit));
    }
    return group_of;
  }

  void add_nested_families() {
    const auto districts = 5 + draws_.below(20);
    const auto district_of = add_family(districts, draws_.below(3), draws_.between(10, 20));
    std::vector<Limit> institutions(std::size_t{districts} * 5);
    for (std::uint32_t item = 0; item < items_; ++item) {
      institutions[district_of[item] * 5 + draws_.below(5)].items.push_back(item);
    }
    for (auto& institution : institutions) {
      institution.at_most = 1 + draws_.below(3);
      problem_.limits.push_back(std::move(institution));
    }
  }

  /// About two thirds of what a list of even choice would cost.
  void add_budget(std::vector<std::uint32_t> of) {
    Budget budget{.items = std::move(of), .costs = {}};
    for (std::size_t i = 0; i < budget.items.size(); ++i) {
      budget.costs.push_back(10 * draws_.between(1, 40));
    }
    budget.at_most = std::int64_t{205} * places_ * static_cast<std::int64_t>(budget.items.size()) /
                     items_ * 2 / 3;
    problem_.budgets.push_back(std::move(budget));
  }

  void decide() {
    problem_.fixed.assign(items_, Fixed::no);
    for (int decisions = 0; decisions < 6; ++decisions) {
      problem_.fixed[draws_.below(items_)] = draws_.one_in(2) ? Fixed::in : Fixed::out;
    }
  }

  Draws draws_;
  std::uint32_t items_ = 0;
  std::uint32_t places_ = 0;
  Problem problem_;
};

}  // namespace

TEST_CASE("The best list of a large programme is worth what an integer-programming solver finds") {
  if (!there_is_cbc()) {
    std::cout << "SKIPPED: there is no cbc (Debian: coinor-cbc)\n";
    return;
  }
  auto name = (fs::temp_directory_path() / "otbor-cbc-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  const fs::path folder = name;
  std::uint32_t feasible = 0;
  std::uint32_t proved = 0;
  std::uint32_t answered = 0;
  for (std::uint32_t number = 0; number < cases; ++number) {
    const Programme programme(number);
    const auto& problem = programme.problem();
    INFO("case " << number << ", " << problem.items() << " practices");
    const auto oracle = solved_by_cbc(problem, folder);
    if (!oracle) continue;
    ++answered;
    const auto answer = solve(problem);
    if (!oracle->feasible) {
      CHECK(answer.status == Status::infeasible);
      continue;
    }
    ++feasible;
    REQUIRE(keeps_rules(problem, oracle->taken));
    const auto best = static_cast<std::int64_t>(worth_of(problem, oracle->taken));
    REQUIRE(keeps_rules(problem, answer.taken));
    CHECK(static_cast<std::int64_t>(answer.worth) <= best);
    CHECK(best <= static_cast<std::int64_t>(answer.bound));
    if (answer.status == Status::optimal) ++proved;
    if (answer.status == Status::optimal) CHECK(static_cast<std::int64_t>(answer.worth) == best);
  }
  fs::remove_all(folder);
  CHECK(answered > cases * 3 / 4);
  CHECK(feasible > cases / 2);
  CHECK(proved == feasible);
}

}  // namespace otbor::exact
