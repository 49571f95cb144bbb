#pragma once
// Why a practice got its decision, in one to three sentences: the list of the report and the papers
// of the commission say it in the same words.

#include "engine/render/words/narrator.hpp"

namespace otbor {

/// The first reason, unless it only repeats the decision, total and place that stand beside it, and
/// what the practice is strong in.
[[nodiscard]] std::string justification_text(const Narrator& narrator, Index<Practice> at);

}  // namespace otbor
