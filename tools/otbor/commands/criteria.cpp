#include <algorithm>

#include "engine/intake/intake.hpp"
#include "engine/render/criteria_annex.hpp"
#include "engine/render/format.hpp"
#include "engine/text/suggest.hpp"
#include "engine/version.hpp"
#include "tools/files/legible.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

Exit usage(const Call& call, const Text& message) {
  return usage_error(call.lang, message, "criteria");
}

Exit no_such_file(const Call& call, const std::string& file) {
  return usage(call,
               format(Words{"файла `{0}` нет ни на диске, ни среди поставляемых с программой",
                            "there is no file `{0}`, on the disk or shipped with the program"},
                      {file}));
}

/// One file with its problems told; nullopt when there is no such file.
std::optional<CriteriaIntake> open_criteria(const Call& call, const std::string& file) {
  const auto access = single_file_access(file, call.limits, call.lang);
  if (!access.read(file)) return std::nullopt;
  auto intake = take_in_criteria(access, file, intake_options(call));
  tell_problems(call, intake.diagnostics, intake.sources);
  return intake;
}

std::string summary_of(const std::string& file, const CriteriaIntake& intake, Lang lang) {
  const auto& set = *intake.criteria;
  return format(
             Words{"{0}: замечаний нет – «{1}», версия {2}, {3} {3|критерий|критерия|критериев}, "
                   "максимум {4}",
                   "{0}: nothing to mend – “{1}”, version {2}, {3} {3|criterion|criteria}, "
                   "maximum {4}"}
                 .in(lang),
             lang,
             {file, set.title, set.version, count(set.criteria.count().value()),
              number(to_text(set.maximum[Index<ApplicantGroup>(0)]))}) +
         "\n";
}

Exit check(const Call& call, std::span<const std::string> files) {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  for (const auto& file : files) {
    const auto intake = open_criteria(call, file);
    if (!intake) return no_such_file(call, file);
    errors += intake->diagnostics.errors();
    warnings += intake->diagnostics.warnings();
    if (call.json) continue;
    if (intake->diagnostics.empty() && intake->criteria) {
      print(summary_of(file, *intake, call.lang));
    } else {
      print(file + ": " +
            counted_problems(intake->diagnostics.errors(), intake->diagnostics.warnings(),
                             call.lang));
    }
  }
  if (call.json) print(counted_as_json(errors, warnings));
  return errors > 0 ? Exit::input_errors : Exit::done;
}

Exit print_annex(const Call& call, std::span<const std::string> files) {
  const auto wish = call.value("--format").value_or("text");
  const auto* format_wished = find_format(wish == "text" ? "terminal" : wish);
  if (format_wished == nullptr) {
    std::vector<std::string> known{"text"};
    for (const auto* each : formats()) {
      if (each->id != "terminal") known.emplace_back(each->id);
    }
    return usage(call, format(Words{"нет формата `{0}`; есть: {1}",
                                    "there is no format `{0}`; "
                                    "there are: {1}"},
                              {wish, listed(known)}));
  }
  for (const auto& file : files) {
    const auto intake = open_criteria(call, file);
    if (!intake) return no_such_file(call, file);
    const bool readable = intake->criteria && intake->rules && !intake->diagnostics.has_errors();
    if (!readable) return Exit::input_errors;
    const RenderOrder order{.lang = call.lang, .engine_version = std::string(version)};
    print(format_wished->print(
        criteria_annex(*intake->criteria, *intake->rules, intake->cycle, order),
        {.width = columns_of_stdout(), .colour = colour_on_stdout()}));
  }
  return Exit::done;
}

Exit print_schema(const Call& call, std::span<const std::string> forms) {
  const std::string form = forms.empty() ? "criteria" : legible(forms.front());
  if (const auto schema = json_schema(form, call.lang)) {
    print(*schema);
    return Exit::done;
  }
  const auto names = schema_names();
  const std::vector<std::string> known(names.begin(), names.end());
  return usage(call, format(Words{"нет схемы `{0}`{1}; есть: {2}",
                                  "there is no schema `{0}`{1}; there are: {2}"},
                            {form, did_you_mean(form, known), listed(known)}));
}

Exit criteria(const Call& call) {
  const auto action = legible(call.arguments.front());
  const auto rest = std::span(call.arguments).subspan(1);
  if (action == "schema" && rest.size() <= 1) return print_schema(call, rest);
  const bool on_files = action == "check" || action == "print";
  if (on_files && rest.empty()) {
    return usage(call, Words{"не указан файл набора критериев", "no criteria file is given"});
  }
  if (action == "check") return check(call, rest);
  if (action == "print") return print_annex(call, rest);
  return usage(call, format(Words{"такой команды пока нет: `criteria {0}`{1}",
                                  "there is no such command yet: `criteria {0}`{1}"},
                            {action, did_you_mean(action, {"check", "print", "schema"})}));
}

}  // namespace

extern const Command criteria_command;
const Command criteria_command{
    .name = "criteria",
    .arguments =
        {{.name = {"check, print или schema", "check, print or schema"},
          .takes = Takes::word,
          .choices = {"check", "print", "schema"}},
         {.name = {"ФАЙЛ", "FILE"}, .takes = Takes::file, .required = false, .many = true}},
    .options = {{.name = "--format", .takes = Takes::word}},
    .run = criteria,
};

}  // namespace otbor
