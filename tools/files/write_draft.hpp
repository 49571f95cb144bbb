#pragma once
// One page of a draft, beside the official results and never over them: it takes the place of
// nothing, or of an earlier draft.

#include <optional>
#include <string>
#include <string_view>

#include "tools/files/write_outputs.hpp"

namespace otbor {

/// Looks and touches nothing. `mark` is what every draft of this kind says in its last lines.
[[nodiscard]] std::optional<OutputTrouble> refuse_draft(const std::string& file,
                                                        std::string_view mark);

/// Whole or not at all. `page` holds `mark`.
[[nodiscard]] std::optional<OutputTrouble> write_draft(const std::string& file,
                                                       std::string_view mark,
                                                       const std::string& page);

}  // namespace otbor
