#include <algorithm>
#include <cmath>
#include <regex>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/base/utf8.hpp"
#include "engine/render/html/markup.hpp"
#include "engine/themes/clusters/communities.hpp"
#include "engine/themes/clusters/layout.hpp"

namespace otbor {
namespace {

/// A map of `points` practices on a drawn graph, its groups named at length.
Map drawn_map(std::uint32_t points, std::uint32_t draw) {
  std::vector<clusters::Edge> edges;
  for (std::uint32_t i = 0; i < points; ++i) {
    for (std::uint32_t k = 0; k < 3; ++k) {
      const auto to = num::below(points, 5, num::Stage::generator, draw, i * 3 + k);
      const auto near = (i + 1 + to % 4) % points;
      edges.push_back({i, k == 0 ? to : near, 1});
    }
  }
  const auto groups = clusters::communities(clusters::graph_of(points, edges), {});
  const auto places = clusters::layout(points, edges, groups);
  Map map{.caption = "Карта", .legend = {}, .groups = {}, .points = {}, .lines = {}};
  for (std::uint32_t group = 0; group < groups.groups; ++group) {
    map.groups.push_back(std::to_string(group + 1) +
                         ". профессиональная проба, наставничество, воспитательная работа");
  }
  for (std::uint32_t i = 0; i < points; ++i) {
    map.points.push_back({.code = "P" + std::to_string(i),
                          .title = "Практика",
                          .link = {},
                          .x = places[i].x,
                          .y = places[i].y,
                          .group = groups.of[i]});
  }
  return map;
}

struct Box {
  double left, top, right, bottom;
  [[nodiscard]] bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

std::vector<Box> boxes(const std::string& page, const std::string& pattern,
                       Box (*box_of)(const std::smatch&)) {
  const std::regex searched(pattern);
  std::vector<Box> found;
  for (std::sregex_iterator at(page.begin(), page.end(), searched), end; at != end; ++at) {
    found.push_back(box_of(*at));
  }
  return found;
}

/// Letters of 13 px bold are 7 px wide on average, lines 13 px high.
Box box_of_name(const std::smatch& match) {
  const double x = std::stod(match[1]);
  const double y = std::stod(match[2]);
  const double half = static_cast<double>(utf8::length(match[3].str())) * 7 / 2;
  return {x - half, y - 10, x + half, y + 3};
}

Box box_of_disc(const std::smatch& match) {
  const double x = std::stod(match[1]);
  const double y = std::stod(match[2]);
  const double r = std::stod(match[3]);
  return {x - r, y - r, x + r, y + r};
}

TEST_CASE("On a map no name covers another name or a practice, and all are within the picture") {
  for (std::uint32_t draw = 0; draw < 12; ++draw) {
    std::string page;
    const auto map = drawn_map(24, draw);
    html::map(page, map);
    const auto names =
        boxes(page, "class=\"name\" x=\"(-?\\d+)\" y=\"(-?\\d+)\">([^<]*)<", box_of_name);
    const auto discs = boxes(page, "cx=\"(-?\\d+)\" cy=\"(-?\\d+)\" r=\"(\\d+)\"", box_of_disc);
    REQUIRE(discs.size() == 24);
    REQUIRE(names.size() >= map.groups.size());
    std::smatch view;
    REQUIRE(
        std::regex_search(page, view, std::regex("viewBox=\"(-?\\d+) (-?\\d+) (\\d+) (\\d+)\"")));
    const Box picture{std::stod(view[1]), std::stod(view[2]),
                      std::stod(view[1]) + std::stod(view[3]),
                      std::stod(view[2]) + std::stod(view[4])};
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) CHECK_FALSE(names[i].meets(names[k]));
      for (const auto& disc : discs) CHECK_FALSE(names[i].meets(disc));
      CHECK(names[i].left >= picture.left);
      CHECK(names[i].right <= picture.right);
      CHECK(names[i].top >= picture.top);
      CHECK(names[i].bottom <= picture.bottom);
    }
    for (std::size_t i = 0; i < discs.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        const double dx = (discs[i].left - discs[k].left);
        const double dy = (discs[i].top - discs[k].top);
        CHECK(std::sqrt(dx * dx + dy * dy) > discs[i].right - discs[i].left);
      }
    }
  }
}

TEST_CASE("A map is escaped: a title is never markup") {
  Map map = drawn_map(3, 0);
  map.points[0].title = "<b>\"";
  map.groups[0] = "a<b";
  std::string page;
  html::map(page, map);
  CHECK(page.find("<b") == std::string::npos);
}

}  // namespace
}  // namespace otbor
