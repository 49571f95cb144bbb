#include <fmt/format.h>

#include "engine/base/approximate.hpp"
#include "engine/justify/rule_names.hpp"
#include "engine/justify/sections.hpp"

namespace otbor {
namespace {

constexpr std::size_t names_max = 20;

struct Sentences {
  Words few;   // 0 number of practices, 1 all of them
  Words many;  // 1 the first of them
};

constexpr Sentences disputes_open = {
    {"Требование «споры разрешены» не выполнено: расхождение экспертов не разрешено по {0} "
     "{0|практике|практикам|практикам} ({1}).",
     "The requirement “disputes resolved” is not met: the experts' disagreement is not settled on "
     "{0} {0|practice|practices} ({1})."},
    {"Требование «споры разрешены» не выполнено: расхождение экспертов не разрешено по {0} "
     "{0|практике|практикам|практикам}, в том числе {1}.",
     "The requirement “disputes resolved” is not met: the experts' disagreement is not settled on "
     "{0} {0|practice|practices}, among them {1}."}};

constexpr Sentences not_rated = {
    {"Требование «все оценены» не выполнено: нет итогового балла у {0} "
     "{0|практики|практик|практик} "
     "({1}).",
     "The requirement “all rated” is not met: {0} {0|practice has|practices have} no total ({1})."},
    {"Требование «все оценены» не выполнено: нет итогового балла у {0} "
     "{0|практики|практик|практик}, в том числе {1}.",
     "The requirement “all rated” is not met: {0} {0|practice has|practices have} no total, among "
     "them {1}."}};

Finding about(const Facts& facts, std::string_view code, const Sentences& sentences,
              const std::vector<Index<Practice>>& practices) {
  std::vector<Text> names;
  for (const auto at : practices) {
    if (names.size() == names_max) break;
    names.push_back(facts.practice(at).id);
  }
  const auto& pattern = practices.size() > names_max ? sentences.many : sentences.few;
  return {code, format(pattern, {count(practices.size()), join(names)})};
}

/// A minimum that the list does not reach, for want of practices or of places.
std::optional<Finding> unmet_minimum(const Facts& facts, std::size_t quota) {
  std::vector<Text> names;
  std::size_t groups = 0;
  const Quota& rule = facts.rules.selection.quotas[quota];
  for (const auto& note : facts.dossier.selection.quota_notes) {
    if (note.quota != quota || !note.unmet) continue;
    if (!rule.group.empty()) {
      return Finding{"quota_minimum",
                     format(Words{"Квота «{0}» не выполнена: практик в списке – {1}. Подходящих "
                                  "практик или мест в списке недостаточно.",
                                  "The quota “{0}” is not met: {1} on the list. There are too few "
                                  "eligible practices or places."},
                            {print_at_least(rule), count(note.taken)})};
    }
    if (++groups <= names_max) {
      names.push_back(format(Words{"«{0}» ({1})", "“{0}” ({1})"}, {note.group, count(note.taken)}));
    }
  }
  if (groups == 0) return std::nullopt;
  constexpr Words few = {
      "Квота «{0}» не выполнена для {1} {1|группы|групп|групп}: {2}; в скобках – сколько практик "
      "этой группы в списке. Подходящих практик или мест в списке недостаточно.",
      "The quota “{0}” is not met for {1} {1|group|groups}: {2}; in brackets, how many of its "
      "practices are on the list. There are too few eligible practices or places."};
  constexpr Words many = {
      "Квота «{0}» не выполнена для {1} {1|группы|групп|групп}, в том числе {2}; в скобках – "
      "сколько практик этой группы в списке. Подходящих практик или мест в списке недостаточно.",
      "The quota “{0}” is not met for {1} {1|group|groups}, among them {2}; in brackets, how many "
      "of its practices are on the list. There are too few eligible practices or places."};
  return Finding{"quota_minimum", format(groups > names_max ? many : few,
                                         {print_at_least(rule), count(groups), join(names)})};
}

/// The set of rules that no list keeps, and which of them was waived.
Finding contradiction(const Facts& facts, const std::vector<ListRuleName>& rules) {
  std::vector<Text> words;
  for (const auto& rule : rules) words.push_back(print_rule(facts.study, rule));
  return {"rules_contradict",
          format({"Правила отбора нельзя выполнить вместе: {0}. Список составлен без последнего из "
                  "них; смягчите одно из этих правил.",
                  "The rules of the list cannot be kept together: {0}. The list is made without "
                  "the last of them; relax one of these rules."},
                 {join(words), words.back()})};
}

constexpr Words not_proved{
    "Поиск лучшего списка остановлен: все правила выполнены, но лучший список может существовать. "
    "Сократите число пересекающихся квот и бюджетов.",
    "The search for the best list was stopped: all rules are kept, but a better list may exist. "
    "Reduce the number of crossing quotas and budgets."};

std::vector<Index<Practice>> open_disputes(const Facts& facts) {
  std::vector<Index<Practice>> found;
  for (const auto& dispute : facts.dossier.consistency.disputes) {
    const auto at = dispute.practice;
    const bool told = !found.empty() && found.back() == at;
    if (!told && facts.is_judged(at) && !facts.is_settled(at)) found.push_back(at);
  }
  return found;
}

std::vector<Index<Practice>> without_total(const Facts& facts) {
  std::vector<Index<Practice>> found;
  for (const auto at : facts.study.practices.count()) {
    if (facts.is_judged(at) && !facts.score(at).scored()) found.push_back(at);
  }
  return found;
}

Expected<Coefficient> alpha_of_totals(const Facts& facts) {
  for (const auto& one : facts.dossier.consistency.statistics) {
    if (one.statistic->id == "krippendorff_alpha" && !one.criterion) return one.result;
  }
  return Unexpected(Undefined::no_ratings);
}

/// Three digits, or as many as it takes not to print the limit itself.
Text below_limit(double value, const Text& limit) {
  for (int digits = 3; digits < Points::digits_max; ++digits) {
    auto text = number(fmt::format("{:.{}f}", value, digits));
    if (text.ru != limit.ru) return text;
  }
  return number(fmt::format("{:.{}f}", value, Points::digits_max));
}

std::optional<Finding> alpha_finding(const Facts& facts, Points limit) {
  const auto alpha = alpha_of_totals(facts);
  const auto limit_text = print_points(limit);
  if (!alpha) {
    constexpr Words pattern = {
        "Требование «альфа не ниже {0}» не выполнено: коэффициент альфа Криппендорфа по итоговым "
        "баллам не определён ({1}).",
        "The requirement “alpha at least {0}” is not met: Krippendorff's alpha of the totals is "
        "undefined ({1})."};
    return Finding{"alpha_at_least", format(pattern, {limit_text, name_of(alpha.error())})};
  }
  const double least = approximate(limit);
  if (alpha->value >= least) return std::nullopt;
  constexpr Words pattern = {
      "Требование «альфа не ниже {0}» не выполнено: коэффициент альфа Криппендорфа по итоговым "
      "баллам равен {1}.",
      "The requirement “alpha at least {0}” is not met: Krippendorff's alpha of the totals is "
      "{1}."};
  return Finding{"alpha_at_least",
                 format(pattern, {limit_text, below_limit(alpha->value, limit_text)})};
}

}  // namespace

std::vector<Finding> findings(const Facts& facts) {
  std::vector<Finding> found;
  const auto& required = facts.rules.requirements;
  if (required.disputes_resolved) {
    const auto open = open_disputes(facts);
    if (!open.empty()) found.push_back(about(facts, "disputes_resolved", disputes_open, open));
  }
  if (required.all_rated) {
    const auto missing = without_total(facts);
    if (!missing.empty()) found.push_back(about(facts, "all_rated", not_rated, missing));
  }
  if (required.alpha_at_least) {
    auto finding = alpha_finding(facts, *required.alpha_at_least);
    if (finding) found.push_back(std::move(*finding));
  }
  const auto& correction = facts.dossier.consistency.diagnosis.correction;
  if (facts.rules.severity_corrected && correction.refused) {
    constexpr Words pattern = {
        "План требует поправки на строгость, но баллы приведены без неё. {0}",
        "The plan asks for a correction for severity, but scores stand without it. {0}"};
    found.push_back({"severity_correction", format(pattern, {sentence_of(*correction.refused)})});
  }
  for (std::size_t quota = 0; quota < facts.rules.selection.quotas.size(); ++quota) {
    if (auto finding = unmet_minimum(facts, quota)) found.push_back(std::move(*finding));
  }
  for (const auto& rules : facts.dossier.selection.contradictions) {
    found.push_back(contradiction(facts, rules));
  }
  if (!facts.dossier.selection.proved) found.push_back({"list_not_proved", not_proved});
  return found;
}

}  // namespace otbor
