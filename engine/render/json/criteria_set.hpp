#pragma once
// A criteria set as JSON: weights, scales and gates, for dossier.json and `otbor criteria print`.

#include "engine/model/criteria.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor::json {

void criteria_set(JsonWriter& out, const CriteriaSet& set);

}  // namespace otbor::json
