// The map of practices as a drawing: discs with their codes, a soft area around each group, names
// of groups where they cover nothing. Everything it shows stands in the table below it too.

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/render/html/markup.hpp"

namespace otbor::html {
namespace {

constexpr double unit = 52;         // pixels between the nearest points
constexpr double radius = 17;       // of a disc
constexpr double area_radius = 29;  // of the area around a point
constexpr double letter = 7.4;      // width of a letter of a name, rather too much
constexpr double line_height = 17;
constexpr std::size_t line_letters = 26;
constexpr std::size_t hues = 10;

struct Spot {
  double x = 0;
  double y = 0;
};

struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  void hold(const Box& other) {
    left = std::min(left, other.left);
    top = std::min(top, other.top);
    right = std::max(right, other.right);
    bottom = std::max(bottom, other.bottom);
  }
  [[nodiscard]] bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

Box around(const Spot& spot, double reach) {
  return {spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach};
}

/// A name of a group in lines, and where its middle stands.
struct Name {
  std::vector<std::string> lines;
  Spot middle;
  Spot of;             // the point of its group that is nearest
  bool apart = false;  // so far from the group that a line has to lead there

  [[nodiscard]] Box box_at(const Spot& spot) const {
    std::size_t longest = 0;
    for (const auto& line : lines) longest = std::max(longest, utf8::length(line));
    const double half_width = static_cast<double>(longest) * letter / 2;
    const double half_height = static_cast<double>(lines.size()) * line_height / 2;
    return {spot.x - half_width, spot.y - half_height, spot.x + half_width, spot.y + half_height};
  }
};

std::vector<std::string> in_lines(std::string_view words) {
  std::vector<std::string> lines(1);
  while (!words.empty()) {
    const auto blank = std::min(words.find(' '), words.size());
    const auto word = words.substr(0, blank);
    words.remove_prefix(std::min(blank + 1, words.size()));
    if (!lines.back().empty() &&
        utf8::length(lines.back()) + 1 + utf8::length(word) > line_letters) {
      lines.emplace_back();
    }
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
  }
  return lines;
}

double cross(const Spot& o, const Spot& a, const Spot& b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/// The convex hull (A. M. Andrew 1979), of one or two points the points themselves.
std::vector<Spot> hull(std::vector<Spot> spots) {
  if (spots.size() < 3) return spots;
  std::ranges::sort(spots, {}, [](const Spot& spot) { return std::pair(spot.x, spot.y); });
  std::vector<Spot> around;
  const auto add_side = [&](auto first, auto last) {
    const auto least = around.size() + 1;
    for (; first != last; ++first) {
      while (around.size() > least &&
             cross(around[around.size() - 2], around.back(), *first) <= 0) {
        around.pop_back();
      }
      around.push_back(*first);
    }
    around.pop_back();  // the next side begins with it
  };
  add_side(spots.begin(), spots.end());
  add_side(spots.rbegin(), spots.rend());
  return around;
}

/// Where everything stands, in pixels.
class Drawing {
 public:
  explicit Drawing(const Map& map) : map_(&map), members_(map.groups.size()) {
    for (std::size_t i = 0; i < map.points.size(); ++i) {
      spots_.push_back({map.points[i].x * unit, map.points[i].y * unit});
      taken_.push_back(around(spots_[i], radius + 4));
      if (map.points[i].group) members_[*map.points[i].group].push_back(spots_[i]);
    }
    view_ = spots_.empty() ? Box{} : around(spots_.front(), area_radius);
    for (const auto& spot : spots_) view_.hold(around(spot, area_radius + 4));
    for (std::size_t group = 0; group < map.groups.size(); ++group) place_name(group);
  }

  void print(std::string& out) const;

 private:
  void place_name(std::size_t group);
  void print_areas(std::string& out) const;
  void print_lines(std::string& out) const;
  void print_points(std::string& out) const;
  void print_names(std::string& out) const;

  const Map* map_;
  std::vector<std::vector<Spot>> members_;  // of each group
  std::vector<Spot> spots_;
  std::vector<Box> taken_;
  std::vector<Name> names_;
  Box view_;
};

/// Above or below its group, else beside it, else further away in growing circles: the first place
/// where it covers neither a disc nor another name.
void Drawing::place_name(std::size_t group) {
  if (members_[group].empty()) return;
  Name name{.lines = in_lines(map_->groups[group]), .middle = {}, .of = {}};
  Box box = around(members_[group].front(), radius);
  for (const auto& spot : members_[group]) box.hold(around(spot, radius));
  const Spot middle{(box.left + box.right) / 2, (box.top + box.bottom) / 2};
  const Box size = name.box_at({0, 0});
  constexpr std::array<Spot, 8> directions{Spot{0, -1},  Spot{0, 1},    Spot{1, 0},
                                           Spot{-1, 0},  Spot{0.7, -1}, Spot{-0.7, -1},
                                           Spot{0.7, 1}, Spot{-0.7, 1}};
  constexpr int circles_max = 40;
  for (int circle = 0; circle < circles_max; ++circle) {
    const double away = 14 + 14.0 * circle;
    for (const auto& direction : directions) {
      const Spot spot{middle.x + direction.x * ((box.right - box.left) / 2 + size.right + away),
                      middle.y + direction.y * ((box.bottom - box.top) / 2 + size.bottom + away)};
      const Box at = name.box_at(spot);
      if (std::ranges::any_of(taken_, [&](const Box& other) { return other.meets(at); })) continue;
      name.middle = spot;
      name.apart = circle > 2;
      name.of = *std::ranges::min_element(members_[group], {}, [&](const Spot& member) {
        const double dx = member.x - spot.x;
        const double dy = member.y - spot.y;
        return dx * dx + dy * dy;
      });
      taken_.push_back(at);
      view_.hold({at.left - 4, at.top - 4, at.right + 4, at.bottom + 4});
      names_.push_back(std::move(name));
      return;
    }
  }
}

std::string pixels(double value) { return std::to_string(std::lround(value)); }

void coordinates(std::string& out, const Spot& spot) {
  out += pixels(spot.x);
  out += ' ';
  out += pixels(spot.y);
}

std::string hue(std::size_t group) { return "g" + std::to_string(group % hues); }

void Drawing::print_areas(std::string& out) const {
  for (std::size_t group = 0; group < members_.size(); ++group) {
    const auto spots = hull(members_[group]);
    if (spots.empty()) continue;
    out += "<path class=\"area " + hue(group) + "\" d=\"M";
    for (std::size_t i = 0; i < spots.size(); ++i) {
      if (i > 0) out += 'L';
      coordinates(out, spots[i]);
    }
    out += "Z\"/>\n";
  }
}

void Drawing::print_lines(std::string& out) const {
  for (const auto& line : map_->lines) {
    const auto& from = spots_[line.first];
    const auto& to = spots_[line.second];
    const auto tenths = 4 + line.thousandths * 26 / 1000;  // of a pixel
    out += "<line class=\"tie\" x1=\"" + pixels(from.x) + "\" y1=\"" + pixels(from.y) + "\" x2=\"" +
           pixels(to.x) + "\" y2=\"" + pixels(to.y) + "\" stroke-width=\"" +
           std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) +
           "\" stroke-opacity=\"" + (line.thousandths > 500 ? ".7" : ".35") + "\"/>\n";
  }
}

void Drawing::print_points(std::string& out) const {
  for (std::size_t i = 0; i < spots_.size(); ++i) {
    const auto& point = map_->points[i];
    if (!point.link.empty()) {
      out += "<a href=\"#";
      attribute(out, point.link);
      out += "\">";
    }
    out += "<circle class=\"point";
    if (point.group) out += " in " + hue(*point.group);
    out += "\" cx=\"" + pixels(spots_[i].x) + "\" cy=\"" + pixels(spots_[i].y) + "\" r=\"" +
           pixels(radius) + "\"><title>";
    text(out, point.title);
    out += "</title></circle><text class=\"code\" x=\"" + pixels(spots_[i].x) + "\" y=\"" +
           pixels(spots_[i].y + 4) + "\">";
    text(out, point.code);
    out += "</text>";
    if (!point.link.empty()) out += "</a>";
    out += '\n';
  }
}

void Drawing::print_names(std::string& out) const {
  for (const auto& name : names_) {
    if (name.apart) {
      out += "<line class=\"lead\" x1=\"" + pixels(name.of.x) + "\" y1=\"" + pixels(name.of.y) +
             "\" x2=\"" + pixels(name.middle.x) + "\" y2=\"" + pixels(name.middle.y) + "\"/>";
    }
    const double top =
        name.middle.y - static_cast<double>(name.lines.size()) * line_height / 2 + 13;
    for (std::size_t i = 0; i < name.lines.size(); ++i) {
      out += "<text class=\"name\" x=\"" + pixels(name.middle.x) + "\" y=\"" +
             pixels(top + static_cast<double>(i) * line_height) + "\">";
      text(out, name.lines[i]);
      out += "</text>";
    }
    out += '\n';
  }
}

void Drawing::print(std::string& out) const {
  out += "<svg role=\"img\" viewBox=\"" + pixels(view_.left) + " " + pixels(view_.top) + " " +
         pixels(view_.right - view_.left) + " " + pixels(view_.bottom - view_.top) +
         "\" aria-label=\"";
  attribute(out, map_->caption);
  out += "\">\n";
  print_areas(out);
  print_lines(out);
  print_points(out);
  print_names(out);
  out += "</svg>\n";
}

}  // namespace

void map(std::string& out, const Map& map) {
  out += "<figure class=\"map\">\n<figcaption>";
  text(out, map.caption);
  out += "</figcaption>\n";
  Drawing(map).print(out);
  if (!map.legend.empty()) {
    out += "<p class=\"note\">";
    text(out, map.legend);
    out += "</p>\n";
  }
  out += "</figure>\n";
}

}  // namespace otbor::html
