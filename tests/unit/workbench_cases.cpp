// The workbench on cases in memory: what is read, what is told, what is printed, what is compared.

#include <cmath>
#include <map>

#include <catch2/catch.hpp>

#include "engine/workbench/check.hpp"
#include "engine/workbench/compute.hpp"
#include "engine/workbench/shapes/decision.hpp"
#include "engine/workbench/shapes/rankings.hpp"
#include "engine/workbench/shapes/ratings.hpp"

namespace otbor::workbench {
namespace {

using Files = std::map<std::string, std::string, std::less<>>;

FileAccess access(const Files& files) {
  return {.read = [files](std::string_view name) -> std::optional<RawFile> {
            const auto found = files.find(name);
            if (found == files.end()) return std::nullopt;
            return RawFile{.name = found->first, .bytes = found->second};
          },
          .list = [](std::string_view) { return std::vector<std::string>{}; }};
}

Computation run(const std::string& text, Files files = {}) {
  files["case.yaml"] = text;
  return compute(access(files), "case.yaml", Limits{}, num::Threads{1});
}

std::string told(const Computation& done) {
  return print(done.diagnostics, done.sources, Lang::en);
}

const std::string alpha = "method: agreement.kripp_alpha\n";

TEST_CASE("Workbench: the answer is one object, numbers with all their digits") {
  const auto done = run("id: two\n" + alpha + "input: {ratings: [[1, 1], [2, 2], [3, 2]]}\n");
  REQUIRE(done.results.has_value());
  const auto json = as_json(done.given->id, done.given->method, *done.results);
  CHECK(json.find("\"id\": \"two\"") != std::string::npos);
  CHECK(json.find("\"pairable_values\": 6") != std::string::npos);
  CHECK(json.find("\"undefined\": {}") != std::string::npos);
  CHECK(shortest(0.1) == "0.1");
  CHECK(shortest(2.0 / 3) == "0.6666666666666666");
}

TEST_CASE("Workbench: what does not exist is null, with its reason") {
  const auto done = run(alpha + "input: {ratings: [[4, 4], [4, 4]]}\n");
  REQUIRE(done.results.has_value());
  const auto json = as_json("x", "y", *done.results);
  CHECK(json.find("\"alpha\": null") != std::string::npos);
  CHECK(json.find("\"alpha\": \"no_variation\"") != std::string::npos);
}

TEST_CASE("Workbench: a blank is nobody's zero: unrated practices and silent experts are null") {
  const auto done =
      run("method: rater.calibration_ridge\nparams: {lambda: 1}\n"
          "input: {ratings: [[null, null, null], [4, 2, null], [3, 3, null]]}\n");
  REQUIRE(done.results.has_value());
  for (const auto* name : {"calibrated", "raw_mean"}) {
    const auto& value = *done.results->find(name);
    CHECK(value.items[0].kind == Value::Kind::null);
    CHECK(value.items[1].kind == Value::Kind::real);
  }
  CHECK(done.results->find("reviewer_bias")->items[2].kind == Value::Kind::null);
  CHECK(as_json("x", "y", *done.results).find("\"raw_mean.0\": \"no_ratings\"") !=
        std::string::npos);
}

TEST_CASE("Workbench: where a model does not exist every name it gives is null") {
  const auto done =
      run("method: rater.mfrm_jml\n"
          "input: {facets: [p, e], columns: [p, e, score],\n"
          "        rows: [[a, x, 1], [a, y, 1], [b, x, 1], [b, y, 1]]}\n");
  REQUIRE(done.results.has_value());
  for (const auto* name : {"measure", "se_model", "thresholds", "separation", "exact_agreements"}) {
    REQUIRE(done.results->find(name) != nullptr);
    CHECK(done.results->find(name)->kind == Value::Kind::null);
  }
}

TEST_CASE("Workbench: a score nobody knows and a covariance with two halves are told") {
  const std::string method = "method: uncertainty.rank_distribution\n";
  CHECK(told(run(method + "input: {mean: [1, null], sd: [1, 1]}\n")).find("`mean`") !=
        std::string::npos);
  CHECK(told(run(method + "input: {mean: [1, 2], covariance: [[1, 0.5], [0.2, 1]]}\n"))
            .find("symmetric") != std::string::npos);
}

TEST_CASE("Workbench: names given twice, nearness in place of distance, numbers without measure") {
  CHECK(told(run(alpha + "input: {ids: [A, A], ratings: [[1, 1], [2, 2]]}\n"))
            .find("different names") != std::string::npos);
  CHECK(told(run("method: agreement.cohen_kappa\nparams: {weights: [[1, 0], [0, 1]]}\n"
                 "input: {table: [[1, 2], [3, 4]]}\n"))
            .find("diagonal") != std::string::npos);
  CHECK(told(run(alpha + "input: {ratings: [[1e160, 1], [2, 2]]}\n")).find("E0107") !=
        std::string::npos);
}

TEST_CASE("Workbench: `score` and `y` both name the column of marks") {
  for (const auto* key : {"score", "\"y\""}) {
    const auto done =
        run("method: rater.effects\ninput: {object: p, rater: e, " + std::string(key) +
            ": mark, columns: [p, e, mark],\n"
            "        rows: [[a, x, 1], [a, y, 2], [b, x, 3], [b, y, 5]]}\n");
    REQUIRE(done.results.has_value());
    CHECK(done.results->find("mean")->items.front().real == Approx(2));
  }
}

TEST_CASE("Workbench: raters nested in practices leave nothing to tell relative from absolute") {
  // One-way layout: mean squares 61/6 between and 1 within give σ² 55/12 and 1, and for two raters
  // both coefficients are 55/12 / (55/12 + 1/2): Brennan (2001), section 2.2.
  const auto done =
      run("method: agreement.gtheory\nparams: {design: nested, nested: {r: p}}\n"
          "input: {object: p, facets: [r], columns: [p, r, score], rows: [\n"
          "  [1, a, 1], [1, b, 2], [2, a, 3], [2, b, 4], [3, a, 5], [3, b, 7]]}\n");
  REQUIRE(done.results.has_value());
  const auto& g = done.results->find("g")->items.front();
  const auto& phi = done.results->find("phi")->items.front();
  CHECK(g.real == Approx(55.0 / 61));
  CHECK(phi.real == Approx(55.0 / 61));
  CHECK(done.results->find("var_components")->keys == std::vector<std::string>{"p", "p:r"});
}

TEST_CASE("Workbench: a misspelt parameter is told, it does not pass for the default") {
  const auto done = run(alpha + "params: {levle: nominal}\ninput: {ratings: [[1, 1], [2, 2]]}\n");
  CHECK_FALSE(done.results.has_value());
  CHECK(told(done).find("did you mean `level`?") != std::string::npos);
}

TEST_CASE("Workbench: ratings are the same from rows, from a long table and from a file") {
  const auto rows = run(alpha + "input: {ratings: [[1, 2, null], [3, 3, 2], [1, null, 1]]}\n");
  const auto table = run(alpha +
                         "input:\n  columns: [who, what, mark]\n  object: what\n  rater: who\n"
                         "  \"y\": mark\n  rows: [[a, p, 1], [b, p, 2], [c, r, 1], [a, q, 3], "
                         "[b, q, 3], [c, q, 2], [a, r, 1], [b, r, null]]\n");
  const auto file = run(alpha + "input: {file: marks.csv}\n",
                        {{"marks.csv",
                          "practice;expert;score\np;a;1,0\np;b;2\np;c;\nq;a;3\nq;b;3\nq;c;2\n"
                          "r;a;1\nr;c;1\n"}});
  INFO(told(rows) + told(table) + told(file));
  REQUIRE(rows.results.has_value());
  REQUIRE(table.results.has_value());
  REQUIRE(file.results.has_value());
  const double expected = rows.results->find("alpha")->real;
  CHECK(table.results->find("alpha")->real == Approx(expected));
  CHECK(file.results->find("alpha")->real == Approx(expected));
}

TEST_CASE("Workbench: with several criteria a unit is a practice in a criterion") {
  const auto done = run(alpha + "input: {file: marks.csv, criterion: criterion}\n",
                        {{"marks.csv",
                          "practice,expert,criterion,score\np,a,x,1\np,b,x,1\np,a,y,3\np,b,y,3\n"
                          "q,a,x,2\nq,b,x,2\n"}});
  REQUIRE(done.results.has_value());
  CHECK(done.results->find("pairable_values")->integer == 6);
  CHECK(done.results->find("alpha")->real == Approx(1));
}

Verdict checked(const std::string& expected) {
  auto done =
      run(alpha + "input: {ratings: [[1, 1], [2, 2], [3, 2]]}\nexpected: [" + expected + "]\n");
  REQUIRE(done.results.has_value());
  Results results;
  results.add("half", Value(0.5))
      .add("list", Value(std::vector<double>{1, 2, 3}))
      .add("map", Value(std::vector<NamedValue>{{"a", Value(1.5)}, {"b", Value()}}))
      .add("word", Value("yes"))
      .add("flag", Value(true))
      .add("none", Undefined::no_variation);
  Diagnostics diagnostics;
  auto verdict = check(*done.given, results, diagnostics);
  CHECK(diagnostics.empty());
  return verdict;
}

TEST_CASE("Check: either tolerance suffices, and without any the values are equal") {
  CHECK(checked("{name: half, value: 0.51, tol: 0.02}").misses.empty());
  CHECK(checked("{name: half, value: 0.51, rtol: 0.02}").misses.empty());
  CHECK(checked("{name: half, value: 0.51, tol: 0.001, rtol: 0.02}").misses.empty());
  CHECK(checked("{name: half, value: 0.51, tol: 0.001}").misses.size() == 1);
  CHECK(checked("{name: half, value: 0.5}").misses.empty());
  CHECK(checked("{name: half, value: 0.5000000001}").misses.size() == 1);
}

TEST_CASE("Check: at least means the value less the tolerance, or more") {
  CHECK(checked("{name: half, value: 0.4, relation: at_least}").misses.empty());
  CHECK(checked("{name: half, value: 0.51, tol: 0.02, relation: at_least}").misses.empty());
  CHECK(checked("{name: half, value: 0.6, tol: 0.02, relation: at_least}").misses.size() == 1);
}

TEST_CASE("Check: null expects what does not exist, and a name may stand twice") {
  CHECK(checked("{name: none, value: null}").misses.empty());
  CHECK(checked("{name: half, value: null}").misses.size() == 1);
  CHECK(checked("{name: none, value: 1, tol: 9}").misses.size() == 1);
  CHECK(checked("{name: unheard_of, value: null}").misses.size() == 1);
  const auto both = checked("{name: half, value: 0.5}, {name: half, value: 0.6, tol: 0.01}");
  CHECK(both.compared == 2);
  CHECK(both.misses.size() == 1);
}

TEST_CASE("Check: maps compare the keys they give, a list may be given by index") {
  CHECK(checked("{name: map, value: {a: 1.5}, tol: 1.0e-9}").misses.empty());
  CHECK(checked("{name: map, value: {b: null}}").misses.empty());
  CHECK(checked("{name: map, value: {c: 1}}").misses.size() == 1);
  CHECK(checked("{name: list, value: [1, 2, 3]}").misses.empty());
  CHECK(checked("{name: list, value: {\"2\": 3}}").misses.empty());
  CHECK(checked("{name: list, value: {\"3\": 3}}").misses.size() == 1);
  CHECK(checked("{name: list, value: [1, 2]}").misses.size() == 1);
  CHECK(checked("{name: word, value: \"yes\"}").misses.empty());
  CHECK(checked("{name: flag, value: true}").misses.empty());
}

/// A bench over the input of a case, for shapes alone.
struct Desk {
  explicit Desk(const std::string& input) {
    const auto source =
        sources.add({.name = "case.yaml", .text = "input:\n" + input, .sha256 = {}});
    root = parse_yaml(sources, source, diagnostics).value();
  }
  Bench bench() {
    return {.params = Section("params", nullptr, root.span, diagnostics),
            .input = Section("input", root.find("input"), root.span, diagnostics),
            .loader = loader,
            .sources = sources,
            .diagnostics = diagnostics,
            .threads = {}};
  }

  Sources sources;
  Diagnostics diagnostics;
  Node root;
  FileAccess files = access({});
  IntakeOptions options{.limits = {}, .offers = {}, .threads = {}};
  Loader loader{files, options, sources, diagnostics};
};

TEST_CASE("Shapes: an order becomes ranks, a nested list is a tie, an absent item has none") {
  Desk desk("  orders: [[2, [0, 1]], [1]]\n  counts: [3, 1]\n  n: 4\n");
  auto bench = desk.bench();
  const auto read = read_rankings(bench);
  REQUIRE(bench.good());
  CHECK(read.items == 4);
  CHECK(read.ranks.at(0, 2) == Approx(1));
  CHECK(read.ranks.at(0, 0) == Approx(2));
  CHECK(read.ranks.at(0, 1) == Approx(2));
  CHECK(std::isnan(read.ranks.at(0, 3)));
  CHECK(read.ranks.at(1, 1) == Approx(1));
  CHECK(read.weights == std::vector<double>{3, 1});
}

TEST_CASE("Shapes: an item stands in an order once") {
  Desk desk("  orders: [[0, 1, 0]]\n");
  auto bench = desk.bench();
  static_cast<void>(read_rankings(bench));
  CHECK_FALSE(bench.good());
}

TEST_CASE("Shapes: weights are scaled to sum 1, and min is told from max") {
  Desk desk("  matrix: [[1, 2], [3, 4]]\n  objectives: [min, max]\n  weights: [3, 1]\n");
  auto bench = desk.bench();
  const auto read = read_decision(bench);
  REQUIRE(bench.good());
  CHECK(read.weights.front() == Approx(0.75));
  CHECK(read.smaller_better == std::vector<bool>{true, false});
  CHECK(read.values.at(1, 0) == Approx(3));
}

TEST_CASE("Workbench: themes by a lexicon, with the points and the words that decided") {
  const std::string themes =
      "title: two\ntracks:\n"
      "  - {id: \"1\", title: first, strong: [олимпиада], supporting: [талант]}\n"
      "  - {id: \"2\", title: second, strong: [колледж]}\n";
  const auto done =
      run("id: t\nmethod: themes.lexicon\n"
          "input: {themes: themes.yaml, titles: [Таланты на олимпиадах, Двор]}\n",
          {{"themes.yaml", themes}});
  INFO(told(done));
  REQUIRE(done.results);
  CHECK(as_json("t", "themes.lexicon", *done.results).find("\"best\":") != std::string::npos);
  const auto* best = done.results->find("best");
  CHECK(best->items[0].text == "1");
  CHECK(best->items[1].kind == Value::Kind::null);
  CHECK(done.results->find("best_points")->items[0].integer == 3 * 3 + 3 * 1);
  CHECK(done.results->find("words")->items[0].items.size() == 2);
}

TEST_CASE("Workbench: a text for each title, or none") {
  const auto done =
      run("id: t\nmethod: themes.lexicon\n"
          "input: {themes: themes.yaml, titles: [а, б], texts: [в]}\n",
          {{"themes.yaml", "title: one\ntracks: [{id: \"1\", title: first, strong: [а]}]\n"}});
  CHECK_FALSE(done.results);
  CHECK(told(done).find("E0603") != std::string::npos);
}

}  // namespace
}  // namespace otbor::workbench
