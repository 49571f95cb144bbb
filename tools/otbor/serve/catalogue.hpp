#pragma once
// «Документы»: the files of a result sorted for people, what each is called, and which papers the
// programme's state does not allow yet.

#include <string>

#include "tools/otbor/serve/workplace.hpp"

namespace otbor::serve {

/// As JSON for the page; "folder" is where all can be saved, or "". Makes the files when they are
/// not made yet.
[[nodiscard]] std::string catalogue_json(Workplace& workplace);

/// What saving came to, as JSON: {"text", "kept"} or {"trouble"}.
[[nodiscard]] std::string saved_json(const Workplace& workplace, const Written& written);

}  // namespace otbor::serve
