#pragma once
// What a criteria file says, with places: the form behind criteria/*.yaml.

#include <optional>
#include <vector>

#include "engine/intake/forms/rules.hpp"

namespace otbor {

struct ApprovalForm {
  Span span;
  TextValue document;
  std::optional<Located<Moment>> date;
  std::optional<TextValue> number;
};

struct GroupForm {
  Span span;
  TextValue id;
  BothForm title;
};

struct AdmissionForm {
  Span span;
  TextValue id;
  BothForm text;
};

struct CriterionForm {
  Span span;
  TextValue id;
  BothForm title;
  std::optional<BothForm> question;
  std::optional<TextValue> group;
  NumberValue weight;
  MapOf<NumberValue> weight_by_group;
  std::vector<TextValue> stages;
  std::optional<NumberValue> gate;
  std::optional<NumberValue> gate_each_expert;
  std::vector<NumberValue> comment_required_at;
  std::vector<TextValue> evidence;
  std::vector<NumberValue> evidence_required_at;
  std::optional<NumberValue> without_evidence_counts_as;
  std::optional<ScaleForm> scale;
  MapOf<BothForm> levels;
  std::optional<YesNo> required;
  std::optional<TextValue> filled_by;
};

struct CriteriaForm {
  Span span;
  BothForm title;
  std::optional<TextValue> id;
  TextValue version;
  std::optional<ApprovalForm> approved;
  std::optional<TextValue> cycle;
  ScaleForm scale;
  std::optional<NumberValue> maximum;
  std::optional<NumberValue> weights_sum;
  std::optional<RoundingForm> rounding;
  std::vector<GroupForm> groups;
  std::vector<AdmissionForm> admission;
  std::vector<CriterionForm> criteria;
  std::optional<RulesForm> rules;
};

template <>
struct Schema<ApprovalForm> {
  static constexpr Words where{"в сведениях об утверждении", "in the approval"};
  static constexpr std::tuple fields{
      field("document", "документ", &ApprovalForm::document,
            {"каким документом утверждён набор", "the document that approves the set"})
          .required(),
      field("date", "дата", &ApprovalForm::date, {"дата документа", "date of the document"}),
      field("number", "номер", &ApprovalForm::number,
            {"номер документа", "number of the document"})};
};

static_assert(schema_is_complete<ApprovalForm>());

template <>
struct Schema<GroupForm> {
  static constexpr Words where{"в описании группы критериев", "in a group of criteria"};
  static constexpr std::tuple fields{
      field("id", "код", &GroupForm::id, {"код группы", "code of the group"}).required(),
      field("title", "название", &GroupForm::title, {"название группы", "title of the group"})
          .required()};
};

static_assert(schema_is_complete<GroupForm>());

template <>
struct Schema<AdmissionForm> {
  static constexpr Words where{"в требовании допуска", "in an admission check"};
  static constexpr std::tuple fields{
      field("id", "код", &AdmissionForm::id, {"код требования, например Ф1", "code of the check"})
          .required(),
      field("text", "текст", &AdmissionForm::text,
            {"формулировка требования", "wording of the check"})
          .required()};
};

static_assert(schema_is_complete<AdmissionForm>());

template <>
struct Schema<CriterionForm> {
  using F = CriterionForm;
  static constexpr Words where{"в описании критерия", "in a criterion"};
  static constexpr std::tuple fields{
      field("id", "код", &F::id, {"код критерия, например К1", "code of the criterion"})
          .required()
          .also({"№|номер|обозначение", "no|number|code"}),
      field("title", "название", &F::title, {"название критерия", "title of the criterion"})
          .required()
          .also({"наименование|критерий", "name"}),
      field("question", "вопрос", &F::question,
            {"вопрос эксперту", "the question an expert answers"}),
      field("group", "группа", &F::group, {"код группы критериев", "code of a group of criteria"}),
      field("weight", "коэффициент", &F::weight,
            {"коэффициент значимости: от 0, не более трёх знаков после точки",
             "weight: from 0, at most three decimals"})
          .required()
          .also({"вес|множитель", "coefficient|factor"})
          .between(0, 1000),
      field("weight_by_group", "коэффициент_для_групп", &F::weight_by_group,
            {"другой коэффициент для группы заявителей: {группа: коэффициент}",
             "another weight for a group of applicants: {group: weight}"})
          .between(0, 1000),
      field("stages", "этапы", &F::stages,
            {"этапы управленческого цикла, например [S2, S3]", "stages of the management cycle"}),
      field("gate", "порог", &F::gate, {"средний балл по критерию не ниже", "mean mark at least"})
          .also({"проходной балл", "threshold"}),
      field("gate_each_expert", "порог_каждого_эксперта", &F::gate_each_expert,
            {"балл каждого эксперта не ниже", "each expert's mark at least"}),
      field("comment_required_at", "комментарий_обязателен_при", &F::comment_required_at,
            {"баллы, при которых нужен комментарий", "marks that need a comment"}),
      field("evidence", "подтверждение", &F::evidence,
            {"чем подтверждается балл", "what confirms a mark"}),
      field("evidence_required_at", "подтверждение_обязательно_при", &F::evidence_required_at,
            {"баллы, при которых нужны реквизиты или ссылка",
             "marks that need a document or a link"}),
      field("without_evidence_counts_as", "без_подтверждения_считать",
            &F::without_evidence_counts_as,
            {"какой балл засчитать без подтверждения", "the mark counted without evidence"}),
      field("scale", "шкала", &F::scale,
            {"своя шкала вместо общей", "its own scale instead of the common one"}),
      field("levels", "уровни", &F::levels,
            {"что означает каждый балл: {0: …, 1: …}", "what each mark means: {0: …, 1: …}"})
          .also({"баллы|описание", "descriptors|marks"}),
      field("required", "обязательный", &F::required,
            {"без балла по критерию лист не засчитывается (обычно да)",
             "a sheet without this mark does not count (usually yes)"}),
      field("filled_by", "заполняет", &F::filled_by,
            {"кто ставит балл, если не эксперт", "who marks it, if not the expert"})};
};

static_assert(schema_is_complete<CriterionForm>());

template <>
struct Schema<CriteriaForm> {
  using F = CriteriaForm;
  static constexpr Words where{"в наборе критериев", "in a criteria set"};
  static constexpr std::tuple fields{
      field("title", "набор", &F::title, {"название набора критериев", "title of the criteria set"})
          .required()
          .also({"название|наименование", "name"}),
      field("id", "код", &F::id, {"краткий код набора", "short code of the set"}),
      field(
          "version", "версия", &F::version,
          {"версия набора, в кавычках: \"2022-05\"", "version of the set, in quotes: \"2022-05\""})
          .required(),
      field("approved", "утверждён", &F::approved,
            {"документ об утверждении", "document of approval"}),
      field("cycle", "цикл", &F::cycle,
            {"файл управленческого цикла, на этапы которого ссылаются критерии; программа может "
             "назвать другой",
             "file of the management cycle whose stages the criteria name; a programme may name "
             "another"}),
      field("scale", "шкала", &F::scale, {"общая шкала критериев", "common scale of the criteria"})
          .required(),
      field("maximum", "максимум", &F::maximum,
            {"наибольший возможный итог, как он напечатан в положении",
             "highest possible total, as the regulation prints it"})
          .between(0, 100'000),
      field("weights_sum", "сумма_коэффициентов", &F::weights_sum,
            {"сумма коэффициентов, как она напечатана в положении",
             "sum of weights, as the regulation prints it"})
          .between(0, 100'000),
      field("rounding", "округление", &F::rounding, {"округление итогов", "rounding of totals"}),
      field("groups", "группы", &F::groups, {"группы критериев", "groups of criteria"}),
      field("admission", "допуск", &F::admission, {"требования допуска", "admission checks"}),
      field("criteria", "критерии", &F::criteria, {"критерии по порядку", "the criteria in order"})
          .required(),
      field("rules", "правила", &F::rules,
            {"что ещё устанавливает положение", "what else the regulation fixes"})};
};

static_assert(schema_is_complete<CriteriaForm>());

}  // namespace otbor
