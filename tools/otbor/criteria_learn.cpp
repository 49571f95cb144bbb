#include <algorithm>

#include "engine/pipeline.hpp"
#include "engine/render/weights/learned.hpp"
#include "engine/score/practice_table.hpp"
#include "engine/version.hpp"
#include "tools/otbor/criteria_actions.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

/// Off the list for another reason than its total: such a practice says nothing of weights.
bool speaks_of_weights(const Verdict& verdict) {
  if (!verdict.gates.empty() || !verdict.cause) return verdict.gates.empty();
  switch (*verdict.cause) {
    case SelectionCause::in_order:
    case SelectionCause::places_full:
    case SelectionCause::recorded:
    case SelectionCause::not_recorded:
      return true;
    default:
      return false;
  }
}

void learn_from(const Dossier& dossier, std::vector<LearnedFrom>& all,
                weights::UtadisInput& input) {
  const auto table = practice_table(dossier.study, dossier.ranking);
  LearnedFrom from{.title = dossier.study.programme.title,
                   .recorded = dossier.study.rules.selection.rule == "recorded",
                   .practices = {},
                   .on_list = {}};
  std::vector<double> cells;
  for (std::size_t i = 0; i < table.practices.size(); ++i) {
    const auto& verdict = dossier.selection.verdicts[table.practices[i]];
    if (!speaks_of_weights(verdict)) continue;
    from.practices.push_back(dossier.study.practices[table.practices[i]].id);
    from.on_list.push_back(verdict.decision == Decision::recommended);
    for (std::size_t c = 0; c < table.weights.size(); ++c) {
      cells.push_back((table.means(i, c) - table.lowest[c]) / (table.highest[c] - table.lowest[c]));
    }
  }
  input.lists.push_back(
      {num::Matrix(from.practices.size(), table.weights.size(), std::move(cells)), from.on_list});
  all.push_back(std::move(from));
}

bool same_criteria(const CriteriaSet& a, const CriteriaSet& b) {
  return std::ranges::equal(a.criteria, b.criteria, {}, &Criterion::id, &Criterion::id);
}

}  // namespace

Exit criteria_learn(const Call& call, std::span<const std::string> programmes) {
  std::vector<LearnedFrom> from;
  weights::UtadisInput input;
  std::optional<CriteriaSet> criteria;
  for (const auto& argument : programmes) {
    const auto path = find_programme(argument);
    if (!path) return no_such_programme(call, argument);
    auto opened = open_programme(call, *path);
    if (!opened.study) return stopped_by_errors(call, opened);
    const auto dossier = decide(std::move(*opened.study), call.threads);
    if (!criteria) criteria = dossier.study.criteria;
    if (!same_criteria(*criteria, dossier.study.criteria)) {
      return usage_error(call.lang,
                         format(Words{"`{0}`: другие критерии, чем в первой программе; веса "
                                      "выводятся из программ с одним набором",
                                      "`{0}` has other criteria than the first programme; weights "
                                      "are inferred from programmes with one set"},
                                {argument}),
                         "criteria");
    }
    learn_from(dossier, from, input);
  }
  const auto found = weights::utadis(input);
  const LearnedStory story{*criteria, from, found};
  if (call.json) {
    print(learned_json(story));
    return Exit::done;
  }
  const RenderOrder order{.lang = call.lang, .engine_version = std::string(version)};
  const auto text = printed(call, learned_report(story, order));
  if (!text) return Exit::usage;
  print(*text);
  return Exit::done;
}

}  // namespace otbor
