#include <catch2/catch.hpp>

#include "engine/forum/feedback.hpp"
#include "engine/intake/forum/feedback.hpp"

namespace otbor {
namespace {

struct Read {
  Feedback feedback;
  FeedbackResult result;
};

Read read(const std::string& text) {
  Study study;
  study.institutions.push_back({.id = "ОО-01", .short_name = "Школа № 1"});
  Sources sources;
  Diagnostics diagnostics;
  const auto at = sources.add({.name = "forum/feedback.csv", .text = text, .sha256 = {}});
  const auto table = open_table(sources, at, diagnostics);
  REQUIRE(table.has_value());
  Read read;
  read.feedback = build_feedback(sources, {*table}, {}, ForumNames(study), {}, diagnostics);
  read.result = feedback_result(study, read.feedback, {});
  return read;
}

}  // namespace

TEST_CASE("Feedback: an export of Yandex gives its marks, its people and its words") {
  const auto all = read(
      "ID;Время создания;Фамилия;Укажите, пожалуйста, Вашу образовательную организацию (полностью);"
      "Оцените содержание;Насколько применимы практики;Ваши предложения\n"
      "1;2022-04-20 15:00:01;Первая;Школа № 1;5;4;\n"
      "2;2022-04-20 15:10:00;Вторая;школа;3;;больше времени\n");
  REQUIRE(all.feedback.questions.size() == 2);
  CHECK(all.feedback.questions[0].text == "Оцените содержание");
  CHECK(all.feedback.open_answers == 1);
  CHECK(all.result.counted == 2);
  CHECK(all.result.of_institution[Index<Institution>(0)] == 1);
  CHECK(all.result.of_no_institution == 1);
  CHECK(all.result.questions[0].n == 2);
  CHECK(all.result.questions[0].mean.exact() == "4");
  CHECK(all.result.questions[1].n == 1);  // a blank is no mark
}

TEST_CASE("Feedback: of two sheets of one address the last counts, and both are told") {
  const auto all = read(
      "Отметка времени,Адрес электронной почты,Оцените форум\n"
      "20.04.2022 15:00:00,a@example.org,2\n"
      "20.04.2022 14:00:00,a@example.org,5\n"
      "20.04.2022 14:30:00,b@example.org,4\n");
  CHECK(all.result.received == 3);
  CHECK(all.result.superseded == 1);
  CHECK(all.result.counted == 2);
  CHECK(all.result.all.mean.exact() == "3");
}

TEST_CASE("Feedback: one mark for every question is a straight line from three questions on") {
  const auto all = read(
      "Оценка А;Оценка Б;Оценка В\n"
      "5;5;5\n"
      "5;5;\n"
      "4;5;3\n");
  CHECK(all.result.straight == 1);
  CHECK(all.result.all.n == 8);
  CHECK(all.result.varied.n == 5);
}

TEST_CASE("Feedback: median of an even number is between the two in the middle, 4 and 5 are good") {
  const auto all = read("Оценка\n5\n4\n3\n2\n");
  CHECK(all.result.all.median.exact() == "7/2");
  CHECK(all.result.all.good == 2);
  CHECK(all.result.all.good_percent().exact() == "50");
  CHECK(all.result.all.by_mark == std::vector<std::uint32_t>{0, 1, 1, 1, 1});
}

TEST_CASE("Feedback: times of the three exports are read") {
  const Moment evening{2018, 10, 24, 20 * 3600 + 52 * 60 + 35};
  CHECK(parse_answer_time("2018/10/24 8:52:35 PM GMT+3") == evening);
  CHECK(parse_answer_time("24.10.2018 20:52:35") == evening);
  CHECK(parse_answer_time("2018-10-24 20:52:35") == evening);
  CHECK(parse_answer_time("2018/10/24 12:00:05 AM GMT+3") == Moment{2018, 10, 24, 5});
}

}  // namespace otbor
