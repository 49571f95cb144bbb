#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/rate/findings.hpp"
#include "tests/support/shared_data.hpp"

namespace otbor {
namespace {

double noise(std::uint32_t stream, std::uint32_t index) {
  return num::uniform(41, num::Stage::generator, stream, index) - 0.5;
}

constexpr std::uint32_t experts = 5;
constexpr std::uint32_t practices = 12;
constexpr std::uint32_t criteria = 4;

/// Every expert marks every practice on 0 … 10; `mark(expert, practice, criterion, honest)` may say
/// something else than the honest mark.
template <class Mark>
MarkColumns marks_by(const Mark& mark) {
  MarkColumns marks{.experts = experts, .practices = practices, .criteria = criteria};
  std::uint32_t index = 0;
  for (std::uint32_t p = 0; p < practices; ++p) {
    for (std::uint32_t e = 0; e < experts; ++e) {
      for (std::uint32_t c = 0; c < criteria; ++c) {
        const double honest = std::round(5 + 4 * noise(1, p) + 5 * noise(2, p * criteria + c) +
                                         2 * noise(3, index++));
        marks.expert.push_back(e);
        marks.practice.push_back(p);
        marks.criterion.push_back(c);
        marks.value.push_back(std::min(10.0, std::max(0.0, mark(e, p, c, honest))));
      }
    }
  }
  return marks;
}

const FindingsOptions scale{.low = 0, .high = 10, .expert_territory = {}, .practice_territory = {}};

std::vector<ExpertFinding> findings_in(const MarkColumns& marks, const FindingsOptions& options) {
  return expert_findings(marks_by_sheet(marks, options.low, options.high), options);
}

bool has(const std::vector<ExpertFinding>& found, std::uint32_t expert, ExpertFlag flag) {
  for (const auto& each : found) {
    if (each.expert == expert && each.flag == flag) return true;
  }
  return false;
}

TEST_CASE("honest experts are asked nothing") {
  const auto found =
      findings_in(marks_by([](auto, auto, auto, double honest) { return honest; }), scale);
  CHECK(found.empty());
}

TEST_CASE("one mark for all criteria of a sheet is a halo, and only of that expert") {
  const auto found = findings_in(marks_by([](auto e, auto p, auto, double honest) {
                                   return e == 2 ? std::round(5 + 4 * noise(1, p)) : honest;
                                 }),
                                 scale);
  CHECK(has(found, 2, ExpertFlag::halo));
  for (const std::uint32_t e : {0U, 1U, 3U, 4U}) CHECK_FALSE(has(found, e, ExpertFlag::halo));
}

TEST_CASE("fives everywhere are central tendency and a restricted range") {
  const auto found = findings_in(
      marks_by([](auto e, auto, auto, double honest) { return e == 1 ? 5.0 : honest; }), scale);
  CHECK(has(found, 1, ExpertFlag::central_tendency));
  CHECK(has(found, 1, ExpertFlag::restricted_range));
}

TEST_CASE("marks that are all zero or ten are only extremes") {
  const auto found = findings_in(marks_by([](auto e, auto, auto, double honest) {
                                   if (e != 3) return honest;
                                   return honest > 5 ? 10.0 : 0.0;
                                 }),
                                 scale);
  CHECK(has(found, 3, ExpertFlag::only_extremes));
}

TEST_CASE("a criterion marked three points lower than the others is named") {
  const auto found = findings_in(marks_by([](auto e, auto, auto c, double honest) {
                                   return e == 4 && c == 2 ? honest - 3 : honest;
                                 }),
                                 scale);
  REQUIRE(has(found, 4, ExpertFlag::criterion_bias));
  for (const auto& each : found) {
    if (each.flag == ExpertFlag::criterion_bias && each.expert == 4) {
      CHECK(each.criterion == 2U);
      CHECK(each.own < each.colleagues);
    }
  }
}

TEST_CASE("an expert who adds two points at home is found, a strict one is not") {
  FindingsOptions options = scale;
  for (std::uint32_t e = 0; e < experts; ++e) options.expert_territory.emplace_back(e % 2);
  for (std::uint32_t p = 0; p < practices; ++p) options.practice_territory.emplace_back(p % 2);
  const auto biased = marks_by([](auto e, auto p, auto, double honest) {
    return e == 0 && p % 2 == 0 ? honest + 2 : honest;
  });
  CHECK(has(findings_in(biased, options), 0, ExpertFlag::own_territory));
  const auto strict =
      marks_by([](auto e, auto, auto, double honest) { return e == 1 ? honest - 1 : honest; });
  for (const auto& each : findings_in(strict, options)) {
    CHECK(each.flag != ExpertFlag::own_territory);
  }
}

/// Each practice is rated on a day of its own, in their order.
MarkColumns dated(MarkColumns marks) {
  for (const auto practice : marks.practice) {
    marks.date.emplace_back(Moment{2022, 5, static_cast<std::uint8_t>(1 + practice), std::nullopt});
  }
  return marks;
}

TEST_CASE("an expert who grows stricter with the days drifts, one strict from the first does not") {
  const auto harsher = [](auto e, auto p, auto, double honest) {
    if (e == 1) return honest - 1.5;
    return e == 2 && p >= practices / 2 ? honest - 2 : honest;
  };
  const auto found = findings_in(dated(marks_by(harsher)), scale);
  REQUIRE(has(found, 2, ExpertFlag::drift));
  for (const auto& each : found) {
    if (each.flag != ExpertFlag::drift) continue;
    CHECK(each.expert == 2);
    CHECK(each.own < each.colleagues - 1);
    CHECK(each.sheets == practices);
  }
  CHECK_FALSE(has(findings_in(marks_by(harsher), scale), 2, ExpertFlag::drift));
}

TEST_CASE("a comparison is the paired t test of the textbook") {
  // Student's ten patients (The Probable Error of a Mean, Biometrika 6 (1908), section IX):
  // mean difference 1.58, t = 4.06 with 9 degrees of freedom.
  Paired sleep;
  const double dextro[] = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
  const double laevo[] = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
  for (std::size_t i = 0; i < 10; ++i) sleep.add(laevo[i], dextro[i]);
  const auto compared = sleep.compared(5);
  REQUIRE(compared.has_value());
  CHECK(compared->difference() == Approx(1.58));
  CHECK(compared->difference() / compared->se == Approx(4.0621).margin(1e-4));
  // t(0.975; 9) = 2.262157.
  CHECK(interval_of(*compared).low == Approx(1.58 - 2.262157 * compared->se).margin(1e-6));
  CHECK(interval_of(*compared).high == Approx(1.58 + 2.262157 * compared->se).margin(1e-6));
  CHECK(sleep.compared(11).error() == Undefined::too_few_data);
}

TEST_CASE("sheets are the same however marks are ordered") {
  const auto marks = marks_by([](auto, auto, auto, double honest) { return honest; });
  MarkColumns turned{.experts = experts, .practices = practices, .criteria = criteria};
  for (std::size_t i = marks.value.size(); i-- > 0;) {
    turned.expert.push_back(marks.expert[i]);
    turned.practice.push_back(marks.practice[i]);
    turned.criterion.push_back(marks.criterion[i]);
    turned.value.push_back(marks.value[i]);
  }
  const auto one = marks_by_sheet(marks, 0, 10);
  const auto other = marks_by_sheet(turned, 0, 10);
  REQUIRE(one.sheets.size() == std::size_t{experts} * practices);
  REQUIRE(other.sheets.size() == one.sheets.size());
  for (std::size_t i = 0; i < one.sheets.size(); ++i) {
    CHECK(other.sheets[i].practice == one.sheets[i].practice);
    CHECK(other.sheets[i].expert == one.sheets[i].expert);
    CHECK(other.sheets[i].mean == Approx(one.sheets[i].mean));
    CHECK(other.sheets[i].spread == Approx(one.sheets[i].spread).margin(1e-12));
  }
}

TEST_CASE("four shared sheets are too few for any finding") {
  auto marks = marks_by([](auto, auto, auto, double) { return 5.0; });
  MarkColumns few{.experts = experts, .practices = practices, .criteria = criteria};
  for (std::size_t i = 0; i < marks.value.size(); ++i) {
    if (marks.practice[i] > 3) continue;
    few.expert.push_back(marks.expert[i]);
    few.practice.push_back(marks.practice[i]);
    few.criterion.push_back(marks.criterion[i]);
    few.value.push_back(marks.expert[i] == 0 ? 5 : 5 * (marks.practice[i] % 3));
  }
  CHECK(findings_in(few, scale).empty());
  CHECK(territory_bias(marks_by_sheet(few, 0, 10), scale).error() == Undefined::too_few_data);
}

TEST_CASE("Benjamini and Hochberg's own example: four of fifteen tests stand") {
  // Y. Benjamini & Y. Hochberg (1995), section 3.2.
  const std::vector<double> p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                              0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
  const auto stands = benjamini_hochberg(p, 0.05);
  for (std::size_t i = 0; i < p.size(); ++i) CHECK(stands[i] == (i < 4));
}

/// Level numbers of names, in the order of their first appearance.
std::uint32_t number_of(std::map<std::string, std::uint32_t>& numbers, const std::string& name) {
  return numbers.emplace(name, static_cast<std::uint32_t>(numbers.size())).first->second;
}

TEST_CASE("real figure skating: judges mark their own nation about a quarter of a point higher") {
  const auto folder = shared_data("datasets/figure_skating_2016");
  if (!folder) return;
  const auto table = read_table(*folder / "ratings.csv");
  std::map<std::string, std::uint32_t> practice;
  std::map<std::string, std::uint32_t> expert;
  std::map<std::string, std::uint32_t> criterion;
  std::map<std::string, std::uint32_t> nation;
  MarkColumns marks;
  for (std::size_t i = 0; i < table.rows; ++i) {
    const auto& score = table.columns.at("score")[i];
    if (score.empty()) continue;
    marks.practice.push_back(number_of(practice, table.columns.at("submission")[i]));
    marks.expert.push_back(number_of(expert, table.columns.at("expert")[i]));
    marks.criterion.push_back(number_of(criterion, table.columns.at("criterion")[i]));
    marks.value.push_back(std::stod(score));
  }
  marks.practices = static_cast<std::uint32_t>(practice.size());
  marks.experts = static_cast<std::uint32_t>(expert.size());
  marks.criteria = static_cast<std::uint32_t>(criterion.size());
  FindingsOptions options{
      .low = 0.25, .high = 10, .expert_territory = {}, .practice_territory = {}};
  options.expert_territory.resize(marks.experts);
  options.practice_territory.resize(marks.practices);
  const auto judges = read_table(*folder / "experts.csv");
  const auto& judge_ids =
      judges.columns.count("id") != 0 ? judges.columns.at("id") : judges.columns.at("expert");
  for (std::size_t i = 0; i < judges.rows; ++i) {
    const auto found = expert.find(judge_ids[i]);
    const auto& name = judges.columns.at("nation")[i];
    if (found == expert.end() || name.empty()) continue;
    options.expert_territory[found->second] = number_of(nation, name);
  }
  const auto skaters = read_table(*folder / "submissions.csv");
  for (std::size_t i = 0; i < skaters.rows; ++i) {
    const auto found = practice.find(skaters.columns.at("id")[i]);
    if (found == practice.end()) continue;
    options.practice_territory[found->second] =
        number_of(nation, skaters.columns.at("institution")[i]);
  }
  const auto bias = territory_bias(marks_by_sheet(marks, options.low, options.high), options);
  REQUIRE(bias.has_value());
  // Held against the mean of all nine judges, the own mark included, it is 8/9 of that.
  CHECK(bias->points * 8 / 9 == Approx(0.27).margin(0.02));
  CHECK(bias->points > 5 * bias->se);
}

}  // namespace
}  // namespace otbor
