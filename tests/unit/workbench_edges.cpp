// The workbench on input that is empty, contradictory, too large or of one thing only: told at its
// place, or null with one and the same reason for every result of the method.

#include <map>

#include <catch2/catch.hpp>

#include "engine/workbench/compute.hpp"
#include "engine/workbench/value.hpp"

namespace otbor::workbench {
namespace {

Computation run(const std::string& text) {
  const FileAccess files{.read = [text](std::string_view name) -> std::optional<RawFile> {
                           return RawFile{.name = std::string(name), .bytes = text};
                         },
                         .list = [](std::string_view) { return std::vector<std::string>{}; }};
  return compute(files, "case.yaml", Limits{}, num::Threads{1});
}

std::string told(const std::string& text) {
  const auto done = run(text);
  CHECK_FALSE(done.results.has_value());
  return print(done.diagnostics, done.sources, Lang::en);
}

Results results(const std::string& text) {
  const auto done = run(text);
  INFO(print(done.diagnostics, done.sources, Lang::en));
  REQUIRE(done.results.has_value());
  return *done.results;
}

bool says(const std::string& text, std::string_view what) {
  return told(text).find(what) != std::string::npos;
}

std::string method(std::string_view id, std::string_view rest) {
  return "method: " + std::string(id) + "\n" + std::string(rest);
}

TEST_CASE("Workbench: a decision matrix with nothing in it is told, whichever method asks") {
  for (const auto* id : {"mcda.topsis", "mcda.vikor", "mcda.weights_critic", "mcda.smaa"}) {
    CHECK(says(method(id, "input: {matrix: []}\n"), "at least one row with one number"));
    CHECK(says(method(id, "input: {matrix: [[]]}\n"), "at least one row with one number"));
    CHECK(says(method(id, "input: {matrix: [[1, 2], [3]]}\n"), "here is 1 value"));
    CHECK(says(method(id, "input: {matrix: [[1e200, 2]]}\n"), "the values go from"));
  }
}

TEST_CASE("Workbench: one alternative, and every result is null for the same reason") {
  const std::map<std::string, std::vector<std::string>> methods{
      {"mcda.vikor", {"S", "R", "Q", "compromise_set", "acceptable_advantage", "rank"}},
      {"mcda.promethee", {"phi_plus", "phi_minus", "phi_net", "rank"}}};
  for (const auto& [id, names] : methods) {
    const auto found = results(method(id, "input: {matrix: [[1, 2]]}\n"));
    CHECK(found.undefined().size() == found.values().size());
    for (const auto& each : found.undefined()) CHECK(each.reason == "one_practice");
    for (const auto& name : names) CHECK(found.find(name)->kind == Value::Kind::null);
  }
}

TEST_CASE("Workbench: ratings whose squares are no numbers are told") {
  CHECK(says(method("agreement.pairwise_correlation", "input: {ratings: [[1, 1e308], [2, 3]]}\n"),
             "the values go from"));
}

TEST_CASE("Workbench: judgements that contradict their inverse are told") {
  CHECK(says(method("mcda.ahp", "input: {pairwise: [[1, 2], [3, 1]]}\n"), "is 1/3 the other way"));
  CHECK(says(method("mcda.ahp", "input: {pairwise: [[2, 2], [0.5, 1]]}\n"), "diagonal"));
  // 0.1 is how 1/9 is rounded to one decimal.
  const auto found = results(method("mcda.ahp", "input: {pairwise: [[1, 9], [0.1, 1]]}\n"));
  CHECK(found.find("weights")->items[0].real == Approx(0.9));
  CHECK(results(method("mcda.ahp", "input: {pairwise: [[1]]}\n")).find("cr") != nullptr);
}

TEST_CASE("Workbench: of two items no change of the judgement makes it more consistent") {
  const auto found = results(method("mcda.ahp", "input: {pairwise: [[1, 3], [null, 1]]}\n"));
  CHECK(found.find("single_change")->items[0].items[3].real == Approx(3));
}

TEST_CASE("Workbench: incomplete judgements give the ratio of Saaty, and that of their gaps") {
  // λ of the completion that minimises it: S. Bozóki, J. Fülöp & L. Rónyai (2010), and the random
  // index 0.9 · (1 − 2·1/(3·2)) of one gap among four items: K. C. Ágoston & L. Csató (2022).
  const auto found =
      results(method("mcda.ahp_incomplete",
                     "params: {completion: optimal, random_index: [0, 0, 0.58, 0.9]}\n"
                     "input: {pairwise: [[1, 1, 5, 2], [1, 1, 3, 4], [0.2, 0.3333, 1, null], "
                     "[0.5, 0.25, null, 1]]}\n"));
  const double ci = (found.find("lambda_max")->real - 4) / 3;
  CHECK(found.find("ci")->real == Approx(ci));
  CHECK(found.find("cr")->real == Approx(ci / 0.9));
  CHECK(found.find("cr_of_gaps")->real == Approx(ci / 0.6));
}

TEST_CASE("Workbench: best-worst lists have to agree on the best and on the worst") {
  const auto bwm = [](std::string_view input) { return method("mcda.bwm", input); };
  CHECK(says(bwm("input: {best_to_others: [1, 3, 4], others_to_worst: [6, 4, 1], best: 0, "
                 "worst: 2}\n"),
             "one number in both lists"));
  CHECK(says(bwm("input: {best_to_others: [1, 1], others_to_worst: [1, 1], best: 0, worst: 0}\n"),
             "are not the same"));
  CHECK(says(bwm("input: {best_to_others: [2, 4], others_to_worst: [4, 1], best: 0, worst: 1}\n"),
             "the best over itself"));
}

TEST_CASE("Workbench: thresholds of PROMETHEE do not fall, and without p there is q") {
  const std::string input = "input: {matrix: [[1], [3], [5]]}\n";
  CHECK(says(method("mcda.promethee", "params: {preference: linear, q: 2, p: 1}\n" + input),
             "not below the threshold q"));
  CHECK(says(method("mcda.promethee", "params: {preference: gaussian, s: 0}\n" + input),
             "above zero"));
  // Only the first and the last are further apart than 2: each flow is 1/2.
  const auto found =
      results(method("mcda.promethee", "params: {preference: linear, q: 2}\n" + input));
  CHECK(found.find("phi_plus")->items[2].real == Approx(0.5));
  CHECK(found.find("outranks")->items[2].items[0].flag);
  CHECK_FALSE(found.find("outranks")->items[0].items[2].flag);
}

TEST_CASE("Workbench: rankings compared, and estimates drawn, have no number missing") {
  CHECK(says(method("rank.distance", "input: {a: [1, null], b: [1, 2]}\n"), "none may be missing"));
  const std::string id = "uncertainty.rank_distribution";
  CHECK(says(method(id, "input: {mean: [1, null], sd: [1, 1]}\n"), "none may be missing"));
  CHECK(says(method(id, "input: {mean: [1, 2], covariance: [[1, 0.2], [0.3, 1]]}\n"), "symmetric"));
  CHECK(says(method("mcda.smaa", "input: {matrix: [[1, 2]], sd: [[1, null]]}\n"),
             "none may be missing"));
  const auto ties = [](std::string_view row) {
    return method("rank.bradley_terry_ties",
                  "input: {\"n\": 2, columns: [i, j, wins_i, wins_j, ties], rows: [" +
                      std::string(row) + "]}\n");
  };
  CHECK(says(ties("[0, 1, 1, 1, null]"), "none is missing"));
  CHECK(says(ties("[0, 0, 1, 1, 1]"), "two different numbers"));
  CHECK(says(method("cluster.silhouette", "input: {points: [[1], [null]], labels: [a, b]}\n"),
             "none may be missing"));
}

TEST_CASE("Workbench: silhouettes of points in the same directions are not made of rounding") {
  // On a line through the origin every cosine distance is 0 or 2: none tells 0 and 2 apart.
  const auto found = results(method("cluster.silhouette",
                                    "params: {distance: cosine}\n"
                                    "input: {points: [[-0.52267537], [-0.67599179], [-0.19715399], "
                                    "[-0.47192009]], labels: [a, a, b, b]}\n"));
  for (const auto& point : found.find("point")->items) {
    CHECK(point.real == Approx(0.0).margin(1e-15));
  }
}

TEST_CASE("Workbench: no list keeps the quotas, and the score says why there is none") {
  const auto found = results(method("selection.quota",
                                    "params: {select: 3}\n"
                                    "input: {columns: [id, score], rows: [[a, 1], [b, 2]]}\n"));
  CHECK(found.find("status")->text == "infeasible");
  CHECK(found.find("optimal_score")->kind == Value::Kind::null);
  CHECK(found.undefined().front().reason == "infeasible");
  CHECK(found.find("optimal_sets")->items.empty());
}

TEST_CASE("Workbench: the score of a list is the sum of the scores as they were given") {
  const auto found = results(method("selection.quota",
                                    "params: {select: 1, near_optimal: {count: 2}}\n"
                                    "input: {columns: [id, score], rows: [[a, 0.12345678901], "
                                    "[b, 0.12345678902]]}\n"));
  CHECK(found.find("optimal_score")->real == Approx(0.12345678902).epsilon(1e-15));
  CHECK(found.find("optimal_sets")->items.size() == 1);
  CHECK(found.find("near_optimal")->items.size() == 2);
}

TEST_CASE("Workbench: what a list cannot be counted from is told") {
  const auto quota = [](std::string_view params, std::string_view rows) {
    return method("selection.quota",
                  "params: {select: 1" + std::string(params) +
                      "}\ninput: {columns: [id, score, cost], rows: " + std::string(rows) + "}\n");
  };
  CHECK(says(quota("", "[[a, 1e15, 1], [b, 2e15, 1]]"), "a trillion at most"));
  CHECK(says(quota("", "[[a, null, 1], [b, 2, 1]]"), "no number missing"));
  CHECK(says(quota("", "[[a, 1, 1], [a, 2, 1]]"), "has one row"));
  CHECK(says(quota(", budget: 5", "[[a, 1, -1], [b, 2, 1]]"), "a cost is not negative"));
  CHECK(says(quota(", near_optimal: {cont: 2}", "[[a, 1, 1]]"), "did you mean `count`?"));
}

TEST_CASE("Workbench: a table of counts keeps the columns that nobody uses") {
  const auto found = results(method("cluster.tfidf", "input: {counts: [[0, 1], [0, 2]]}\n"));
  CHECK(found.find("matrix")->items[0].items.size() == 2);
  // ln((1 + 2)/(1 + 0)) + 1; unsmoothed it would be the logarithm of 2/0.
  CHECK(found.find("idf")->items[0].real == Approx(2.09861228866811));
  const auto plain =
      results(method("cluster.tfidf", "params: {idf: plain}\ninput: {counts: [[0, 1], [0, 2]]}\n"));
  CHECK(plain.find("idf")->items[0].kind == Value::Kind::null);
}

TEST_CASE("Workbench: the logarithm of a product that is zero does not exist, others do") {
  const auto found =
      results(method("mcda.weighted_product", "input: {matrix: [[0, 9], [4, 9]]}\n"));
  CHECK(found.find("log10_score")->items[0].kind == Value::Kind::null);
  CHECK(found.find("log10_score")->items[1].real == Approx(0.778151250383644));  // lg 6
  CHECK(found.undefined().front().name == "log10_score.0");
}

TEST_CASE("Workbench: an alternative without a value has no weighted sum, or one of the others") {
  const std::string input =
      "input: {matrix: [[1, null], [2, 4], [null, null]], weights: [1, 1], ids: [a, b, c]}\n";
  const auto found = results(method("mcda.weighted_sum", input));
  CHECK(found.find("score")->items[0].kind == Value::Kind::null);
  CHECK(found.find("score")->items[1].real == Approx(3));
  CHECK(found.find("rank")->items[1].integer == 1);
  CHECK(found.find("missing")->items[0].integer == 1);
  CHECK(found.undefined().front().name == "normalised.a.1");
  CHECK(found.undefined().front().reason == "incomplete_design");
  const auto others =
      results(method("mcda.weighted_sum", "params: {missing: renormalise}\n" + input));
  CHECK(others.find("score")->items[0].real == Approx(1));
  CHECK(others.find("rank")->items[0].integer == 2);
  CHECK(others.find("score")->items[2].kind == Value::Kind::null);
  CHECK(says(method("mcda.weighted_product", input), "none may be missing"));
}

TEST_CASE("TOPSIS: a complement is as close to the ideal as swapped ideal points") {
  // The differences of 1 − x/norm are those of x/norm, turned round.
  const std::string input =
      "input: {matrix: [[1, 3000], [2, 3750], [5, 4500]], objectives: [min, max]}\n";
  for (const auto* way : {"vector", "minmax", "max", "sum"}) {
    const auto closeness = [&](std::string_view costs) {
      return results(method("mcda.topsis", "params: {normalisation: " + std::string(way) +
                                               ", costs: " + std::string(costs) + "}\n" + input));
    };
    const auto swapped = closeness("swap");
    const auto complement = closeness("complement");
    for (std::size_t a = 0; a < 3; ++a) {
      CHECK(complement.find("closeness")->items[a].real ==
            Approx(swapped.find("closeness")->items[a].real));
    }
  }
  CHECK(says(method("mcda.topsis", "params: {costs: invrt}\n" + input), "did you mean `invert`"));
}

TEST_CASE("UTASTAR: a criterion that separates nobody may weigh what the others do not need") {
  // U(2) − U(1) is the weight of the first criterion: at least 0.05, less an error of 0.01.
  const auto found = results(method("mcda.utastar",
                                    "input: {matrix: [[1, 2], [3, 2]], ranks: [2, 1], "
                                    "breakpoints: [2, 2]}\n"));
  CHECK(found.find("sum_of_errors")->real == Approx(0.0).margin(1e-12));
  CHECK(found.find("min_weight_postopt")->items[0].real == Approx(0.04));
  CHECK(found.find("max_weight_postopt")->items[1].real == Approx(0.96));
}

TEST_CASE("Workbench: ballots that weigh nothing have no correlation with any order") {
  const auto found =
      results(method("rank.kemeny_ties", "input: {rankings: [[1, 2], [2, 1]], weights: [0, 0]}\n"));
  CHECK(found.find("tau_x")->kind == Value::Kind::null);
  CHECK(found.undefined().front().reason == "no_ratings");
}

}  // namespace
}  // namespace otbor::workbench
