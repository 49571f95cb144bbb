// How sure the list is: which practices would be in it with other experts of the same kind, and
// which are for the commission to talk over. Advice; the official result stands as it is.

#include <utility>

#include "engine/rate/severity_posterior.hpp"
#include "engine/render/sections/charts.hpp"
#include "engine/render/sections/sections.hpp"
#include "engine/score/robust/with_severity.hpp"
#include "engine/select/draw_list.hpp"

namespace otbor::sections {
namespace {

using Found = std::vector<Index<Practice>>;

Found in_zone(const Narrator& narrator, Zone zone) {
  Found found;
  for (const auto at : narrator.dossier.ranking.order) {
    const auto& of = narrator.dossier.robustness->of[at];
    if (of && of->zone == zone) found.push_back(at);
  }
  return found;
}

Paragraph what_it_is(const Narrator& narrator) {
  const auto& say = narrator.say;
  const RobustnessOptions options;
  return Paragraph{say(
      Words{
          "Как список зависит от того, кто оценивал, и от весов: {0} {0|раз|раза|раз} оценкам "
          "каждого эксперта случайно придано большее или меньшее значение, а веса критериев "
          "изменены не более чем на {1} %. Список каждый раз составлен заново по правилам "
          "плана. Это справка: официальных баллов и решений она не меняет.",
          "How the list depends on who rated and on the weights: {0} {0|time|times} the marks of "
          "each expert were given more or less importance at random, and the weights of the "
          "criteria were changed by up to {1} %. Each time the list was made anew by the rules of "
          "the plan. This is advice: it changes no official total and no decision."},
      {say.whole(narrator.dossier.robustness->draws), say.real(options.weight_spread * 100, 0)})};
}

bool corrected(const Narrator& narrator) {
  return totals_corrected(narrator.study(), narrator.dossier.consistency);
}

/// What each half asks where the official totals are those of the marks.
std::vector<std::string> questions(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& found = *narrator.dossier.robustness;
  return {say(Words{"С другими экспертами: в {0} {0|случае|случаях|случаях} оценкам каждого "
                    "эксперта случайно придано большее или меньшее значение.",
                    "With other experts: in {0} {0|case|cases} the marks of each expert were given "
                    "more or less importance at random."},
              {say.whole(found.draws - found.draws_by_model)}),
          say(Words{"При равной строгости: в {0} {0|случае|случаях|случаях} из баллов вычтена "
                    "строгость эксперта – настолько, насколько она видна по общим с коллегами "
                    "практикам, – и добавлена случайная ошибка среднего. Практики одного эксперта "
                    "сдвигаются при этом вместе.",
                    "With equal severity: in {0} {0|case|cases} the severity of the expert was "
                    "taken out of the totals, as far as it shows on practices shared with "
                    "colleagues, and the chance error of the mean was put in. Practices of one "
                    "expert move together."},
              {say.whole(found.draws_by_model)}),
          say(Words{"Первое показывает, удержалась бы практика в списке, если бы её оценивали "
                    "другие; второе – если бы все эксперты были одинаково строги. Где ответы "
                    "расходятся, место практики держится на том, кто её оценивал.",
                    "The first tells whether a practice would stay on the list if others had "
                    "rated it, the second whether it would if all experts were equally "
                    "severe. Where the answers differ, its place rests on who rated it."})};
}

/// The same where they carry a correction for severity already.
std::vector<std::string> questions_of_corrected(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& found = *narrator.dossier.robustness;
  return {say(Words{"С другими экспертами: в {0} {0|случае|случаях|случаях} оценкам каждого "
                    "эксперта случайно придано большее или меньшее значение, и поправка на "
                    "строгость по ним рассчитана заново.",
                    "With other experts: in {0} {0|case|cases} the marks of each expert were given "
                    "more or less importance at random, and the correction for severity was made "
                    "anew from them."},
              {say.whole(found.draws - found.draws_by_model)}),
          say(Words{"С теми же экспертами: в {0} {0|случае|случаях|случаях} к баллам с поправкой "
                    "добавлены случайная ошибка среднего и ошибка самой поправки. Практики одного "
                    "эксперта сдвигаются при этом вместе.",
                    "With the same experts: in {0} {0|case|cases} the chance error of the mean and "
                    "the error of the correction itself were added to the corrected totals. "
                    "Practices of one expert move together."},
              {say.whole(found.draws_by_model)}),
          say(Words{"Первое показывает, удержалась бы практика в списке, если бы её оценивали "
                    "другие; второе – насколько балл с поправкой мог разойтись с тем, чего "
                    "практика стоит.",
                    "The first tells whether a practice would stay on the list if others had rated "
                    "it, the second how far its corrected total may be from what it is worth."})};
}

/// The same where the rater model speaks too: two questions, half of the draws each.
Blocks what_both_are(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& found = *narrator.dossier.robustness;
  const RobustnessOptions options;
  Blocks blocks;
  blocks.emplace_back(Paragraph{say(
      Words{"Как список зависит от того, кто оценивал, и от весов: список {0} {0|раз|раза|раз} "
            "составлен заново по правилам плана, веса критериев каждый раз изменены не более чем "
            "на {1} %. Это справка: официальных баллов и решений она не меняет.",
            "How the list depends on who rated and on the weights: the list was made anew {0} "
            "{0|time|times} by the rules of the plan, each time with the weights of the criteria "
            "changed by up to {1} %. This is advice: it changes no official total and no "
            "decision."},
      {say.whole(found.draws), say.real(options.weight_spread * 100, 0)})});
  auto lines = corrected(narrator) ? questions_of_corrected(narrator) : questions(narrator);
  Paragraph meaning{std::move(lines.back())};
  lines.pop_back();
  blocks.emplace_back(Bullets{std::move(lines)});
  blocks.emplace_back(std::move(meaning));
  return blocks;
}

/// What the plan has and the lists of draws do not look at.
std::optional<Paragraph> what_it_leaves_out(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto left_out = left_out_of_draws(narrator.study(), narrator.dossier.ranking);
  std::vector<std::string> items;
  const auto add = [&](bool is, Words words) {
    if (is) items.push_back(say(words));
  };
  add(left_out.rule, {"своё правило составления списка", "its own way to make the list"});
  add(left_out.quotas, {"квоты", "quotas"});
  add(left_out.budgets, {"бюджеты", "budgets"});
  add(left_out.decisions, {"решения о включении в список и о несовместимых практиках",
                           "decisions on included and on incompatible practices"});
  if (items.empty()) return std::nullopt;
  return Paragraph{say(Words{"Чего этот расчёт не учитывает, хотя в плане это есть: {0}. Доля "
                             "случаев «в списке» здесь говорит о месте практики, а не о списке "
                             "по всем правилам.",
                             "What this leaves out, though the plan has it: {0}. The share of "
                             "cases “on the list” speaks of the practice’s place here, not of the "
                             "list under every rule."},
                       {Speech::listed(items)}),
                   ParagraphRole::note};
}

TableBlock table_of(const Narrator& narrator, const Found& found) {
  const auto& say = narrator.say;
  TableBlock table;
  table.caption = say(Words{"Требуют обсуждения", "To be discussed"});
  table.columns = {
      {.title = say(Words{"Практика", "Practice"}), .names_row = true},
      {say(Words{"Место", "Place"}), Align::right, true},
      {say(Words{"Места в 90 % случаев", "Places in 90 % of cases"}), Align::right, true},
      {say(Words{"Среднее место", "Mean place"}), Align::right, true},
      {say(Words{"Выше следующей, % случаев", "Above the next one, % of cases"}), Align::right,
       true},
      {say(Words{"В списке, % случаев", "On the list, % of cases"}), Align::right, true}};
  const bool both = narrator.dossier.robustness->draws_by_model > 0;
  if (both) {
    table.columns.push_back(
        {say(Words{"с другими экспертами, %", "with other experts, %"}), Align::right, true});
    table.columns.push_back(
        {say(corrected(narrator) ? Words{"с теми же экспертами, %", "with the same experts, %"}
                                 : Words{"при равной строгости, %", "with equal severity, %"}),
         Align::right, true});
  }
  // With a digit after the comma: 94.9 is not yet the 95 of "surely".
  const auto percent = [&](const std::optional<double>& share) {
    return share ? say.real(*share * 100, 1) : std::string("–");
  };
  for (const auto at : found) {
    if (table.rows.size() == narrator.order.rows_max) break;
    const auto& of = *narrator.dossier.robustness->of[at];
    table.rows.push_back(
        {{narrator.name(at), narrator.place_text(at), narrator.likely_places(at),
          say.real(of.expected_place, 1), percent(of.p_ahead_of_next), percent(of.p_selected)}});
    if (!both) continue;
    auto& cells = table.rows.back().cells;
    cells.emplace_back(percent(of.p_resampled));
    cells.emplace_back(percent(of.p_by_model));
  }
  return table;
}

}  // namespace

Blocks robustness(const Narrator& narrator) {
  if (!narrator.dossier.robustness || narrator.order.published()) return {};
  const auto& say = narrator.say;
  const auto inside = in_zone(narrator, Zone::surely_in);
  const auto open = in_zone(narrator, Zone::to_be_discussed);
  const auto outside = in_zone(narrator, Zone::surely_out);
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Насколько устойчив список", "How sure the list is"}), "robustness"});
  if (narrator.dossier.robustness->draws_by_model > 0) {
    for (auto& block : what_both_are(narrator)) blocks.push_back(std::move(block));
  } else {
    blocks.emplace_back(what_it_is(narrator));
  }
  if (const auto silence = silence_of(narrator.dossier.consistency.diagnosis)) {
    blocks.emplace_back(Paragraph{say(sentence_of(*silence)), ParagraphRole::note});
  }
  if (auto note = what_it_leaves_out(narrator)) blocks.emplace_back(std::move(*note));
  blocks.emplace_back(Paragraph{
      say(Words{"Уверенно в списке (не менее чем в 95 % случаев): {0}. Уверенно вне списка: {1}. "
                "Требуют обсуждения: {2}.",
                "Surely on the list (in 95 % of cases or more): {0}. Surely off the list: {1}. To "
                "be discussed: {2}."},
          {say.whole(inside.size()), say.whole(outside.size()), say.whole(open.size())})});
  if (!open.empty()) blocks.emplace_back(table_of(narrator, open));
  if (open.size() > narrator.order.rows_max) {
    blocks.emplace_back(cut_note(narrator, narrator.order.rows_max, open.size()));
  }
  if (auto chart = charts::places(narrator)) blocks.emplace_back(std::move(*chart));
  if (auto grid = charts::place_shares(narrator)) blocks.emplace_back(std::move(*grid));
  return blocks;
}

}  // namespace otbor::sections
