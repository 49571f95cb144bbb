// The parts of dossier.json that come of the forum's records: talks, feedback, the index of
// participation, votes. Nobody's name is in the records, so nobody's is here.

#include "engine/render/json/forum_records.hpp"

#include "engine/forum/forum.hpp"
#include "engine/model/forum.hpp"

namespace otbor::json {
namespace {

void ratio_or_null(JsonWriter& out, const std::optional<Ratio>& value) {
  string_or_null(out, value ? value->exact() : std::string());
}

void shortcoming(JsonWriter& out, std::string_view key, const Shortcoming& one) {
  out.key(key).begin_row_object();
  out.key("found").number(one.found);
  out.key("of").number(one.marked);
  out.end_object();
}

std::string platform_id(const Source& source, const std::optional<Index<Platform>>& at) {
  return at ? source.study().themes->platforms[*at].id : std::string();
}

void index(JsonWriter& out, const ActivityIndex& one) {
  out.key("index");
  ratio_or_null(out, one.index);
  out.key("parts").begin_row();
  for (const auto& part : one.parts) ratio_or_null(out, part.earned);
  out.end_array();
}

void marks(JsonWriter& out, const MarksSummary& one) {
  out.key("n").number(one.n);
  out.key("mean");
  ratio_or_null(out, one.n > 0 ? std::optional(one.mean) : std::nullopt);
  out.key("median");
  ratio_or_null(out, one.n > 0 ? std::optional(one.median) : std::nullopt);
  out.key("good").number(one.good);
}

void forum_feedback(JsonWriter& out, const Source& source) {
  const auto& forum = source.dossier.forum;
  if (!forum || !forum->feedback) {
    out.null();
    return;
  }
  const auto& feedback = *forum->feedback;
  out.begin_object();
  out.key("received").number(feedback.received);
  out.key("counted").number(feedback.counted);
  out.key("repeated").number(feedback.superseded);
  out.key("straight").number(feedback.straight);
  out.key("of_no_platform").number(feedback.of_no_platform);
  out.key("of_no_institution").number(feedback.of_no_institution);
  out.key("questions").begin_array();
  for (std::size_t i = 0; i < feedback.questions.size(); ++i) {
    out.begin_row_object();
    out.key("text").string(source.study().forum->feedback->questions[i].text);
    marks(out, feedback.questions[i]);
    out.end_object();
  }
  out.end_array();
  out.key("all").begin_row_object();
  marks(out, feedback.all);
  out.end_object();
  out.end_object();
}

}  // namespace

void forum_talks(JsonWriter& out, const Source& source) {
  const auto& forum = source.dossier.forum;
  if (!forum || !forum->talks) {
    out.null();
    return;
  }
  const auto& talks = *forum->talks;
  out.begin_object();
  out.key("count").number(static_cast<std::int64_t>(talks.marks.size()));
  shortcoming(out, "theory", talks.theory);
  shortcoming(out, "time_limit", talks.time_limit);
  shortcoming(out, "readiness", talks.readiness);
  out.key("passive_listeners").begin_row_object();
  out.key("found").number(talks.passive_platforms);
  out.key("of").number(talks.platforms_with_questions_noted);
  out.end_object();
  out.key("mean_overrun_seconds");
  ratio_or_null(out, talks.mean_overrun_seconds);
  out.key("platforms").begin_array();
  for (const auto& one : talks.platforms) {
    out.begin_row_object();
    out.key("platform");
    string_or_null(out, platform_id(source, one.platform));
    out.key("talks").number(one.talks);
    out.key("over_the_limit").number(one.overran);
    out.key("asked_aloud").number(one.asked_aloud);
    out.key("asked_in_chat").number(one.asked_in_chat);
    out.end_object();
  }
  out.end_array().end_object();
}

void forum_activity(JsonWriter& out, const Source& source) {
  const auto& forum = source.dossier.forum;
  const auto& study = source.study();
  if (!forum || !study.themes || (!forum->talks && !forum->feedback)) {
    out.null();
    return;
  }
  const auto& activity = forum->activity;
  out.begin_object();
  out.key("maximum").decimal(to_text(activity.maximum));
  out.key("platforms").begin_array();
  for (const auto at : activity.platforms.count()) {
    out.begin_row_object();
    out.key("platform").string(study.themes->platforms[at].id);
    index(out, activity.platforms[at]);
    out.end_object();
  }
  out.end_array();
  out.key("institutions").begin_array();
  for (const auto at : activity.institutions.count()) {
    if (source.order.published()) break;
    out.begin_row_object();
    out.key("institution").string(study.institutions[at].id);
    out.key("talks").number(activity.talks[at]);
    index(out, activity.institutions[at]);
    out.end_object();
  }
  out.end_array();
  out.key("feedback");
  forum_feedback(out, source);
  out.end_object();
}

void forum_votes(JsonWriter& out, const Source& source) {
  const auto& forum = source.dossier.forum;
  if (!forum || !forum->votes || forum->votes->voters == 0) {
    out.null();
    return;
  }
  const auto& votes = *forum->votes;
  const auto& resolution = source.study().forum->votes->resolution;
  out.begin_object();
  out.key("received").number(votes.received);
  out.key("not_counted").number(static_cast<std::int64_t>(votes.spoilt.size()));
  out.key("voters").number(votes.voters);
  out.key("turnout_percent");
  ratio_or_null(out, votes.turnout_percent);
  out.key("quorum");
  if (votes.quorum) {
    out.boolean(*votes.quorum);
  } else {
    out.null();
  }
  out.key("proposals").begin_array();
  for (std::size_t i = 0; i < votes.proposals.size(); ++i) {
    const auto& tally = votes.proposals[i];
    out.begin_row_object();
    out.key("id").string(resolution.proposals[i].id);
    out.key("in_favour").number(tally.in_favour);
    out.key("against").number(tally.against);
    out.key("abstained").number(tally.abstained);
    out.key("accepted");
    if (tally.accepted) {
      out.boolean(*tally.accepted);
    } else {
      out.null();
    }
    out.end_object();
  }
  out.end_array().end_object();
}

}  // namespace otbor::json
