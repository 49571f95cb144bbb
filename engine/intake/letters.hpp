#pragma once
// letters.yaml on its way in. It is no part of a programme: a run neither needs nor reads it.

#include <string>
#include <vector>

#include "engine/intake/intake.hpp"
#include "engine/model/letter.hpp"

namespace otbor {

/// A letter as the file has it.
struct KeptLetter {
  std::string practice;  // its code
  std::string made;      // mark of the text as it was made; "" when somebody took it out
  LetterText text;
};

struct LettersIntake {
  Sources sources;
  Diagnostics diagnostics;
  std::vector<KeptLetter> letters;  // in the order of the file; empty when there is no file
};

[[nodiscard]] LettersIntake take_in_letters(const FileAccess& files, std::string_view name,
                                            const IntakeOptions& options);

}  // namespace otbor
