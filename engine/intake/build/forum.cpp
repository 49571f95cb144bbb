#include "engine/intake/build/forum.hpp"

#include "engine/intake/build/attendance.hpp"
#include "engine/intake/build/earlier_programme.hpp"
#include "engine/intake/forum/tables.hpp"
#include "engine/intake/names.hpp"

namespace otbor {

std::shared_ptr<const ForumRecords> build_forum_records(const Forms& forms, const Sources& sources,
                                                        const Study& study,
                                                        Diagnostics& diagnostics) {
  auto records = std::make_shared<ForumRecords>();
  const ForumForm* form = forms.programme.forum ? &*forms.programme.forum : nullptr;
  const bool any = build_forum_tables(forms.forum, form, sources, study, *records, diagnostics);
  if (forms.lexicon) records->lexicon = build_lexicon(*forms.lexicon, diagnostics);
  build_settled_names(forms, study, *records, diagnostics);
  build_attendance(forms, sources, study, *records, diagnostics);
  records->earlier = build_earlier_programme(forms, sources);
  if (!any && !forms.lexicon && !records->earlier) return nullptr;
  return records;
}

}  // namespace otbor
