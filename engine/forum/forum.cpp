#include "engine/forum/forum.hpp"

#include "engine/model/forum.hpp"

namespace otbor {
namespace {

/// Connections of each platform, over all of its lists.
void note_presence(const Attendance& attendance, Forum& forum) {
  for (const auto& list : attendance.platforms) {
    if (!list.platform) continue;
    auto& presence = forum.presence[*list.platform];
    if (!presence) presence = Presence{};
    presence->connections += list.names.connections();
    if (!list.retained) continue;
    presence->timed += list.timed;
    presence->retained = presence->retained.value_or(0) + *list.retained;
  }
}

Per<Institution, Presence> presence_of_institutions(const Attendance& attendance) {
  Per<Institution, Presence> presence(attendance.institutions.count());
  for (const auto at : attendance.institutions.count()) {
    const auto& one = attendance.institutions[at];
    presence[at] = {.connections = one.connections, .timed = one.timed, .retained = one.retained};
  }
  return presence;
}

Activity activity_of(const Study& study, const ForumRecords& records, const Forum& forum) {
  const auto institutions = presence_of_institutions(forum.attendance);
  const bool any = !records.attendance.empty();
  return activity(study,
                  {.platforms = &forum.presence,
                   .institutions = any ? &institutions : nullptr,
                   .talks = records.talks ? &*records.talks : nullptr,
                   .talks_result = forum.talks ? &*forum.talks : nullptr,
                   .feedback = forum.feedback ? &*forum.feedback : nullptr},
                  records.monitoring);
}

}  // namespace

std::shared_ptr<const Forum> forum(const Study& study, num::Threads threads) {
  if (!study.forum) return nullptr;
  const auto& records = *study.forum;
  auto result = std::make_shared<Forum>();
  const std::size_t platforms = study.themes ? study.themes->platforms.count().value() : 0;
  result->presence = Per<Platform, std::optional<Presence>>(Count<Platform>(platforms));
  result->attendance = attendance(study, records, threads);
  note_presence(result->attendance, *result);
  if (records.talks) result->talks = talks_result(study, *records.talks, records.monitoring);
  if (!records.talks) {
    result->rated = rated_shortcomings(study, records.monitoring.talk_criteria);
  }
  if (records.feedback) {
    result->feedback = feedback_result(study, *records.feedback, records.monitoring);
  }
  if (records.votes) result->votes = votes_result(*records.votes);
  result->activity = activity_of(study, records, *result);
  return result;
}

}  // namespace otbor
