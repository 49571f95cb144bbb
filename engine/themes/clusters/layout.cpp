#include "engine/themes/clusters/layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace otbor::clusters {
namespace {

/// An edge that leads to another group is drawn longer, so that groups stand apart.
constexpr double length_within = 1;
constexpr double length_between = 1.9;

/// How far apart all pairs should be: the shortest way along the edges.
class Wanted {
 public:
  Wanted(std::size_t n, const std::vector<Edge>& edges, const Partition& groups)
      : n_(n), distance_(n * n, far) {
    for (std::size_t v = 0; v < n; ++v) distance_[v * n + v] = 0;
    for (const auto& edge : edges) {
      const bool within = groups.of[edge.from] == groups.of[edge.to];
      shorten(edge.from, edge.to, within ? length_within : length_between);
    }
    find_shortest();
    join_parts();
  }
  [[nodiscard]] double operator()(std::size_t i, std::size_t k) const {
    return distance_[i * n_ + k];
  }

 private:
  static constexpr double far = std::numeric_limits<double>::max() / 4;

  void shorten(std::size_t i, std::size_t k, double length) {
    distance_[i * n_ + k] = std::min(distance_[i * n_ + k], length);
    distance_[k * n_ + i] = distance_[i * n_ + k];
  }
  void find_shortest() {
    for (std::size_t by = 0; by < n_; ++by) {
      for (std::size_t i = 0; i < n_; ++i) {
        for (std::size_t k = 0; k < n_; ++k) {
          const double way = distance_[i * n_ + by] + distance_[by * n_ + k];
          distance_[i * n_ + k] = std::min(distance_[i * n_ + k], way);
        }
      }
    }
  }
  /// Parts without an edge between them stand a little further than the widest of them is.
  void join_parts() {
    double widest = 1;
    for (const double distance : distance_) {
      if (distance < far) widest = std::max(widest, distance);
    }
    for (double& distance : distance_) {
      if (distance >= far) distance = widest * 1.1;
    }
  }

  std::size_t n_;
  std::vector<double> distance_;
};

double distance_of(const Place2& a, const Place2& b) {
  return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/// The k-th point of a sunflower: turned by the golden angle, equal area for each.
class Sunflower {
 public:
  Place2 next() {
    constexpr double cosine = -0.7373688780783197;
    constexpr double sine = 0.6754902942615238;
    turn_ = {turn_.x * cosine - turn_.y * sine, turn_.x * sine + turn_.y * cosine};
    const double radius = std::sqrt(static_cast<double>(count_++));
    return {turn_.x * radius, turn_.y * radius};
  }

 private:
  Place2 turn_{1, 0};
  std::size_t count_ = 0;
};

/// Groups around the middle, members around the middle of their group.
std::vector<Place2> first_places(const Partition& groups) {
  Sunflower of_groups;
  std::vector<Place2> middles(groups.groups);
  for (auto& middle : middles) middle = of_groups.next();
  std::vector<Sunflower> of_members(groups.groups);
  std::vector<Place2> places;
  for (const auto group : groups.of) {
    const auto step = of_members[group].next();
    places.push_back({middles[group].x * 3 + step.x * 0.5, middles[group].y * 3 + step.y * 0.5});
  }
  return places;
}

/// Every vertex to where its distances to all others fit best, one after another.
void majorise(std::vector<Place2>& places, const Wanted& wanted) {
  constexpr int rounds = 150;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      Place2 sum;
      double weights = 0;
      for (std::size_t k = 0; k < places.size(); ++k) {
        if (k == i) continue;
        const double length = wanted(i, k);
        const double weight = 1 / (length * length);
        const double now = distance_of(places[i], places[k]);
        const double stretch = now > 1e-9 ? length / now : 0;
        sum.x += weight * (places[k].x + stretch * (places[i].x - places[k].x));
        sum.y += weight * (places[k].y + stretch * (places[i].y - places[k].y));
        weights += weight;
      }
      if (weights > 0) places[i] = {sum.x / weights, sum.y / weights};
    }
  }
}

/// Pushes apart what is nearer than 1, members of one group to 1, others to the gap of groups.
void push_apart(std::vector<Place2>& places, const Partition& groups) {
  constexpr int rounds = 200;
  constexpr double group_gap = 1.6;
  for (int round = 0; round < rounds; ++round) {
    bool moved = false;
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t k = i + 1; k < places.size(); ++k) {
        const double least = groups.of[i] == groups.of[k] ? 1 : group_gap;
        const double now = distance_of(places[i], places[k]);
        if (now >= least) continue;
        moved = true;
        const Place2 way = now > 1e-9 ? Place2{(places[k].x - places[i].x) / now,
                                               (places[k].y - places[i].y) / now}
                                      : Place2{1, 0};
        const double push = (least - now) / 2 + 1e-6;
        places[i].x -= way.x * push;
        places[i].y -= way.y * push;
        places[k].x += way.x * push;
        places[k].y += way.y * push;
      }
    }
    if (!moved) return;
  }
}

/// Turned so that the longer side lies, and moved to the origin.
void settle(std::vector<Place2>& places) {
  const auto [left, right] = std::ranges::minmax(places, {}, &Place2::x);
  const auto [low, high] = std::ranges::minmax(places, {}, &Place2::y);
  const bool upright = high.y - low.y > right.x - left.x;
  for (auto& place : places) {
    place = {place.x - left.x, place.y - low.y};
    if (upright) std::swap(place.x, place.y);
  }
}

/// Distances so that a usual edge has room for a disc and a bit of line.
void scale(std::vector<Place2>& places) {
  constexpr double edge_length = 1.35;
  for (auto& place : places) place = {place.x * edge_length, place.y * edge_length};
}

}  // namespace

std::vector<Place2> layout(std::size_t vertices, const std::vector<Edge>& edges,
                           const Partition& groups) {
  if (vertices == 0) return {};
  auto places = first_places(groups);
  majorise(places, Wanted(vertices, edges, groups));
  scale(places);
  push_apart(places, groups);
  settle(places);
  return places;
}

}  // namespace otbor::clusters
