#pragma once
// A statistic that does not exist for the data at hand is a result, not an error: it carries the
// reason and is printed with it.

#include <cstdint>
#include <string_view>

#include <tl/expected.hpp>

#include "engine/base/words.hpp"

namespace otbor {

enum class Undefined : std::uint8_t {
  no_ratings,         // nobody rated anything
  one_expert,         // fewer than two experts
  one_practice,       // fewer than two practices
  no_overlap,         // no practice was rated by two experts
  no_variation,       // all marks are equal
  incomplete_design,  // the statistic wants every expert to have rated every practice
  not_connected,      // experts form groups that share no practice
  not_converged,      // an iterative solution did not settle
  too_few_pairs,      // too few practices in common for a correlation or a test
  not_two_experts,    // the statistic compares exactly two experts
  experts_unknown,    // the data do not say who rated
  no_scale,           // how many categories the scale has is not known
  no_freedom,         // no degrees of freedom are left for the error
  wrong_scale,        // the values do not fit the scale that the statistic is made for
  beyond_numbers,     // the result is infinite or too large for a double
  not_identified,     // the data cannot tell two parts of the model apart
  too_large,          // more levels than the exact solution is made for
  too_few_data,       // fewer ratings than the finding asks for
  not_positive,       // the method wants positive values
  not_a_capacity,     // weights of coalitions that are not monotone from 0 to 1
  not_compared,       // comparisons leave two groups of things that never met
  separated,          // one group always wins over the other: worths have no finite estimate
  never_first,        // no weights make the alternative the best
  no_repetition       // no expert rated two practices together with others
};

[[nodiscard]] std::string_view code_of(Undefined why);
[[nodiscard]] Words name_of(Undefined why);

template <class T>
using Expected = tl::expected<T, Undefined>;
using Unexpected = tl::unexpected<Undefined>;

}  // namespace otbor
