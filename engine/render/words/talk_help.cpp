#include "engine/render/words/talk_help.hpp"

#include <algorithm>

#include "engine/forum/forum.hpp"

namespace otbor {
namespace {

Words advice_on(TalkFault fault) {
  switch (fault) {
    case TalkFault::theory:
      return {"перестроить выступление: меньше теории, больше собственной деятельности и данных",
              "rebuild the talk: less theory, more of one's own work and data"};
    case TalkFault::time_limit:
      return {"прорепетировать с хронометражем", "rehearse against the clock"};
    case TalkFault::readiness:
      return {"проверить связь, камеру и микрофон накануне",
              "check the connection, camera and microphone the day before"};
    case TalkFault::listeners:
      return {"подготовить ответы на вопросы и вопросы к слушателям",
              "prepare answers to questions and questions to the listeners"};
  }
  return {};
}

}  // namespace

std::vector<TalkHelp> help_by_ratings(const Narrator& narrator) {
  std::vector<TalkHelp> help;
  const auto& forum = narrator.dossier.forum;
  if (!forum) return help;
  for (const auto practice : narrator.study().practices.count()) {
    std::vector<std::string> advice;
    for (const auto& one : forum->rated) {
      const bool found = std::ranges::find(one.practices, practice) != one.practices.end();
      if (found) advice.push_back(narrator.say(advice_on(one.fault)));
    }
    if (!advice.empty()) help.push_back({practice, Speech::listed(advice, "; ")});
  }
  return help;
}

Words name_of(TalkFault fault) {
  switch (fault) {
    case TalkFault::theory:
      return {"преобладание теоретических сведений над описанием деятельности",
              "more theory than practice"};
    case TalkFault::time_limit:
      return {"нарушение временного регламента", "longer than the limit"};
    case TalkFault::readiness:
      return {"недостаточная техническая готовность", "insufficient technical readiness"};
    case TalkFault::listeners:
      return {"недостаточное вовлечение слушателей", "listeners little involved"};
  }
  return {};
}

}  // namespace otbor
