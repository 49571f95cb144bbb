#include "engine/render/words/unsettled.hpp"

#include <algorithm>
#include <utility>

#include "engine/render/assigned_sheets.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/words/expert_words.hpp"

namespace otbor {
namespace {

/// One heading's worth of things to do.
struct List {
  Words title;
  Bullets bullets;
};

std::size_t counted_sheets(const Study& study, Index<Practice> at) {
  return static_cast<std::size_t>(
      std::ranges::count_if(study.sheets.of_practice[at], [&](Index<Sheet> sheet) {
        return study.sheets.sheets[sheet].status == SheetStatus::counted;
      }));
}

/// By the assignment, where there is one; then practices that would have too few sheets even with
/// all that are awaited from it.
Bullets missing_sheets(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  Bullets lines = awaited_sheets(narrator);
  if (study.sheets.sheets.empty()) return lines;
  const std::size_t wanted = std::max<std::size_t>(study.rules.experts_min, 1);
  for (const auto at : study.practices.count()) {
    const auto& practice = study.practices[at];
    const auto have = counted_sheets(study, at);
    if (!takes_part(practice.status) || have >= wanted || sheet_awaited(study, at)) continue;
    lines.items.push_back(
        say(Words{"{0}: учтено листов {1}, нужно не меньше {2}. Назначьте эксперта или дождитесь "
                  "листа.",
                  "{0}: {1} {1|sheet counts|sheets count}, at least {2} are needed. Call an expert "
                  "or await the sheet."},
            {narrator.name(at), count(have), count(wanted)}));
  }
  return lines;
}

/// Blanks in required criteria: the sheet is out of the count until they are filled.
Bullets blanks(const Narrator& narrator) {
  const auto& study = narrator.study();
  Bullets lines;
  for (const auto sheet : study.sheets.sheets.count()) {
    const auto& about = study.sheets.sheets[sheet];
    if (about.status != SheetStatus::incomplete) continue;
    std::vector<std::string> blank;
    for (const auto at : study.criteria.criteria.count()) {
      if (study.sheets.marks(sheet, at) == mark_blank && study.criteria.criteria[at].required) {
        blank.push_back(study.criteria.criteria[at].id);
      }
    }
    lines.items.push_back(narrator.say(
        Words{"{0}, {1}: не оценено {2}; весь лист не учтён. Попросите эксперта дополнить его: "
              "лист с его баллами выдаст otbor sheets --expert {0} --out ПАПКА.",
              "{0}, {1}: {2} not rated; the whole sheet does not count. Ask the expert to complete "
              "it: the sheet with the marks comes from otbor sheets --expert {0}."},
        {study.experts[about.expert].id, narrator.name(about.practice), Speech::listed(blank)}));
  }
  return lines;
}

std::string what_to_do(const Narrator& narrator, const AgendaItem& item) {
  const auto& say = narrator.say;
  if (item.third_called) {
    return say(Words{"Дополнительный эксперт назначен, его листа ещё нет.",
                     "An additional expert is called; the sheet is not there yet."});
  }
  if (!item.third) {
    return say(
        Words{"Эксперта без конфликта интересов, который мог бы оценить практику "
              "дополнительно, нет: впишите такого эксперта в experts.csv или запишите решение "
              "комиссии в decisions.yaml.",
              "No expert without a conflict of interest is left to rate it: add one to "
              "experts.csv, or record the commission's decision in decisions.yaml."});
  }
  return say(
      Words{"Дополнительно оценить может {0}: запишите решение в decisions.yaml, лист выдаст "
            "otbor sheets --expert {0}.",
            "{0} could rate it in addition: record that in decisions.yaml, the sheet comes "
            "from otbor sheets --expert {0}."},
      {narrator.study().experts[item.third->expert].id});
}

Bullets disputes(const Narrator& narrator) {
  const auto& study = narrator.study();
  Bullets lines;
  for (const auto& item : narrator.dossier.justification.agenda) {
    lines.items.push_back(narrator.say(
        item.decides ? Words{"{0}: расходятся {1} и {2}, от исхода зависит решение. {3}",
                             "{0}: {1} and {2} part, the decision depends on it. {3}"}
                     : Words{"{0}: расходятся {1} и {2}, решения это не меняет. {3}",
                             "{0}: {1} and {2} part, the decision does not depend on it. {3}"},
        {narrator.name(item.practice), study.experts[item.low_expert].id,
         study.experts[item.high_expert].id, what_to_do(narrator, item)}));
  }
  return lines;
}

Bullets by_expert(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  const auto& consistency = narrator.dossier.consistency;
  Bullets lines;
  for (const auto at : study.experts.count()) {
    const auto add = [&](const std::string& text) {
      lines.items.push_back(study.experts[at].id + ". " + text);
    };
    const auto& profile = consistency.experts[at];
    if (profile.deviates) {
      const double points = profile.severity.front()->points;
      add(say(points > 0 ? Words{"Строже коллег: в среднем на {0} балла на тех же практиках.",
                                 "Stricter than colleagues: by {0} points on the same practices."}
                         : Words{"Мягче коллег: в среднем на {0} балла на тех же практиках.",
                                 "More lenient than colleagues: by {0} points on the same "
                                 "practices."},
              {say.real(points < 0 ? -points : points, 2)}));
    }
    for (const auto& finding : consistency.diagnosis.findings) {
      if (finding.expert == at.value()) add(told_finding(narrator, finding));
    }
    for (const auto& flat : consistency.flat_sheets) {
      if (study.sheets.sheets[flat.sheet].expert != at) continue;
      add(say(Words{"{0}. Попросите подтвердить.", "{0}. Ask to confirm."},
              {told_flat_sheet(narrator, flat)}));
    }
  }
  return lines;
}

Bullets panels(const Narrator& narrator) {
  Bullets lines;
  const auto links = told_links(narrator);
  if (links.empty()) return lines;
  lines.items.push_back(narrator.say(
      Words{
          "Групп экспертов без общих практик: {0}; их баллы нечем сопоставить. Лучше всего группы "
          "свяжут ещё такие листы (эксперт – практика): {1}.",
          "Panels of experts that share no practice: {0}; nothing makes their scores comparable. "
          "These further sheets would link them best (expert: practice): {1}."},
      {count(narrator.dossier.consistency.panels), links}));
  return lines;
}

/// Before anybody has rated, no requirement can be met.
Bullets findings(const Narrator& narrator) {
  Bullets lines;
  if (narrator.study().sheets.sheets.empty()) return lines;
  for (const auto& finding : narrator.dossier.justification.findings) {
    lines.items.push_back(narrator.say(finding.text));
  }
  return lines;
}

}  // namespace

Document unsettled(const Dossier& dossier, const RenderOrder& order) {
  const Narrator narrator(dossier, order);
  Document document;
  document.id = "unsettled";
  document.title =
      narrator.say(Words{"Что не сходится в оценках", "What does not fit in the ratings"});
  document.subtitle = dossier.study.programme.title;
  document.lang = order.lang;
  document.banner = banner_of(dossier.study.programme.provenance, order);
  const List lists[] = {
      {{"Требования плана", "Requirements of the plan"}, findings(narrator)},
      {{"Не хватает листов", "Missing sheets"}, missing_sheets(narrator)},
      {{"Листы без закрепления", "Sheets nobody was assigned"}, unassigned_sheets(narrator)},
      {{"Незаполненные критерии", "Blank criteria"}, blanks(narrator)},
      {{"Споры экспертов", "Disputes"}, disputes(narrator)},
      {{"О чём спросить экспертов", "What to ask the experts"}, by_expert(narrator)},
      {{"Группы экспертов", "Panels of experts"}, panels(narrator)}};
  for (const auto& list : lists) {
    if (list.bullets.items.empty()) continue;
    document.blocks.emplace_back(Heading{2, narrator.say(list.title), ""});
    Bullets shown = list.bullets;
    const auto all = shown.items.size();
    if (all > order.rows_max) {
      shown.items.resize(order.rows_max);
      shown.items.push_back(
          narrator.say(Words{"… и ещё {0}", "… and {0} more"}, {count(all - order.rows_max)}));
    }
    document.blocks.emplace_back(std::move(shown));
  }
  return document;
}

}  // namespace otbor
