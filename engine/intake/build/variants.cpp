#include "engine/intake/build/variants.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/build/criteria.hpp"
#include "engine/text/known_codes.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

class Builder {
 public:
  Builder(const Study& study, const Offers& offers, Diagnostics& diagnostics)
      : study_(study), offers_(offers), diagnostics_(diagnostics) {}

  Variant build(const VariantForm& form) {
    Variant variant;
    if (form.title) variant.title = form.title->value;
    for (const auto& [code, weight] : form.weights.items) {
      if (const auto at = criterion(code)) add(variant, ChangeKind::weight, *at, weight.value);
    }
    check_weights(form, variant);
    for (const auto& [code, gate] : form.gates.items) add_gate(code, gate, variant);
    variant.rules = rules_of(form);
    add_rule_changes(form, variant);
    for (const auto& code : form.without_experts) {
      const auto at = find<Expert>(code, study_.experts, Found::unknown_expert);
      if (at) variant.changes.push_back({.kind = ChangeKind::expert_out, .expert = *at});
    }
    for (const auto& code : form.without_practices) {
      const auto at = find<Practice>(code, study_.practices, Found::unknown_practice);
      if (at) variant.changes.push_back({.kind = ChangeKind::practice_out, .practice = *at});
    }
    if (variant.changes.empty() && !diagnostics_.has_errors_in(form.span.source)) {
      diagnostics_.add(Found::variant_changes_nothing, form.span);
    }
    return variant;
  }

 private:
  static void add(Variant& variant, ChangeKind kind, Index<Criterion> at, Points value) {
    variant.changes.push_back({.kind = kind, .criterion = at, .value = value});
  }

  std::optional<Index<Criterion>> criterion(const TextValue& code) {
    const auto& criteria = study_.criteria.criteria;
    std::vector<std::string> ids;
    for (const auto at : criteria.count()) {
      if (likeness(criteria[at].id) == likeness(code.value)) return at;
      ids.push_back(criteria[at].id);
    }
    diagnostics_.add(Found::unknown_criterion, code.span,
                     {code.value, did_you_mean(code.value, ids), listed(ids)});
    return std::nullopt;
  }

  template <class Thing>
  std::optional<Index<Thing>> find(const TextValue& code, const Per<Thing, Thing>& all,
                                   Found unknown) {
    std::vector<std::string> ids;
    for (const auto at : all.count()) {
      if (likeness(all[at].id) == likeness(code.value)) return at;
      ids.push_back(all[at].id);
    }
    diagnostics_.add(unknown, code.span, {code.value, nearest_or_known(code.value, ids)});
    return std::nullopt;
  }

  /// Codes are typed by hand on a command line: letter case and look-alike letters are forgiven.
  static std::string likeness(std::string_view code) {
    return utf8::folded(utf8::skeleton(utf8::folded(code)));
  }

  void add_gate(const TextValue& code, const NumberValue& gate, Variant& variant) {
    const auto at = criterion(code);
    if (!at) return;
    const auto& scale = study_.criteria.criteria[*at].scale;
    if (gate.value > scale.highest() || gate.value < scale.lowest()) {
      diagnostics_.add(
          Found::gate_unreachable, gate.span,
          {number(to_text(gate.value)), scale.range_text(), criterion_named(code.value)});
    }
    add(variant, ChangeKind::gate, *at, gate.value);
  }

  void check_weights(const VariantForm& form, const Variant& variant) {
    if (form.weights.items.empty()) return;
    auto criteria = study_.criteria;
    for (const auto& change : variant.changes) {
      for (const auto group : criteria.applicant_groups.count()) {
        criteria.weights(group, change.criterion.value()) = change.value;
      }
    }
    set_totals(criteria);
    for (const auto group : criteria.applicant_groups.count()) {
      if (criteria.maximum[group] > criteria.minimum[group]) continue;
      diagnostics_.add(Found::all_weights_zero, form.weights.items.front().first.span, {Text()});
      break;
    }
  }

  Rules rules_of(const VariantForm& form) {
    RulesForm rules;
    rules.span = form.span;
    rules.aggregation = form.aggregation;
    rules.selection = form.selection;
    rules.decisions = form.decisions;
    rules.tie_break = form.tie_break;
    rules.third_expert = form.third_expert;
    rules.experts_min = form.experts_min;
    rules.total_each_expert = form.total_each_expert;
    rules.rounding = form.rounding;
    auto built = build_rules(rules, study_.criteria, offers_, diagnostics_, study_.rules);
    if (form.no_quotas && form.no_quotas->value) built.selection.quotas.clear();
    if (form.pass_mark) set_pass_mark(*form.pass_mark, built);
    return built;
  }

  void set_pass_mark(const NumberValue& mark, Rules& rules) {
    const Points maximum = study_.criteria.maximum[Index<ApplicantGroup>()];
    if (mark.value > maximum && !study_.criteria.lower_is_better) {
      diagnostics_.add(Found::pass_mark_unreachable, mark.span,
                       {number(to_text(mark.value)), number(to_text(maximum))});
    }
    if (rules.bands.empty()) {
      rules.bands.resize(2);
      rules.bands.front().decision = Decision::recommended;
    }
    rules.bands.front().from = mark.value;
    rules.bands.front().from_percent.reset();
  }

  static void add_rule_changes(const VariantForm& form, Variant& variant) {
    const auto add_if = [&](bool is_said, ChangeKind kind) {
      if (is_said) variant.changes.push_back({.kind = kind});
    };
    const bool other_list =
        form.selection && (form.selection->rule || !form.selection->quotas.empty());
    add_if(!form.decisions.empty() || form.pass_mark, ChangeKind::decisions);
    add_if(form.aggregation.has_value(), ChangeKind::aggregation);
    add_if(form.selection && form.selection->places, ChangeKind::places);
    add_if(other_list || (form.no_quotas && form.no_quotas->value), ChangeKind::list);
    add_if(!form.tie_break.empty(), ChangeKind::tie_break);
    add_if(form.third_expert.has_value(), ChangeKind::third_expert);
    add_if(form.experts_min.has_value(), ChangeKind::experts_min);
    add_if(form.total_each_expert.has_value(), ChangeKind::total_each_expert);
    add_if(form.rounding.has_value(), ChangeKind::rounding);
  }

  const Study& study_;
  const Offers& offers_;
  Diagnostics& diagnostics_;
};

}  // namespace

Variant build_variant(const VariantForm& form, const Study& study, const Offers& offers,
                      Diagnostics& diagnostics) {
  return Builder(study, offers, diagnostics).build(form);
}

}  // namespace otbor
