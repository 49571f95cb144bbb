#pragma once
// What a quota demands (print.hpp) where the sentence names the group besides: «не менее шести
// практик» (село).

#include "engine/base/words.hpp"
#include "engine/model/rules.hpp"

namespace otbor {

/// A quota of one group does not name it; one of each group says «от каждой организации».
[[nodiscard]] Text print_at_most_beside_group(const Quota& quota);
[[nodiscard]] Text print_at_least_beside_group(const Quota& quota);

}  // namespace otbor
