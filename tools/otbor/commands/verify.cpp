#include <filesystem>

#include "engine/text/json_writer.hpp"
#include "tools/files/manifest.hpp"
#include "tools/otbor/changes_text.hpp"
#include "tools/otbor/verification.hpp"

namespace otbor {
namespace {

namespace fs = std::filesystem;

/// The programme a result was made from: as told, as the result's link says, or the folder that
/// the results lie in.
std::optional<ProgrammePath> programme_of(const Call& call, const std::string& folder) {
  if (const auto told = call.value("--programme")) return find_programme(*told);
  std::error_code error;
  const auto linked = fs::canonical(fs::path(folder) / programme_link, error);
  if (!error) return find_programme(linked.string());
  const auto around = fs::path(folder) / "..";
  if (fs::exists(around / "programme.yaml", error)) return find_programme(around.string());
  return std::nullopt;
}

std::string as_text(const Verification& found, Lang lang) {
  ChangesText text(lang);
  text.inputs(found.inputs);
  text.marks(found.marks);
  text.plan(found.plan);
  if (found.engine) text.engine(*found.engine);
  if (found.criteria) text.criteria(*found.criteria);
  for (const auto& name : found.edited.changed) {
    text.line({"документ {0} изменён после запуска", "document {0} was changed after the run"},
              {name});
  }
  for (const auto& name : found.edited.missing) {
    text.line({"документа {0} нет", "document {0} is not there"}, {name});
  }
  for (const auto& name : found.edited.added) {
    text.line({"файл {0} добавлен в папку результатов", "file {0} was added to the results"},
              {name});
  }
  for (const auto& name : found.differing) {
    text.line(
        {"{0}: повторный расчёт даёт другие байты", "{0}: the repeated run gives other bytes"},
        {name});
  }
  if (!found.repeated) {
    text.line({"повторить расчёт нельзя: в файлах программы ошибки",
               "the run cannot be repeated: the programme's files have errors"},
              {});
  }
  return text.take();
}

void add_names(JsonWriter& json, std::string_view key, const std::vector<std::string>& names) {
  json.key(key).begin_array();
  for (const auto& name : names) json.string(name);
  json.end_array();
}

std::string as_json(const Verification& found) {
  JsonWriter json;
  json.begin_object();
  json.key("reproduced").boolean(found.reproduced());
  json.key("files").number(static_cast<std::int64_t>(found.files));
  add_changes(json, "inputs", found.inputs);
  add_marks(json, found.marks);
  add_changes(json, "plan", found.plan);
  std::vector<NamedChange> versions;
  if (found.engine) versions.push_back(*found.engine);
  if (found.criteria) versions.push_back(*found.criteria);
  add_changes(json, "versions", versions);
  add_names(json, "edited", found.edited.changed);
  add_names(json, "missing", found.edited.missing);
  add_names(json, "added", found.edited.added);
  add_names(json, "differing", found.differing);
  json.end_object();
  return json.take() + "\n";
}

Exit refuse(const Call& call, Words pattern, const std::string& name, Exit exit) {
  tell(call.lang, format(pattern, {name}));
  return exit;
}

Exit verify(const Call& call) {
  const auto folder = folder_of_results(call.arguments.front());
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return refuse(call, {"нет такой папки: `{0}`", "there is no such folder: `{0}`"}, folder,
                  Exit::usage);
  }
  const auto recorded = read_manifest(folder);
  if (!recorded) {
    return refuse(call,
                  {"в папке `{0}` нет manifest.json или он повреждён: сверять не с чем",
                   "folder `{0}` has no manifest.json, or a damaged one: nothing to verify by"},
                  folder, Exit::input_errors);
  }
  const auto programme = programme_of(call, folder);
  if (!programme) {
    return refuse(call,
                  {"не найдена программа, по которой получены результаты `{0}`: укажите её "
                   "ключом --programme",
                   "the programme behind the results `{0}` is not found: name it by --programme"},
                  folder, Exit::usage);
  }
  const auto found = verify_results(call, folder, *recorded, *programme);
  if (call.json) {
    print(as_json(found));
  } else if (found.reproduced()) {
    print(format(Words{"Воспроизведено: {0} {0|файл совпал|файла совпали|файлов совпали} байт в "
                       "байт\n",
                       "Reproduced: {0} {0|file is|files are} equal byte for byte\n"}
                     .in(call.lang),
                 call.lang, {count(found.files)}));
  } else {
    print(std::string(Words{"Не воспроизведено:\n", "Not reproduced:\n"}.in(call.lang)) +
          as_text(found, call.lang));
    if (!found.inputs.empty()) {
      print(
          Words{"Файлы программы с тех пор изменились; результат по нынешним составит otbor run.\n",
                "The programme's files have changed since; otbor run makes the result of these.\n"}
              .in(call.lang));
    }
  }
  return found.reproduced() ? Exit::done : Exit::input_errors;
}

}  // namespace

extern const Command verify_command;
const Command verify_command{
    .name = "verify",
    .arguments = {{.name = {"РЕЗУЛЬТАТЫ", "OUT"}}},
    .options = {{.name = "--programme", .takes = Takes::folder}},
    .run = verify,
};

}  // namespace otbor
