// What the chair asks for first: where experts part, and what each of them wrote.

#include <algorithm>

#include "engine/model/names.hpp"
#include "engine/rate/sheet_totals.hpp"
#include "engine/render/card/marks.hpp"
#include "engine/render/sections/sections.hpp"
#include "engine/render/words/rules_text.hpp"

namespace otbor::sections {
namespace {

/// Criteria shown side by side: those that part the experts most.
constexpr std::size_t criteria_max = 4;

struct Pair {
  Index<Sheet> low;
  Index<Sheet> high;
};

std::optional<Index<Sheet>> sheet_of(const Study& study, Index<Practice> at, Index<Expert> expert) {
  for (const auto sheet : study.sheets.of_practice[at]) {
    if (study.sheets.sheets[sheet].expert == expert) return sheet;
  }
  return std::nullopt;
}

struct Parting {
  Index<Criterion> criterion;
  Points gap;  // weighted, in points of the total
};

std::vector<Parting> partings(const Study& study, Index<Practice> at, const Pair& pair) {
  std::vector<Parting> all;
  const auto group = study.practices[at].group;
  for (const auto criterion : study.criteria.criteria.count()) {
    const auto low = study.sheets.marks(pair.low, criterion);
    const auto high = study.sheets.marks(pair.high, criterion);
    if (!is_mark(low) || !is_mark(high)) continue;
    const auto& facts = study.criteria.criteria[criterion];
    const auto difference =
        counted_value(study.criteria, facts, high) - counted_value(study.criteria, facts, low);
    const auto gap = product(difference, study.criteria.weights(group, criterion));
    if (gap == Points()) continue;
    all.push_back({criterion, gap < Points() ? -gap : gap});
  }
  std::ranges::stable_sort(all, [](const Parting& a, const Parting& b) { return a.gap > b.gap; });
  all.resize(std::min(all.size(), criteria_max));
  std::ranges::sort(all, {}, &Parting::criterion);
  return all;
}

std::string rule_text(const Narrator& narrator, const Dispute& dispute) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  const auto low_expert = study.experts[dispute.low_expert].id;
  const auto high_expert = study.experts[dispute.high_expert].id;
  const auto digits = narrator.rules().rounding.digits;
  const auto low = say.total(dispute.low, digits);
  const auto high = say.total(dispute.high, digits);
  switch (dispute.rule) {
    case DisputeRule::gap:
      return say(Words{"итоги экспертов {0} ({1}) и {2} ({3}) различаются на {4} "
                       "{4|балл|балла|баллов} – {5}\u00A0% максимального балла",
                       "the totals of {0} ({1}) and {2} ({3}) differ by {4} {4|point|points}, {5}% "
                       "of the maximum"},
                 {low_expert, low, high_expert, high, print_points(dispute.gap()),
                  print_points(dispute.gap_percent)});
    case DisputeRule::gate_gap:
      return say(Words{"по критерию {4} эксперты {0} и {2} поставили {1} и {3}",
                       "on criterion {4} experts {0} and {2} gave {1} and {3}"},
                 {low_expert, print_points(dispute.low), high_expert, print_points(dispute.high),
                  study.criteria.criteria[*dispute.criterion].id});
    case DisputeRule::threshold:
      return say(
          Words{"проходной балл лежит между итогами экспертов {0} ({1}) и {2} ({3}), разница "
                "– {4}\u00A0% максимального балла",
                "the pass mark lies between the totals of {0} ({1}) and {2} ({3}), {4}% of "
                "the maximum apart"},
          {low_expert, low, high_expert, high, print_points(dispute.gap_percent)});
  }
  return {};
}

std::string outcome(const Narrator& narrator, Index<Practice> at) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  const auto& score = narrator.score(at);
  if (score.by_chair) {
    return say(Words{"Итоговый балл {0} установлен решением председателя.",
                     "The score {0} is set by the chair's recorded decision."},
               {narrator.score_text(at)});
  }
  if (!score.scored()) {
    return say(
        Words{"Спор не разрешён: итогового балла нет.", "The dispute is open: there is no score."});
  }
  std::vector<std::string> used;
  for (const auto sheet : score.used) {
    used.push_back(study.experts[study.sheets.sheets[sheet].expert].id + " (" +
                   narrator.total_text(sheet) + ")");
  }
  const auto* third = third_expert_of(study, at);
  if (third == nullptr) {
    return say(
        Words{"Дополнительный эксперт не назначен; итоговый балл {0} определён по листам {1}.",
              "No additional expert is called; the score {0} rests on the sheets of {1}."},
        {narrator.score_text(at), Speech::listed(used)});
  }
  return say(
      Words{"Назначен дополнительный эксперт {0}; итоговый балл {1} определён по листам {2}.",
            "An additional expert, {0}, is called; the score {1} rests on the sheets of {2}."},
      {study.experts[third->expert].id, narrator.score_text(at), Speech::listed(used)});
}

TableBlock side_by_side(const Narrator& narrator, Index<Practice> at, const Pair& pair) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  const auto heading = [&](Index<Sheet> sheet) {
    return study.experts[study.sheets.sheets[sheet].expert].id;
  };
  const auto low = heading(pair.low);
  const auto high = heading(pair.high);
  TableBlock table;
  table.columns = {{.title = say(Words{"Критерий", "Criterion"}), .names_row = true},
                   {low, Align::right, true},
                   {.title = say(Words{"Что написал {0}", "In the words of {0}"}, {low})},
                   {high, Align::right, true},
                   {.title = say(Words{"Что написал {0}", "In the words of {0}"}, {high})}};
  for (const auto& parting : partings(study, at, pair)) {
    const auto& criterion = study.criteria.criteria[parting.criterion];
    table.rows.push_back({{criterion.id + " " + criterion.title,
                           card::mark_text(narrator, pair.low, parting.criterion),
                           card::comment(study, pair.low, parting.criterion),
                           card::mark_text(narrator, pair.high, parting.criterion),
                           card::comment(study, pair.high, parting.criterion)}});
  }
  table.rows.push_back({{say(Words{"Итог листа", "Total of the sheet"}),
                         narrator.total_text(pair.low), "", narrator.total_text(pair.high), ""},
                        true});
  return table;
}

Blocks of_practice(const Narrator& narrator, std::span<const Dispute> disputes) {
  const auto& study = narrator.study();
  const auto at = disputes.front().practice;
  Blocks blocks;
  blocks.emplace_back(Heading{3, narrator.name(at), "dispute-" + std::to_string(at.value() + 1)});
  std::vector<std::string> rules;
  for (const auto& dispute : disputes) rules.push_back(rule_text(narrator, dispute));
  blocks.emplace_back(
      Paragraph{narrator.say(Words{"Расхождение: {0}. {1}", "Disagreement: {0}. {1}"},
                             {Speech::listed(rules, "; "), outcome(narrator, at)})});
  const auto low = sheet_of(study, at, disputes.front().low_expert);
  const auto high = sheet_of(study, at, disputes.front().high_expert);
  if (low && high) blocks.emplace_back(side_by_side(narrator, at, {*low, *high}));
  return blocks;
}

}  // namespace

Blocks disputes(const Narrator& narrator) {
  const auto& rules = narrator.rules();
  if (narrator.order.published() || !rules.third_expert) return {};
  if (narrator.study().sheets.sheets.empty()) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(Heading{2, say(Words{"Спорные практики", "Disputed practices"}), "disputes"});
  blocks.emplace_back(Paragraph{RulesText{narrator.study().criteria, rules, say}.third_expert()});
  const auto& all = narrator.dossier.consistency.disputes;
  if (all.empty()) {
    blocks.emplace_back(Paragraph{say(Words{"Таких расхождений нет.", "There are none."})});
    return blocks;
  }
  std::size_t shown = 0;
  for (std::size_t first = 0; first < all.size() && shown < narrator.order.cards_max; ++shown) {
    std::size_t last = first;
    while (last < all.size() && all[last].practice == all[first].practice) ++last;
    auto one = of_practice(narrator, std::span(all).subspan(first, last - first));
    std::ranges::move(one, std::back_inserter(blocks));
    first = last;
  }
  return blocks;
}

}  // namespace otbor::sections
