#pragma once
// How sure the list is: every practice's chance to be in it and the places it would take with other
// experts of the same kind and slightly other weights. Advice beside the official result, never a
// part of it.
//
// A draw gives each expert a random weight around 1 (D. B. Rubin, The Bayesian bootstrap, Annals of
// Statistics 9, 1981: exponential, so that no practice loses all its experts) and moves the share
// of each criterion by up to `weight_spread` of itself either way. Totals are means of sheets by
// these weights; places follow from totals alone, and the list from places by the plan's own rule,
// quotas among it. Where a rater model speaks, every second draw is its own: with_severity.hpp.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/base/words.hpp"
#include "engine/model/study.hpp"
#include "engine/score/ranking.hpp"

namespace otbor {

enum class Zone : std::uint8_t { surely_in, to_be_discussed, surely_out };

[[nodiscard]] std::string_view code_of(Zone zone);
[[nodiscard]] Words name_of(Zone zone);

/// What the list is made by; one of the first two at least.
struct ListRule {
  std::optional<std::uint32_t> places;
  std::optional<Points> pass_mark;
  Per<Practice, bool> may_enter;  // passes its gates
  /// Which of those who may enter and reach the pass mark make the list, a flag each; they come
  /// best first. It is called from many threads. Without it they are the first `places` of them.
  using Choose = std::function<std::vector<bool>(std::span<const Index<Practice>>)>;
  Choose choose;
};

struct RobustnessOptions {
  std::uint32_t draws = 10'000;  // fewer where marks are many, and none below a thousand
  double weight_spread = 0.2;    // 0 … 1
  double level = 0.9;            // of the interval of places
  double sure = 0.95;            // from here on "surely in", below 1 − sure "surely out"
  /// Products of a mark and a weight in all draws together: a second or two.
  std::size_t products_max = 500'000'000;
};

struct PracticeRobustness {
  double p_selected = 0;             // share of draws in which the place is among those of the list
  double p_resampled = 0;            // the same where experts are drawn anew
  std::optional<double> p_by_model;  // the same where totals are drawn from the rater model
  std::uint32_t place_low = 0;       // best place of the interval
  std::uint32_t place_high = 0;      // worst
  double expected_place = 0;         // mean over the draws
  /// Share of draws in which its total is above that of the next in the order; nothing for the
  /// last.
  std::optional<double> p_ahead_of_next;
  Zone zone = Zone::to_be_discussed;
  /// Draws in which the practice took the 1st, 2nd, … place; empty for long programmes.
  std::vector<std::uint32_t> at_place;
};

/// Places are counted one by one up to so many practices.
inline constexpr std::size_t places_counted_max = 60;

struct Robustness {
  std::uint32_t draws = 0;
  std::uint32_t draws_by_model = 0;  // of them, from the rater model; 0 where it says nothing
  Per<Practice, std::optional<PracticeRobustness>> of;  // of those in the order
};

/// Nothing where the list has neither a number of places nor a pass mark, where totals are not
/// means of sheets or the smallest wins, and where there are too many marks for a thousand draws.
[[nodiscard]] std::optional<Robustness> robustness(const Study& study, const Ranking& ranking,
                                                   const ListRule& list,
                                                   const RobustnessOptions& options,
                                                   num::Threads threads);

}  // namespace otbor
