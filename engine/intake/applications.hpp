#pragma once
// Applications as people send them: a document each, applications/P01.docx, with a table «поле –
// значение» and the text of the practice around it. The register, practices.csv, leads where there
// is one: an application fills what the register leaves blank. Without a register the applications
// are it.

#include "engine/intake/forms.hpp"
#include "engine/intake/loader.hpp"
#include "engine/intake/stage_fields.hpp"

namespace otbor {

/// Whether the folder holds applications, so that a table of practices need not be there.
[[nodiscard]] bool has_applications(Loader& loader);

/// Adds what the applications say to `forms.practices`, their fields for stages to
/// `forms.stage_fields` and the rest of their texts to `forms.texts`.
void load_applications(Loader& loader, bool has_register, const FieldNames& stages, Forms& forms,
                       Diagnostics& diagnostics);

}  // namespace otbor
