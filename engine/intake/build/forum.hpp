#pragma once
// The records of a forum: forms -> model. Each kind of record has a file of its own.

#include <memory>

#include "engine/intake/forms.hpp"
#include "engine/model/forum.hpp"

namespace otbor {

/// Null when the folder forum/ holds no records.
[[nodiscard]] std::shared_ptr<const ForumRecords> build_forum_records(const Forms& forms,
                                                                      const Sources& sources,
                                                                      const Study& study,
                                                                      Diagnostics& diagnostics);

}  // namespace otbor
