#include "engine/render/collection/collection.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor {
namespace {

void write_codes(JsonWriter& json, std::string_view key, const Study& study,
                 const std::vector<Index<Practice>>& practices) {
  json.key(key).begin_row();
  for (const auto at : practices) json.string(study.practices[at].id);
  json.end_array();
}

void write_missing(JsonWriter& json, std::string_view key, const Study& study,
                   const std::vector<MissingMark>& marks) {
  json.key(key).begin_array();
  for (const auto& mark : marks) {
    json.begin_row_object();
    json.key("practice").string(study.practices[mark.practice].id);
    json.key("criterion").string(column_code(study, mark.column));
    if (!mark.score.empty()) json.key("score").string(mark.score);
    json.end_object();
  }
  json.end_array();
}

void write_expert(JsonWriter& json, const Collection& collection, Index<Expert> at) {
  const auto& study = collection.study;
  const auto& one = collection.experts[at];
  json.begin_object();
  json.key("expert").string(study.experts[at].id);
  json.key("sheets").number(static_cast<std::int64_t>(one.sheets));
  json.key("complete").number(static_cast<std::int64_t>(one.complete));
  write_codes(json, "missing", study, one.missing);
  write_missing(json, "blanks", study, one.blanks);
  write_missing(json, "comments_missing", study, one.comments);
  json.key("recusals").begin_array();
  for (const auto& recusal : one.recusals) {
    json.begin_row_object();
    json.key("practice").string(study.practices[recusal.practice].id);
    json.key("ground").string(recusal.ground);
    json.key("with_marks").boolean(recusal.with_marks);
    json.end_object();
  }
  json.end_array();
  write_codes(json, "conflicts", study, one.conflicts);
  write_codes(json, "not_asked", study, one.not_asked);
  write_codes(json, "no_statement", study, one.no_statement);
  json.end_object();
}

void write_changes(JsonWriter& json, std::string_view key, const Study& study,
                   const std::vector<RatingChange>& changes) {
  json.key(key).begin_array();
  for (const auto& change : changes) {
    json.begin_row_object();
    json.key("practice").string(study.practices[change.key.practice].id);
    json.key("expert").string(study.experts[change.key.expert].id);
    json.key("criterion").string(column_code(study, change.key.column));
    json.key("before").string(change.before);
    json.key("after").string(change.after);
    json.key("file").string(change.file);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string collection_json(const Collection& collection, Lang lang, bool written) {
  JsonWriter json;
  json.begin_object();
  json.key("written").boolean(written);
  json.key("added").number(static_cast<std::int64_t>(collection.added));
  json.key("unchanged").number(static_cast<std::int64_t>(collection.unchanged));
  write_changes(json, "changes", collection.study, collection.changes);
  write_changes(json, "kept", collection.study, collection.kept);
  json.key("files").begin_array();
  for (const auto& file : collection.files) {
    json.begin_object();
    json.key("file").string(file.name);
    json.key("accepted").boolean(file.accepted);
    json.key("sheets").number(static_cast<std::int64_t>(file.sheets));
    json.key("problems").begin_array();
    for (const auto& problem : file.problems) json.string(problem.in(lang));
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.key("experts").begin_array();
  for (const auto at : collection.study.experts.count()) write_expert(json, collection, at);
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

}  // namespace otbor
