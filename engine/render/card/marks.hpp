#pragma once
// Marks and comments of one sheet as documents show them.

#include <string>

#include "engine/render/words/narrator.hpp"

namespace otbor::card {

/// «3», «2,5», «–» where the criterion does not apply, "" for a blank. A mark that counts less for
/// want of evidence shows both: «3 → 1».
[[nodiscard]] std::string mark_text(const Narrator& narrator, Index<Sheet> sheet,
                                    Index<Criterion> criterion);
[[nodiscard]] std::string comment(const Study& study, Index<Sheet> sheet,
                                  Index<Criterion> criterion);
[[nodiscard]] std::string comment(const Study& study, Index<Sheet> sheet, Index<Stage> stage);

}  // namespace otbor::card
