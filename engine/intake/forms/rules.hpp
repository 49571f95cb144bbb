#pragma once
// The rules that both a criteria file (`rules`) and a programme (`plan`) may state, with places.

#include <optional>
#include <vector>

#include "engine/intake/forms/scale.hpp"
#include "engine/model/rules.hpp"

namespace otbor {

struct RoundingForm {
  Span span;
  std::optional<WholeValue> digits;
  std::optional<Located<RoundingRule>> rule;
  std::optional<Located<DecideOn>> decide_on;
};

struct MethodForm {
  Span span;
  TextValue method;
  MapOf<NumberValue> options;
};

struct ThirdExpertForm {
  Span span;
  std::optional<NumberValue> gap_percent;
  std::optional<WholeValue> gate_gap_levels;
  std::optional<NumberValue> threshold_gap_percent;
  Located<Reconciliation> mode{Reconciliation::mean_all, {}};
};

enum class GateUse : std::uint8_t { required, ignored };

struct BandForm {
  Span span;
  Located<Decision> decision{Decision::declined, {}};
  std::optional<NumberValue> from;
  std::optional<NumberValue> from_percent;
  Located<GateUse> gates{GateUse::ignored, {}};
  std::optional<BothForm> title;
  std::optional<BothForm> wording;
};

struct QuotaForm {
  Span span;
  Located<QuotaBy> by{QuotaBy::institution, {}};
  std::optional<TextValue> group;
  std::optional<WholeValue> at_most;
  std::optional<WholeValue> at_least;
  std::optional<NumberValue> at_most_percent;
  std::optional<NumberValue> at_least_percent;
  std::optional<NumberValue> if_best_percent;
};

struct BudgetForm {
  Span span;
  std::optional<Located<QuotaBy>> by;
  std::optional<TextValue> group;
  NumberValue at_most;
};

struct SelectionForm {
  Span span;
  std::optional<WholeValue> places;
  std::optional<TextValue> rule;
  std::vector<QuotaForm> quotas;
  std::vector<BudgetForm> budgets;
};

struct ConsistencyForm {
  Span span;
  std::optional<NumberValue> variation_at_most;
  std::optional<NumberValue> deviation_at_most_percent;
};

struct RequirementsForm {
  Span span;
  std::optional<YesNo> disputes_resolved;
  std::optional<YesNo> all_rated;
  std::optional<NumberValue> alpha_at_least;
};

struct RulesForm {
  Span span;
  std::optional<MethodForm> aggregation;
  std::optional<YesNo> severity_correction;
  std::optional<RoundingForm> rounding;
  std::optional<WholeValue> experts_min;
  std::optional<Located<Blanks>> blanks;
  std::optional<ThirdExpertForm> third_expert;
  std::optional<NumberValue> total_each_expert;
  std::vector<BandForm> decisions;
  std::optional<SelectionForm> selection;
  std::vector<TextValue> tie_break;
  std::optional<ConsistencyForm> consistency;
  std::optional<RequirementsForm> requirements;
  std::optional<WholeValue> seed;
  std::optional<WholeValue> draws;
};

template <>
struct Choices<RoundingRule> {
  static constexpr std::array values{
      Choice<RoundingRule>{RoundingRule::half_up, "half_up", "половина вверх"},
      Choice<RoundingRule>{RoundingRule::half_even, "half_even", "половина к чётному"},
      Choice<RoundingRule>{RoundingRule::down, "down", "вниз"}};
};

template <>
struct Choices<DecideOn> {
  static constexpr std::array values{
      Choice<DecideOn>{DecideOn::exact, "exact", "точному"},
      Choice<DecideOn>{DecideOn::rounded, "rounded", "округлённому"}};
};

template <>
struct Choices<Blanks> {
  static constexpr std::array values{Choice<Blanks>{Blanks::error, "error", "ошибка"},
                                     Choice<Blanks>{Blanks::not_rated, "not_rated", "не оценено"}};
};

template <>
struct Choices<Reconciliation> {
  using R = Reconciliation;
  static constexpr std::array values{
      Choice<R>{R::third_final, "third_final", "оценка третьего"},
      Choice<R>{R::mean_all, "mean_all", "среднее всех"},
      Choice<R>{R::mean_two_closest, "mean_two_closest", "среднее двух ближайших"},
      Choice<R>{R::median, "median", "медиана"},
      Choice<R>{R::trimmed, "trimmed", "без крайних"},
      Choice<R>{R::chair_decides, "chair_decides", "решает председатель"}};
};

template <>
struct Choices<Decision> {
  static constexpr std::array values{
      Choice<Decision>{Decision::recommended, "recommended", "рекомендована"},
      Choice<Decision>{Decision::revise, "revise", "к площадкам"},
      Choice<Decision>{Decision::rework, "rework", "доработать"},
      Choice<Decision>{Decision::declined, "declined", "не рекомендована"}};
};

template <>
struct Choices<GateUse> {
  static constexpr std::array values{
      Choice<GateUse>{GateUse::required, "required", "обязательны"},
      Choice<GateUse>{GateUse::ignored, "ignored", "не учитываются"}};
};

template <>
struct Choices<QuotaBy> {
  static constexpr std::array values{
      Choice<QuotaBy>{QuotaBy::institution, "institution", "организация"},
      Choice<QuotaBy>{QuotaBy::platform, "platform", "площадка"},
      Choice<QuotaBy>{QuotaBy::theme, "theme", "направление"},
      Choice<QuotaBy>{QuotaBy::type, "type", "тип"},
      Choice<QuotaBy>{QuotaBy::settlement, "settlement", "населённый пункт"},
      Choice<QuotaBy>{QuotaBy::applicant, "applicant", "участник"},
      Choice<QuotaBy>{QuotaBy::newcomer, "newcomer", "новые участники"}};
};

template <>
struct Schema<RoundingForm> {
  static constexpr Words where{"в правиле округления", "in the rounding"};
  static constexpr std::tuple fields{
      field("digits", "знаков", &RoundingForm::digits,
            {"знаков после запятой в документах", "decimals in documents"})
          .between(0, 6),
      field("rule", "правило", &RoundingForm::rule, {"как округлять", "how to round"}),
      field("decide_on", "решать_по", &RoundingForm::decide_on,
            {"сравнивать точные или округлённые баллы", "compare exact or rounded totals"})};
};

static_assert(schema_is_complete<RoundingForm>());

template <>
struct Schema<MethodForm> {
  static constexpr Words where{"в способе сведения оценок", "in the aggregation"};
  static constexpr auto shorthand = &MethodForm::method;
  static constexpr auto rest = &MethodForm::options;
  static constexpr std::tuple fields{field("method", "способ", &MethodForm::method,
                                           {"способ; список даёт команда `otbor methods`",
                                            "the method; `otbor methods` lists them"})
                                         .required()};
};

template <>
struct Schema<ThirdExpertForm> {
  using F = ThirdExpertForm;
  static constexpr Words where{"в правиле о третьем эксперте", "in the third-expert rule"};
  static constexpr std::tuple fields{
      field("gap_percent", "разрыв_процентов", &F::gap_percent,
            {"расхождение итогов двух экспертов в процентах максимума",
             "gap between two totals in percent of the maximum"})
          .between(0, 100),
      field("gate_gap_levels", "разрыв_уровней_по_порогу", &F::gate_gap_levels,
            {"расхождение в уровнях по критерию с порогом",
             "gap in levels on a criterion with a gate"})
          .between(1, 100),
      field("threshold_gap_percent", "разрыв_у_порога_процентов", &F::threshold_gap_percent,
            {"расхождение по разные стороны проходного балла в процентах максимума",
             "gap across the pass mark in percent of the maximum"})
          .between(0, 100),
      field("mode", "правило", &F::mode,
            {"что считать итогом после третьего эксперта", "what counts after the third expert"})
          .required()};
};

static_assert(schema_is_complete<ThirdExpertForm>());

template <>
struct Schema<BandForm> {
  using F = BandForm;
  static constexpr Words where{"в таблице решений", "in the table of decisions"};
  static constexpr std::tuple fields{
      field("decision", "решение", &F::decision, {"какое решение", "which decision"}).required(),
      field("from", "от", &F::from, {"при итоговом балле не ниже", "at a total of at least"})
          .between(0, 100'000),
      field("from_percent", "от_процента", &F::from_percent,
            {"при доле от максимума не ниже, %", "at a share of the maximum of at least, %"})
          .between(0, 100),
      field("gates", "пороги", &F::gates,
            {"обязательны ли пороги по критериям", "whether the gates of criteria must be passed"}),
      field("title", "название", &F::title, {"краткое название", "short title"}),
      field("wording", "формулировка", &F::wording,
            {"формулировка для протокола", "wording for the minutes"})};
};

static_assert(schema_is_complete<BandForm>());

template <>
struct Schema<QuotaForm> {
  using F = QuotaForm;
  static constexpr Words where{"в квоте", "in a quota"};
  static constexpr std::tuple fields{
      field("by", "по", &F::by, {"по какому признаку считать", "what to count by"}).required(),
      field("group", "группа", &F::group,
            {"только эта группа; без ключа — каждая", "only this group; without the key, each"}),
      field("at_most", "не_более", &F::at_most,
            {"не более стольких практик из одной группы", "at most so many practices of one group"})
          .between(0, 100'000),
      field(
          "at_least", "не_менее", &F::at_least,
          {"не менее стольких практик из одной группы", "at least so many practices of one group"})
          .between(0, 100'000),
      field("at_most_percent", "не_более_процентов", &F::at_most_percent,
            {"не более такой доли мест, дробь отбрасывается",
             "at most this share of the places, a fraction is dropped"})
          .between(0, 100),
      field("at_least_percent", "не_менее_процентов", &F::at_least_percent,
            {"не менее такой доли мест, дробь дополняется до единицы",
             "at least this share of the places, a fraction counts as one"})
          .between(0, 100),
      field("if_best_percent", "если_лучшая_не_ниже_процентов", &F::if_best_percent,
            {"минимум действует, если лучшая практика группы набрала столько процентов",
             "the minimum binds if the group's best practice reaches this percent"})
          .between(0, 100)};
};

static_assert(schema_is_complete<QuotaForm>());

template <>
struct Schema<BudgetForm> {
  using F = BudgetForm;
  static constexpr Words where{"в бюджете", "in a budget"};
  static constexpr std::tuple fields{
      field("by", "по", &F::by,
            {"по какому признаку делится; без ключа — на весь список",
             "what it is divided by; without the key, for the whole list"}),
      field("group", "группа", &F::group,
            {"только эта группа; без ключа — каждая", "only this group; without the key, each"}),
      field("at_most", "не_более", &F::at_most,
            {"стоимость отобранных практик не более", "cost of the selected practices at most"})
          .required()
          .between(0, 1'000'000'000)};
};

static_assert(schema_is_complete<BudgetForm>());

template <>
struct Schema<SelectionForm> {
  using F = SelectionForm;
  static constexpr Words where{"в правилах отбора", "in the selection"};
  static constexpr std::tuple fields{
      field(
          "places", "мест", &F::places,
          {"сколько практик рекомендуется, не более", "how many practices are recommended at most"})
          .between(0, 1'000'000),
      field("rule", "правило", &F::rule,
            {"как составляется список; варианты даёт `otbor methods`",
             "how the list is made; `otbor methods` lists the rules"}),
      field("quotas", "квоты", &F::quotas,
            {"ограничения по организациям, площадкам и другим группам",
             "limits by institution, platform and other groups"}),
      field("budgets", "бюджеты", &F::budgets,
            {"ограничения стоимости отобранных практик",
             "limits of the cost of the selected practices"})};
};

static_assert(schema_is_complete<SelectionForm>());

template <>
struct Schema<ConsistencyForm> {
  using F = ConsistencyForm;
  static constexpr Words where{"в пределах согласованности", "in the consistency limits"};
  static constexpr std::tuple fields{
      field("variation_at_most", "вариация_не_более", &F::variation_at_most,
            {"коэффициент вариации, выше которого практика отмечается",
             "coefficient of variation above which a practice is marked"})
          .between(0, 10),
      field("deviation_at_most_percent", "отклонение_не_более_процентов",
            &F::deviation_at_most_percent,
            {"отклонение эксперта от коллег в процентах максимума, выше которого он отмечается",
             "an expert's deviation from colleagues in percent of the maximum"})
          .between(0, 100)};
};

static_assert(schema_is_complete<ConsistencyForm>());

template <>
struct Schema<RequirementsForm> {
  using F = RequirementsForm;
  static constexpr Words where{"в требованиях", "in the requirements"};
  static constexpr std::tuple fields{
      field("disputes_resolved", "споры_разрешены", &F::disputes_resolved,
            {"по каждой спорной практике есть третий эксперт или решение",
             "each disputed practice has a third expert or a decision"}),
      field(
          "all_rated", "все_оценены", &F::all_rated,
          {"каждая допущенная практика имеет итоговый балл", "each admitted practice has a total"}),
      field("alpha_at_least", "альфа_не_ниже", &F::alpha_at_least,
            {"альфа Криппендорфа по итогам не ниже", "Krippendorff's alpha of the totals at least"})
          .between(0, 1)};
};

static_assert(schema_is_complete<RequirementsForm>());

template <>
struct Schema<RulesForm> {
  using F = RulesForm;
  static constexpr Words where{"в правилах", "in the rules"};
  static constexpr std::tuple fields{
      field("aggregation", "сведение", &F::aggregation,
            {"как баллы экспертов сводятся в итог", "how the experts' totals become one"}),
      field("severity_correction", "поправка_на_строгость", &F::severity_correction,
            {"освобождать итоги листов от строгости эксперта, если это обосновано",
             "free totals of sheets from the expert's severity where that has been earned"}),
      field("rounding", "округление", &F::rounding, {"округление итогов", "rounding of totals"}),
      field(
          "experts_min", "экспертов_не_менее", &F::experts_min,
          {"сколько засчитанных листов нужно практике", "how many counted sheets a practice needs"})
          .between(1, 1000),
      field("blanks", "пропуски", &F::blanks,
            {"пустой балл: ошибка или лист не оценён",
             "a blank mark: an error, or the sheet is not rated"}),
      field("third_expert", "третий_эксперт", &F::third_expert,
            {"когда назначается третий эксперт и что считается итогом",
             "when a third expert is called and what counts then"}),
      field("total_each_expert", "балл_каждого_эксперта_не_ниже", &F::total_each_expert,
            {"итог у каждого эксперта не ниже", "each expert's total at least"})
          .between(0, 100'000),
      field("decisions", "решения", &F::decisions,
            {"таблица решений, от лучшего к худшему", "the table of decisions, best first"}),
      field("selection", "отбор", &F::selection,
            {"сколько мест и какие квоты", "places and quotas"}),
      field("tie_break", "при_равенстве", &F::tie_break,
            {"шаги при равных баллах, по порядку", "steps for equal totals, in order"}),
      field("consistency", "согласованность", &F::consistency,
            {"пределы для замечаний о согласованности", "limits for remarks on agreement"}),
      field("requirements", "требования", &F::requirements,
            {"без чего результат считается неокончательным",
             "without which the result is not final"}),
      field("seed", "начальное_число", &F::seed,
            {"начальное число случайных повторений", "seed of random draws"})
          .between(0, 4'000'000'000),
      field("draws", "повторений", &F::draws,
            {"число случайных повторений", "number of random draws"})
          .between(1, 10'000'000)};
};

static_assert(schema_is_complete<RulesForm>());

}  // namespace otbor
