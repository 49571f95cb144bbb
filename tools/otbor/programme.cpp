#include "tools/otbor/programme.hpp"

#include <algorithm>
#include <utility>

#include "engine/pipeline.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor {

Exit no_such_programme(const Call& call, const std::string& argument) {
  tell(call.lang, format(Words{"нет такой папки и такого файла: `{0}`; образец программы создаёт "
                               "`otbor new ПАПКА`",
                               "there is no such folder or file: `{0}`; `otbor new DIR` makes a "
                               "programme to start from"},
                         {argument}));
  return Exit::usage;
}

IntakeOptions intake_options(const Call& call) {
  return {.limits = call.limits, .offers = offers(), .threads = call.threads, .lang = call.lang};
}

OpenedProgramme open_programme(const Call& call, const ProgrammePath& path,
                               const Opening& opening) {
  const auto access = folder_access(path.folder, call.limits, call.lang);
  auto options = intake_options(call);
  options.blanks_may_wait = opening.blanks_may_wait;
  options.lang = opening.titles.value_or(call.lang);
  auto intake = take_in(access, path.file, options);
  tell_problems(call, intake.diagnostics, intake.sources);
  OpenedProgramme opened{.path = path,
                         .errors = intake.diagnostics.errors(),
                         .warnings = intake.diagnostics.warnings()};
  for (const auto& source : intake.sources.all()) {
    opened.inputs.push_back({source.name, source.sha256, source.bytes});
  }
  std::ranges::sort(opened.inputs, {}, &FileDigest::name);
  opened.study = std::move(intake.study);
  return opened;
}

void tell_problems(const Call& call, const Diagnostics& diagnostics, const Sources& sources) {
  if (diagnostics.empty()) return;
  if (call.json) {
    tell(print_json(diagnostics, sources, call.lang));
  } else {
    tell(print(diagnostics, sources, call.lang, colour_on_stderr()));
  }
}

std::string counted_problems(std::size_t errors, std::size_t warnings, Lang lang) {
  return format(Words{"Ошибок: {0}, предупреждений: {1}", "Errors: {0}, warnings: {1}"}.in(lang),
                lang, {count(errors), count(warnings)}) +
         "\n";
}

std::string counted_as_json(std::size_t errors, std::size_t warnings, const Study* study,
                            const Document* unsettled) {
  JsonWriter json;
  json.begin_object();
  json.key("errors").number(static_cast<std::int64_t>(errors));
  json.key("warnings").number(static_cast<std::int64_t>(warnings));
  if (study != nullptr) {
    json.key("practices").number(study->practices.count().value());
    json.key("sheets").number(study->sheets.sheets.count().value());
    json.key("experts").number(study->experts.count().value());
  }
  if (unsettled != nullptr) {
    json.key("unsettled").begin_array();
    for (const auto& block : unsettled->blocks) {
      const auto* bullets = std::get_if<Bullets>(&block.is);
      if (bullets == nullptr) continue;
      for (const auto& item : bullets->items) json.string(item);
    }
    json.end_array();
  }
  json.end_object();
  return json.take() + "\n";
}

Exit stopped_by_errors(const Call& call, const OpenedProgramme& opened) {
  if (!call.json) {
    tell(counted_problems(opened.errors, opened.warnings, call.lang));
    tell(Words{"Ничего не записано: сначала исправьте ошибки.\n",
               "Nothing is written: mend the errors first.\n"}
             .in(call.lang));
  }
  return Exit::input_errors;
}

}  // namespace otbor
