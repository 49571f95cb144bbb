// The parts of dossier.json that say what the result is about: programme, criteria, directions,
// cycle, forum.

#include "engine/model/names.hpp"
#include "engine/render/json/criteria_set.hpp"
#include "engine/render/json/forum_attendance.hpp"
#include "engine/render/json/forum_records.hpp"

namespace otbor::json {

void string_or_null(JsonWriter& out, std::string_view value) {
  if (value.empty()) {
    out.null();
  } else {
    out.string(value);
  }
}

void programme(JsonWriter& out, const Source& source) {
  const auto& programme = source.study().programme;
  out.begin_object();
  out.key("title").string(programme.title);
  out.key("body").string(programme.body);
  out.key("stage").string(code_of(programme.stage));
  out.key("date");
  string_or_null(out, programme.date ? iso(*programme.date) : std::string());
  out.key("place").string(programme.place);
  out.key("provenance").string(code_of(programme.provenance));
  out.key("note").string(programme.note);
  out.key("profile").string(code_of(source.order.profile));
  out.key("draft").boolean(source.order.draft);
  out.end_object();
}

void criteria(JsonWriter& out, const Source& source) {
  criteria_set(out, source.study().criteria);
}

void themes(JsonWriter& out, const Source& source) {
  const auto& study = source.study();
  const auto& found = source.dossier.themes.practices;
  out.begin_array();
  if (study.themes) {
    Per<Theme, std::vector<Index<Practice>>> practices(study.themes->themes.count());
    for (const auto at : found.count()) {
      if (found[at].theme && source.shows(at)) practices[*found[at].theme].push_back(at);
    }
    for (const auto theme : study.themes->themes.count()) {
      out.begin_object();
      out.key("id").string(study.themes->themes[theme].id);
      out.key("title").string(study.themes->themes[theme].title);
      out.key("practices").begin_row();
      for (const auto at : practices[theme]) out.string(study.practices[at].id);
      out.end_array().end_object();
    }
  }
  out.end_array();
}

void cycle(JsonWriter& out, const Source& source) {
  const auto& cycle = source.study().cycle;
  if (!cycle) {
    out.null();
    return;
  }
  const auto& defects = source.dossier.cycles.defects_of_stage;
  out.begin_object();
  out.key("title").string(cycle->title);
  out.key("version").string(cycle->version);
  out.key("classes").begin_array();
  for (const auto& one : cycle->classes) {
    out.begin_object();
    out.key("id").string(one.id);
    out.key("letter").string(one.letter);
    out.key("title").string(one.title);
    out.end_object();
  }
  out.end_array();
  out.key("stages").begin_array();
  for (const auto stage : cycle->stages.count()) {
    out.begin_object();
    out.key("id").string(cycle->stages[stage].id);
    out.key("code").string(cycle->stages[stage].code);
    out.key("title").string(cycle->stages[stage].title);
    out.key("defects").number(stage.value() < defects.count().value() ? defects[stage] : 0);
    out.end_object();
  }
  out.end_array();
  if (!source.order.published()) cycle_grouping(out, source);
  out.end_object();
}

void forum(JsonWriter& out, const Source& source) {
  const auto& published = source.study().programme.forum;
  if (!published && !source.dossier.forum) {
    out.null();
    return;
  }
  static const ForumFacts none;
  const auto* facts = published ? &*published : &none;
  const auto number = [&](std::string_view key, const std::optional<std::uint32_t>& value) {
    if (value) {
      out.key(key).number(*value);
    } else {
      out.key(key).null();
    }
  };
  const auto list = [&](std::string_view key, const std::vector<std::string>& items) {
    out.key(key).begin_array();
    for (const auto& item : items) out.string(item);
    out.end_array();
  };
  out.begin_object();
  out.key("theme").string(facts->theme);
  out.key("source").string(facts->source);
  number("applications", facts->applications);
  number("presented", facts->presented);
  out.key("attendance").begin_object();
  number("connections_low", facts->connections_low);
  number("connections_high", facts->connections_high);
  forum_attendance(out, source);
  out.end_object();
  out.key("activity");
  forum_activity(out, source);
  out.key("talks");
  forum_talks(out, source);
  out.key("votes");
  forum_votes(out, source);
  out.key("praised").begin_array();
  for (const auto at : facts->praised) out.string(source.study().institutions[at].short_name);
  out.end_array();
  list("shortcomings", facts->shortcomings);
  list("recommendations", facts->recommendations);
  out.end_object();
}

}  // namespace otbor::json
