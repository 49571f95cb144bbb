#pragma once
// A letter with the result and targeted recommendations for one applicant (a document without a
// format). Its text is letters.yaml's; what is a number comes from the dossier.

#include "engine/model/letter.hpp"
#include "engine/render/narrator.hpp"

namespace otbor {

[[nodiscard]] Document letter_document(const Dossier& dossier, Index<Practice> practice,
                                       const LetterText& text, const RenderOrder& order);

}  // namespace otbor
