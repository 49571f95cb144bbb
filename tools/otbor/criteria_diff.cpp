#include "engine/pipeline.hpp"
#include "engine/render/criteria/diff.hpp"
#include "engine/version.hpp"
#include "tools/otbor/criteria_actions.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

Exit show(const Call& call, const NamedCriteria& before, const NamedCriteria& after,
          const std::optional<CriteriaTried>& tried) {
  const RenderOrder order{
      .lang = call.lang, .draft = tried.has_value(), .engine_version = std::string(version)};
  if (call.json) {
    print(criteria_diff_json(before, after, tried, order));
    return Exit::done;
  }
  const auto text = printed(call, criteria_diff(before, after, tried, order));
  if (!text) return Exit::usage;
  print(*text);
  return Exit::done;
}

}  // namespace

Exit criteria_diff(const Call& call, const std::string& before, const std::string& after) {
  const auto first = open_criteria(call, before);
  if (!first) return no_such_file(call, before);
  const auto second = open_criteria(call, after);
  if (!second) return no_such_file(call, after);
  if (!first->criteria || !first->rules || !second->criteria || !second->rules) {
    return Exit::input_errors;
  }
  const NamedCriteria a{before, *first->criteria, *first->rules};
  const NamedCriteria b{after, *second->criteria, *second->rules};
  const auto argument = call.value("--ratings");
  if (!argument) return show(call, a, b, std::nullopt);

  const auto path = find_programme(*argument);
  if (!path) return no_such_programme(call, *argument);
  auto opened = open_programme(call, *path);
  if (!opened.study) return stopped_by_errors(call, opened);
  auto& study = *opened.study;
  const auto other = with_criteria(study, b.set, b.rules);
  // The programme's own set comes with everything its plan says; another one is laid over too.
  const bool own = study.criteria.sha256 == a.set.sha256;
  if (!own) study = with_criteria(study, a.set, a.rules).study;
  auto tuning = tuning_of(decide(std::move(study), call.threads));
  auto tried = decide(other.study, call.threads);
  const auto lint = lint_criteria(tried.study, tried.ranking);
  tuning.trials.push_back(trial_of(tuning, {.title = after}, std::move(tried)));
  return show(call, a, b, CriteriaTried{tuning, other, lint});
}

}  // namespace otbor
