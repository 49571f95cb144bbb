#include "engine/rate/severity_equations.hpp"

#include <algorithm>

#include "engine/rate/severity.hpp"

namespace otbor::severity {
namespace {

/// Where an expert stands: its panel and its place there.
struct Place {
  std::uint32_t panel = 0;
  std::uint32_t at = 0;
};

/// The representative of an expert; paths are halved on the way.
std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t at) {
  while (parent[at] != at) {
    parent[at] = parent[parent[at]];
    at = parent[at];
  }
  return at;
}

/// Panels of experts who share practices; who shares none stands in no panel.
std::vector<Place> places_of(const Ratings& totals, std::vector<Panel>& panels) {
  const std::size_t experts = totals.experts().value();
  std::vector<std::uint32_t> parent(experts);
  for (std::uint32_t e = 0; e < experts; ++e) parent[e] = e;
  std::vector<bool> shares(experts);
  for (const auto practice : totals.practices()) {
    const auto unit = totals.of(practice);
    if (unit.size() < 2) continue;
    for (const auto& rating : unit) {
      shares[rating.expert.value()] = true;
      const auto a = root_of(parent, unit.front().expert.value());
      const auto b = root_of(parent, rating.expert.value());
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  std::vector<Place> places(experts);
  for (std::uint32_t e = 0; e < experts; ++e) {
    if (!shares[e]) continue;
    const auto root = root_of(parent, e);
    if (root == e) {
      places[e].panel = static_cast<std::uint32_t>(panels.size());
      panels.emplace_back();
    }
    places[e].panel = places[root].panel;
    auto& members = panels[places[e].panel].experts;
    places[e].at = static_cast<std::uint32_t>(members.size());
    members.push_back(e);
  }
  return places;
}

}  // namespace

Expected<Equations> equations_of(const Ratings& totals) {
  if (totals.all().empty()) return Unexpected(Undefined::no_ratings);
  Equations result;
  const auto places = places_of(totals, result.panels);
  if (result.panels.empty()) return Unexpected(Undefined::no_overlap);
  for (auto& panel : result.panels) {
    if (panel.experts.size() > panel_experts_max) return Unexpected(Undefined::too_large);
    panel.m = num::Symmetric(panel.experts.size());
    panel.r.resize(panel.experts.size());
  }
  std::vector<std::uint32_t> shared(totals.experts().value());
  for (const auto practice : totals.practices()) {
    const auto unit = totals.of(practice);
    if (unit.size() < 2) continue;
    auto& panel = result.panels[places[unit.front().expert.value()].panel];
    const auto n = static_cast<double>(unit.size());
    double mean = 0;
    for (const auto& rating : unit) mean += rating.value / n;
    for (const auto& rating : unit) {
      const auto at = places[rating.expert.value()].at;
      ++shared[rating.expert.value()];
      panel.m(at, at) += 1;
      panel.r[at] += rating.value - mean;
      result.total += (rating.value - mean) * (rating.value - mean);
      for (const auto& other : unit) {
        const auto column = places[other.expert.value()].at;
        if (column <= at) panel.m(at, column) -= 1 / n;
      }
    }
    result.degrees_of_freedom += n - 1;
  }
  if (*std::ranges::max_element(shared) < 2) return Unexpected(Undefined::no_repetition);
  if (result.degrees_of_freedom < 2) return Unexpected(Undefined::not_identified);
  if (result.total <= 0) return Unexpected(Undefined::no_variation);
  return result;
}

}  // namespace otbor::severity
