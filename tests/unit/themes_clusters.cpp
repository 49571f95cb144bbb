#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/themes/clusters.hpp"
#include "engine/themes/clusters/communities.hpp"
#include "engine/themes/clusters/comparison.hpp"
#include "engine/themes/clusters/group_count.hpp"
#include "engine/themes/clusters/layout.hpp"
#include "engine/themes/clusters/neighbours.hpp"
#include "engine/themes/clusters/silhouette.hpp"
#include "engine/themes/clusters/terms.hpp"
#include "engine/themes/clusters/tfidf.hpp"
#include "tests/unit/themes_fixture.hpp"

namespace otbor {
namespace {

using clusters::Edge;

/// Two triangles and an edge between them.
const std::vector<Edge> triangles{{0, 1, 1}, {1, 2, 1}, {0, 2, 1}, {3, 4, 1},
                                  {4, 5, 1}, {3, 5, 1}, {2, 3, 1}};

TEST_CASE("Modularity: two triangles joined by an edge have 12/14 − 2 · (7/14)²") {
  const auto graph = clusters::graph_of(6, triangles);
  CHECK(clusters::modularity(graph, {0, 0, 0, 1, 1, 1}, 1) == Approx(12.0 / 14 - 0.5));
  CHECK(clusters::modularity(graph, {0, 0, 0, 0, 0, 0}, 1) == Approx(0).margin(1e-15));
}

TEST_CASE("Modularity: a loop counts twice in its group and in its strength") {
  const auto graph = clusters::graph_of(2, {{0, 0, 1}, {0, 1, 1}});
  CHECK(graph.total == Approx(4));
  CHECK(clusters::modularity(graph, {0, 1}, 1) == Approx(2.0 / 4 - 9.0 / 16 - 1.0 / 16));
}

TEST_CASE("Leiden: two triangles joined by an edge are found, whatever the seed") {
  const auto graph = clusters::graph_of(6, triangles);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    CHECK(clusters::communities(graph, {.seed = seed}).of ==
          std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1});
  }
}

TEST_CASE("Leiden: vertices without edges stay alone") {
  const auto found = clusters::communities(clusters::graph_of(4, {{1, 2, 1}}), {});
  CHECK(found.groups == 3);
  CHECK(found.of[1] == found.of[2]);
}

/// A ring of `cliques` cliques of five, each joined to the next by one edge.
std::vector<Edge> ring_of_cliques(std::uint32_t cliques) {
  std::vector<Edge> edges;
  for (std::uint32_t one = 0; one < cliques; ++one) {
    const auto first = one * 5;
    for (std::uint32_t i = 0; i < 5; ++i) {
      for (std::uint32_t k = i + 1; k < 5; ++k) edges.push_back({first + i, first + k, 1});
    }
    edges.push_back({first + 4, (first + 5) % (cliques * 5), 1});
  }
  return edges;
}

TEST_CASE("Leiden: each clique of a ring is a group, and as many come out as were asked for") {
  const auto graph = clusters::graph_of(50, ring_of_cliques(10));
  const auto found = clusters::communities(graph, {});
  CHECK(found.groups == 10);
  for (std::uint32_t v = 0; v < 50; ++v) CHECK(found.of[v] == found.of[v - v % 5]);
  for (const auto wanted : {2U, 5U, 10U}) {
    CHECK(clusters::communities_of_count(graph, wanted, {}, {}).groups == wanted);
  }
}

bool is_connected(const std::vector<Edge>& edges, const std::set<std::uint32_t>& members) {
  std::set<std::uint32_t> reached{*members.begin()};
  for (bool grows = true; grows;) {
    grows = false;
    for (const auto& edge : edges) {
      if (!members.contains(edge.from) || !members.contains(edge.to)) continue;
      if (reached.contains(edge.from) != reached.contains(edge.to)) {
        reached.insert({edge.from, edge.to});
        grows = true;
      }
    }
  }
  return reached == members;
}

/// A graph drawn by Philox: every pair with a chance of one in `sparsity`.
std::vector<Edge> drawn(std::uint32_t vertices, std::uint32_t sparsity, std::uint32_t draw) {
  std::vector<Edge> edges;
  for (std::uint32_t i = 0; i < vertices; ++i) {
    for (std::uint32_t k = i + 1; k < vertices; ++k) {
      const auto asked = i * vertices + k;
      if (num::below(sparsity, 7, num::Stage::generator, draw, asked) != 0) continue;
      edges.push_back({i, k, 1 + num::uniform(8, num::Stage::generator, draw, asked)});
    }
  }
  return edges;
}

TEST_CASE("Leiden: groups are connected and no vertex would gain by moving") {
  for (std::uint32_t draw = 0; draw < 25; ++draw) {
    const auto edges = drawn(40, 8, draw);
    const auto graph = clusters::graph_of(40, edges);
    const auto found = clusters::communities(graph, {.seed = draw, .gain_min = 0});
    std::vector<std::set<std::uint32_t>> members(found.groups);
    for (std::uint32_t v = 0; v < 40; ++v) members[found.of[v]].insert(v);
    for (const auto& group : members) CHECK(is_connected(edges, group));
    const double reached = clusters::modularity(graph, found.of, 1);
    for (std::uint32_t v = 0; v < 40; ++v) {
      for (std::uint32_t group = 0; group < found.groups; ++group) {
        auto other = found.of;
        other[v] = group;
        CHECK(clusters::modularity(graph, other, 1) <= reached + 1e-9);
      }
    }
  }
}

TEST_CASE("Agreement: 0 0 1 1 against 0 0 1 2 by hand") {
  // One pair of six is together in both, one only in the first: (1 − 2/6) / (1.5 − 2/6) = 4/7.
  const clusters::Partition a{.of = {0, 0, 1, 1}, .groups = 2};
  const clusters::Partition b{.of = {0, 0, 1, 2}, .groups = 3};
  const auto found = clusters::agreement(a, b);
  CHECK(found.ari == Approx(4.0 / 7));
  CHECK(found.rand == Approx(5.0 / 6));
  CHECK(found.homogeneity == Approx(1));
  CHECK(found.completeness == Approx(2.0 / 3));  // ln 2 over 1.5 ln 2
  CHECK(clusters::adjusted_rand(a, b) == Approx(4.0 / 7));
}

TEST_CASE("Agreement: a partition agrees with itself, and one group tells nothing of many") {
  const clusters::Partition many{.of = {0, 1, 1, 2, 2, 2}, .groups = 3};
  const clusters::Partition one{.of = {0, 0, 0, 0, 0, 0}, .groups = 1};
  const auto same = clusters::agreement(many, many);
  CHECK(same.ari == Approx(1));
  CHECK(same.ami_arithmetic == Approx(1));
  const auto other = clusters::agreement(many, one);
  CHECK(other.ari == Approx(0).margin(1e-12));
  CHECK(other.nmi_arithmetic == Approx(0).margin(1e-12));
  CHECK(other.nmi_min == Approx(0).margin(1e-12));
}

TEST_CASE("Silhouette: pairs at 0, 1 and 10, 11 have (10.5 − 1)/10.5 and (9.5 − 1)/9.5") {
  const std::vector<double> at{0, 1, 10, 11};
  const auto distance = [&](std::size_t i, std::size_t k) { return std::abs(at[i] - at[k]); };
  const auto found = clusters::silhouette({.of = {0, 0, 1, 1}, .groups = 2}, distance);
  CHECK(found.points[0] == Approx(9.5 / 10.5));
  CHECK(found.points[1] == Approx(8.5 / 9.5));
  CHECK(found.average == Approx((9.5 / 10.5 + 8.5 / 9.5) / 2));
  const auto alone = clusters::silhouette({.of = {0, 0, 0, 1}, .groups = 2}, distance);
  CHECK(alone.points[3] == Approx(0).margin(1e-15));
}

TEST_CASE("Nearest texts are those of the largest cosines, as all pairs tell") {
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < 40; ++i) {
    std::string text;
    for (std::uint32_t k = 0; k < 12; ++k) {
      text += "w" + std::to_string(10 + num::below(30, 3, num::Stage::generator, i, k)) + " ";
    }
    texts.push_back(text);
  }
  const auto rows = clusters::tfidf(clusters::plain_terms(texts, {}).counts, {});
  const auto found = clusters::nearest(rows, 5, {});
  const auto again = clusters::nearest(rows, 5, num::Threads{3});
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::vector<double> cosines;
    for (std::size_t k = 0; k < texts.size(); ++k) {
      if (k != i) cosines.push_back(clusters::dot(rows.row(i), rows.row(k)));
    }
    std::ranges::sort(cosines, std::greater<>());
    REQUIRE(found[i].size() == 5);
    for (std::size_t k = 0; k < 5; ++k) {
      CHECK(double{found[i][k].cosine} == Approx(cosines[k]).margin(1e-5));
      CHECK(found[i][k].of == again[i][k].of);
    }
  }
}

TEST_CASE("A map keeps every two practices at least one unit apart") {
  for (std::uint32_t draw = 0; draw < 10; ++draw) {
    const auto edges = drawn(30, 6, draw);
    const auto groups = clusters::communities(clusters::graph_of(30, edges), {});
    const auto places = clusters::layout(30, edges, groups);
    for (std::size_t i = 0; i < places.size(); ++i) {
      CHECK(places[i].x >= 0);
      CHECK(places[i].y >= 0);
      for (std::size_t k = 0; k < i; ++k) {
        CHECK(std::hypot(places[i].x - places[k].x, places[i].y - places[k].y) > 0.95);
      }
    }
  }
}

const std::vector<std::string> nine_titles{
    "Наставничество молодых педагогов сельской школы",
    "Наставничество: молодой педагог и опытный педагог рядом",
    "Школа наставничества для молодого педагога",
    "Профориентация старшеклассников на предприятиях района",
    "Экскурсии старшеклассников на предприятия: профориентация",
    "Профориентация и предприятия: практика старшеклассников",
    "Инклюзивное образование детей с нарушением слуха",
    "Дети с нарушением слуха в инклюзивном классе",
    "Инклюзивный класс: обучение детей с нарушением слуха"};

Study study_of(const std::vector<std::string>& titles) {
  Study study;
  study.themes = test::shipped_themes();
  for (const auto& title : titles) {
    Practice practice;
    practice.title = title;
    study.practices.push_back(std::move(practice));
  }
  return study;
}

TEST_CASE("Nine titles on three things make three groups, each named by its words") {
  const auto found = clusters_of(study_of(nine_titles), {});
  REQUIRE(found.clusters.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& cluster = found.clusters[i];
    REQUIRE(cluster.practices.size() == 3);
    for (std::size_t k = 0; k < 3; ++k) CHECK(cluster.practices[k] == Index<Practice>(i * 3 + k));
    CHECK_FALSE(cluster.words.empty());
    CHECK(cluster.stability.value() > 0.6);
  }
  CHECK(std::ranges::count(found.clusters[1].words, "профориентация") == 1);
  for (const auto& place : found.practices) CHECK(place.value().strength > 0.9);
}

TEST_CASE("Groups are the same for any number of threads") {
  const auto study = study_of(nine_titles);
  const auto one = clusters_of(study, {});
  const auto many = clusters_of(study, num::Threads{5});
  REQUIRE(one.clusters.size() == many.clusters.size());
  for (std::size_t i = 0; i < one.clusters.size(); ++i) {
    CHECK(one.clusters[i].practices == many.clusters[i].practices);
    CHECK(one.clusters[i].words == many.clusters[i].words);
    CHECK(one.clusters[i].stability.value() == Approx(many.clusters[i].stability.value()));
  }
}

TEST_CASE("A submission that repeats another one, endings aside, is told with what is common") {
  auto titles = nine_titles;
  titles[3] = "Профориентация старшеклассников на предприятиях района: пробы, встречи с мастерами";
  titles.push_back(
      "Профориентация старшеклассника на предприятии района – проба, встреча с мастером");
  const auto found = clusters_of(study_of(titles), {});
  REQUIRE(found.duplicates.size() == 1);
  CHECK(found.duplicates[0].practice == Index<Practice>(3));
  CHECK(found.duplicates[0].other == Index<Practice>(9));
}

TEST_CASE("A submission that repeats one of a year before is told with its file") {
  auto study = study_of(nine_titles);
  study.past_practices.push_back({.file = "practices-2021.csv",
                                  .id = "7",
                                  .title = "Экскурсия старшеклассников на предприятие, "
                                           "профориентация и знакомство с производством",
                                  .abstract = ""});
  study.practices[Index<Practice>(4)].title =
      "Экскурсии старшеклассников на предприятия: профориентация и знакомство с производством";
  const auto found = clusters_of(study, {});
  REQUIRE(found.duplicates.size() == 1);
  CHECK(found.duplicates[0].practice == Index<Practice>(4));
  CHECK(found.duplicates[0].past == Index<PastPractice>(0));
}

TEST_CASE("One practice, or practices that share no word, make no group") {
  CHECK(clusters_of(study_of({"Наставничество"}), {}).clusters.empty());
  const auto apart = clusters_of(study_of({"Наставничество", "Профориентация", "Инклюзия"}), {});
  CHECK(apart.clusters.empty());
  CHECK(apart.compared == 3);
}

}  // namespace
}  // namespace otbor
