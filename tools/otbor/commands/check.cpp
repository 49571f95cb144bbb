#include <utility>

#include "engine/pipeline.hpp"
#include "engine/render/format.hpp"
#include "engine/render/words/unsettled.hpp"
#include "engine/version.hpp"
#include "tools/otbor/next_step.hpp"
#include "tools/otbor/programme.hpp"
#include "tools/otbor/publication.hpp"
#include "tools/otbor/results.hpp"

namespace otbor {
namespace {

std::string nothing_wrong(const Study& study, Lang lang) {
  return format(
             Words{
                 "В файлах замечаний нет: {0} {0|практика|практики|практик}, "
                 "{1} {1|лист|листа|листов}, {2} {2|эксперт|эксперта|экспертов}",
                 "Nothing to mend in the files: {0} {0|practice|practices}, {1} {1|sheet|sheets}, "
                 "{2} {2|expert|experts}"}
                 .in(lang),
             lang,
             {count(study.practices.count().value()), count(study.sheets.sheets.count().value()),
              count(study.experts.count().value())}) +
         "\n";
}

/// The ratings as the run will see them: what is to be asked before the commission meets.
Document questions(const Call& call, const Dossier& dossier) {
  return unsettled(dossier, {.lang = call.lang, .engine_version = std::string(version)});
}

Exit check(const Call& call) {
  const auto& argument = call.arguments.front();
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  auto opened = open_programme(call, *path);
  if (!opened.study) {
    print(call.json ? counted_as_json(opened.errors, opened.warnings)
                    : counted_problems(opened.errors, opened.warnings, call.lang));
    return Exit::input_errors;
  }
  const auto dossier = run(std::move(*opened.study), call.threads);
  const auto order = order_of(call);
  opened.errors += tell_template_problems(call, dossier, order);
  if (order.published() && opened.errors == 0) {
    opened.errors += tell_publication_problems(call, dossier, order);
  }
  if (opened.errors > 0) {
    print(call.json ? counted_as_json(opened.errors, opened.warnings)
                    : counted_problems(opened.errors, opened.warnings, call.lang));
    return Exit::input_errors;
  }
  const auto asked = questions(call, dossier);
  if (call.json) {
    print(counted_as_json(opened.errors, opened.warnings, &dossier.study, &asked));
    return Exit::done;
  }
  print(opened.warnings > 0 ? counted_problems(opened.errors, opened.warnings, call.lang)
                            : nothing_wrong(dossier.study, call.lang));
  if (!asked.blocks.empty()) {
    print("\n" + find_format("terminal")
                     ->print(asked, {.width = columns_of_stdout(), .colour = colour_on_stdout()}));
  }
  const auto& study = dossier.study;
  const auto next = next_step(study, !study.assignment.empty(), argument, call.lang);
  if (!next.empty()) print("\n" + next);
  return Exit::done;
}

}  // namespace

extern const Command check_command;
const Command check_command{
    .name = "check",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}}},
    .options = {{.name = "--profile", .takes = Takes::word, .choices = {"service", "public"}}},
    .run = check,
};

}  // namespace otbor
