#include "engine/pipeline.hpp"

#include <utility>

#include "engine/score/method.hpp"

namespace otbor {

Offers offers() {
  Offers offers;
  for (const Method* method : methods()) {
    Offered offered{.id = std::string(method->id), .ru = std::string(method->ru), .options = {}};
    for (const auto& option : method->options) {
      offered.options.push_back(
          {std::string(option.en), std::string(option.ru), option.low, option.high});
    }
    offers.aggregations.push_back(std::move(offered));
  }
  for (const SelectionRule* rule : selection_rules()) {
    offers.selection_rules.push_back({std::string(rule->id), std::string(rule->ru), {}});
  }
  return offers;
}

namespace {

/// The list as the robustness of it is asked: recorded decisions are no question of chance.
std::optional<Robustness> robustness_of(const Dossier& dossier, num::Threads threads) {
  const Study& study = dossier.study;
  if (study.rules.selection.rule == "recorded") return std::nullopt;
  ListRule list{.places = study.rules.selection.places,
                .pass_mark = dossier.selection.line.pass_mark,
                .may_enter = Per<Practice, bool>(study.practices.count())};
  for (const auto practice : study.practices.count()) {
    const auto& verdict = dossier.selection.verdicts[practice];
    list.may_enter[practice] = verdict.gates.empty() && verdict.cause != SelectionCause::excluded;
  }
  return robustness(study, dossier.ranking, list, {.draws = study.rules.draws}, threads);
}

/// Where the number of places ends the list. With a recorded list, or a pass mark that fewer reach,
/// the line is not between two totals.
std::vector<Certificate> certificates_of(const Dossier& dossier) {
  const auto& list = dossier.study.rules.selection;
  const bool ends_by_places = list.rule != "recorded" && list.places &&
                              dossier.selection.recommended.size() >= *list.places;
  return ends_by_places ? certificates(dossier.study, dossier.ranking) : std::vector<Certificate>();
}

}  // namespace

Dossier run(Study study, num::Threads threads, const OnStage& on_stage) {
  const auto done = [&](std::string_view stage) {
    if (on_stage) on_stage(stage);
  };
  Dossier dossier;
  dossier.study = std::move(study);
  const Study& facts = dossier.study;
  dossier.consistency = rate(facts, threads);
  done("rate");
  dossier.ranking = score(facts, dossier.consistency, threads);
  done("score");
  dossier.themes = themes(facts, threads);
  dossier.clusters = clusters_of(facts, threads);
  done("themes");
  dossier.cycles = cycle(facts, threads);
  done("cycle");
  dossier.selection = select(facts, dossier.themes, dossier.consistency, dossier.ranking, threads);
  done("select");
  const Candidates candidates{facts, dossier.themes, dossier.ranking, dossier.consistency};
  dossier.advice = advice(candidates, dossier.selection, threads);
  done("advice");
  dossier.prices = prices(candidates, dossier.selection);
  done("prices");
  dossier.robustness = robustness_of(dossier, threads);
  dossier.certificates = certificates_of(dossier);
  done("robustness");
  dossier.justification = justify(dossier, threads);
  done("justify");
  return dossier;
}

}  // namespace otbor
