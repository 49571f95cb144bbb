#include "engine/intake/build/criteria.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

const Points total_max = Points::whole(100'000);  // what exact arithmetic is bounded for

Mark category_of(const NumberValue& mark, const Scale& scale, const Text& criterion,
                 Diagnostics& diagnostics) {
  if (const auto category = scale.category(mark.value)) return *category;
  diagnostics.add(Found::level_outside_scale, mark.span,
                  {number(to_text(mark.value)), scale.range_text(), criterion});
  return mark_blank;
}

std::vector<bool> categories_of(const std::vector<NumberValue>& marks, const Scale& scale,
                                const Text& criterion, Diagnostics& diagnostics) {
  std::vector<bool> flags(scale.values.size());
  for (const auto& mark : marks) {
    const Mark category = category_of(mark, scale, criterion, diagnostics);
    if (is_mark(category)) flags[static_cast<std::size_t>(category)] = true;
  }
  return flags;
}

std::optional<Points> gate_of(const std::optional<NumberValue>& gate, const Scale& scale,
                              const Text& criterion, Diagnostics& diagnostics) {
  if (!gate) return std::nullopt;
  if (gate->value > scale.highest() || gate->value < scale.lowest()) {
    diagnostics.add(Found::gate_unreachable, gate->span,
                    {number(to_text(gate->value)), scale.range_text(), criterion});
  }
  return gate->value;
}

void build_stages(const CriterionForm& form, const Cycle* cycle, Criterion& criterion,
                  Diagnostics& diagnostics) {
  if (cycle == nullptr) return;
  std::vector<std::string> ids;
  for (const auto& stage : cycle->stages) ids.push_back(stage.id);
  for (const auto& name : form.stages) {
    bool found = false;
    for (const auto at : cycle->stages.count()) {
      const auto& stage = cycle->stages[at];
      if (name.value != stage.id && name.value != stage.code) continue;
      criterion.stages.push_back(at);
      found = true;
    }
    if (!found) {
      diagnostics.add(Found::unknown_stage, name.span,
                      {name.value, did_you_mean(name.value, ids), listed(ids)});
    }
  }
}

Criterion build_criterion(const CriterionForm& form, const Scale& common, const Codes& groups,
                          const Cycle* cycle, Diagnostics& diagnostics) {
  Criterion criterion;
  criterion.id = form.id.value;
  criterion.title = form.title.text.value;
  if (form.question) criterion.question = form.question->text.value;
  if (form.filled_by) criterion.filled_by = form.filled_by->value;
  if (form.group) {
    criterion.group = form.group->value;
    if (!groups.find(form.group->value)) {
      diagnostics.add(
          Found::unknown_group, form.group->span,
          {form.group->value, did_you_mean(form.group->value, groups.all()), listed(groups.all())});
    }
  }
  const Text id = criterion_named(criterion.id);
  criterion.scale = common;
  if (form.scale) {
    if (auto own = build_scale(*form.scale, id, diagnostics)) criterion.scale = std::move(*own);
  }
  const Scale& scale = criterion.scale;
  criterion.descriptors = build_levels(form.levels, scale, id, diagnostics);
  criterion.gate = gate_of(form.gate, scale, id, diagnostics);
  criterion.gate_each = gate_of(form.gate_each_expert, scale, id, diagnostics);
  criterion.comment_required = categories_of(form.comment_required_at, scale, id, diagnostics);
  criterion.evidence_required = categories_of(form.evidence_required_at, scale, id, diagnostics);
  if (form.without_evidence_counts_as) {
    const Mark mark = category_of(*form.without_evidence_counts_as, scale, id, diagnostics);
    if (is_mark(mark)) criterion.without_evidence = mark;
  }
  for (const auto& evidence : form.evidence) criterion.evidence.push_back(evidence.value);
  criterion.required = !form.required || form.required->value;
  build_stages(form, cycle, criterion, diagnostics);
  return criterion;
}

void build_weights(const CriteriaForm& form, CriteriaSet& set) {
  set.applicant_groups.push_back({});
  std::map<std::string, Index<ApplicantGroup>> groups;
  const auto group_named = [&](const std::string& name) {
    const auto [known, is_new] = groups.emplace(name, Index<ApplicantGroup>());
    if (is_new) known->second = set.applicant_groups.push_back({name});
    return known->second;
  };
  for (const auto& criterion : form.criteria) {
    for (const auto& [name, weight] : criterion.weight_by_group.items) {
      static_cast<void>(group_named(name.value));
    }
  }
  set.weights = {set.applicant_groups.count(), set.criteria.count(), Points()};
  for (const auto at : set.criteria.count()) {
    const auto& criterion = form.criteria[at.value()];
    for (const auto group : set.applicant_groups.count()) {
      set.weights(group, at) = criterion.weight.value;
    }
    for (const auto& [name, weight] : criterion.weight_by_group.items) {
      set.weights(group_named(name.value), at) = weight.value;
    }
  }
}

Index<Criterion> heaviest_criterion(const CriteriaSet& set, Index<ApplicantGroup> group) {
  Index<Criterion> heaviest;
  for (const auto at : set.criteria.count()) {
    if (product(set.criteria[at].scale.highest(), set.weights(group, at)) >
        product(set.criteria[heaviest].scale.highest(), set.weights(group, heaviest))) {
      heaviest = at;
    }
  }
  return heaviest;
}

void check_sums(const CriteriaForm& form, const CriteriaSet& set, Diagnostics& diagnostics) {
  const Index<ApplicantGroup> everybody;
  Points weights;
  for (const auto at : set.criteria.count()) weights += set.weights(everybody, at);
  if (form.weights_sum && form.weights_sum->value != weights) {
    diagnostics.add(Found::weights_do_not_sum, form.weights_sum->span,
                    {number(to_text(form.weights_sum->value)), number(to_text(weights))});
  }
  const Points maximum = set.maximum[everybody];
  if (form.maximum && form.maximum->value != maximum) {
    diagnostics.add(Found::maximum_differs, form.maximum->span,
                    {number(to_text(form.maximum->value)), number(to_text(maximum))});
  }
  for (const auto group : set.applicant_groups.count()) {
    const auto heaviest = heaviest_criterion(set, group);
    const Span at = form.criteria[heaviest.value()].weight.span;
    if (set.maximum[group] > total_max || set.minimum[group] < -total_max) {
      diagnostics.add(Found::total_too_large, at,
                      {number(to_text(set.maximum[group])), number(to_text(total_max))});
    } else if (set.maximum[group] <= set.minimum[group]) {
      const Text whose = group == everybody
                             ? Text()
                             : format(Words{" (группа заявителей `{0}`)", " (applicants `{0}`)"},
                                      {set.applicant_groups[group].name});
      diagnostics.add(Found::all_weights_zero, at, {whose});
    }
  }
}

}  // namespace

std::optional<CriteriaSet> build_criteria(const CriteriaForm& form, const Cycle* cycle,
                                          Diagnostics& diagnostics) {
  CriteriaSet set;
  set.title = form.title.text.value;
  set.id = form.id ? form.id->value : std::string();
  set.version = form.version.value;
  if (form.approved) {
    set.approved = Approval{form.approved->document.value, std::nullopt, {}};
    if (form.approved->date) set.approved->date = form.approved->date->value;
    if (form.approved->number) set.approved->number = form.approved->number->value;
  }
  Codes groups;
  for (const auto& group : form.groups) {
    groups.add(group.id, diagnostics);
    set.groups.push_back({group.id.value, group.title.text.value});
  }
  Codes checks;
  for (const auto& check : form.admission) {
    checks.add(check.id, diagnostics);
    set.admission.push_back({check.id.value, check.text.text.value});
  }
  const auto common = build_scale(form.scale, common_scale, diagnostics);
  if (!common) return std::nullopt;
  if (form.criteria.empty()) {
    if (!diagnostics.has_errors_in(form.span.source)) {
      diagnostics.add(Found::no_criteria, form.span);
    }
    return std::nullopt;
  }
  Codes ids;
  bool all_lower = true;
  for (const auto& criterion : form.criteria) {
    ids.add(criterion.id, diagnostics);
    set.criteria.push_back(build_criterion(criterion, *common, groups, cycle, diagnostics));
    all_lower =
        all_lower &&
        set.criteria[Index<Criterion>(set.criteria.count().value() - 1)].scale.lower_is_better;
  }
  set.lower_is_better = all_lower;
  build_weights(form, set);
  set_totals(set);
  if (!diagnostics.has_errors_in(form.span.source)) check_sums(form, set, diagnostics);
  return set;
}

}  // namespace otbor
