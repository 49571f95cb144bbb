#pragma once
// What programme.yaml says about the lists of connections in forum/: which platform each is of,
// when the event was, how dates are to be read.

#include <optional>
#include <vector>

#include "engine/intake/forms/scale.hpp"
#include "engine/text/schema.hpp"

namespace otbor {

enum class DateOrder : std::uint8_t { day_month, month_day };

struct PresenceListForm {
  Span span;
  TextValue file;
  std::optional<TextValue> platform;
  std::optional<Located<Moment>> begins;
  std::optional<Located<Moment>> ends;
  std::optional<Located<DateOrder>> date_order;
  std::optional<WholeValue> shift_minutes;
};

struct PresenceForm {
  Span span;
  std::optional<Located<Moment>> begins;
  std::optional<Located<Moment>> ends;
  std::optional<WholeValue> retained_percent;
  std::optional<WholeValue> people_high;
  std::vector<PresenceListForm> lists;
};

template <>
struct Choices<DateOrder> {
  using E = DateOrder;
  static constexpr std::array values{Choice<E>{E::day_month, "day-month", "день-месяц"},
                                     Choice<E>{E::month_day, "month-day", "месяц-день"}};
};

template <>
struct Schema<PresenceListForm> {
  using F = PresenceListForm;
  static constexpr Words where{"в описании списка подключений", "in a list of connections"};
  static constexpr std::tuple fields{
      field("file", "файл", &F::file, {"имя файла в папке forum/", "name of the file in forum/"})
          .required(),
      field("platform", "площадка", &F::platform,
            {"обозначение или название площадки", "id or title of the platform"}),
      field("begins", "начало", &F::begins, {"когда площадка начала работу", "when it began"}),
      field("ends", "окончание", &F::ends, {"когда она закончила", "when it ended"}),
      field("date_order", "порядок_дат", &F::date_order,
            {"что в дате стоит первым, если по файлу этого не понять",
             "what comes first in a date, where the file does not tell"}),
      field("shift_minutes", "сдвиг_минут", &F::shift_minutes,
            {"сколько минут прибавить ко времени отчёта: часовой пояс учётной записи",
             "minutes to add to the times of the report: the time zone of the account"})
          .between(-1'440, 1'440)};
};

static_assert(schema_is_complete<PresenceListForm>());

template <>
struct Schema<PresenceForm> {
  using F = PresenceForm;
  static constexpr Words where{"в сведениях о посещаемости", "in the facts of attendance"};
  static constexpr std::tuple fields{
      field("begins", "начало", &F::begins,
            {"начало форума: время до него не считается", "when the forum began; earlier is cut"}),
      field("ends", "окончание", &F::ends,
            {"окончание форума: время после него не считается", "when it ended; later is cut"}),
      field("retained_percent", "удержание_процентов", &F::retained_percent,
            {"какая доля времени считается участием до конца; без ключа – две трети",
             "the share of the time that counts as staying; two thirds without the key"})
          .between(1, 100),
      field("people_high", "человек_до", &F::people_high,
            {"сколько человек самое большее было за одним рабочим местом",
             "most people at one workplace"})
          .between(1, 1'000),
      field("lists", "списки", &F::lists,
            {"списки, о которых нужно что-то уточнить", "lists that need a word"})};
};

static_assert(schema_is_complete<PresenceForm>());

}  // namespace otbor
