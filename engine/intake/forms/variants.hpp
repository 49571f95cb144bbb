#pragma once
// What a file of variants says, with places: other weights and rules to be tried on the stored
// ratings of a programme. Rules are worded as in its plan.

#include <optional>
#include <vector>

#include "engine/intake/forms/rules.hpp"

namespace otbor {

struct VariantForm {
  Span span;
  std::optional<TextValue> title;
  MapOf<NumberValue> weights;
  MapOf<NumberValue> gates;
  std::optional<NumberValue> pass_mark;
  std::optional<SelectionForm> selection;
  std::optional<YesNo> no_quotas;
  std::optional<MethodForm> aggregation;
  std::vector<BandForm> decisions;
  std::vector<TextValue> tie_break;
  std::optional<ThirdExpertForm> third_expert;
  std::optional<WholeValue> experts_min;
  std::optional<NumberValue> total_each_expert;
  std::optional<RoundingForm> rounding;
  std::vector<TextValue> without_experts;
  std::vector<TextValue> without_practices;
};

struct VariantsForm {
  Span span;
  std::vector<VariantForm> variants;
};

template <>
struct Schema<VariantForm> {
  using F = VariantForm;
  static constexpr Words where{"в варианте", "in a variant"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"как назвать вариант", "what to call the variant"}),
      field("weights", "коэффициенты", &F::weights,
            {"другие коэффициенты: {код критерия: коэффициент}",
             "other weights: {code of the criterion: weight}"})
          .also({"веса", ""})
          .between(0, 1000),
      field("gates", "пороги", &F::gates,
            {"другие пороги: {код критерия: средний балл не ниже}",
             "other gates: {code of the criterion: mean mark at least}"})
          .between(-100'000, 100'000),
      field("pass_mark", "проходной_балл", &F::pass_mark,
            {"другой проходной балл", "another pass mark"})
          .between(0, 100'000),
      field("selection", "отбор", &F::selection,
            {"другое число мест, другие квоты", "other places and quotas"}),
      field("no_quotas", "без_квот", &F::no_quotas, {"квоты не действуют", "no quota applies"}),
      field("aggregation", "сведение", &F::aggregation,
            {"как баллы экспертов сводятся в итог", "how the experts' totals become one"}),
      field("decisions", "решения", &F::decisions,
            {"другая таблица решений", "another table of decisions"}),
      field("tie_break", "при_равенстве", &F::tie_break,
            {"шаги при равных баллах, по порядку", "steps for equal totals, in order"}),
      field("third_expert", "третий_эксперт", &F::third_expert,
            {"другое правило о третьем эксперте", "another third-expert rule"}),
      field(
          "experts_min", "экспертов_не_менее", &F::experts_min,
          {"сколько засчитанных листов нужно практике", "how many counted sheets a practice needs"})
          .between(1, 1000),
      field("total_each_expert", "балл_каждого_эксперта_не_ниже", &F::total_each_expert,
            {"итог у каждого эксперта не ниже", "each expert's total at least"})
          .between(0, 100'000),
      field("rounding", "округление", &F::rounding, {"округление итогов", "rounding of totals"}),
      field("without_experts", "без_экспертов", &F::without_experts,
            {"чьи листы не учитывать", "whose sheets are left out"}),
      field("without_practices", "без_практик", &F::without_practices,
            {"какие практики не участвуют", "which practices do not take part"})};
};

static_assert(schema_is_complete<VariantForm>());

template <>
struct Schema<VariantsForm> {
  static constexpr Words where{"в файле вариантов", "in a file of variants"};
  static constexpr std::tuple fields{field("variants", "варианты", &VariantsForm::variants,
                                           {"варианты по порядку", "the variants in order"})
                                         .required()};
};

static_assert(schema_is_complete<VariantsForm>());

}  // namespace otbor
