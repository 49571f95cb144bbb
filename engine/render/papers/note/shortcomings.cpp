#include <algorithm>

#include "engine/forum/forum.hpp"
#include "engine/render/papers/note/note.hpp"
#include "engine/render/words/talk_help.hpp"

namespace otbor::papers::note {
namespace {

struct Found {
  std::uint64_t found = 0;
  std::uint64_t of = 0;
};

/// From the moderators' notes, else from the marks of the experts.
Found found_of(const Forum* forum, Shortcoming TalksResult::*noted, TalkFault fault) {
  if (forum == nullptr) return {};
  if (forum->talks) return {(*forum->talks.*noted).found, (*forum->talks.*noted).marked};
  for (const auto& one : forum->rated) {
    if (one.fault == fault) return {one.practices.size(), one.marked};
  }
  return {};
}

void add_count(const PaperInput& input, Words found, Words of, const Found& counted,
               Fields& fields) {
  fields.number(found, counted.found, input.lang());
  fields.number(of, counted.of, input.lang());
}

/// Whom to help with what, of those whose talks were marked: for the service alone.
void add_help(const PaperInput& input, Fields& fields) {
  const auto& narrator = input.narrator;
  std::vector<Fields> items;
  for (const auto& one : help_by_ratings(narrator)) {
    if (narrator.order.published()) break;
    auto& item = items.emplace_back();
    item.text({"код", "code"}, narrator.practice(one.practice).id);
    item.text({"организация", "institution"}, narrator.institution(one.practice), "–");
    item.text({"с_чем", "with"}, one.advice);
  }
  fields.list({"кому_помочь", "whom_to_help"},
              {{"код", "code"}, {"организация", "institution"}, {"с_чем", "with"}},
              std::move(items));
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
  const auto* forum = dossier.forum.get();
  fields.number({"выступлений", "talks"}, talks != nullptr ? talks->marks.size() : 0, lang);
  add_count(input, {"теория_у", "theory_found"}, {"теория_из", "theory_of"},
            found_of(forum, &TalksResult::theory, TalkFault::theory), fields);
  add_count(input, {"регламент_у", "time_found"}, {"регламент_из", "time_of"},
            found_of(forum, &TalksResult::time_limit, TalkFault::time_limit), fields);
  add_count(input, {"готовность_у", "readiness_found"}, {"готовность_из", "readiness_of"},
            found_of(forum, &TalksResult::readiness, TalkFault::readiness), fields);
  fields.number({"слушатели_на", "passive_found"}, talks != nullptr ? talks->passive_platforms : 0,
                lang);
  fields.number({"слушатели_из", "passive_of"},
                talks != nullptr ? talks->platforms_with_questions_noted : 0, lang);
  const bool rated = talks == nullptr && forum != nullptr && !forum->rated.empty();
  const auto listeners = rated ? found_of(forum, nullptr, TalkFault::listeners) : Found{};
  add_count(input, {"вовлечение_у", "involving_found"}, {"вовлечение_из", "involving_of"},
            listeners, fields);
  std::uint64_t marked = 0;
  if (rated) {
    for (const auto& one : forum->rated) marked = std::max<std::uint64_t>(marked, one.marked);
  }
  fields.number({"оценено_выступлений", "talks_rated"}, marked, lang);
  add_help(input, fields);
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
