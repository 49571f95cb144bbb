#include "engine/render/json/criteria_set.hpp"

#include <string>

#include "engine/render/json/parts.hpp"

namespace otbor::json {
void criteria_set(JsonWriter& out, const CriteriaSet& set) {
  out.begin_object();
  out.key("id").string(set.id);
  out.key("title").string(set.title);
  out.key("version").string(set.version);
  out.key("sha256").string(set.sha256);
  out.key("groups").begin_array();
  for (const auto group : set.applicant_groups.count()) {
    out.begin_object();
    out.key("name");
    string_or_null(out, set.applicant_groups[group].name);
    out.key("minimum").decimal(to_text(set.minimum[group]));
    out.key("maximum").decimal(to_text(set.maximum[group]));
    out.end_object();
  }
  out.end_array();
  out.key("list").begin_array();
  for (const auto at : set.criteria.count()) {
    const auto& criterion = set.criteria[at];
    out.begin_object();
    out.key("id").string(criterion.id);
    out.key("title").string(criterion.title);
    out.key("weights").begin_row();
    for (const auto group : set.applicant_groups.count()) {
      out.decimal(to_text(set.weights(group, at)));
    }
    out.end_array();
    out.key("scale").begin_row();
    for (const auto value : criterion.scale.values) out.decimal(to_text(value));
    out.end_array();
    out.key("gate");
    string_or_null(out, criterion.gate ? to_text(*criterion.gate) : std::string());
    out.end_object();
  }
  out.end_array().end_object();
}

}  // namespace otbor::json
