#pragma once
// Keys of `forum` in dossier.json that come of the forum's records.

#include "engine/render/json/parts.hpp"

namespace otbor::json {

/// What the records of the forum come to: values of its keys, null where there are no records.
void forum_talks(JsonWriter& out, const Source& source);
void forum_activity(JsonWriter& out, const Source& source);
void forum_votes(JsonWriter& out, const Source& source);

}  // namespace otbor::json
