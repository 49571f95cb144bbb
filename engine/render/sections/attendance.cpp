#include "engine/render/sections/attendance.hpp"

#include <algorithm>

#include "engine/forum/forum.hpp"
#include "engine/forum/names/words_of.hpp"

namespace otbor::sections {
namespace {

std::string whole_or_dash(const Narrator& narrator, const std::optional<std::uint32_t>& value) {
  return value ? narrator.say.whole(*value) : std::string("–");
}

/// Who stayed, of those whose times are known where these are not all.
std::string retained_text(const Narrator& narrator, const PlatformAttendance& one) {
  if (!one.retained || one.timed == one.names.connections()) {
    return whole_or_dash(narrator, one.retained);
  }
  return narrator.say(Words{"{0} из {1}", "{0} of {1}"}, {count(*one.retained), count(one.timed)});
}

/// «от 12 до 22 подключений».
std::string range_sentence(const Narrator& narrator, const Attendance& attendance) {
  std::uint32_t low = attendance.platforms.front().names.connections();
  std::uint32_t high = low;
  for (const auto& one : attendance.platforms) {
    low = std::min(low, one.names.connections());
    high = std::max(high, one.names.connections());
  }
  const auto& total = attendance.total;
  return narrator.say(
      Words{"На площадках зафиксировано от {0} до {1} {1|подключения|подключений|подключений} – "
            "без учёта числа участников с одного рабочего места. Всего подключений: {2}; "
            "организация определена у {3}, требует подтверждения у {4}, не определена у {5}.",
            "Platforms had from {0} to {1} {1|connection|connections}, whatever the number of "
            "people at one workplace. Connections in all: {2}; the institution is told for {3}, "
            "to be confirmed for {4}, not told for {5}."},
      {count(low), count(high), count(total.connections()), count(total.matched),
       count(total.suggested), count(total.unresolved)});
}

std::string people_text(const Narrator& narrator, const PeopleBounds& people) {
  if (!people.high) {
    return narrator.say(Words{"не менее {0}", "at least {0}"}, {count(people.low)});
  }
  return narrator.say.whole(people.low) + "–" + narrator.say.whole(*people.high);
}

TableBlock platforms_table(const Narrator& narrator, const Attendance& attendance) {
  const auto& say = narrator.say;
  const auto numbers = [&](Words title) { return TableColumn{say(title), Align::right, true}; };
  TableBlock table;
  table.wide = true;
  table.columns = {{.title = say(Words{"Площадка", "Platform"}), .names_row = true},
                   {.title = say(Words{"Отчёт", "Report"}), .narrow = true},
                   numbers({"Подключений", "Connections"}),
                   numbers({"Определено", "Told"}),
                   numbers({"Подтвердить", "Confirm"}),
                   numbers({"Не определено", "Not told"}),
                   numbers({"Организаций", "Institutions"}),
                   numbers({"Сразу: наиб.", "At once: most"}),
                   numbers({"в среднем", "mean"}),
                   numbers({"Медиана, мин", "Median, min"}),
                   numbers({"До конца", "Stayed"}),
                   numbers({"Человек", "People"})};
  for (const auto& one : attendance.platforms) {
    table.rows.push_back(
        {{one.title, say(name_of(one.form)), say.whole(one.names.connections()),
          say.whole(one.names.matched), say.whole(one.names.suggested),
          say.whole(one.names.unresolved), say.whole(one.institutions.size()),
          whole_or_dash(narrator, one.peak), one.mean ? say.real(*one.mean, 1) : "–",
          whole_or_dash(narrator, one.median_minutes), retained_text(narrator, one),
          people_text(narrator, one.people)}});
  }
  return table;
}

std::string represented_sentence(const Narrator& narrator, const Attendance& attendance) {
  const auto all = narrator.study().institutions.count().value();
  std::vector<std::string> types;
  for (const auto& type : attendance.types) {
    const auto name =
        type.type.empty() ? narrator.say(Words{"тип не указан", "no type"}) : type.type;
    types.push_back(name + " – " +
                    narrator.say(Words{"{0} из {1}", "{0} of {1}"},
                                 {count(type.represented), count(type.all)}));
  }
  auto text = narrator.say(
      Words{"Участие зафиксировано у {0} из {1} {1|организации|организаций|организаций}; с учётом "
            "неопределённых подключений – не более чем у {2}. По типам: {3}.",
            "Recorded are {0} of {1} {1|institution|institutions}; with the connections that "
            "could not be told, {2} at most. By type: {3}."},
      {count(attendance.represented), count(all), count(attendance.represented_high),
       Text(Speech::listed(types, "; "))});
  return text;
}

std::string not_recorded(const Narrator& narrator, const Attendance& attendance) {
  std::vector<std::string> names;
  for (const auto at : attendance.not_recorded) {
    if (names.size() == narrator.order.rows_max) break;
    names.push_back(narrator.study().institutions[at].short_name);
  }
  return narrator.say(
      Words{"Не зафиксированы: {0}. Это не значит, что они отсутствовали: организацию не всегда "
            "можно определить по имени подключения.",
            "Not recorded: {0}. They may have been there: a name does not always tell the "
            "institution."},
      {Text(Speech::listed(names, "; "))});
}

std::string note(const Narrator& narrator, const Attendance& attendance) {
  const bool windows = std::ranges::all_of(
      attendance.platforms, [](const auto& one) { return one.timed == 0 || one.window_given; });
  return narrator.say(
      windows
          ? Words{"Повторные входы одного подключения объединены, организаторы не считаются, время "
                  "до начала и после окончания отброшено. «До конца» – кто был на связи не меньше "
                  "установленной доли времени.",
                  "Rejoined connections are united, organisers left out, time before the "
                  "beginning and after the end cut. “Stayed” counts those there for the set "
                  "share of the time."}
          : Words{"Повторные входы одного подключения объединены, организаторы не считаются. Время "
                  "работы площадки не задано и принято от первого входа до последнего выхода. «До "
                  "конца» – кто был на связи не меньше установленной доли времени.",
                  "Rejoined connections are united, organisers left out. No time of the event is "
                  "given: it is taken from the first joining to the last leaving. “Stayed” counts "
                  "those there for the set share of the time."});
}

}  // namespace

Blocks forum_attendance(const Narrator& narrator) {
  const auto& forum = narrator.dossier.forum;
  if (!forum || forum->attendance.platforms.empty()) return {};
  const auto& attendance = forum->attendance;
  Blocks blocks;
  blocks.emplace_back(Heading{
      2, narrator.say(Words{"Участники форума", "Participants of the forum"}), "participants"});
  blocks.emplace_back(Paragraph{range_sentence(narrator, attendance), ParagraphRole::lead});
  blocks.emplace_back(platforms_table(narrator, attendance));
  blocks.emplace_back(Paragraph{note(narrator, attendance), ParagraphRole::note});
  blocks.emplace_back(Paragraph{represented_sentence(narrator, attendance)});
  if (!attendance.not_recorded.empty() && !narrator.order.published()) {
    blocks.emplace_back(Paragraph{not_recorded(narrator, attendance)});
  }
  return blocks;
}

}  // namespace otbor::sections
