// Quotas: what each asks for and which decisions it changed.

#include "engine/model/names.hpp"
#include "engine/render/sections/sections.hpp"
#include "engine/render/words/rules_text.hpp"

namespace otbor::sections {
namespace {

std::string effect(const Narrator& narrator, Index<Practice> at) {
  const auto& say = narrator.say;
  const auto& verdict = narrator.verdict(at);
  const auto name = narrator.name(at);
  const auto group = say.quoted(verdict.quota_group);
  switch (*verdict.cause) {
    case SelectionCause::at_most:
      return say(Words{"{0} не вошла в список: у группы {1} уже выбрано столько практик, сколько "
                       "допускает квота.",
                       "{0} is not on the list: the group {1} already has as many practices as the "
                       "quota allows."},
                 {name, group});
    case SelectionCause::reserved:
      return say(
          Words{"{0} не вошла в список: место нужно, чтобы выполнить квоту группы {1}.",
                "{0} is not on the list: the place is needed for the quota of the group {1}."},
          {name, group});
    case SelectionCause::at_least:
      return say(Words{"{0} вошла в список по квоте группы {1}.",
                       "{0} is on the list by the quota of the group {1}."},
                 {name, group});
    default:
      return {};
  }
}

bool concerns(const Verdict& verdict, std::size_t quota) {
  const bool caused = verdict.cause == SelectionCause::at_most ||
                      verdict.cause == SelectionCause::reserved ||
                      verdict.cause == SelectionCause::at_least;
  return caused && verdict.quota == quota;
}

Bullets effects(const Narrator& narrator, std::size_t quota) {
  Bullets lines;
  for (const auto at : narrator.dossier.ranking.order) {
    if (!concerns(narrator.verdict(at), quota)) continue;
    if (lines.items.size() == narrator.order.rows_max) break;
    lines.items.push_back(effect(narrator, at));
  }
  for (const auto& note : narrator.dossier.selection.quota_notes) {
    if (note.quota != quota || !note.unmet) continue;
    lines.items.push_back(
        narrator.say(Words{"Для группы {0} квота не выполнена: подходящих практик или мест в "
                           "списке недостаточно, выбрано {1}.",
                           "The quota of the group {0} is not met: there are too few eligible "
                           "practices or places, {1} taken."},
                     {narrator.say.quoted(note.group), count(note.taken)}));
  }
  return lines;
}

std::string ids_of(const Narrator& narrator, const std::vector<Index<Practice>>& practices) {
  if (practices.empty()) return narrator.say(Words{"никто", "nobody"});
  std::vector<std::string> ids;
  for (const auto at : practices) ids.push_back(narrator.practice(at).id);
  return Speech::listed(ids);
}

/// A quota that no decision names may still have changed the list, by all rules together.
std::string unnamed_effect(const Narrator& narrator, std::size_t quota, const std::string& rule) {
  const auto& say = narrator.say;
  const auto& prices = narrator.dossier.prices;
  if (!prices) {
    return say(Words{"Квота: {0}. Ни одно решение на неё не ссылается.",
                     "Quota: {0}. No decision refers to it."},
               {rule});
  }
  for (const auto& one : prices->rules) {
    const bool is_quota = one.rule.kind == ListRuleName::Kind::at_most ||
                          one.rule.kind == ListRuleName::Kind::at_least;
    if (!is_quota || one.rule.at != quota) continue;
    if (one.would_enter.empty() && one.would_leave.empty()) continue;
    return say(Words{"Квота: {0}. Без неё вошли бы: {1}; не вошли бы: {2}.",
                     "Quota: {0}. Without it would enter: {1}; would not: {2}."},
               {rule, ids_of(narrator, one.would_enter), ids_of(narrator, one.would_leave)});
  }
  return say(
      Words{"Квота: {0}. На состав списка не повлияла.", "Quota: {0}. It did not change the list."},
      {rule});
}

}  // namespace

Blocks quotas(const Narrator& narrator) {
  const auto& quotas = narrator.rules().selection.quotas;
  if (quotas.empty() || narrator.order.published() || !narrator.anything_scored()) return {};
  const auto& say = narrator.say;
  const RulesText rules{narrator.study().criteria, narrator.rules(), say};
  Blocks blocks;
  blocks.emplace_back(Heading{2, say(Words{"Квоты", "Quotas"}), "quotas"});
  for (std::size_t i = 0; i < quotas.size(); ++i) {
    auto lines = effects(narrator, i);
    const auto rule = rules.quota(quotas[i]);
    blocks.emplace_back(Paragraph{lines.items.empty()
                                      ? unnamed_effect(narrator, i, rule)
                                      : say(Words{"Квота: {0}.", "Quota: {0}."}, {rule})});
    if (!lines.items.empty()) blocks.emplace_back(std::move(lines));
  }
  return blocks;
}

}  // namespace otbor::sections
