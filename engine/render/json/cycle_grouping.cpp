// cycle.groups, .first_broken, .changes and .platforms of dossier.json: practices by what their
// cycles lack, now and in the earlier run.

#include "engine/render/json/parts.hpp"

namespace otbor::json {
namespace {

void practices(JsonWriter& out, const Study& study, const std::vector<Index<Practice>>& list) {
  out.key("practices").begin_row();
  for (const auto at : list) out.string(study.practices[at].id);
  out.end_array();
}

void stages(JsonWriter& out, const Study& study, std::string_view key,
            const std::vector<Index<Stage>>& list) {
  out.key(key).begin_row();
  for (const auto stage : list) out.string(study.cycle->stages[stage].id);
  out.end_array();
}

std::string class_id(const Study& study, std::optional<std::size_t> at) {
  return at ? study.cycle->classes.at(*at).id : std::string();
}

/// A line for each stage that somebody lacks.
void by_stage(JsonWriter& out, const Study& study, std::string_view key,
              const Per<Stage, std::vector<Index<Practice>>>& lists) {
  out.key(key).begin_array();
  for (const auto stage : lists.count()) {
    if (lists[stage].empty()) continue;
    out.begin_row_object();
    out.key("stage").string(study.cycle->stages[stage].id);
    practices(out, study, lists[stage]);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

void cycle_grouping(JsonWriter& out, const Source& source) {
  const auto& study = source.study();
  const auto& grouping = source.dossier.cycles.grouping;
  out.key("groups").begin_array();
  for (const auto& group : grouping.groups) {
    out.begin_object();
    stages(out, study, "all", group.all);
    stages(out, study, "some", group.some);
    practices(out, study, group.practices);
    out.end_object();
  }
  out.end_array();
  by_stage(out, study, "first_broken", grouping.first_broken);
  out.key("changes").begin_array();
  for (const auto& shift : source.dossier.cycles.shifts) {
    out.begin_object();
    out.key("practice").string(study.practices[shift.practice].id);
    out.key("was");
    string_or_null(out, class_id(study, shift.was_class));
    out.key("now");
    string_or_null(out, class_id(study, shift.now_class));
    stages(out, study, "mended", shift.mended);
    stages(out, study, "opened", shift.opened);
    stages(out, study, "lasting", shift.lasting);
    out.end_object();
  }
  out.end_array();
  out.key("platforms").begin_array();
  for (const auto& platform : grouping.platforms) {
    out.begin_object();
    out.key("id");
    string_or_null(
        out, platform.platform ? study.themes->platforms[*platform.platform].id : std::string());
    out.key("practices").number(platform.practices);
    by_stage(out, study, "lacking", platform.lacking);
    out.end_object();
  }
  out.end_array();
}

}  // namespace otbor::json
