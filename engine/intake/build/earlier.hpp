#pragma once
// dossier.json of an earlier run -> what it says of the cycle of the practices that are here again.

#include <optional>

#include "engine/intake/forms.hpp"
#include "engine/model/study.hpp"

namespace otbor {

/// Practices and cycle of `study` are built. Reports a file that is no dossier.
[[nodiscard]] std::optional<EarlierRun> build_earlier(const Forms& forms, const Sources& sources,
                                                      const Study& study, Diagnostics& diagnostics);

}  // namespace otbor
