#pragma once
// Talks, feedback, resolution and votes of the folder forum/, and forum-monitoring.yaml, by which
// they are judged: read, then built.

#include "engine/intake/forum/files.hpp"
#include "engine/intake/loader.hpp"
#include "engine/model/forum.hpp"

namespace otbor {

struct ForumForm;

/// Tables may be CSV or workbooks, and several: talks-1.csv, talks-2.xlsx.
[[nodiscard]] ForumTables load_forum_tables(Loader& loader, const Sources& sources,
                                            const Renamed& renamed, Diagnostics& diagnostics);

/// Fills the event, the rules, talks, feedback and votes. `form` may be null. False when there is
/// nothing to tell.
bool build_forum_tables(const ForumTables& tables, const ForumForm* form, const Sources& sources,
                        const Study& study, ForumRecords& records, Diagnostics& diagnostics);

}  // namespace otbor
