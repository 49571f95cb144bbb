#pragma once
// What forum-monitoring.yaml says, with places.

#include <optional>
#include <vector>

#include "engine/intake/forms/scale.hpp"
#include "engine/model/monitoring.hpp"

namespace otbor {

struct TimeLimitForm {
  Span span;
  std::optional<WholeValue> tolerance;
  std::optional<WholeValue> long_overrun;
};

struct ReadinessForm {
  Span span;
  std::optional<WholeValue> long_delay;
};

struct TheoryForm {
  Span span;
  std::optional<NumberValue> some;
  std::optional<NumberValue> much;
};

struct ListenersForm {
  Span span;
  std::optional<NumberValue> questions_min;
};

struct FeedbackScaleForm {
  Span span;
  std::optional<WholeValue> low;
  std::optional<WholeValue> high;
  std::optional<WholeValue> good;
};

struct IndexPartForm {
  Span span;
  Located<IndexMeasure> measure{IndexMeasure::retained, {}};
  NumberValue weight;
  std::optional<NumberValue> full_at;
};

struct TalkCriteriaForm {
  Span span;
  TextValue set;
  std::optional<TextValue> theory;
  std::optional<TextValue> time_limit;
  std::optional<TextValue> readiness;
  std::optional<TextValue> listeners;
};

struct MonitoringForm {
  Span span;
  std::optional<TextValue> title;
  std::optional<TextValue> version;
  std::optional<TimeLimitForm> time_limit;
  std::optional<ReadinessForm> readiness;
  std::optional<TheoryForm> theory;
  std::optional<ListenersForm> listeners;
  std::optional<FeedbackScaleForm> feedback;
  std::optional<TalkCriteriaForm> talk_criteria;
  std::vector<IndexPartForm> platform_index;
  std::vector<IndexPartForm> institution_index;
};

template <>
struct Choices<IndexMeasure> {
  using E = IndexMeasure;
  static constexpr std::array values{Choice<E>{E::retained, "retained", "участие до конца"},
                                     Choice<E>{E::questions, "questions", "вопросы"},
                                     Choice<E>{E::feedback, "feedback", "обратная связь"},
                                     Choice<E>{E::talks, "talks", "выступления"}};
};

template <>
struct Schema<TimeLimitForm> {
  using F = TimeLimitForm;
  static constexpr Words where{"в правилах регламента", "in the rules of the time limit"};
  static constexpr std::tuple fields{
      field("tolerance_seconds", "допуск_секунд", &F::tolerance,
            {"сколько секунд сверх регламента допускается", "seconds over the limit allowed"})
          .between(0, 3600),
      field("long_overrun_seconds", "значительное_превышение_секунд", &F::long_overrun,
            {"превышение больше этого – 0 баллов", "an overrun beyond it earns 0"})
          .between(0, 36'000)};
};
static_assert(schema_is_complete<TimeLimitForm>());

template <>
struct Schema<ReadinessForm> {
  using F = ReadinessForm;
  static constexpr Words where{"в правилах технической готовности", "in the rules of readiness"};
  static constexpr std::tuple fields{
      field("long_delay_seconds", "значительная_задержка_секунд", &F::long_delay,
            {"задержка больше этой – 0 баллов", "a delay beyond it earns 0"})
          .between(0, 36'000)};
};
static_assert(schema_is_complete<ReadinessForm>());

template <>
struct Schema<TheoryForm> {
  using F = TheoryForm;
  static constexpr Words where{"в правилах о доле теории", "in the rules of theory"};
  static constexpr std::tuple fields{
      field("some_above_percent", "заметна_более_процентов", &F::some,
            {"теории больше – 1 балл", "more theory earns 1"})
          .between(0, 100),
      field("much_above_percent", "преобладает_более_процентов", &F::much,
            {"теории больше – 0 баллов", "more theory earns 0"})
          .between(0, 100)};
};
static_assert(schema_is_complete<TheoryForm>());

template <>
struct Schema<ListenersForm> {
  using F = ListenersForm;
  static constexpr Words where{"в правилах о слушателях", "in the rules of listeners"};
  static constexpr std::tuple fields{
      field("questions_per_talk_min", "вопросов_на_выступление_не_менее", &F::questions_min,
            {"меньше – активность слушателей невысокая", "fewer: the listeners are passive"})
          .between(0, 1000)};
};
static_assert(schema_is_complete<ListenersForm>());

template <>
struct Schema<FeedbackScaleForm> {
  using F = FeedbackScaleForm;
  static constexpr Words where{"в правилах обратной связи", "in the rules of feedback"};
  static constexpr std::tuple fields{
      field("scale_low", "шкала_от", &F::low, {"наименьшая оценка", "lowest mark"}).between(0, 100),
      field("scale_high", "шкала_до", &F::high, {"наибольшая оценка", "highest mark"})
          .between(1, 100),
      field("good_from", "высокая_оценка_от", &F::good,
            {"с этой оценки – высокая", "a mark is high from here on"})
          .between(0, 100)};
};
static_assert(schema_is_complete<FeedbackScaleForm>());

template <>
struct Schema<TalkCriteriaForm> {
  using F = TalkCriteriaForm;
  static constexpr Words where{"в критериях выступления", "in the criteria of a talk"};
  static constexpr std::tuple fields{
      field("set", "набор", &F::set, {"код набора критериев", "code of the set of criteria"})
          .required(),
      field("theory", "теория", &F::theory,
            {"критерий о преобладании теории", "criterion on theory instead of practice"}),
      field("time_limit", "регламент", &F::time_limit,
            {"критерий о регламенте", "criterion on the time limit"}),
      field("readiness", "готовность", &F::readiness,
            {"критерий о технической готовности", "criterion on technical readiness"}),
      field("listeners", "слушатели", &F::listeners,
            {"критерий о вовлечении слушателей", "criterion on involving the listeners"})};
};
static_assert(schema_is_complete<TalkCriteriaForm>());

template <>
struct Schema<IndexPartForm> {
  using F = IndexPartForm;
  static constexpr Words where{"в части индекса участия", "in a part of the index"};
  static constexpr std::tuple fields{
      field("measure", "показатель", &F::measure,
            {"участие до конца, вопросы, обратная связь или выступления",
             "retained, questions, feedback or talks"})
          .required(),
      field("weight", "вес", &F::weight, {"сколько приносит полностью", "what it earns in full"})
          .required()
          .between(0, 1000),
      field("full_at", "полностью_при", &F::full_at,
            {"при таком показателе начисляется весь вес", "all of the weight is earned here"})
          .between(0, 1000)};
};
static_assert(schema_is_complete<IndexPartForm>());

template <>
struct Schema<MonitoringForm> {
  using F = MonitoringForm;
  static constexpr Words where{"в правилах мониторинга", "in the rules of monitoring"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"название", "title"}),
      field("version", "версия", &F::version, {"версия", "version"}),
      field("time_limit", "регламент", &F::time_limit,
            {"превышение регламента", "talks that were too long"}),
      field("readiness", "готовность", &F::readiness, {"техническая готовность", "readiness"}),
      field("theory", "теория", &F::theory, {"доля теории", "share of theory"}),
      field("listeners", "слушатели", &F::listeners, {"активность слушателей", "listeners"}),
      field("feedback", "обратная_связь", &F::feedback, {"лист обратной связи", "feedback"}),
      field("talk_criteria", "критерии_выступления", &F::talk_criteria,
            {"критерии выступления, по которым видны недостатки",
             "criteria of a talk that tell its shortcomings"}),
      field("platform_index", "индекс_площадки", &F::platform_index,
            {"части индекса участия площадки", "parts of a platform's index"}),
      field("institution_index", "индекс_организации", &F::institution_index,
            {"части индекса участия организации", "parts of an institution's index"})};
};
static_assert(schema_is_complete<MonitoringForm>());

}  // namespace otbor
