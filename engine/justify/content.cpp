#include "engine/justify/sections.hpp"
#include "engine/model/names.hpp"

namespace otbor {
namespace {

std::vector<Text> names_of(const Facts& facts, const std::vector<Index<Stage>>& stages) {
  std::vector<Text> names;
  names.reserve(stages.size());
  for (const auto stage : stages) names.push_back(facts.stage_names[stage]);
  return names;
}

void write_stages(const Facts& facts, ReasonCode code, const std::vector<Index<Stage>>& stages,
                  Reasons& reasons) {
  if (stages.empty()) return;
  reasons.add(code, join(names_of(facts, stages)), one_or_many(stages.size())).on(stages);
}

void write_class(const Facts& facts, const CycleProfile& profile, Reasons& reasons) {
  const auto& title = facts.class_names.at(*profile.class_at);
  const bool by_closing = facts.study.cycle->closed_at_sum.has_value();
  if (profile.defects.empty()) {
    auto citing =
        reasons.add(by_closing ? ReasonCode::cycle_all_closed : ReasonCode::cycle_complete, title);
    for (const auto stage : facts.study.cycle->stages.count()) citing.on(stage);
    return;
  }
  reasons
      .add(by_closing ? ReasonCode::cycle_not_closed : ReasonCode::cycle_deficient, title,
           join(names_of(facts, profile.defects)), one_or_many(profile.defects.size()))
      .on(profile.defects);
}

constexpr std::size_t words_max = 5;

Text deciding_words(const ThemeResult& result) {
  std::vector<Text> words;
  for (const auto& word : result.words) {
    if (words.size() == words_max) break;
    words.push_back(quoted(word.entry));
  }
  return join(words);
}

bool is_near(const ThemeResult& result, Points margin) {
  return result.second &&
         (result.best_points == result.second_points || result.margin < Ratio(margin));
}

void write_found(const Facts& facts, Index<Practice> at, const ThemeResult& result,
                 Reasons& reasons) {
  const auto named = [&](const std::optional<Index<Theme>>& theme) -> const Text& {
    return facts.theme_names[theme.value()];
  };
  switch (result.verdict) {
    case ThemeVerdict::agrees:
    case ThemeVerdict::found:
      reasons
          .add(result.verdict == ThemeVerdict::agrees ? ReasonCode::theme_agrees
                                                      : ReasonCode::theme_found,
               named(result.best), deciding_words(result))
          .on(result.best);
      break;
    case ThemeVerdict::differs:
      reasons
          .add(ReasonCode::theme_differs, named(result.theme), named(result.best),
               count(result.best_points), count(result.second_points), deciding_words(result))
          .on(result.theme)
          .on(result.best);
      break;
    case ThemeVerdict::small_margin:
      if (is_near(result, facts.study.themes->margin)) {
        reasons.add(ReasonCode::theme_undecided, named(result.best), count(result.best_points),
                    named(result.second), count(result.second_points), deciding_words(result));
      } else {
        reasons.add(ReasonCode::theme_by_ambiguous_words, named(result.best),
                    deciding_words(result));
      }
      break;
    case ThemeVerdict::no_match:
      if (result.theme) {
        reasons.add(ReasonCode::theme_without_words, named(result.theme)).on(result.theme);
      }
      break;
    case ThemeVerdict::overridden:
      if (const auto* decision = facts.theme_overrides.first_of(at)) {
        reasons
            .add(ReasonCode::theme_overridden, facts.theme_names[decision->theme],
                 document_of(decision->record))
            .on(decision->theme)
            .by(Cite::What::theme_override, facts.study.decisions.theme_overrides, *decision);
      }
      break;
  }
}

}  // namespace

void write_cycle(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  if (!facts.study.cycle || facts.dossier.cycles.practices.empty()) return;
  const auto& cycle = *facts.study.cycle;
  const auto& profile = facts.dossier.cycles.practices[at];
  std::vector<Index<Stage>> missing;
  std::vector<Index<Stage>> unmarked;
  for (const auto stage : profile.stages.count()) {
    const auto& mark = profile.stages[stage];
    if (mark.marks == 0) {
      unmarked.push_back(stage);
    } else if (mark.mean == Ratio(cycle.scale.lowest())) {
      missing.push_back(stage);
    }
  }
  if (unmarked.size() == profile.stages.count().value()) return;  // nobody looked at the cycle
  if (profile.class_at) {
    write_class(facts, profile, reasons);
  } else {
    write_stages(facts, ReasonCode::stages_unmarked, unmarked, reasons);
  }
  write_stages(facts, ReasonCode::stages_missing, missing, reasons);
}

void write_theme(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  if (!facts.study.themes || facts.dossier.themes.practices.empty()) return;
  const auto& result = facts.dossier.themes.practices[at];
  write_found(facts, at, result, reasons);
  if (!result.moves_to) return;
  const auto& platforms = facts.study.themes->platforms;
  reasons.add(ReasonCode::theme_other_platform, platforms[*result.moves_to].id,
              platforms[*facts.practice(at).platform].id);
}

}  // namespace otbor
