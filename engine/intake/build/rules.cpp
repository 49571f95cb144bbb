#include <algorithm>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/build/criteria.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

struct TieWord {
  TieRule rule;
  std::string_view en;
  std::string_view ru;
};
constexpr std::array<TieWord, 5> tie_words{{
    {TieRule::criterion, "criterion", "критерий"},
    {TieRule::higher_minimum, "higher_minimum", "выше наименьший балл"},
    {TieRule::smaller_range, "smaller_range", "меньше размах"},
    {TieRule::earlier_registration, "earlier_registration", "раньше регистрация"},
    {TieRule::recorded_decision, "recorded_decision", "решение председателя"},
}};

const Offered* find_offered(const std::vector<Offered>& offered, std::string_view word) {
  const auto wanted = normal_key(word);
  for (const auto& one : offered) {
    if (wanted == normal_key(one.id) || wanted == normal_key(one.ru)) return &one;
  }
  return nullptr;
}

/// Words of either language are read, so the nearest of both is offered.
void report_not_a_word(const TextValue& word, Words key, const std::vector<std::string>& ru,
                       const std::vector<std::string>& en, Diagnostics& diagnostics) {
  auto both = ru;
  both.insert(both.end(), en.begin(), en.end());
  diagnostics.add(
      Found::not_a_choice, word.span,
      {word.value, key, did_you_mean(word.value, both), Text(listed(ru).ru, listed(en).en)});
}

void report_not_offered(const TextValue& word, Words key, const std::vector<Offered>& offered,
                        Diagnostics& diagnostics) {
  std::vector<std::string> ru;
  std::vector<std::string> en;
  for (const auto& one : offered) {
    ru.push_back(one.ru);
    en.push_back(one.id);
  }
  report_not_a_word(word, key, ru, en, diagnostics);
}

MethodChoice build_method(const MethodForm& form, const Offers& offers, Diagnostics& diagnostics) {
  MethodChoice choice;
  const auto* offered = find_offered(offers.aggregations, form.method.value);
  if (offered == nullptr) {
    if (!form.method.span.known()) return choice;  // told as a missing key
    report_not_offered(form.method, {"сведение", "aggregation"}, offers.aggregations, diagnostics);
    return choice;
  }
  choice.id = offered->id;
  for (const auto& [key, value] : form.options.items) {
    const auto option = std::ranges::find_if(offered->options, [&](const OfferedOption& o) {
      return normal_key(key.value) == normal_key(o.en) || normal_key(key.value) == normal_key(o.ru);
    });
    if (option == offered->options.end()) {
      std::vector<std::string> ru;
      std::vector<std::string> en;
      for (const auto& o : offered->options) {
        ru.push_back(o.ru);
        en.push_back(o.en);
      }
      diagnostics.add(Found::unknown_option, key.span,
                      {key.value, Text(offered->ru, offered->id), did_you_mean(key.value, ru),
                       Text(listed(ru).ru, listed(en).en)});
    } else if (value.value < Points::whole(option->low) ||
               value.value > Points::whole(option->high) ||
               value.value.millionths() % Points::unit != 0) {
      diagnostics.add(Found::number_out_of_bounds, value.span,
                      {key.value, number(to_text(value.value)), number(std::to_string(option->low)),
                       number(std::to_string(option->high))});
    } else {
      choice.options.emplace_back(option->en, value.value);
    }
  }
  return choice;
}

std::optional<TieStep> build_tie_step(const TextValue& word, const CriteriaSet& criteria,
                                      Diagnostics& diagnostics) {
  const auto wanted = normal_key(word.value);
  for (const auto& tie : tie_words) {
    if (tie.rule != TieRule::criterion) {
      if (wanted == normal_key(tie.en) || wanted == normal_key(tie.ru))
        return TieStep{tie.rule, {}};
      continue;
    }
    for (const auto name : {tie.en, tie.ru}) {
      if (!wanted.starts_with(normal_key(name) + " ")) continue;
      const auto code = utf8::trimmed(std::string_view(word.value).substr(name.size()));
      std::vector<std::string> ids;
      for (const auto at : criteria.criteria.count()) {
        if (criteria.criteria[at].id == code) return TieStep{TieRule::criterion, at};
        ids.push_back(criteria.criteria[at].id);
      }
      diagnostics.add(Found::unknown_criterion, word.span,
                      {code, did_you_mean(code, ids), listed(ids)});
      return std::nullopt;
    }
  }
  const auto example = " " + criteria.criteria[Index<Criterion>()].id;
  std::vector<std::string> ru;
  std::vector<std::string> en;
  for (const auto& tie : tie_words) {
    const bool takes_code = tie.rule == TieRule::criterion;
    ru.push_back(std::string(tie.ru) + (takes_code ? example : ""));
    en.push_back(std::string(tie.en) + (takes_code ? example : ""));
  }
  report_not_a_word(word, {"при_равенстве", "tie_break"}, ru, en, diagnostics);
  return std::nullopt;
}

ThirdExpertRule build_third_expert(const ThirdExpertForm& form, ThirdExpertRule rule) {
  if (form.gap_percent) rule.gap_percent = form.gap_percent->value;
  if (form.gate_gap_levels) {
    rule.gate_gap_levels = static_cast<std::uint32_t>(form.gate_gap_levels->value);
  }
  if (form.threshold_gap_percent) rule.threshold_gap_percent = form.threshold_gap_percent->value;
  rule.mode = form.mode.value;
  return rule;
}

/// The floor of a band in points for the common group; nullopt for "the rest".
std::optional<Ratio> floor_of(const Band& band, Points maximum) {
  if (band.from) return Ratio(*band.from);
  if (band.from_percent) return Ratio(*band.from_percent).times(maximum) / 100;
  return std::nullopt;
}

bool fits_all(const Band& band) { return !band.from && !band.from_percent && !band.gates_required; }

Text in_points(const Ratio& floor) {
  return number(to_text(floor.rounded(3, RoundingRule::half_up)));
}

std::vector<Band> build_bands(const std::vector<BandForm>& forms, const CriteriaSet& criteria,
                              Diagnostics& diagnostics) {
  std::vector<Band> bands;
  const Points maximum = criteria.maximum[Index<ApplicantGroup>()];
  std::optional<Ratio> above;
  for (const auto& form : forms) {
    Band band{.decision = form.decision.value,
              .from = {},
              .from_percent = {},
              .gates_required = form.gates.value == GateUse::required,
              .title = form.title ? form.title->text.value : std::string(),
              .wording = form.wording ? form.wording->text.value : std::string()};
    if (form.from) band.from = form.from->value;
    if (form.from_percent) band.from_percent = form.from_percent->value;
    const Span at = form.from           ? form.from->span
                    : form.from_percent ? form.from_percent->span
                                        : form.span;
    if (form.from && form.from_percent) {
      diagnostics.add(Found::two_floors, form.from_percent->span);
    }
    if (!bands.empty() && fits_all(bands.back())) diagnostics.add(Found::band_unreachable, at);
    const auto floor = floor_of(band, maximum);
    if (floor && maximum > Points() && *floor > Ratio(maximum) && !criteria.lower_is_better) {
      diagnostics.add(Found::pass_mark_unreachable, at,
                      {in_points(*floor), number(to_text(maximum))});
    }
    if (above && floor) {
      // The same floor again is in order when the band above takes only those with all gates.
      const bool same = *floor == *above && bands.back().gates_required && !band.gates_required;
      const bool out_of_order = criteria.lower_is_better ? *floor <= *above : *floor >= *above;
      if (out_of_order && !same) {
        diagnostics.add(Found::bands_out_of_order, at, {in_points(*floor), in_points(*above)});
      }
    }
    above = floor ? floor : above;
    bands.push_back(std::move(band));
  }
  return bands;
}

/// A share of the places as a number of them; the share itself needs the number of places.
std::optional<std::uint32_t> share_of(const std::optional<NumberValue>& percent, bool upwards,
                                      const SelectionRules& rules, Diagnostics& diagnostics) {
  if (!percent) return std::nullopt;
  if (!rules.places) {
    diagnostics.add(Found::share_without_places, percent->span);
    return std::nullopt;
  }
  const Ratio share = Ratio(percent->value) * *rules.places / 100;
  const auto whole = share.rounded(0, RoundingRule::down);
  const bool has_rest = Ratio(whole) < share;
  return static_cast<std::uint32_t>(whole.millionths() / Points::unit) +
         (upwards && has_rest ? 1U : 0U);
}

/// The number or the share, whichever is stricter.
Quota build_quota(const QuotaForm& form, const SelectionRules& rules, Diagnostics& diagnostics) {
  Quota quota{.by = form.by.value,
              .group = {},
              .at_most = {},
              .at_least = {},
              .if_best_percent = {},
              .written = {}};
  if (form.group) quota.group = form.group->value;
  if (form.at_most) quota.at_most = static_cast<std::uint32_t>(form.at_most->value);
  if (form.at_least) quota.at_least = static_cast<std::uint32_t>(form.at_least->value);
  const auto most = share_of(form.at_most_percent, false, rules, diagnostics);
  const auto least = share_of(form.at_least_percent, true, rules, diagnostics);
  if (most) quota.at_most = std::min(*most, quota.at_most.value_or(*most));
  if (least) quota.at_least = std::max(*least, quota.at_least.value_or(*least));
  if (form.if_best_percent) quota.if_best_percent = form.if_best_percent->value;
  return quota;
}

SelectionRules build_selection(const SelectionForm& form, const Offers& offers,
                               Diagnostics& diagnostics, SelectionRules rules) {
  if (form.places) rules.places = static_cast<std::uint32_t>(form.places->value);
  if (form.rule) {
    const auto* offered = find_offered(offers.selection_rules, form.rule->value);
    if (offered == nullptr) {
      report_not_offered(*form.rule, {"правило", "rule"}, offers.selection_rules, diagnostics);
    } else {
      rules.rule = offered->id;
    }
  }
  if (!form.quotas.empty()) rules.quotas.clear();
  for (const auto& quota_form : form.quotas) {
    const Quota quota = build_quota(quota_form, rules, diagnostics);
    if (diagnostics.has_errors_in(quota_form.span.source)) continue;
    if (!quota.at_most && !quota.at_least) {
      diagnostics.add(Found::quota_says_nothing, quota_form.span);
    } else if (quota.at_most && quota.at_least && *quota.at_least > *quota.at_most) {
      diagnostics.add(Found::quota_contradicts_itself,
                      quota_form.at_least ? quota_form.at_least->span : quota_form.span,
                      {count(*quota.at_least), count(*quota.at_most)});
    }
    rules.quotas.push_back(quota);
  }
  for (const auto& budget : form.budgets) {
    rules.budgets.push_back({.by = budget.by ? std::optional(budget.by->value) : std::nullopt,
                             .group = budget.group ? budget.group->value : std::string(),
                             .at_most = budget.at_most.value,
                             .written = {}});
  }
  return rules;
}

Rounding build_rounding(const RoundingForm& form, Rounding rounding) {
  if (form.digits) rounding.digits = static_cast<int>(form.digits->value);
  if (form.rule) rounding.rule = form.rule->value;
  if (form.decide_on) rounding.decide_on = form.decide_on->value;
  return rounding;
}

Requirements build_requirements(const RequirementsForm& form, Requirements requirements) {
  if (form.disputes_resolved) requirements.disputes_resolved = form.disputes_resolved->value;
  if (form.all_rated) requirements.all_rated = form.all_rated->value;
  if (form.alpha_at_least) requirements.alpha_at_least = form.alpha_at_least->value;
  return requirements;
}

}  // namespace

RulesForm effective_rules(const CriteriaForm& criteria, const RulesForm* plan) {
  RulesForm rules = criteria.rules ? *criteria.rules : RulesForm{};
  if (criteria.rounding) {
    rules.rounding =
        rules.rounding ? merged(*criteria.rounding, *rules.rounding) : criteria.rounding;
  }
  return plan != nullptr ? merged(std::move(rules), *plan) : rules;
}

Rules build_rules(const RulesForm& form, const CriteriaSet& criteria, const Offers& offers,
                  Diagnostics& diagnostics, Rules rules) {
  if (form.aggregation) rules.aggregation = build_method(*form.aggregation, offers, diagnostics);
  if (form.severity_correction) rules.severity_corrected = form.severity_correction->value;
  if (form.rounding) rules.rounding = build_rounding(*form.rounding, rules.rounding);
  if (form.experts_min) rules.experts_min = static_cast<std::uint32_t>(form.experts_min->value);
  if (form.blanks) rules.blanks = form.blanks->value;
  if (form.third_expert)
    rules.third_expert =
        build_third_expert(*form.third_expert, rules.third_expert.value_or(ThirdExpertRule{}));
  if (form.total_each_expert) {
    rules.total_each_expert = form.total_each_expert->value;
    const Points maximum = criteria.maximum[Index<ApplicantGroup>()];
    if (*rules.total_each_expert > maximum && !criteria.lower_is_better) {
      diagnostics.add(Found::pass_mark_unreachable, form.total_each_expert->span,
                      {number(to_text(*rules.total_each_expert)), number(to_text(maximum))});
    }
  }
  if (!form.decisions.empty()) {
    rules.bands = build_bands(form.decisions, criteria, diagnostics);
  }
  if (form.selection)
    rules.selection =
        build_selection(*form.selection, offers, diagnostics, std::move(rules.selection));
  if (!form.tie_break.empty()) rules.tie_break.clear();
  for (const auto& word : form.tie_break) {
    if (const auto step = build_tie_step(word, criteria, diagnostics)) {
      rules.tie_break.push_back(*step);
    }
  }
  if (form.consistency) {
    const auto& limits = *form.consistency;
    if (limits.variation_at_most)
      rules.consistency.variation_at_most = limits.variation_at_most->value;
    if (limits.deviation_at_most_percent) {
      rules.consistency.deviation_at_most_percent = limits.deviation_at_most_percent->value;
    }
  }
  if (form.requirements)
    rules.requirements = build_requirements(*form.requirements, rules.requirements);
  if (form.seed) rules.seed = static_cast<std::uint64_t>(form.seed->value);
  if (form.draws) rules.draws = static_cast<std::uint32_t>(form.draws->value);
  return rules;
}

}  // namespace otbor
