#include "engine/render/json/parts.hpp"

namespace otbor::json {
namespace {

void codes(JsonWriter& out, const Source& source, const std::vector<Index<Practice>>& practices) {
  out.begin_row();
  for (const auto at : practices) out.string(source.study().practices[at].id);
  out.end_array();
}

void number_or_null(JsonWriter& out, const Expected<double>& value) {
  if (value) {
    out.real(*value);
  } else {
    out.null();
  }
}

void compared(JsonWriter& out, const Source& source) {
  const auto& methods = source.dossier.methods;
  out.begin_array();
  for (std::size_t m = 0; m < methods.orders.size(); ++m) {
    const auto& order = methods.orders[m];
    out.begin_object();
    out.key("id").string(order.id);
    out.key("title").string(order.title.in(source.order.lang));
    out.key("family").string(code_of(order.family));
    codes(out.key("recommended"), source, methods.lists[m]);
    codes(out.key("order"), source, order.order);
    number_or_null(out.key("kendall_tau_b"), order.tau_b);
    number_or_null(out.key("spearman"), order.spearman);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

void weight_ranges(JsonWriter& out, const Source& source) {
  out.begin_array();
  if (!source.order.published()) {
    for (const auto& range : source.dossier.weight_ranges) {
      out.begin_row_object();
      out.key("criterion").string(source.study().criteria.criteria[range.criterion].id);
      out.key("low").string(range.low.exact());
      out.key("high").string(range.high.exact());
      out.end_object();
    }
  }
  out.end_array();
}

void methods(JsonWriter& out, const Source& source) {
  const auto& methods = source.dossier.methods;
  out.begin_object();
  if (source.order.published() || methods.orders.empty()) {
    out.end_object();
    return;
  }
  compared(out.key("compared"), source);
  codes(out.key("always"), source, methods.always);
  out.key("disputed").begin_array();
  for (const auto& one : methods.disputed) {
    out.begin_row_object();
    out.key("practice").string(source.study().practices[one.practice].id);
    out.key("why").string(code_of(one.why));
    out.key("on_list").begin_row();
    for (std::size_t m = 0; m < one.on_list.size(); ++m) {
      if (one.on_list[m]) out.string(methods.orders[m].id);
    }
    out.end_array();
    out.end_object();
  }
  out.end_array();
  out.key("tiers").begin_array();
  for (const auto& tier : methods.tiers) codes(out, source, tier);
  out.end_array();
  out.end_object();
}

}  // namespace otbor::json
