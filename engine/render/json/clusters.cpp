// The parts of dossier.json that say which practices speak of the same. Nothing of it is published:
// it is advice to the commission.

#include "engine/render/json/parts.hpp"

namespace otbor::json {

void clustering(JsonWriter& out, const Source& source) {
  const auto& found = source.dossier.clusters;
  if (source.order.published() || found.clusters.empty()) {
    out.null();
    return;
  }
  out.begin_row_object();
  out.key("compared").number(found.compared);
  out.key("modularity").real(found.modularity);
  out.end_object();
}

void clusters(JsonWriter& out, const Source& source) {
  const auto& found = source.dossier.clusters;
  const auto& study = source.study();
  out.begin_array();
  for (const auto& cluster : found.clusters) {
    if (source.order.published()) break;
    out.begin_object();
    std::string label;
    for (const auto& word : cluster.words) label += (label.empty() ? "" : ", ") + word;
    out.key("label").string(label);
    out.key("practices").begin_row();
    for (const auto at : cluster.practices) out.string(study.practices[at].id);
    out.end_array();
    out.key("strengths").begin_row();
    for (const auto at : cluster.practices) out.real(found.practices[at]->strength, 3);
    out.end_array();
    out.key("stability");
    if (cluster.stability) {
      out.real(*cluster.stability, 3);
    } else {
      out.null();
    }
    out.end_object();
  }
  out.end_array();
}

void duplicates(JsonWriter& out, const Source& source) {
  const auto& study = source.study();
  out.begin_array();
  for (const auto& one : source.dossier.clusters.duplicates) {
    if (source.order.published()) break;
    out.begin_row_object();
    out.key("practice").string(study.practices[one.practice].id);
    if (one.other) {
      out.key("other").string(study.practices[*one.other].id);
    } else {
      out.key("other").string(study.past_practices[*one.past].id);
      out.key("file").string(study.past_practices[*one.past].file);
    }
    out.key("common").real(one.common, 3);
    out.end_object();
  }
  out.end_array();
}

}  // namespace otbor::json
