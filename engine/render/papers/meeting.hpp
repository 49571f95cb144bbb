#pragma once
// What minutes say of a meeting, shared by the minutes and the extract from them: who was there,
// votes, disputed practices, and the practices by their decisions.

#include "engine/render/papers/common.hpp"

namespace otbor::papers {

/// All fields of the minutes. No expert is named.
[[nodiscard]] Fields meeting_fields(const PaperInput& input);

}  // namespace otbor::papers
