#pragma once
// dossier.json of an earlier programme -> how that programme went as a whole.

#include <optional>

#include "engine/intake/forms.hpp"
#include "engine/model/earlier_programme.hpp"

namespace otbor {

/// The first of the earlier dossiers that has a table of practices; nullopt when none has. A
/// dossier for publication tells of the recommended practices alone and is passed over. A file that
/// is no dossier is told of by build_earlier.
[[nodiscard]] std::optional<EarlierProgramme> build_earlier_programme(const Forms& forms,
                                                                      const Sources& sources);

}  // namespace otbor
