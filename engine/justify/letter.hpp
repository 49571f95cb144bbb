#pragma once
// The first version of a letter to an applicant: the decision in letter.def's words, strengths and
// remarks from the phrases of its stages, the experts' comments without the experts, and the
// smallest change that would have carried the practice above the line. Nothing of other practices.

#include <cstdint>

#include "engine/justify/dossier.hpp"
#include "engine/justify/reasons.hpp"
#include "engine/model/letter.hpp"
#include "engine/model/phrases.hpp"

namespace otbor {

struct DraftedLetter {
  LetterText text;
  std::uint32_t comments_left_out = 0;  // they name an expert or another practice
};

/// Practices that a letter goes to: they took part and were rated, or were sent back at admission.
[[nodiscard]] bool gets_letter(const Dossier& dossier, Index<Practice> practice);

/// Without phrases the weakest criteria are told in the words of their own levels.
[[nodiscard]] DraftedLetter draft_letter(const Dossier& dossier, const Phrases& phrases,
                                         Index<Practice> practice, Lang lang);

/// Remarks of one letter: fewer are filled up with what is only not at its best.
inline constexpr std::size_t letter_advice_min = 3;
inline constexpr std::size_t letter_advice_max = 7;
inline constexpr std::size_t letter_strengths_max = 3;

}  // namespace otbor
