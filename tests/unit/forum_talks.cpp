#include <catch2/catch.hpp>

#include "engine/forum/activity.hpp"
#include "engine/intake/forum/durations.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

Talk lasting(std::uint32_t limit, std::uint32_t lasted) {
  Talk talk;
  talk.limit_seconds = limit;
  talk.lasted_seconds = lasted;
  return talk;
}

Study two_platforms() {
  Study study;
  study.themes.emplace();
  study.themes->platforms.push_back({"1", "Первая"});
  study.themes->platforms.push_back({"2", "Вторая"});
  study.institutions.push_back({.id = "А"});
  return study;
}

Talk asked(std::size_t platform, std::uint32_t aloud, std::uint32_t in_chat) {
  Talk talk;
  talk.platform = Index<Platform>(platform);
  talk.institution = Index<Institution>(0);
  talk.asked_aloud = aloud;
  talk.asked_in_chat = in_chat;
  return talk;
}

Monitoring default_index() {
  Monitoring rules;
  rules.platform_index = {{IndexMeasure::retained, Points::whole(40)},
                          {IndexMeasure::questions, Points::whole(30), Points::whole(2)},
                          {IndexMeasure::feedback, Points::whole(30)}};
  rules.institution_index = {{IndexMeasure::retained, Points::whole(40)},
                             {IndexMeasure::talks, Points::whole(60)}};
  return rules;
}

FeedbackResult sheets_of_first(const Study& study, std::uint32_t n) {
  FeedbackResult feedback;
  feedback.counted = n;
  feedback.of_platform = Per<Platform, std::uint32_t>(study.themes->platforms.count());
  feedback.of_platform[Index<Platform>(0)] = n;
  feedback.of_institution = Per<Institution, std::uint32_t>(study.institutions.count());
  return feedback;
}

}  // namespace

TEST_CASE(
    "Talks: thirty seconds over the limit are within it, two minutes cost a point, more cost two") {
  const std::vector<Talk> talks{lasting(420, 450), lasting(420, 451), lasting(420, 540),
                                lasting(420, 541), lasting(420, 300)};
  const auto result = talks_result(Study{}, talks, {});
  std::vector<std::uint32_t> marks;
  for (const auto& mark : result.marks) marks.push_back(mark.time_limit.value());
  CHECK(marks == std::vector<std::uint32_t>{2, 1, 1, 0, 2});
  CHECK(result.time_limit.found == 3);
  CHECK(result.time_limit.marked == 5);
  CHECK(result.mean_overrun_seconds->exact() == "272/3");  // 31, 120, 121
  CHECK(result.longest_overrun_seconds == 121);
}

TEST_CASE("Talks: a talk that the moderator stopped gets nothing for time") {
  auto talk = lasting(420, 420);
  talk.stopped = true;
  CHECK(talks_result(Study{}, {talk}, {}).marks[0].time_limit == 0);
}

TEST_CASE("Talks: what was not noted is no shortcoming and enters no total") {
  const auto result = talks_result(Study{}, {Talk{}}, {});
  CHECK_FALSE(result.marks[0].time_limit.has_value());
  CHECK(result.time_limit.marked == 0);
  CHECK(result.readiness.marked == 0);
  CHECK(result.theory.marked == 0);
}

TEST_CASE("Talks: no camera costs a point, no microphone or more than three minutes cost two") {
  Talk camera;
  camera.camera = false;
  Talk microphone;
  microphone.microphone = false;
  Talk waited;
  waited.delay_seconds = 180;
  Talk waited_long;
  waited_long.delay_seconds = 181;
  Talk ready;
  ready.camera = true;
  ready.microphone = true;
  const auto result = talks_result(Study{}, {camera, microphone, waited, waited_long, ready}, {});
  std::vector<std::uint32_t> marks;
  for (const auto& mark : result.marks) marks.push_back(mark.readiness.value());
  CHECK(marks == std::vector<std::uint32_t>{1, 0, 1, 0, 2});
}

TEST_CASE("Talks: a quarter of theory is practice, half of it costs a point, more costs two") {
  std::vector<Talk> talks(3);
  talks[0].theory_percent = Ratio(Points::whole(25));
  talks[1].theory_percent = Ratio(Points::whole(50));
  talks[2].theory_percent = Ratio(Points::whole(101), 2);
  const auto result = talks_result(Study{}, talks, {});
  CHECK(result.marks[0].theory == 2);
  CHECK(result.marks[1].theory == 1);
  CHECK(result.marks[2].theory == 0);
}

TEST_CASE("Talks: listeners are passive where fewer questions than talks were asked") {
  const auto study = two_platforms();
  const auto result =
      talks_result(study, {asked(0, 1, 0), asked(0, 0, 1), asked(1, 1, 0), asked(1, 0, 0)}, {});
  REQUIRE(result.platforms.size() == 2);
  CHECK_FALSE(result.platforms[0].passive);
  CHECK(result.platforms[1].passive);
  CHECK(result.passive_platforms == 1);
}

TEST_CASE("Index of participation: 40 × 15/20 + 30 × min(1, 1.5 / 2) + 30 × 10/20 is 67.5") {
  const auto study = two_platforms();
  const auto rules = default_index();
  const std::vector<Talk> talks{asked(0, 2, 0), asked(0, 0, 1)};
  const auto talked = talks_result(study, talks, rules);
  const auto feedback = sheets_of_first(study, 10);
  const Per<Platform, std::optional<Presence>> presence(
      {Presence{.connections = 20, .timed = 20, .retained = 15}, std::nullopt});
  const auto result = activity(
      study,
      {.platforms = &presence, .talks = &talks, .talks_result = &talked, .feedback = &feedback},
      rules);
  const auto& first = result.platforms[Index<Platform>(0)];
  REQUIRE(first.index.has_value());
  CHECK(first.index->exact() == "135/2");
  const auto& second = result.platforms[Index<Platform>(1)];
  CHECK_FALSE(second.index.has_value());
  CHECK(second.missing == NoIndex::no_attendance);
}

TEST_CASE("Index of participation: who stayed is a share of the connections that have times") {
  // 8 of the 10 whose times are known stayed, of 20 in all: 40 × 0.8 + 30 × 0.75 + 30 × 10/20.
  const auto study = two_platforms();
  const auto rules = default_index();
  const std::vector<Talk> talks{asked(0, 2, 0), asked(0, 0, 1)};
  const auto talked = talks_result(study, talks, rules);
  const auto feedback = sheets_of_first(study, 10);
  const Per<Platform, std::optional<Presence>> presence(
      {Presence{.connections = 20, .timed = 10, .retained = 8}, std::nullopt});
  const auto result = activity(
      study,
      {.platforms = &presence, .talks = &talks, .talks_result = &talked, .feedback = &feedback},
      rules);
  REQUIRE(result.platforms[Index<Platform>(0)].index.has_value());
  CHECK(result.platforms[Index<Platform>(0)].index->exact() == "139/2");
}

TEST_CASE("Index of participation: a part without records leaves no index, not a zero") {
  const auto study = two_platforms();
  const auto rules = default_index();
  const Per<Platform, std::optional<Presence>> presence(
      {Presence{.connections = 20, .retained = {}},
       Presence{.connections = 5, .timed = 5, .retained = 5}});
  const auto result = activity(study, {.platforms = &presence}, rules);
  CHECK(result.platforms[Index<Platform>(0)].missing == NoIndex::no_times);
  CHECK(result.platforms[Index<Platform>(1)].missing == NoIndex::no_questions);
}

TEST_CASE(
    "Index of participation: more sheets than connections earn no more than the whole weight") {
  const auto study = two_platforms();
  Monitoring rules;
  rules.platform_index = {{IndexMeasure::feedback, Points::whole(30)}};
  const auto feedback = sheets_of_first(study, 12);
  const Per<Platform, std::optional<Presence>> presence(
      {Presence{.connections = 10, .retained = {}}, std::nullopt});
  const auto result = activity(study, {.platforms = &presence, .feedback = &feedback}, rules);
  CHECK(result.platforms[Index<Platform>(0)].index->exact() == "30");
}

TEST_CASE("Index of participation: an institution no connection was told for has no index") {
  const auto study = two_platforms();
  const auto rules = default_index();
  const Per<Institution, Presence> seen(study.institutions.count());
  const auto result = activity(study, {.institutions = &seen}, rules);
  CHECK(result.institutions[Index<Institution>(0)].missing == NoIndex::not_seen);
}

TEST_CASE("Durations: minutes, minutes and seconds, and the clock's three numbers") {
  CHECK(parse_duration("7") == 420);
  CHECK(parse_duration("7,5") == 450);
  CHECK(parse_duration("7 мин") == 420);
  CHECK(parse_duration("7:30") == 450);
  CHECK(parse_duration("0:07:30") == 450);
  CHECK_FALSE(parse_duration("7:75").has_value());
  CHECK_FALSE(parse_duration("семь").has_value());
  CHECK_FALSE(parse_duration("-1").has_value());
  CHECK(parse_time_of_day("10:05") == 36'300);
  CHECK(parse_time_of_day("10:05:30") == 36'330);
  CHECK(parse_time_of_day("2022-04-20 10:05") == 36'300);
  CHECK_FALSE(parse_time_of_day("25:00").has_value());
  CHECK_FALSE(parse_time_of_day("10").has_value());
}

}  // namespace otbor
