#include "engine/intake/judgements.hpp"
#include "engine/pipeline.hpp"
#include "engine/render/weights/weights.hpp"
#include "engine/score/practice_table.hpp"
#include "engine/score/weights/objective.hpp"
#include "engine/version.hpp"
#include "tools/otbor/criteria_actions.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

/// What the printed weights sum to: what is asked for, else the sum the set has now, else 1.
std::optional<Points> sum_of(const Call& call, const Judgements& judgements) {
  if (const auto wish = call.value("--sum")) {
    const auto sum = parse_points(*wish, true, 3);
    return sum && *sum > Points() && *sum <= Points::whole(100'000) ? sum : std::nullopt;
  }
  Points sum;
  for (const auto& criterion : judgements.criteria) {
    sum += criterion.weight.value_or(Points());
  }
  return sum > Points() ? sum : Points::whole(1);
}

/// The ratings' view of the criteria compared; nullopt: the programme does not have them all.
std::optional<DataWeights> data_of(const Judgements& judgements, const Dossier& dossier) {
  const auto& set = dossier.study.criteria;
  const auto table = practice_table(dossier.study, dossier.ranking);
  num::Matrix values(table.practices.size(), judgements.criteria.size());
  for (std::size_t c = 0; c < judgements.criteria.size(); ++c) {
    std::optional<std::size_t> column;
    for (const auto at : set.criteria.count()) {
      if (set.criteria[at].id == judgements.criteria[c].id) column = at.value();
    }
    if (!column) return std::nullopt;
    for (std::size_t i = 0; i < table.practices.size(); ++i) {
      values(i, c) = table.means(i, *column) - table.lowest[*column];
    }
  }
  return DataWeights{.programme = dossier.study.programme.title,
                     .deviation = weights::deviation_weights(values, weights::Scaling::none),
                     .entropy = weights::entropy_weights(values),
                     .critic = weights::critic_weights(values, weights::Scaling::minmax,
                                                       weights::Correlation::pearson)};
}

}  // namespace

Exit criteria_ahp(const Call& call, const std::string& file) {
  const auto access = single_file_access(file, call.limits, call.lang);
  if (!access.read(file)) return no_such_file(call, file);
  const auto intake = take_in_judgements(access, file, intake_options(call));
  tell_problems(call, intake.diagnostics, intake.sources);
  if (!intake.judgements) return Exit::input_errors;
  const auto& judgements = *intake.judgements;
  const auto sum = sum_of(call, judgements);
  if (!sum) {
    return usage_error(call.lang,
                       Words{"`--sum`: нужно число больше нуля, не более трёх знаков после запятой",
                             "`--sum`: a number above zero is needed, at most three decimals"},
                       "criteria");
  }
  const auto found = weights::judged_weights(judgements);
  WeightsStory story{.judgements = judgements, .found = found, .printed = {}, .data = {}};
  constexpr int digits_of_small = 3;
  constexpr int digits_of_large = 2;
  const int digits = *sum >= Points::whole(5) ? digits_of_large : digits_of_small;
  if (found.consensus) story.printed = weights::printable(*found.consensus, *sum, digits);
  if (const auto argument = call.value("--ratings")) {
    const auto path = find_programme(*argument);
    if (!path) return no_such_programme(call, *argument);
    auto opened = open_programme(call, *path);
    if (!opened.study) return stopped_by_errors(call, opened);
    const auto dossier = decide(std::move(*opened.study), call.threads);
    story.data = data_of(judgements, dossier);
    if (!story.data) {
      tell(
          call.lang,
          Words{"в программе нет некоторых из этих критериев, поэтому сверки с оценками нет",
                "the programme lacks some of these criteria; nothing is held against its ratings"});
    }
  }
  const RenderOrder order{.lang = call.lang, .engine_version = std::string(version)};
  if (call.json) {
    print(weights_json(story, order));
    return Exit::done;
  }
  const auto text = printed(call, weights_report(story, order));
  if (!text) return Exit::usage;
  print(*text);
  if (!call.has("--format") && !story.printed.empty()) {
    print("\n" +
          std::string(Words{"Вставить в набор критериев:", "To paste into the criteria file:"}.in(
              call.lang)) +
          "\n\n" + weights_to_paste(story, call.lang));
  }
  return Exit::done;
}

}  // namespace otbor
