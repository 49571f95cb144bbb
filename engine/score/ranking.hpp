#pragma once
// From ratings to totals and places, by the regulation's own arithmetic: exact totals, ties broken
// by the declared chain, places that keep what stays equal.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/base/points.hpp"
#include "engine/model/study.hpp"
#include "engine/rate/consistency.hpp"

namespace otbor {

enum class NotScored : std::uint8_t { no_sheets, too_few_sheets, awaits_chair };

struct Score {
  std::optional<NotScored> missing;  // set: there is no total, and this is why
  Ratio total;                       // exact
  Points printed;                    // by the plan's rounding
  Ratio percent;                     // of the maximum, 0 … 100
  std::uint32_t sheets = 0;          // counted
  std::vector<Index<Sheet>> used;    // the sheets the total rests on
  bool by_chair = false;             // the total is the chair's recorded score
  bool fallback_to_mean = false;     // too few sheets for the plan's method
  [[nodiscard]] bool scored() const { return !missing; }
};

struct CriterionMean {
  std::uint32_t marks = 0;
  Ratio mean;     // of the marks' values over the sheets used
  Points lowest;  // the lowest mark among them
};

struct Place {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// Two neighbours of the order had equal totals (as the plan compares them); this is what put
/// `above` over `below`, or nothing did and they share a place.
struct TieBroken {
  Index<Practice> above;
  Index<Practice> below;
  std::optional<std::size_t> step;  // position in Rules::tie_break
  bool equal_exactly = true;        // false: equal in print only, decided by the exact totals
};

struct Ranking {
  Per<Practice, Score> scores;
  Table<Practice, Criterion, CriterionMean> means;
  std::vector<Index<Practice>> order;  // scored and taking part, best first
  Per<Practice, std::optional<Place>> places;
  std::vector<TieBroken> ties;  // in order; also ties in print only
};

/// A sheet with another total than it has.
struct OtherTotal {
  Index<Sheet> sheet;
  SheetTotal total;
};
/// For each: the total of the sheet's practice if this one sheet were so and all else as it is, by
/// the plan's method. nullopt where no total rests on the sheet.
[[nodiscard]] std::vector<std::optional<Ratio>> totals_if(const Study& study,
                                                          const Consistency& consistency,
                                                          std::span<const OtherTotal> others);

[[nodiscard]] Ranking score(const Study& study, const Consistency& consistency,
                            num::Threads threads);

}  // namespace otbor
