#include "engine/cycle/evidence/points.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace otbor {
namespace {

enum Kind : std::uint8_t { strong, phrase, supporting, foreign, kinds };

/// nullopt where the pattern gives no points outside the application's fields.
std::optional<Kind> kind_of(const EvidencePattern& pattern) {
  if (pattern.in_field) return std::nullopt;
  if (pattern.says == Says::against) return foreign;
  if (pattern.says != Says::stage) return std::nullopt;
  if (pattern.weight != 0) return phrase;
  return pattern.strong ? strong : supporting;
}

/// What the markers of a stage give, other stages left out.
struct MarkerPoints {
  bool strong = false;
  int spoken = 0;
  int foreign = 0;  // what phrases of lessons and feasts take away
};

Per<Stage, MarkerPoints> marker_points(const TextReader& text, std::uint32_t sentence) {
  const auto& of = text.sentences()[sentence];
  const auto& matches = text.matches();
  const auto stages = text.vocabulary().stated.count();
  Per<Stage, MarkerPoints> points(stages);
  Per<Stage, std::array<int, kinds>> met(stages);
  for (auto i = of.first_match; i < of.last_match; ++i) {
    const auto& match = matches[i];
    const auto& pattern = text.pattern(match);
    const auto kind = kind_of(pattern);
    if (!kind || met[pattern.stage][*kind] == markers_max) continue;
    const bool again =
        std::any_of(matches.begin() + of.first_match, matches.begin() + i,
                    [&](const PatternMatch& other) { return other.pattern == match.pattern; });
    if (again) continue;
    ++met[pattern.stage][*kind];
    auto& stage = points[pattern.stage];
    stage.strong = stage.strong || *kind == strong;
    if (*kind == foreign) {
      stage.foreign -= pattern.weight;
    } else {
      stage.spoken += *kind == strong   ? strong_points
                      : *kind == phrase ? pattern.weight
                                        : supporting_points;
    }
  }
  return points;
}

}  // namespace

Per<Stage, int> points_of(const TextReader& text, std::uint32_t sentence) {
  const auto markers = marker_points(text, sentence);
  Per<Stage, int> points(markers.count());
  for (const auto stage : markers.count()) {
    int rival = 0;
    for (const auto other : markers.count()) {
      if (other != stage) rival = std::max(rival, markers[other].spoken);
    }
    const int most = markers[stage].strong ? rival_part_max_of_strong : rival_part_max;
    const int part = std::min(rival * rival_percent / 100, most);
    points[stage] = markers[stage].spoken - std::max(part, markers[stage].foreign);
  }
  return points;
}

}  // namespace otbor
