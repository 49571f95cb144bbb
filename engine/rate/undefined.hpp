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
  not_converged       // an iterative solution did not settle
};

[[nodiscard]] std::string_view code_of(Undefined why);
[[nodiscard]] Words name_of(Undefined why);

template <class T>
using Expected = tl::expected<T, Undefined>;
using Unexpected = tl::unexpected<Undefined>;

}  // namespace otbor
