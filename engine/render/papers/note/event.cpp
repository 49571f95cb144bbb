#include <algorithm>

#include "engine/justify/appreciation.hpp"
#include "engine/model/forum.hpp"
#include "engine/render/papers/note/note.hpp"

namespace otbor::papers::note {
namespace {

const ForumEvent& event_of(const Study& study) {
  static const ForumEvent none;
  return study.forum ? study.forum->event : none;
}

/// The practices that were presented, where the table has all of them.
std::vector<Index<Practice>> presented(const Study& study) {
  std::vector<Index<Practice>> found;
  for (const auto at : study.practices.count()) {
    if (takes_part(study.practices[at].status)) found.push_back(at);
  }
  const auto& facts = study.programme.forum;
  if (facts && facts->presented && *facts->presented != found.size()) found.clear();
  return found;
}

void add_counts(const PaperInput& input, Fields& fields) {
  const auto& study = input.narrator.study();
  const auto& facts = study.programme.forum;
  const auto lang = input.lang();
  const auto all = presented(study);
  std::uint64_t applications = study.practices.count().value();
  std::uint64_t shown = all.size();
  if (facts && facts->applications) applications = *facts->applications;
  if (facts && facts->presented) shown = *facts->presented;
  fields.number({"заявок", "applications"}, applications, lang);
  fields.number({"представлено", "presented"}, shown, lang);
  fields.number({"не_представлено", "not_presented"},
                applications > shown ? applications - shown : 0, lang);
  std::string share;
  if (applications > 0 && shown > 0) {
    share = tenths(input, Ratio(Points::whole(static_cast<std::int64_t>(shown) * 100),
                                static_cast<std::int64_t>(applications)));
  }
  fields.text({"доля_представленных", "presented_percent"}, share);
  // Of those who applied, where the table has all of them.
  std::vector<Index<Institution>> institutions;
  for (const auto at : study.practices.count()) {
    if (applications != study.practices.count().value()) break;
    const auto& institution = study.practices[at].institution;
    if (institution && std::ranges::find(institutions, *institution) == institutions.end()) {
      institutions.push_back(*institution);
    }
  }
  fields.number({"организаций", "institutions"}, institutions.size(), lang);
}

void add_platforms(const PaperInput& input, Fields& fields) {
  const auto& study = input.narrator.study();
  const auto lang = input.lang();
  const auto all = presented(study);
  std::vector<Fields> items;
  if (study.themes) {
    for (const auto platform : study.themes->platforms.count()) {
      const auto n = std::ranges::count_if(
          all, [&](auto at) { return study.practices[at].platform == platform; });
      auto& item = items.emplace_back();
      item.text({"код", "code"}, study.themes->platforms[platform].id);
      item.text({"площадка", "platform"}, study.themes->platforms[platform].title);
      item.number({"практик", "practices"}, static_cast<std::uint64_t>(n), lang);
    }
  }
  fields.number({"площадок", "platforms_count"}, items.size(), lang);
  fields.list({"площадки", "platforms"},
              {{"код", "code"}, {"площадка", "platform"}, {"практик", "practices"}},
              std::move(items));
}

}  // namespace

std::string joined(const std::vector<std::string>& items, Lang lang) {
  std::vector<Text> texts;
  for (const auto& item : items) texts.emplace_back(item);
  return join(texts).in(lang);
}

void add_texts(Words name, const std::vector<std::string>& texts, Fields& fields) {
  std::vector<Fields> items;
  for (const auto& text : texts) items.emplace_back().text({"текст", "text"}, text);
  fields.list(name, {{"текст", "text"}}, std::move(items));
}

std::string printed(const PaperInput& input, const Ratio& value) {
  return input.say()(print_score(value, input.narrator.rules().rounding));
}

std::string tenths(const PaperInput& input, const Ratio& value) {
  const auto rounded = value.rounded(1, RoundingRule::half_up);
  return number(to_text(rounded)).in(input.lang());
}

std::string minutes_text(std::uint64_t seconds) {
  const auto rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

void add_event(const PaperInput& input, Fields& fields) {
  const auto& study = input.narrator.study();
  const auto& event = event_of(study);
  const auto& facts = study.programme.forum;
  const auto lang = input.lang();
  const bool forum_only = study.programme.stage == ProgrammeStage::forum;
  fields.text({"форум", "forum"},
              event.title.empty()
                  ? input.say()(Words{"Форум управленческих практик", "forum of practices"})
                  : event.title);
  fields.text({"форум_дата", "forum_date"}, in_words(event.date   ? event.date
                                                     : forum_only ? study.programme.date
                                                                  : event.date,
                                                     lang));
  fields.text({"тема", "theme"}, facts ? facts->theme : "");
  fields.text({"режим", "mode"}, event.mode);
  fields.text({"идея", "idea"}, event.idea);
  fields.text({"формы", "kinds"}, joined(event.kinds, lang));
  fields.text({"экспертиза", "expertise"}, forum_only ? "" : study.programme.title);
  fields.text({"конференция", "conference"}, event.conference);
  fields.text({"конференция_когда", "conference_when"}, event.conference_when);
  fields.text({"источник", "source"}, facts ? facts->source : "");
  add_counts(input, fields);
  add_platforms(input, fields);
}

void add_praised(const PaperInput& input, Fields& fields) {
  const auto& study = input.narrator.study();
  const auto lang = input.lang();
  std::vector<std::string> names;
  std::vector<Fields> missing;
  for (const auto& one : appreciation(input.narrator.dossier)) {
    const auto& name = study.institutions[one.institution].short_name;
    names.push_back(name);
    if (one.recommended > 0 || input.narrator.order.published()) continue;
    auto& item = missing.emplace_back();
    item.text({"организация", "institution"}, name);
    item.text({"практика", "practice"},
              one.nearest ? study.practices[*one.nearest].title : std::string());
    item.text({"причина", "reason"}, one.why ? input.say()(one.why->text) : std::string());
  }
  fields.number({"отмечено", "praised_count"}, names.size(), lang);
  fields.text({"отмечены", "praised"}, joined(names, lang));
  fields.list({"отмечены_не_в_перечне", "praised_not_listed"},
              {{"организация", "institution"}, {"практика", "practice"}, {"причина", "reason"}},
              std::move(missing));
}

void add_recommended(const PaperInput& input, Fields& fields) {
  const auto& narrator = input.narrator;
  const auto& study = narrator.study();
  const auto lang = input.lang();
  auto list = decided(narrator, Decision::recommended);
  // By platforms in the order of the theme set, the nameless last; within one by the list's order.
  const auto platform = [&](Index<Practice> at) {
    const auto& own = study.practices[at].platform;
    return own ? std::size_t{own->value()} : std::size_t{study.practices.count().value()} + 1000;
  };
  std::ranges::stable_sort(list, {}, platform);
  std::vector<Fields> groups;
  std::vector<Fields> items;
  auto names = practice_names();
  names.push_back(Words{"номер", "number"});
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto item = practice_fields(input, list[i]);
    item.number({"номер", "number"}, i + 1, lang);
    items.push_back(std::move(item));
    if (i + 1 < list.size() && platform(list[i]) == platform(list[i + 1])) continue;
    auto& group = groups.emplace_back();
    const auto& own = study.practices[list[i]].platform;
    group.text({"площадка", "platform"}, own ? study.themes->platforms[*own].title : "");
    group.list({"практики", "practices"}, names, std::move(items));
    items.clear();
  }
  fields.list({"рекомендованы_по_площадкам", "recommended_by_platform"},
              {{"площадка", "platform"}, Name({"практики", "practices"}, names)},
              std::move(groups));
}

}  // namespace otbor::papers::note
