#include "engine/intake/planned_rules.hpp"
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

/// After the messages: what they mean for the comparison.
Exit does_not_fit(const Call& call, const std::string& set) {
  tell(call.lang,
       format(Words{"план программы не подходит к набору `{0}`: исправьте план или набор "
                    "по сообщениям выше",
                    "the programme's plan does not fit the set `{0}`: mend the plan or "
                    "the set by the messages above"},
              {set}));
  return Exit::input_errors;
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
  // The programme's own set comes with everything its plan says; any other is laid under it too.
  const auto plan_over = [&](const NamedCriteria& set) {
    auto planned =
        take_in_planned_rules(folder_access(path->folder, call.limits, call.lang), path->file,
                              single_file_access(set.file, call.limits, call.lang), set.file,
                              set.set, intake_options(call));
    if (!planned.rules) tell_problems(call, planned.diagnostics, planned.sources);
    return planned;
  };
  const auto planned_after = plan_over(b);
  if (!planned_after.rules) return does_not_fit(call, b.file);
  const auto other = with_criteria(study, b.set, *planned_after.rules);
  if (study.criteria.sha256 != a.set.sha256) {
    const auto planned_before = plan_over(a);
    if (!planned_before.rules) return does_not_fit(call, a.file);
    study = with_criteria(study, a.set, *planned_before.rules).study;
  }
  auto tuning = tuning_of(decide(std::move(study), call.threads));
  auto tried = decide(other.study, call.threads);
  const auto lint = lint_criteria(tried.study, tried.ranking);
  tuning.trials.push_back(trial_of(tuning, {.title = after}, std::move(tried)));
  return show(call, a, b, CriteriaTried{tuning, other, lint, planned_after.keys});
}

}  // namespace otbor
