#pragma once
// What the lists of connections come to, in dossier.json: numbers and institutions, nobody's name.

#include "engine/render/json/parts.hpp"

namespace otbor::json {

/// Keys of the object that is being written; none when there are no lists.
void forum_attendance(JsonWriter& out, const Source& source);

}  // namespace otbor::json
