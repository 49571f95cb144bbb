#pragma once
// Rows of forum/talks.csv, with places.

#include <optional>

#include "engine/text/table.hpp"

namespace otbor {

enum class Answer : std::uint8_t { no, yes };

struct TalkRow {
  Span span;
  Located<std::string> practice;
  Located<std::string> platform;
  Located<std::string> institution;
  Located<std::string> planned_start;
  Located<std::string> planned_end;
  Located<std::string> limit;
  Located<std::string> start;
  Located<std::string> end;
  Located<std::string> lasted;
  Located<std::string> delay;
  std::optional<Located<Answer>> stopped;
  std::optional<Located<Answer>> camera;
  std::optional<Located<Answer>> microphone;
  std::optional<Located<Answer>> screen;
  Located<std::string> readiness;
  Located<std::string> theory_percent;
  Located<std::string> theory_time;
  Located<std::string> practice_time;
  Located<std::string> asked_aloud;
  Located<std::string> asked_in_chat;
};

template <>
struct Choices<Answer> {
  using E = Answer;
  static constexpr std::array values{
      Choice<E>{E::yes, "yes", "да"}, Choice<E>{E::no, "no", "нет"},
      Choice<E>{E::yes, "+", "+"},    Choice<E>{E::no, "-", "–"},
      Choice<E>{E::yes, "1", "есть"}, Choice<E>{E::no, "0", "не было"},
  };
};

template <>
struct Schema<TalkRow> {
  using F = TalkRow;
  static constexpr Words where{"в таблице выступлений", "in the table of talks"};
  static constexpr std::tuple fields{
      field("practice", "практика", &F::practice,
            {"код или название практики", "code or title of the practice"})
          .also({"код практики|рег. №|код|№ практики|выступление", "talk|id"}),
      field("platform", "площадка", &F::platform, {"код или название площадки", "platform"})
          .also({"секция", "section"}),
      field("institution", "организация", &F::institution,
            {"организация выступающего, если не та, что у практики",
             "the speaker's institution, where it is not the practice's"})
          .also({"оо|организация выступающего", "organisation|organization"}),
      field("planned_start", "начало по плану", &F::planned_start,
            {"когда выступление должно начаться", "when the talk is to begin"})
          .also({"плановое начало|план начала|план", "scheduled start"}),
      field("planned_end", "окончание по плану", &F::planned_end,
            {"когда должно закончиться", "when it is to end"})
          .also({"плановое окончание|план окончания", "scheduled end"}),
      field("limit", "регламент", &F::limit,
            {"сколько отведено: минуты, «7» или «7:30»", "time allowed: minutes, 7 or 7:30"})
          .also({"регламент, мин|отведено|отведено, мин", "limit, min|planned minutes"}),
      field("start", "начало", &F::start, {"когда началось", "when it began"})
          .also({"фактическое начало|начало по факту", "actual start"}),
      field("end", "окончание", &F::end, {"когда закончилось", "when it ended"})
          .also({"фактическое окончание|окончание по факту|конец", "actual end"}),
      field("lasted", "длительность", &F::lasted,
            {"сколько длилось: минуты, «7» или «7:30»", "how long it took: minutes"})
          .also({"длительность, мин|факт, мин|продолжительность", "actual minutes|duration"}),
      field("delay", "задержка", &F::delay,
            {"сколько ждали из-за техники: минуты", "how long all waited for the equipment"})
          .also({"задержка, мин", "delay, min"}),
      field("stopped", "остановлено ведущим", &F::stopped,
            {"да, если выступление остановил ведущий", "yes if the moderator stopped it"})
          .also({"остановлено", ""}),
      field("camera", "камера", &F::camera, {"работала ли камера", "whether the camera worked"}),
      field("microphone", "микрофон", &F::microphone,
            {"работал ли микрофон", "whether the microphone worked"}),
      field("screen", "демонстрация экрана", &F::screen,
            {"удалась ли демонстрация экрана", "whether the screen was shown"})
          .also({"экран|презентация", "slides"}),
      field("readiness", "техническая готовность", &F::readiness,
            {"отметка модератора 0–2", "the moderator's mark, 0 to 2"})
          .also({"готовность|В8", "technical readiness"}),
      field("theory_percent", "доля теории", &F::theory_percent,
            {"сколько процентов времени заняла теория", "percent of the time given to theory"})
          .also({"теория, %|доля теории, %|теория %", "theory, %"}),
      field("theory_time", "теория, мин", &F::theory_time,
            {"время теории по секундомеру", "time of theory"})
          .also({"теория", "theory"}),
      field("practice_time", "практика, мин", &F::practice_time,
            {"время рассказа о деятельности", "time of practice"})
          .also({"описание деятельности, мин", ""}),
      field("asked_aloud", "вопросы", &F::asked_aloud,
            {"сколько вопросов задано вслух", "questions asked aloud"})
          .also({"вопросы голосом|вопросов|вопросы устно", "questions"}),
      field("asked_in_chat", "вопросы в чате", &F::asked_in_chat,
            {"сколько вопросов в чате", "questions in the chat"})
          .also({"чат|вопросов в чате", "chat questions"})};
};
static_assert(schema_is_complete<TalkRow>());

}  // namespace otbor
