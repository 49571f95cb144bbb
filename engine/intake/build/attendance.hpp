#pragma once
// Lists of connections: forms -> model.

#include "engine/intake/forms.hpp"
#include "engine/model/forum.hpp"

namespace otbor {

/// Sets the lists and the rules of counting in `records`.
void build_attendance(const Forms& forms, const Sources& sources, const Study& study,
                      ForumRecords& records, Diagnostics& diagnostics);

}  // namespace otbor
