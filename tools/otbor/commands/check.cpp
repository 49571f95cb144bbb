#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

std::string nothing_wrong(const Study& study, Lang lang) {
  return format(Words{"Замечаний нет: {0} {0|практика|практики|практик}, "
                      "{1} {1|лист|листа|листов}, {2} {2|эксперт|эксперта|экспертов}",
                      "Nothing to mend: {0} {0|practice|practices}, {1} {1|sheet|sheets}, "
                      "{2} {2|expert|experts}"}
                    .in(lang),
                lang,
                {count(study.practices.count().value()), count(study.sheets.sheets.count().value()),
                 count(study.experts.count().value())}) +
         "\n";
}

Exit check(const Call& call) {
  const auto& argument = call.arguments.front();
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  const auto opened = open_programme(call, *path);
  if (call.json) {
    print(counted_as_json(opened.errors, opened.warnings, opened.study ? &*opened.study : nullptr));
  } else if (opened.errors + opened.warnings > 0) {
    print(counted_problems(opened.errors, opened.warnings, call.lang));
  } else {
    print(nothing_wrong(*opened.study, call.lang));
  }
  return opened.errors > 0 ? Exit::input_errors : Exit::done;
}

}  // namespace

extern const Command check_command;
const Command check_command{
    .name = "check",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}}},
    .run = check,
};

}  // namespace otbor
