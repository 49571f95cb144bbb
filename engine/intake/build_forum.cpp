#include "engine/intake/build_forum.hpp"

#include "engine/intake/build_attendance.hpp"
#include "engine/intake/names.hpp"

namespace otbor {

std::shared_ptr<const ForumRecords> build_forum_records(const Forms& forms, const Sources& sources,
                                                        const Study& study,
                                                        Diagnostics& diagnostics) {
  if (!forms.lexicon) return nullptr;
  auto records = std::make_shared<ForumRecords>();
  records->lexicon = build_lexicon(*forms.lexicon, diagnostics);
  build_settled_names(forms, study, *records, diagnostics);
  build_attendance(forms, sources, study, *records, diagnostics);
  return records;
}

}  // namespace otbor
