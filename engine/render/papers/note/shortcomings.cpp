#include "engine/forum/forum.hpp"
#include "engine/render/papers/note/note.hpp"

namespace otbor::papers::note {
namespace {

void add_count(const PaperInput& input, Words found, Words of, const Shortcoming* shortcoming,
               Fields& fields) {
  fields.number(found, shortcoming != nullptr ? shortcoming->found : 0, input.lang());
  fields.number(of, shortcoming != nullptr ? shortcoming->marked : 0, input.lang());
}

}  // namespace

void add_shortcomings(const PaperInput& input, Fields& fields) {
  const auto& dossier = input.narrator.dossier;
  const auto& facts = input.narrator.study().programme.forum;
  const auto lang = input.lang();
  add_texts({"рекомендации", "recommendations"},
            facts ? facts->recommendations : std::vector<std::string>(), fields);
  add_texts({"замечания", "shortcomings"}, facts ? facts->shortcomings : std::vector<std::string>(),
            fields);
  const TalksResult* talks =
      dossier.forum && dossier.forum->talks ? &*dossier.forum->talks : nullptr;
  const auto part = [&](Shortcoming TalksResult::*which) {
    return talks != nullptr ? &(talks->*which) : nullptr;
  };
  fields.number({"выступлений", "talks"}, talks != nullptr ? talks->marks.size() : 0, lang);
  add_count(input, {"теория_у", "theory_found"}, {"теория_из", "theory_of"},
            part(&TalksResult::theory), fields);
  add_count(input, {"регламент_у", "time_found"}, {"регламент_из", "time_of"},
            part(&TalksResult::time_limit), fields);
  add_count(input, {"готовность_у", "readiness_found"}, {"готовность_из", "readiness_of"},
            part(&TalksResult::readiness), fields);
  fields.number({"слушатели_на", "passive_found"}, talks != nullptr ? talks->passive_platforms : 0,
                lang);
  fields.number({"слушатели_из", "passive_of"},
                talks != nullptr ? talks->platforms_with_questions_noted : 0, lang);
  std::string mean;
  if (talks != nullptr && talks->mean_overrun_seconds) {
    const auto seconds = talks->mean_overrun_seconds->rounded(0, RoundingRule::half_up);
    mean = minutes_text(static_cast<std::uint64_t>(seconds.millionths() / Points::unit));
  }
  fields.text({"превышение_среднее", "mean_overrun"}, mean);
  const bool long_one = talks != nullptr && talks->longest_overrun_seconds > 0;
  fields.text({"превышение_наибольшее", "longest_overrun"},
              long_one ? minutes_text(talks->longest_overrun_seconds) : "");
  std::uint64_t aloud = 0;
  std::uint64_t in_chat = 0;
  if (talks != nullptr) {
    for (const auto& platform : talks->platforms) {
      aloud += platform.asked_aloud;
      in_chat += platform.asked_in_chat;
    }
  }
  const bool noted = talks != nullptr && talks->platforms_with_questions_noted > 0;
  fields.text({"вопросов", "questions"}, noted ? input.say().whole(aloud + in_chat) : "");
  fields.text({"вопросов_голосом", "questions_aloud"}, noted ? input.say().whole(aloud) : "");
  fields.text({"вопросов_в_чате", "questions_in_chat"}, noted ? input.say().whole(in_chat) : "");
}

}  // namespace otbor::papers::note
