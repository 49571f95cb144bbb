// What a sentence rests on, as keys a reader of the files can look up: `criteria.К6`,
// `sheets.Э-01`, `plan.selection.quotas[0]`, `decisions.appeals[1]`.

#include "engine/render/json/parts.hpp"

namespace otbor::json {
namespace {

std::string at(std::string_view list, std::uint32_t position) {
  return std::string(list) + "[" + std::to_string(position) + "]";
}

std::string_view name_of(PlanRule rule) {
  switch (rule) {
    case PlanRule::aggregation:
      return "plan.aggregation";
    case PlanRule::rounding:
      return "plan.rounding";
    case PlanRule::experts_min:
      return "plan.experts_min";
    case PlanRule::third_expert:
      return "plan.third_expert";
    case PlanRule::total_each_expert:
      return "plan.total_each_expert";
    case PlanRule::places:
      return "plan.selection.places";
  }
  return "";
}

/// The sheet by its expert: the practice is known.
std::string key_of(const Study& study, const Cite& cite) {
  const auto criterion = [&] {
    return "criteria." + study.criteria.criteria[Index<Criterion>(cite.at)].id;
  };
  switch (cite.what) {
    case Cite::What::criterion:
      return criterion();
    case Cite::What::sheet:
      return "sheets." + study.experts[study.sheets.sheets[Index<Sheet>(cite.at)].expert].id;
    case Cite::What::stage:
      return "cycle." + study.cycle.value().stages[Index<Stage>(cite.at)].id;
    case Cite::What::theme:
      return "themes." + study.themes.value().themes[Index<Theme>(cite.at)].id;
    case Cite::What::gate:
      return criterion() + ".gate";
    case Cite::What::gate_each:
      return criterion() + ".gate_each";
    case Cite::What::check:
      return "admission." + study.criteria.admission.at(cite.at).id;
    case Cite::What::plan:
      return std::string(name_of(static_cast<PlanRule>(cite.at)));
    case Cite::What::band:
      return at("plan.decisions", cite.at);
    case Cite::What::quota:
      return at("plan.selection.quotas", cite.at);
    case Cite::What::budget:
      return at("plan.selection.budgets", cite.at);
    case Cite::What::tie_step:
      return at("plan.tie_break", cite.at);
    case Cite::What::recusal:
      return at("decisions.recusals", cite.at);
    case Cite::What::third_expert:
      return at("decisions.third_experts", cite.at);
    case Cite::What::chair_score:
      return at("decisions.chair_scores", cite.at);
    case Cite::What::exclusion:
      return at("decisions.exclusions", cite.at);
    case Cite::What::inclusion:
      return at("decisions.inclusions", cite.at);
    case Cite::What::incompatible:
      return at("decisions.incompatible", cite.at);
    case Cite::What::theme_override:
      return at("decisions.theme_overrides", cite.at);
    case Cite::What::recorded_list:
      return at("decisions.recommended", cite.at);
    case Cite::What::tie_decision:
      return at("decisions.ties", cite.at);
    case Cite::What::appeal:
      return at("decisions.appeals", cite.at);
  }
  return {};
}

}  // namespace

void cites(JsonWriter& out, const Source& source, const Reason& reason) {
  out.begin_row();
  for (const auto& cite : reason.cites) {
    if (cite.what == Cite::What::sheet && source.order.published()) continue;
    out.string(key_of(source.study(), cite));
  }
  out.end_array();
}

}  // namespace otbor::json
