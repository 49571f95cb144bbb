#include "engine/forum/talks.hpp"

#include <algorithm>

namespace otbor {
namespace {

TalkMarks marks_of(const Talk& talk, const Monitoring& rules) {
  TalkMarks marks;
  if (talk.limit_seconds && talk.lasted_seconds) {
    marks.overrun_seconds = std::int64_t{*talk.lasted_seconds} - std::int64_t{*talk.limit_seconds};
    marks.time_limit = *marks.overrun_seconds > rules.long_overrun_seconds ? 0U
                       : *marks.overrun_seconds > rules.tolerance_seconds  ? 1U
                                                                           : 2U;
  }
  if (talk.stopped.value_or(false)) marks.time_limit = 0;

  if (talk.readiness) {
    marks.readiness = talk.readiness;
  } else if (talk.delay_seconds || talk.camera || talk.microphone || talk.screen) {
    const auto delay = talk.delay_seconds.value_or(0);
    const bool no_microphone = talk.microphone && !*talk.microphone;
    const bool lacks = (talk.camera && !*talk.camera) || (talk.screen && !*talk.screen);
    marks.readiness = no_microphone || delay > rules.long_delay_seconds ? 0U
                      : lacks || delay > 0                              ? 1U
                                                                        : 2U;
  }

  if (talk.theory_percent) {
    marks.theory = *talk.theory_percent > Ratio(rules.much_theory_percent)   ? 0U
                   : *talk.theory_percent > Ratio(rules.some_theory_percent) ? 1U
                                                                             : 2U;
  }
  return marks;
}

void tally(Shortcoming& shortcoming, const std::optional<std::uint32_t>& mark, std::size_t talk) {
  if (!mark) return;
  ++shortcoming.marked;
  if (*mark == 2) return;
  ++shortcoming.found;
  shortcoming.talks.push_back(talk);
}

void note_overruns(const std::vector<TalkMarks>& marks, TalksResult& result) {
  std::int64_t sum = 0;
  std::int64_t n = 0;
  for (const auto at : result.time_limit.talks) {
    if (!marks[at].overrun_seconds || *marks[at].overrun_seconds <= 0) continue;
    sum += *marks[at].overrun_seconds;
    ++n;
    result.longest_overrun_seconds = std::max(
        result.longest_overrun_seconds, static_cast<std::uint32_t>(*marks[at].overrun_seconds));
  }
  if (n > 0) result.mean_overrun_seconds = Ratio(Points::whole(sum), n);
}

void add_talk(const Talk& talk, const TalkMarks& marks, PlatformTalks& platform) {
  ++platform.talks;
  if (marks.time_limit) ++platform.timed;
  if (marks.time_limit && *marks.time_limit < 2) ++platform.overran;
  if (!talk.asked_aloud && !talk.asked_in_chat) return;
  ++platform.talks_with_questions_noted;
  platform.asked_aloud += talk.asked_aloud.value_or(0);
  platform.asked_in_chat += talk.asked_in_chat.value_or(0);
}

}  // namespace

TalksResult talks_result(const Study& study, const std::vector<Talk>& talks,
                         const Monitoring& rules) {
  TalksResult result;
  const std::size_t named = study.themes ? study.themes->platforms.count().value() : 0;
  std::vector<PlatformTalks> platforms(named + 1);
  for (std::size_t i = 0; i < named; ++i) platforms[i].platform = Index<Platform>(i);
  for (std::size_t at = 0; at < talks.size(); ++at) {
    const auto& marks = result.marks.emplace_back(marks_of(talks[at], rules));
    tally(result.time_limit, marks.time_limit, at);
    tally(result.readiness, marks.readiness, at);
    tally(result.theory, marks.theory, at);
    add_talk(talks[at], marks, platforms[talks[at].platform ? talks[at].platform->value() : named]);
  }
  note_overruns(result.marks, result);
  for (auto& platform : platforms) {
    if (platform.talks == 0) continue;
    if (platform.talks_with_questions_noted > 0) {
      const Ratio asked(Points::whole(platform.questions()), platform.talks_with_questions_noted);
      platform.passive = asked < Ratio(rules.questions_min);
      ++result.platforms_with_questions_noted;
      if (platform.passive) ++result.passive_platforms;
    }
    result.platforms.push_back(platform);
  }
  return result;
}

}  // namespace otbor
