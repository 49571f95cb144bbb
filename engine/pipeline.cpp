#include "engine/pipeline.hpp"

#include <span>
#include <utility>

#include "engine/forum/forum.hpp"
#include "engine/render/papers/paper.hpp"
#include "engine/score/method.hpp"
#include "engine/score/robust/with_severity.hpp"
#include "engine/select/draw_list.hpp"
#include "engine/select/end_of_list.hpp"

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
  for (const auto* paper : papers::all_papers()) {
    offers.papers.push_back({std::string(paper->name.en), std::string(paper->name.ru), {}});
  }
  return offers;
}

namespace {

/// The list as the robustness of it is asked.
std::optional<Robustness> robustness_of(const Candidates& candidates, const Selection& selection,
                                        num::Threads threads) {
  const auto list = list_of_draws(candidates, selection);
  if (!list) return std::nullopt;
  const auto& [study, themes, ranking, consistency] = candidates;
  const RobustnessOptions options{.draws = study.rules.draws};
  const auto severity = severity_in_draws(study, consistency, threads);
  return robustness_with_severity(study, ranking, severity, *list, options, threads);
}

}  // namespace

Dossier decide(Study study, num::Threads threads, const OnStage& on_stage) {
  const auto done = [&](std::string_view stage) {
    if (on_stage) on_stage(stage);
  };
  Dossier dossier;
  dossier.study = std::move(study);
  const Study& facts = dossier.study;
  // Marks and texts: neither asks for what the other finds.
  num::for_chunks(threads, 2, 1, [&](std::size_t which, std::size_t, std::size_t) {
    if (which == 0) {
      dossier.consistency = rate(facts, threads);
      done("rate");
      dossier.ranking = score(facts, dossier.consistency, threads);
      done("score");
    } else {
      dossier.themes = themes(facts, threads);
      dossier.cycles = cycle(facts, threads);
    }
  });
  done("themes, cycle");
  dossier.selection = select(facts, dossier.themes, dossier.consistency, dossier.ranking, threads);
  done("select");
  return dossier;
}

namespace {

/// What the decisions rest on, and how surely.
void weigh_decisions(Dossier& dossier, num::Threads threads,
                     const std::function<void(std::string_view)>& done) {
  const Study& facts = dossier.study;
  const Candidates candidates{facts, dossier.themes, dossier.ranking, dossier.consistency};
  dossier.advice = advice(candidates, dossier.selection, threads);
  done("advice");
  dossier.prices = prices(candidates, dossier.selection);
  done("prices");
  dossier.robustness = robustness_of(candidates, dossier.selection, threads);
  done("robustness");
  dossier.methods = compare_methods(facts, dossier.themes, dossier.consistency, dossier.ranking,
                                    dossier.selection, threads);
  done("methods");
  dossier.expert_orders = expert_orders(facts, dossier.consistency, dossier.ranking, threads);
  done("expert orders");
}

}  // namespace

Dossier run(Study study, num::Threads threads, const OnStage& on_stage) {
  auto dossier = decide(std::move(study), threads, on_stage);
  const auto done = [&](std::string_view stage) {
    if (on_stage) on_stage(stage);
  };
  // Neither of the two asks for what the other finds.
  num::for_chunks(threads, 2, 1, [&](std::size_t which, std::size_t, std::size_t) {
    if (which == 0) return weigh_decisions(dossier, threads, done);
    dossier.clusters = clusters_of(dossier.study, threads);
    dossier.forum = forum(dossier.study, threads);
    if (ends_by_places(dossier.study.rules, dossier.selection)) {
      dossier.certificates = certificates(dossier.study, dossier.ranking);
      dossier.weight_ranges = weight_ranges(dossier.study, dossier.ranking);
    }
  });
  done("clusters, others");
  dossier.justification = justify(dossier, threads);
  done("justify");
  return dossier;
}

Trial try_variant(const Tuning& official, Variant variant, num::Threads threads) {
  auto tried = decide(with_changes(official.study, variant, variant.changes), threads);
  auto trial = trial_of(official, std::move(variant), std::move(tried));
  const auto& changes = trial.variant.changes;
  const bool one_by_one = changes.size() > 1 && !(trial.entered.empty() && trial.left.empty());
  for (std::size_t at = 0; one_by_one && at < changes.size(); ++at) {
    const auto only = std::span(changes).subspan(at, 1);
    const auto alone = decide(with_changes(official.study, trial.variant, only), threads);
    note_alone(official, standings_of(alone), at, trial);
  }
  return trial;
}

Tuning tune(Study study, std::vector<Variant> variants, num::Threads threads) {
  auto tuning = tuning_of(decide(std::move(study), threads));
  for (auto& variant : variants) {
    tuning.trials.push_back(try_variant(tuning, std::move(variant), threads));
  }
  return tuning;
}

}  // namespace otbor
