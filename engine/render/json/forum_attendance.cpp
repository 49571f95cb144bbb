#include "engine/render/json/forum_attendance.hpp"

#include "engine/forum/forum.hpp"
#include "engine/forum/names/words_of.hpp"

namespace otbor::json {
namespace {

void number_or_null(JsonWriter& out, std::string_view key,
                    const std::optional<std::uint32_t>& value) {
  out.key(key);
  if (value) {
    out.number(*value);
  } else {
    out.null();
  }
}

void names(JsonWriter& out, const NameCounts& counts) {
  out.key("connections").number(counts.connections());
  out.key("identified").number(counts.matched);
  out.key("to_confirm").number(counts.suggested);
  out.key("unidentified").number(counts.unresolved);
}

void institutions(JsonWriter& out, const Source& source, std::string_view key,
                  const std::vector<Index<Institution>>& list) {
  out.key(key).begin_row();
  for (const auto at : list) out.string(source.study().institutions[at].id);
  out.end_array();
}

void platform(JsonWriter& out, const Source& source, const PlatformAttendance& one) {
  out.begin_object();
  out.key("platform");
  string_or_null(out,
                 one.platform ? source.study().themes->platforms[*one.platform].id : std::string());
  out.key("title").string(one.title);
  out.key("form").string(code_of(one.form));
  out.key("rows").number(one.rows);
  out.key("organisers").number(one.organisers);
  names(out, one.names);
  out.key("people_low").number(one.people.low);
  number_or_null(out, "people_high", one.people.high);
  number_or_null(out, "peak", one.peak);
  out.key("mean");
  if (one.mean) {
    out.real(*one.mean, 3);
  } else {
    out.null();
  }
  number_or_null(out, "median_minutes", one.median_minutes);
  number_or_null(out, "event_minutes", one.event_minutes);
  out.key("window_given").boolean(one.window_given);
  out.key("timed").number(one.timed);
  number_or_null(out, "retained", one.retained);
  if (!source.order.published()) institutions(out, source, "institutions", one.institutions);
  out.end_object();
}

}  // namespace

void forum_attendance(JsonWriter& out, const Source& source) {
  const auto& forum = source.dossier.forum;
  if (!forum || forum->attendance.platforms.empty()) return;
  const auto& attendance = forum->attendance;
  names(out, attendance.total);
  out.key("organisers").number(attendance.organisers);
  out.key("represented").number(attendance.represented);
  out.key("represented_high").number(attendance.represented_high);
  if (!source.order.published()) {
    institutions(out, source, "not_recorded", attendance.not_recorded);
  }
  out.key("types").begin_array();
  for (const auto& type : attendance.types) {
    out.begin_row_object();
    out.key("type");
    string_or_null(out, type.type);
    out.key("represented").number(type.represented);
    out.key("all").number(type.all);
    out.end_object();
  }
  out.end_array();
  out.key("platforms").begin_array();
  for (const auto& one : attendance.platforms) platform(out, source, one);
  out.end_array();
}

}  // namespace otbor::json
