#include "engine/model/names.hpp"
#include "engine/render/json/parts.hpp"

namespace otbor::json {
namespace {

void change(JsonWriter& out, const Study& study, const LevelChange& one) {
  const auto& criterion = study.criteria.criteria[one.criterion];
  out.begin_row_object();
  out.key("criterion").string(criterion.id);
  out.key("from").decimal(to_text(criterion.scale.value(one.from)));
  out.key("to").decimal(to_text(criterion.scale.value(one.to)));
  out.key("sheets").number(one.sheets);
  out.key("mean").string(one.mean_now.exact());
  out.key("mean_then").string(one.mean_then.exact());
  out.key("total_alone").string(one.total_alone.exact());
  out.end_object();
}

void goal(JsonWriter& out, const Study& study, const Goal& goal) {
  out.begin_row_object();
  out.key("decision").string(code_of(goal.decision));
  if (goal.floor) out.key("floor").string(goal.floor->exact());
  if (goal.above) out.key("above").string(goal.above->exact());
  if (goal.displaced) out.key("displaced").string(study.practices[*goal.displaced].id);
  if (goal.quota) out.key("quota_group").string(goal.quota_group);
  out.end_object();
}

}  // namespace

void advice(JsonWriter& out, const Source& source, Index<Practice> at) {
  const auto& found = source.dossier.advice[at];
  out.key("advice");
  if (!found) {
    out.null();
    return;
  }
  out.begin_object();
  goal(out.key("goal"), source.study(), found->goal);
  out.key("enough").boolean(found->enough);
  out.key("total_then").string(found->then.exact());
  out.key("changes").begin_array();
  for (const auto& one : found->changes) change(out, source.study(), one);
  out.end_array();
  out.end_object();
}

}  // namespace otbor::json
