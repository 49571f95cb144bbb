#pragma once
// letters.yaml: letters to applicants as people have edited them.

#include <vector>

#include "engine/intake/forms/letters.hpp"
#include "engine/model/paperwork.hpp"

namespace otbor {

inline constexpr std::string_view letters_file = "letters.yaml";

/// In the order of the file; a practice with two letters is told.
[[nodiscard]] std::vector<KeptLetter> build_letters(const LettersForm& form,
                                                    Diagnostics& diagnostics);

}  // namespace otbor
