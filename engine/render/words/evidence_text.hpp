#pragma once
// How documents speak of what a practice's text shows of the cycle: signs of the ladder, quotations
// with their places.

#include <string>

#include "engine/render/words/narrator.hpp"

namespace otbor {

/// ○ ◔ ◑ ●: not found, mentioned, described, confirmed.
[[nodiscard]] std::string_view sign_of(EvidenceLevel level);
/// The four signs with their meanings, for under a table.
[[nodiscard]] std::string ladder_legend(const Speech& say);
/// «абзац 3, предложение 2; texts/P01.md, строка 14», «поле «Показатели», предложение 2»
[[nodiscard]] std::string place_of(const Narrator& narrator, Index<Practice> at,
                                   const Quote& quote);
/// The quotation in «ёлочки» with its place in brackets.
[[nodiscard]] std::string cited_text(const Narrator& narrator, Index<Practice> at,
                                     const Quote& quote);
/// Nothing is shown where texts are not read or the reader is the public: quotations may name
/// people.
[[nodiscard]] const PracticeEvidence* evidence_of(const Narrator& narrator, Index<Practice> at);

}  // namespace otbor
