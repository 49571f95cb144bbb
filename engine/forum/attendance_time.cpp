#include "engine/forum/attendance_time.hpp"

#include <algorithm>
#include <utility>

namespace otbor {

std::vector<Stay> united(std::vector<Stay> stays) {
  std::ranges::sort(stays);
  std::vector<Stay> out;
  for (const auto& stay : stays) {
    if (!out.empty() && stay.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, stay.end);
    } else {
      out.push_back(stay);
    }
  }
  return out;
}

std::vector<Stay> clipped(const std::vector<Stay>& stays, Stay window) {
  std::vector<Stay> out;
  for (const auto& stay : stays) {
    const Stay inside{std::max(stay.begin, window.begin), std::min(stay.end, window.end)};
    if (inside.begin < inside.end) out.push_back(inside);
  }
  return out;
}

std::int64_t seconds_in(const std::vector<Stay>& stays) {
  std::int64_t seconds = 0;
  for (const auto& stay : stays) seconds += stay.end - stay.begin;
  return seconds;
}

std::uint32_t most_at_once(const std::vector<std::vector<Stay>>& connections) {
  std::vector<std::pair<std::int64_t, int>> changes;  // leaving sorts before joining
  for (const auto& stays : connections) {
    for (const auto& stay : stays) {
      changes.emplace_back(stay.begin, 1);
      changes.emplace_back(stay.end, -1);
    }
  }
  std::ranges::sort(changes);
  std::int64_t now = 0;
  std::int64_t most = 0;
  for (const auto& [second, change] : changes) {
    now += change;
    most = std::max(most, now);
  }
  return static_cast<std::uint32_t>(most);
}

std::vector<std::vector<Stay>> told_apart(std::vector<Stay> rows) {
  std::ranges::sort(rows);
  std::vector<std::vector<Stay>> connections;
  for (const auto& row : rows) {
    const auto free = std::ranges::find_if(
        connections, [&](const auto& stays) { return stays.back().end <= row.begin; });
    if (free == connections.end()) {
      connections.push_back({row});
    } else {
      free->push_back(row);
    }
  }
  return connections;
}

std::optional<Stay> whole_of(const std::vector<std::vector<Stay>>& connections) {
  std::optional<Stay> whole;
  for (const auto& stays : connections) {
    for (const auto& stay : stays) {
      if (!whole) whole = stay;
      whole->begin = std::min(whole->begin, stay.begin);
      whole->end = std::max(whole->end, stay.end);
    }
  }
  return whole;
}

std::optional<std::uint32_t> median_of(std::vector<std::uint32_t> values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  return values[(values.size() - 1) / 2];
}

}  // namespace otbor
