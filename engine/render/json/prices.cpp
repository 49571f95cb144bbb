#include "engine/justify/rule_names.hpp"
#include "engine/render/json/parts.hpp"

namespace otbor::json {
namespace {

void practices_row(JsonWriter& out, const Study& study, const std::vector<Index<Practice>>& list) {
  out.begin_row();
  for (const auto at : list) out.string(study.practices[at].id);
  out.end_array();
}

}  // namespace

void prices(JsonWriter& out, const Source& source) {
  const auto& found = source.dossier.prices;
  if (!found || source.order.published()) {
    out.null();
    return;
  }
  const auto& study = source.study();
  out.begin_object();
  out.key("sum").string(found->sum.exact());
  out.key("rules").begin_array();
  for (const auto& one : found->rules) {
    out.begin_object();
    out.key("rule").string(print_rule(study, one.rule).in(source.order.lang));
    out.key("sum_without").string(one.sum_without.exact());
    practices_row(out.key("would_enter"), study, one.would_enter);
    practices_row(out.key("would_leave"), study, one.would_leave);
    out.end_object();
  }
  out.end_array();
  out.key("succession").begin_array();
  for (const auto& one : found->succession) {
    out.begin_object();
    out.key("withdrawn").string(study.practices[one.withdrawn].id);
    practices_row(out.key("moves_up"), study, one.moves_up);
    practices_row(out.key("leaves"), study, one.leaves);
    out.end_object();
  }
  out.end_array();
  out.key("equal_lists").begin_array();
  for (const auto& one : found->equal_lists) {
    out.begin_object();
    practices_row(out.key("enters"), study, one.enters);
    practices_row(out.key("leaves"), study, one.leaves);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

}  // namespace otbor::json
