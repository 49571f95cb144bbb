#pragma once
// The opinions an expert chooses from at the foot of a score sheet (DOMAIN: «Мнение эксперта»): the
// writer of sheets offers them, intake knows them again.

#include <string>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/model/rules.hpp"

namespace otbor {

/// As the programme words them, best first: titles of its decisions, else the usual three. Bands
/// without a title have the name of their decision in `lang`.
[[nodiscard]] std::vector<std::string> sheet_opinions(const Rules& rules, Lang lang);

/// The sheet's wording of what an expert wrote: by its title, by the name of the decision in either
/// language or by the wording of the minutes, case and a full stop aside; "" when it is none.
[[nodiscard]] std::string known_opinion(const Rules& rules, std::string_view written);

}  // namespace otbor
