#include "engine/render/manifest.hpp"

#include <algorithm>

#include "engine/model/names.hpp"
#include "engine/render/json/plan.hpp"

namespace otbor {
namespace {

void list(JsonWriter& out, std::vector<FileDigest> entries) {
  std::ranges::sort(entries, {}, &FileDigest::name);
  out.begin_array();
  for (const auto& entry : entries) {
    out.begin_object();
    out.key("name").string(entry.name);
    out.key("sha256").string(entry.sha256);
    out.key("bytes").number(static_cast<std::int64_t>(entry.bytes));
    out.end_object();
  }
  out.end_array();
}

}  // namespace

std::string manifest(const Dossier& dossier, const RenderOrder& order,
                     std::vector<FileDigest> outputs) {
  const auto& study = dossier.study;
  JsonWriter out;
  out.begin_object();
  out.key("schema").string("otbor.manifest/1");
  out.key("engine").string(order.engine_version);
  out.key("criteria").begin_object();
  out.key("id").string(study.criteria.id);
  out.key("version").string(study.criteria.version);
  out.key("sha256").string(study.criteria.sha256);
  out.end_object();
  json::plan(out.key("plan"), study.criteria, study.rules);
  out.key("seed").raw(std::to_string(study.rules.seed));
  out.key("lang").string(order.lang == Lang::ru ? "ru" : "en");
  out.key("profile").string(code_of(order.profile));
  out.key("draft").boolean(order.draft);
  out.key("provenance").string(code_of(study.programme.provenance));
  list(out.key("inputs"), study.inputs);
  list(out.key("outputs"), std::move(outputs));
  out.end_object();
  return out.take() + "\n";
}

}  // namespace otbor
