#pragma once
// For practices next to the line of a programme: the smallest changes that would put each on the
// other side (flips.hpp). By totals alone: gates, quotas and the tie-break chain are left out.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/model/study.hpp"
#include "engine/score/ranking.hpp"

namespace otbor {

struct OneMark {
  Index<Sheet> sheet;
  Index<Criterion> criterion;
  Mark from = 0;
  Mark to = 0;
  Ratio total;  // then
};

struct OneWeight {
  Index<Criterion> criterion;
  Ratio weight;  // where the practice is level with the line
};

struct Certificate {
  Index<Practice> practice;
  bool inside = false;                 // by its total
  std::optional<OneMark> mark;         // absent: no single mark is enough
  std::vector<Index<Expert>> experts;  // without all of whose marks; empty: no single expert
  std::optional<OneWeight> weight;     // absent: no single weight is enough
};

/// So many practices on each side of the line.
inline constexpr std::size_t certificates_a_side = 5;
/// Longer programmes are not looked into: each certificate compares with every practice.
inline constexpr std::size_t certificates_practices_max = 2'000;

/// In the order of places. Empty where the plan has no number of places or everybody is on one side
/// of the line, and where totals are not plain means of complete sheets with one set of weights:
/// another method, decisions by rounded totals, marks not applicable or blank, weights by groups of
/// applicants, a scale that runs against the rest. A chair's score stays what it is.
[[nodiscard]] std::vector<Certificate> certificates(const Study& study, const Ranking& ranking);

/// How far one weight may go, the others keeping their proportions and all their sum, before
/// somebody outside the list is ahead of somebody inside.
struct WeightRange {
  Index<Criterion> criterion;
  Ratio low;
  Ratio high;
};

/// Every pair across the line is looked at.
inline constexpr std::size_t weight_ranges_practices_max = 500;

/// One a criterion; empty where certificates are, and for longer programmes.
[[nodiscard]] std::vector<WeightRange> weight_ranges(const Study& study, const Ranking& ranking);

}  // namespace otbor
