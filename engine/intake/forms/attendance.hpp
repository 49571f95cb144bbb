#pragma once
// Rows of attendance reports, with places. One schema knows the headings of every program whose
// reports people have: a column is known by its name, never by where it stands.

#include <optional>

#include "engine/text/table.hpp"

namespace otbor {

struct AttendanceRow {
  Span span;
  Located<std::string> platform;
  Located<std::string> name;
  Located<std::string> surname;
  Located<std::string> institution;
  Located<std::string> mail;
  Located<std::string> joined;
  Located<std::string> left;
  Located<std::string> minutes;
  Located<std::string> leads;
  Located<std::string> role;
  Located<std::string> waiting;
  Located<std::string> people;
};

/// Headings that such reports have and that nothing here needs.
inline constexpr FieldInfo attendance_asides{
    .en = "guest",
    .ru = "гость",
    .meaning = {},
    .also = {
        "согласие на запись|камера|микрофон|выступил|вопросы|чат|сообщения|реакции|эмодзи|"
        "оценка активности|время разговора|время веб-камеры|поднятые руки|голоса|"
        "ответ на отказ от ответственности|ответ на уведомление о записи|комната|№|№ п/п|номер|id",
        "recording consent|recording disclaimer response|activity score|talk time|"
        "webcam time|messages|reactions|emojis|poll votes|raise hands|country/region name|breakout "
        "room|no|registration time"}};

template <>
struct Schema<AttendanceRow> {
  using F = AttendanceRow;
  static constexpr Words where{"в списке подключений", "in a list of connections"};
  static constexpr std::tuple fields{
      field("platform", "площадка", &F::platform, {"площадка форума", "platform of the forum"})
          .also({"тема|секция", "topic"}),
      field("name", "имя", &F::name, {"имя, которое показано", "the name as displayed"})
          .required()
          .also({"имя (настоящее имя)|имя участника|участник|имя пользователя|фио|полное имя|"
                 "отображаемое имя|подключение|имя (исходное имя)",
                 "name (original name)|display name|participant|full name|user name|"
                 "participant name"}),
      field("surname", "фамилия", &F::surname,
            {"фамилия, где имя стоит отдельно", "the surname where it stands apart"})
          .also({"отчество и фамилия", "last name|second name"}),
      field("institution", "организация", &F::institution,
            {"организация, названная при регистрации", "institution named at registration"})
          .also({"место работы|образовательная организация|школа|учреждение",
                 "organisation|organization|company|school"}),
      field("email", "почта", &F::mail,
            {"почта; только чтобы узнать то же подключение", "e-mail, to know a rejoining"})
          .also({"электронная почта пользователя|электронная почта|эл. почта|эл. почта "
                 "пользователя|адрес электронной почты|email",
                 "user email|e-mail|mail|email address|participant id (upn)"}),
      field("joined", "вход", &F::joined, {"время входа", "time of joining"})
          .also({"время входа|присоединился|первый вход|время присоединения|вошел|вошёл|начало",
                 "join time|join|first join|join date|joined at"}),
      field("left", "выход", &F::left, {"время выхода", "time of leaving"})
          .also({"время выхода|покинул|последний выход|время отключения|вышел|окончание",
                 "leave time|leave|last leave|left at"}),
      field("minutes", "минут", &F::minutes, {"сколько длилось участие", "how long it lasted"})
          .also({"продолжительность (минуты)|общая продолжительность (минуты)|продолжительность|"
                 "длительность|минуты|продолжительность собрания|длительность участия|"
                 "общее время|продолжительность участия",
                 "duration (minutes)|total duration (minutes)|duration|total duration|"
                 "in-meeting duration|meeting duration|total durection(minutes)|online time"}),
      field("moderator", "ведущий", &F::leads, {"ведёт встречу", "leads the meeting"})
          .also({"модератор|организатор", "host"}),
      field("role", "роль", &F::role, {"роль во встрече", "role in the meeting"}),
      field("waiting_room", "в зале ожидания", &F::waiting,
            {"строка зала ожидания", "a row of the waiting room"})
          .also({"зал ожидания", "in waiting room"}),
      field("people", "человек", &F::people,
            {"сколько человек за этим подключением", "people behind this connection"})
          .also({"количество человек|участников|человек на рабочем месте", "heads"})};
};

static_assert(schema_is_complete<AttendanceRow>());

}  // namespace otbor
