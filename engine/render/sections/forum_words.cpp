#include "engine/render/sections/forum_words.hpp"

#include "engine/justify/print.hpp"

namespace otbor {
namespace {

Words measure_words(IndexMeasure measure) {
  switch (measure) {
    case IndexMeasure::retained:
      return {"доля участвовавших до конца", "share of those who stayed"};
    case IndexMeasure::questions:
      return {"вопросов на выступление", "questions a talk"};
    case IndexMeasure::feedback:
      return {"листов обратной связи на подключение", "feedback sheets a connection"};
    case IndexMeasure::talks:
      return {"выступлений", "talks"};
  }
  OTBOR_CHECK(false);
}

Text part_words(const IndexPart& part) {
  const Text weight = print_points(part.weight);
  const Text measure(measure_words(part.measure));
  if (part.measure == IndexMeasure::retained && part.full_at == Points::whole(1)) {
    return format(Words{"{0} × {1}", "{0} × {1}"}, {weight, measure});
  }
  if (part.full_at == Points::whole(1)) {
    return format(Words{"{0} × min(1; {1})", "{0} × min(1, {1})"}, {weight, measure});
  }
  return format(Words{"{0} × min(1; {1} / {2})", "{0} × min(1, {1} / {2})"},
                {weight, measure, print_points(part.full_at)});
}

}  // namespace

Words words_of(NoIndex why) {
  switch (why) {
    case NoIndex::no_parts:
      return {"части индекса не заданы", "no parts of the index are declared"};
    case NoIndex::no_attendance:
      return {"нет списка подключений", "there is no list of connections"};
    case NoIndex::not_seen:
      return {"подключения организации не зафиксированы", "no connection of it was recorded"};
    case NoIndex::no_times:
      return {"в списке подключений нет времени", "the list of connections has no times"};
    case NoIndex::no_questions:
      return {"вопросы не записывались", "no questions were noted"};
    case NoIndex::questions_of_whom:
      return {"не записано, кто задавал вопросы", "who asked was not recorded"};
    case NoIndex::no_feedback:
      return {"нет листов обратной связи", "there is no feedback"};
    case NoIndex::feedback_of_where:
      return {"в листах обратной связи не указано, откуда они",
              "the feedback does not say where it comes from"};
  }
  OTBOR_CHECK(false);
}

Words words_of(NotCounted why) {
  switch (why) {
    case NotCounted::too_early:
      return {"подан до начала голосования", "cast before the beginning of the vote"};
    case NotCounted::too_late:
      return {"подан после окончания голосования", "cast after the end of the vote"};
    case NotCounted::not_eligible:
      return {"нет права голоса", "not entitled to vote"};
    case NotCounted::superseded:
      return {"заменён более поздним голосом", "replaced by a later vote"};
    case NotCounted::blank:
      return {"не отмечено ни одного предложения", "no proposal is marked"};
  }
  OTBOR_CHECK(false);
}

Words words_of(VoteRule rule) {
  switch (rule) {
    case VoteRule::half_of_voters:
      return {"более половины голосов участников, принявших участие в голосовании",
              "more than half of those who voted"};
    case VoteRule::half_of_eligible:
      return {"более половины голосов участников, имеющих право голоса",
              "more than half of those entitled to vote"};
    case VoteRule::two_thirds_of_voters:
      return {"не менее двух третей голосов участников, принявших участие в голосовании",
              "at least two thirds of those who voted"};
    case VoteRule::two_thirds_of_eligible:
      return {"не менее двух третей голосов участников, имеющих право голоса",
              "at least two thirds of those entitled to vote"};
  }
  OTBOR_CHECK(false);
}

Text index_formula(const std::vector<IndexPart>& parts) {
  Text formula;
  for (const auto& part : parts) {
    const auto words = part_words(part);
    formula = formula.empty() ? words : format(Words{"{0} + {1}", "{0} + {1}"}, {formula, words});
  }
  return formula;
}

}  // namespace otbor
