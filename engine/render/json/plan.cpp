#include "engine/render/json/plan.hpp"

#include "engine/model/names.hpp"

namespace otbor::json {
namespace {

std::string_view word(RoundingRule rule) {
  switch (rule) {
    case RoundingRule::half_up:
      return "half_up";
    case RoundingRule::half_even:
      return "half_even";
    case RoundingRule::down:
      return "down";
  }
  return "";
}

std::string_view word(Reconciliation mode) {
  switch (mode) {
    case Reconciliation::third_final:
      return "third_final";
    case Reconciliation::mean_all:
      return "mean_all";
    case Reconciliation::mean_two_closest:
      return "mean_two_closest";
    case Reconciliation::median:
      return "median";
    case Reconciliation::trimmed:
      return "trimmed";
    case Reconciliation::chair_decides:
      return "chair_decides";
  }
  return "";
}

std::string_view word(QuotaBy by) {
  switch (by) {
    case QuotaBy::institution:
      return "institution";
    case QuotaBy::platform:
      return "platform";
    case QuotaBy::theme:
      return "theme";
    case QuotaBy::type:
      return "type";
    case QuotaBy::settlement:
      return "settlement";
    case QuotaBy::applicant:
      return "applicant";
    case QuotaBy::newcomer:
      return "newcomer";
  }
  return "";
}

std::string word(const CriteriaSet& criteria, const TieStep& step) {
  switch (step.rule) {
    case TieRule::criterion:
      return "criterion " + (step.criterion ? criteria.criteria[*step.criterion].id : "");
    case TieRule::higher_minimum:
      return "higher_minimum";
    case TieRule::smaller_range:
      return "smaller_range";
    case TieRule::earlier_registration:
      return "earlier_registration";
    case TieRule::recorded_decision:
      return "recorded_decision";
  }
  return "";
}

void number(JsonWriter& out, std::string_view key, const std::optional<Points>& value) {
  if (value) out.key(key).decimal(to_text(*value));
}

void number(JsonWriter& out, std::string_view key, const std::optional<std::uint32_t>& value) {
  if (value) out.key(key).number(*value);
}

void how_marks_become_a_total(JsonWriter& out, const Rules& rules) {
  out.key("aggregation").begin_object();
  out.key("method").string(rules.aggregation.id);
  for (const auto& [id, value] : rules.aggregation.options) out.key(id).decimal(to_text(value));
  out.end_object();
  out.key("severity_correction").boolean(rules.severity_corrected);
  out.key("rounding").begin_object();
  out.key("digits").number(rules.rounding.digits);
  out.key("rule").string(word(rules.rounding.rule));
  out.key("decide_on").string(rules.rounding.decide_on == DecideOn::exact ? "exact" : "rounded");
  out.end_object();
  out.key("experts_min").number(rules.experts_min);
  out.key("blanks").string(rules.blanks == Blanks::error ? "error" : "not_rated");
  out.key("third_expert");
  if (rules.third_expert) {
    out.begin_object();
    number(out, "gap_percent", rules.third_expert->gap_percent);
    number(out, "gate_gap_levels", rules.third_expert->gate_gap_levels);
    number(out, "threshold_gap_percent", rules.third_expert->threshold_gap_percent);
    out.key("mode").string(word(rules.third_expert->mode));
    out.end_object();
  } else {
    out.null();
  }
}

void budgets(JsonWriter& out, const std::vector<Budget>& budgets) {
  out.key("budgets").begin_array();
  for (const auto& budget : budgets) {
    out.begin_row_object();
    if (budget.by) out.key("by").string(word(*budget.by));
    if (!budget.group.empty()) out.key("group").string(budget.group);
    out.key("at_most").decimal(to_text(budget.at_most));
    out.end_object();
  }
  out.end_array();
}

void what_is_decided(JsonWriter& out, const CriteriaSet& criteria, const Rules& rules) {
  number(out, "total_each_expert", rules.total_each_expert);
  out.key("decisions").begin_array();
  for (const auto& band : rules.bands) {
    out.begin_object();
    out.key("decision").string(code_of(band.decision));
    number(out, "from", band.from);
    number(out, "from_percent", band.from_percent);
    out.key("gates").string(band.gates_required ? "required" : "ignored");
    out.end_object();
  }
  out.end_array();
  out.key("selection").begin_object();
  number(out, "places", rules.selection.places);
  out.key("rule").string(rules.selection.rule);
  out.key("quotas").begin_array();
  for (const auto& quota : rules.selection.quotas) {
    out.begin_object();
    out.key("by").string(word(quota.by));
    if (!quota.group.empty()) out.key("group").string(quota.group);
    number(out, "at_most", quota.at_most);
    number(out, "at_least", quota.at_least);
    number(out, "if_best_percent", quota.if_best_percent);
    out.end_object();
  }
  out.end_array();
  if (!rules.selection.budgets.empty()) budgets(out, rules.selection.budgets);
  out.end_object();
  out.key("tie_break").begin_array();
  for (const auto& step : rules.tie_break) out.string(word(criteria, step));
  out.end_array();
}

}  // namespace

void plan(JsonWriter& out, const CriteriaSet& criteria, const Rules& rules) {
  out.begin_object();
  how_marks_become_a_total(out, rules);
  what_is_decided(out, criteria, rules);
  out.key("consistency").begin_object();
  out.key("variation_at_most").decimal(to_text(rules.consistency.variation_at_most));
  out.key("deviation_at_most_percent")
      .decimal(to_text(rules.consistency.deviation_at_most_percent));
  out.end_object();
  out.key("requirements").begin_object();
  out.key("disputes_resolved").boolean(rules.requirements.disputes_resolved);
  out.key("all_rated").boolean(rules.requirements.all_rated);
  number(out, "alpha_at_least", rules.requirements.alpha_at_least);
  out.end_object();
  out.key("seed").raw(std::to_string(rules.seed));
  out.key("draws").number(rules.draws);
  out.end_object();
}

}  // namespace otbor::json
