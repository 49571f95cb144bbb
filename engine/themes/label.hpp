#pragma once
// What groups of practices are called: entries of the lexicons, which stand in dictionary form, and
// single words of the texts, whichever tell a group from the others best.

#include <string>
#include <vector>

#include "engine/themes/clusters/graph.hpp"
#include "engine/themes/vocabulary.hpp"

namespace otbor {

/// For each group of the texts at most three words or phrases, the best first; `which` are the
/// practices of the rows.
[[nodiscard]] std::vector<std::vector<std::string>> labels_of(
    const Study& study, const std::vector<Index<Practice>>& which, const TermCounts& words,
    const clusters::Partition& groups, num::Threads threads);

}  // namespace otbor
