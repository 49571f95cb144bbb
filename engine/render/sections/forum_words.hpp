#pragma once
// How the forum's records are worded in every document.

#include <vector>

#include "engine/base/words.hpp"
#include "engine/forum/activity.hpp"
#include "engine/forum/votes.hpp"

namespace otbor {

/// Why an index of participation has no value.
[[nodiscard]] Words words_of(NoIndex why);
/// Why a ballot does not count.
[[nodiscard]] Words words_of(NotCounted why);
/// «более половины участвовавших в голосовании»
[[nodiscard]] Words words_of(VoteRule rule);
/// «40 × доля подключений, … + 30 × min(1; вопросов на выступление / 2)»
[[nodiscard]] Text index_formula(const std::vector<IndexPart>& parts);

}  // namespace otbor
