// Who rates what, and what experts say of practices as a whole: service facts, an entry a seat.

#include "engine/render/json/parts.hpp"

namespace otbor::json {

void assignment(JsonWriter& out, const Source& source) {
  const auto& study = source.study();
  out.begin_array();
  if (source.order.names_experts()) {
    for (const auto& seat : study.assignment) {
      out.begin_object();
      out.key("practice").string(study.practices[seat.practice].id);
      out.key("expert").string(study.experts[seat.expert].id);
      out.end_object();
    }
  }
  out.end_array();
}

void opinions(JsonWriter& out, const Source& source) {
  const auto& study = source.study();
  out.begin_array();
  if (source.order.names_experts()) {
    for (const auto& one : study.sheets.opinions) {
      out.begin_object();
      out.key("practice").string(study.practices[one.practice].id);
      out.key("expert").string(study.experts[one.expert].id);
      string_or_null(out.key("verdict"), one.verdict);
      string_or_null(out.key("strengths"), one.strengths);
      string_or_null(out.key("remarks"), one.remarks);
      string_or_null(out.key("advice"), one.advice);
      out.end_object();
    }
  }
  out.end_array();
}

}  // namespace otbor::json
