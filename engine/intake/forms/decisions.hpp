#pragma once
// What decisions.yaml says, with places: human decisions, each with its date, document and reason.

#include "engine/intake/forms/scale.hpp"
#include "engine/model/study.hpp"

namespace otbor {

struct RecusalForm {
  Span span;
  TextValue practice;
  TextValue expert;
  std::optional<Located<Moment>> date;
  TextValue document;
  TextValue reason;
};

struct ChairScoreForm {
  Span span;
  TextValue practice;
  NumberValue score;
  std::optional<Located<Moment>> date;
  TextValue document;
  TextValue reason;
};

struct TieDecisionForm {
  Span span;
  std::vector<TextValue> practices;
  std::optional<Located<Moment>> date;
  TextValue document;
  TextValue reason;
};

struct ThemeOverrideForm {
  Span span;
  TextValue practice;
  TextValue theme;
  std::optional<Located<Moment>> date;
  TextValue document;
  TextValue reason;
};

struct ExclusionForm {
  Span span;
  TextValue practice;
  std::optional<Located<Moment>> date;
  TextValue document;
  TextValue reason;
};

struct AppealForm {
  Span span;
  TextValue practice;
  Located<AppealOutcome> outcome{AppealOutcome::unchanged, {}};
  std::optional<Located<Moment>> date;
  TextValue document;
  TextValue reason;
};

struct DecisionsForm {
  Span span;
  std::vector<RecusalForm> recusals;
  std::vector<RecusalForm> third_experts;
  std::vector<ChairScoreForm> chair_scores;
  std::vector<TieDecisionForm> ties;
  std::vector<ThemeOverrideForm> theme_overrides;
  std::vector<ExclusionForm> exclusions;
  std::vector<ExclusionForm> inclusions;
  std::vector<TieDecisionForm> incompatible;
  std::vector<AppealForm> appeals;
  std::vector<TieDecisionForm> recommended;
};

template <>
struct Choices<AppealOutcome> {
  using E = AppealOutcome;
  static constexpr std::array values{Choice<E>{E::unchanged, "unchanged", "без изменений"},
                                     Choice<E>{E::raised, "raised", "повышен"},
                                     Choice<E>{E::lowered, "lowered", "понижен"},
                                     Choice<E>{E::rejected, "rejected", "отклонена"}};
};

namespace decision_fields {
inline constexpr Words where{"в записи о решении", "in a decision"};
template <class F>
constexpr auto practice = field("practice", "практика", &F::practice,
                                {"код практики", "code of the practice"})
                              .required();
template <class F>
constexpr auto practices = field("practices", "практики", &F::practices,
                                 {"коды практик по порядку", "codes of the practices in order"})
                               .required();
template <class F>
constexpr auto date = field("date", "дата", &F::date, {"дата решения", "date of the decision"});
template <class F>
constexpr auto document = field("document", "документ", &F::document,
                                {"документ, например «протокол № 3»",
                                 "document, e.g. minutes No. 3"})
                              .required();
template <class F>
constexpr auto reason = field("reason", "основание", &F::reason,
                              {"основание решения", "reason of the decision"})
                            .required();
}  // namespace decision_fields

template <>
struct Schema<RecusalForm> {
  using F = RecusalForm;
  static constexpr Words where = decision_fields::where;
  static constexpr std::tuple fields{
      decision_fields::practice<F>,
      field("expert", "эксперт", &F::expert, {"код эксперта", "code of the expert"}).required(),
      decision_fields::date<F>, decision_fields::document<F>, decision_fields::reason<F>};
};
static_assert(schema_is_complete<RecusalForm>());

template <>
struct Schema<ChairScoreForm> {
  using F = ChairScoreForm;
  static constexpr Words where = decision_fields::where;
  static constexpr std::tuple fields{
      decision_fields::practice<F>,
      field("score", "балл", &F::score,
            {"итоговый балл по решению председателя", "total by decision of the chair"})
          .required()
          .between(-100'000, 100'000),
      decision_fields::date<F>, decision_fields::document<F>, decision_fields::reason<F>};
};
static_assert(schema_is_complete<ChairScoreForm>());

template <>
struct Schema<TieDecisionForm> {
  using F = TieDecisionForm;
  static constexpr Words where = decision_fields::where;
  static constexpr std::tuple fields{decision_fields::practices<F>, decision_fields::date<F>,
                                     decision_fields::document<F>, decision_fields::reason<F>};
};
static_assert(schema_is_complete<TieDecisionForm>());

template <>
struct Schema<ThemeOverrideForm> {
  using F = ThemeOverrideForm;
  static constexpr Words where = decision_fields::where;
  static constexpr std::tuple fields{
      decision_fields::practice<F>,
      field("theme", "направление", &F::theme, {"код направления", "code of the track"}).required(),
      decision_fields::date<F>, decision_fields::document<F>, decision_fields::reason<F>};
};
static_assert(schema_is_complete<ThemeOverrideForm>());

template <>
struct Schema<ExclusionForm> {
  using F = ExclusionForm;
  static constexpr Words where = decision_fields::where;
  static constexpr std::tuple fields{decision_fields::practice<F>, decision_fields::date<F>,
                                     decision_fields::document<F>, decision_fields::reason<F>};
};
static_assert(schema_is_complete<ExclusionForm>());

template <>
struct Schema<AppealForm> {
  using F = AppealForm;
  static constexpr Words where = decision_fields::where;
  static constexpr std::tuple fields{
      decision_fields::practice<F>,
      field("outcome", "итог", &F::outcome, {"чем закончилась апелляция", "how the appeal ended"})
          .required(),
      decision_fields::date<F>, decision_fields::document<F>, decision_fields::reason<F>};
};
static_assert(schema_is_complete<AppealForm>());

template <>
struct Schema<DecisionsForm> {
  using F = DecisionsForm;
  static constexpr Words where{"в файле решений", "in the file of decisions"};
  static constexpr std::tuple fields{
      field("recusals", "самоотводы", &F::recusals,
            {"эксперт не оценивает практику", "an expert does not rate a practice"}),
      field("third_experts", "третьи_эксперты", &F::third_experts,
            {"дополнительный эксперт по спорной практике",
             "the additional expert of a disputed practice"}),
      field("chair_scores", "решения_председателя", &F::chair_scores,
            {"итоговый балл установлен председателем", "the chair has set the total"}),
      field("ties", "равенства", &F::ties,
            {"порядок практик с равными баллами", "the order of practices with equal totals"}),
      field("theme_overrides", "направления", &F::theme_overrides,
            {"направление определил методист", "the methodologist has decided the theme"}),
      field("exclusions", "исключения", &F::exclusions,
            {"практика снята с отбора решением", "a practice is taken out by decision"}),
      field("inclusions", "включения", &F::inclusions,
            {"практика включена в список решением", "a practice is put on the list by decision"}),
      field("incompatible", "несовместимые", &F::incompatible,
            {"из этих практик в список входит не более одной",
             "at most one of these practices stands on the list"}),
      field("appeals", "апелляции", &F::appeals,
            {"рассмотренные апелляции", "appeals that were heard"}),
      field("recommended", "рекомендованы", &F::recommended,
            {"список, принятый комиссией", "the list the commission adopted"})};
};
static_assert(schema_is_complete<DecisionsForm>());

}  // namespace otbor
