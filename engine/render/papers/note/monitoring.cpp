#include <algorithm>

#include "engine/forum/forum.hpp"
#include "engine/model/forum.hpp"
#include "engine/render/papers/note/note.hpp"
#include "engine/render/sections/forum_words.hpp"

namespace otbor::papers::note {
namespace {

constexpr std::string_view none = "–";

/// Connections of each platform that has a report, else the published range.
void add_connections(const PaperInput& input, Fields& fields) {
  const auto& study = input.narrator.study();
  const auto& dossier = input.narrator.dossier;
  const auto lang = input.lang();
  std::vector<std::uint32_t> connections;
  if (dossier.forum) {
    for (const auto& presence : dossier.forum->presence) {
      if (presence) connections.push_back(presence->connections);
    }
  }
  std::string low;
  std::string high;
  std::string mean;
  const auto& facts = study.programme.forum;
  if (!connections.empty()) {
    std::int64_t sum = 0;
    for (const auto n : connections) sum += n;
    low = input.say().whole(std::ranges::min(connections));
    high = input.say().whole(std::ranges::max(connections));
    mean = tenths(input, Ratio(Points::whole(sum), static_cast<std::int64_t>(connections.size())));
  } else if (facts && facts->connections_low && facts->connections_high) {
    low = input.say().whole(*facts->connections_low);
    high = input.say().whole(*facts->connections_high);
  }
  const bool equal = !connections.empty() && low == high;
  fields.number({"подключений_поровну", "connections_equal"}, equal ? connections.front() : 0,
                lang);
  fields.text({"подключений_от", "connections_low"}, low);
  fields.text({"подключений_до", "connections_high"}, high);
  fields.text({"подключений_в_среднем", "connections_mean"}, mean);
  fields.number({"площадок_со_списками", "platforms_with_lists"}, connections.size(), lang);
}

/// Whose connections they were, as far as their names tell; «не зафиксированы», never absent.
void add_names(const PaperInput& input, Fields& fields) {
  const auto& study = input.narrator.study();
  const auto* forum = input.narrator.dossier.forum.get();
  const auto lang = input.lang();
  const Attendance none_told;
  const auto& attendance = forum != nullptr ? forum->attendance : none_told;
  const auto connections = attendance.total.connections();
  std::string share;
  if (connections > 0) {
    share = tenths(input,
                   Ratio(Points::whole(std::int64_t{attendance.total.matched} * 100), connections));
  }
  std::vector<std::string> not_recorded;
  for (const auto at : attendance.not_recorded) {
    if (connections > 0) not_recorded.push_back(study.institutions[at].short_name);
  }
  fields.number({"подключений", "connections"}, connections, lang);
  fields.number({"определено", "names_told"}, attendance.total.matched, lang);
  fields.text({"доля_определённых", "names_told_percent"}, share);
  fields.number({"не_определено", "names_open"},
                attendance.total.suggested + attendance.total.unresolved, lang);
  fields.number({"организаций_представлено", "represented"}, attendance.represented, lang);
  fields.number({"организаций_всего", "institutions_all"}, study.institutions.count().value(),
                lang);
  fields.text({"не_зафиксированы", "not_recorded"}, Speech::listed(not_recorded, "; "));
}

void add_feedback(const PaperInput& input, Fields& fields) {
  const auto& dossier = input.narrator.dossier;
  const auto lang = input.lang();
  const FeedbackResult* feedback =
      dossier.forum && dossier.forum->feedback ? &*dossier.forum->feedback : nullptr;
  const FeedbackResult empty;
  const auto& result = feedback != nullptr ? *feedback : empty;
  const bool marks = result.all.n > 0;
  fields.number({"листов_обратной_связи", "feedback_sheets"}, result.counted, lang);
  fields.number({"листов_получено", "feedback_received"}, result.received, lang);
  fields.number({"листов_повторных", "feedback_repeated"}, result.superseded, lang);
  fields.number({"листов_одинаковых", "feedback_straight"}, result.straight, lang);
  fields.text({"оценка_средняя", "feedback_mean"}, marks ? printed(input, result.all.mean) : "");
  fields.text({"оценка_медиана", "feedback_median"}, marks ? tenths(input, result.all.median) : "");
  fields.text({"оценка_высоких", "feedback_good"},
              marks ? tenths(input, result.all.good_percent()) : "");
  fields.text({"оценка_без_одинаковых", "feedback_mean_varied"},
              result.straight > 0 && result.varied.n > 0 ? printed(input, result.varied.mean) : "");
}

std::string index_text(const PaperInput& input, const ActivityIndex& index) {
  if (index.index) return tenths(input, *index.index);
  return input.say()(Words{"не вычислен: {0}", "not computed: {0}"},
                     {Text(words_of(*index.missing))});
}

/// «11», or «11 из 14» where the times of the others are not known.
std::string retained_text(const PaperInput& input, const std::optional<Presence>& presence) {
  if (!presence || !presence->retained) return "";
  if (presence->timed == presence->connections) return input.say().whole(*presence->retained);
  return input.say()(Words{"{0} из {1}", "{0} of {1}"},
                     {count(*presence->retained), count(presence->timed)});
}

/// One row a platform: connections, those who stayed, questions, sheets, the index.
void add_platforms(const PaperInput& input, Fields& fields) {
  const auto& study = input.narrator.study();
  const auto& dossier = input.narrator.dossier;
  const auto lang = input.lang();
  const std::vector<Name> names{
      {"код", "code"},          {"площадка", "platform"}, {"подключений", "connections"},
      {"до_конца", "retained"}, {"выступлений", "talks"}, {"вопросов", "questions"},
      {"листов", "sheets"},     {"индекс", "index"}};
  std::vector<Fields> items;
  const std::size_t platforms = study.themes ? study.themes->platforms.count().value() : 0;
  const auto* forum = dossier.forum.get();
  const bool any = forum != nullptr && (forum->talks || forum->feedback);
  for (const auto at : Count<Platform>(any ? platforms : 0)) {
    const auto& presence = forum->presence[at];
    const PlatformTalks* talked = nullptr;
    if (forum->talks) {
      const auto& all = forum->talks->platforms;
      const auto found = std::ranges::find(all, at, &PlatformTalks::platform);
      if (found != all.end()) talked = &*found;
    }
    const bool noted = talked != nullptr && talked->talks_with_questions_noted > 0;
    auto& item = items.emplace_back();
    item.text({"код", "code"}, study.themes->platforms[at].id);
    item.text({"площадка", "platform"}, study.themes->platforms[at].title);
    item.text({"подключений", "connections"},
              presence ? input.say().whole(presence->connections) : "", none);
    item.text({"до_конца", "retained"}, retained_text(input, presence), none);
    item.text({"выступлений", "talks"}, talked != nullptr ? input.say().whole(talked->talks) : "",
              none);
    item.text({"вопросов", "questions"}, noted ? input.say().whole(talked->questions()) : "", none);
    item.text({"листов", "sheets"},
              forum->feedback ? input.say().whole(forum->feedback->of_platform[at]) : "", none);
    item.text({"индекс", "index"}, index_text(input, forum->activity.platforms[at]), none);
  }
  fields.list({"активность_площадок", "platform_activity"}, names, std::move(items));
  std::uint64_t untimed = 0;
  for (const auto at : Count<Platform>(any ? platforms : 0)) {
    const auto& presence = forum->presence[at];
    if (presence && presence->retained) untimed += presence->connections - presence->timed;
  }
  fields.number({"без_времени", "untimed"}, untimed, lang);
  fields.text(
      {"формула_индекса", "index_formula"},
      any && study.forum ? input.say()(index_formula(study.forum->monitoring.platform_index)) : "");
  fields.number({"листов_без_площадки", "sheets_without_platform"},
                any && forum->feedback ? forum->feedback->of_no_platform : 0, lang);
}

}  // namespace

void add_monitoring(const PaperInput& input, Fields& fields) {
  const auto& study = input.narrator.study();
  static const ForumEvent none_told;
  const auto& event = study.forum ? study.forum->event : none_told;
  fields.text({"признаки_активности", "activity_signs"},
              Speech::listed(event.activity_signs, "; "));
  add_texts({"оговорки", "remarks"}, event.remarks, fields);
  add_connections(input, fields);
  add_names(input, fields);
  add_feedback(input, fields);
  add_platforms(input, fields);
  const auto& facts = study.programme.forum;
  const auto& forum = input.narrator.dossier.forum;
  const bool any =
      !event.activity_signs.empty() || (facts && facts->connections_low) ||
      (forum && (forum->talks || forum->feedback || forum->attendance.total.connections() > 0));
  fields.text({"мониторинг", "monitoring"}, any ? "1" : "");
}

}  // namespace otbor::papers::note
