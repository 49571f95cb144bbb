#include "engine/render/manifest.hpp"

#include <algorithm>

#include "engine/model/names.hpp"
#include "engine/render/json/plan.hpp"

namespace otbor {
namespace {

struct Entry {
  std::string name;
  std::string sha256;
  std::uint64_t bytes = 0;
};

void list(JsonWriter& out, std::vector<Entry> entries) {
  std::ranges::sort(entries, {}, &Entry::name);
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

OutFile manifest(const Dossier& dossier, const RenderOrder& order,
                 const std::vector<OutFile>& outputs, const Sha256& sha256) {
  const auto& study = dossier.study;
  std::vector<Entry> read;
  for (const auto& input : study.inputs) read.push_back({input.name, input.sha256, input.bytes});
  std::vector<Entry> written;
  for (const auto& file : outputs) {
    written.push_back({file.name, sha256(file.bytes), file.bytes.size()});
  }
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
  list(out.key("inputs"), std::move(read));
  list(out.key("outputs"), std::move(written));
  out.end_object();
  return {"manifest.json", out.take() + "\n"};
}

}  // namespace otbor
