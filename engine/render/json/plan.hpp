#pragma once
// The plan as JSON, in the words a programme file uses: what dossier.json and manifest.json record
// of the rules a result rests on.

#include "engine/model/criteria.hpp"
#include "engine/model/rules.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor::json {

void plan(JsonWriter& out, const CriteriaSet& criteria, const Rules& rules);

}  // namespace otbor::json
