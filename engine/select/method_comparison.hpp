#pragma once
// The lists that other reasonable methods would give under the same pass mark, gates and quotas:
// which practices every list has, and what those are about that only some have.

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/score/comparison.hpp"
#include "engine/select/selection.hpp"

namespace otbor {

/// Why methods put a practice on different sides of the line.
enum class Disagreement : std::uint8_t {
  chair,    // the official total is the chair's, the others look at sheets
  experts,  // its experts are far apart, and methods combine them otherwise
  profile,  // it is weak somewhere, and methods let other criteria make up for it or not
  orders    // experts prefer it more, or less, than its points say
};

[[nodiscard]] std::string_view code_of(Disagreement why);

struct Disputed {
  Index<Practice> practice;
  std::vector<bool> on_list;  // one a method
  Disagreement why = Disagreement::experts;
  Index<Criterion> weakest;  // of all criteria the smallest share of its scale
};

struct MethodComparison {
  std::vector<MethodOrder> orders;  // the official one first; empty: nothing was compared
  std::vector<std::vector<Index<Practice>>> lists;  // one a method
  std::vector<Index<Practice>> always;              // on every list, in the official order
  std::vector<Disputed> disputed;                   // on some lists, in the official order
  std::vector<std::vector<Index<Practice>>> tiers;
};

/// Nothing where the list is not made in the order of places.
[[nodiscard]] MethodComparison compare_methods(const Study& study, const Themes& themes,
                                               const Consistency& consistency,
                                               const Ranking& ranking, const Selection& official,
                                               num::Threads threads);

}  // namespace otbor
