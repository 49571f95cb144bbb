#include "engine/intake/intake.hpp"
#include "engine/text/json_writer.hpp"
#include "tools/files/embedded.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/write_outputs.hpp"
#include "tools/otbor/command.hpp"

namespace otbor {
namespace {

constexpr std::string_view template_folder = "template/";
/// The sample's criteria are the shipped ones: a copy to change, never a second original.
constexpr std::string_view shipped_criteria = "criteria/municipal-expertise.yaml";

/// The sample, and the schemas by which an editor suggests its keys.
std::vector<OutFile> template_files() {
  std::vector<OutFile> files;
  for (const auto& file : embedded_files()) {
    if (file.name.starts_with(template_folder)) {
      files.push_back(
          {std::string(file.name.substr(template_folder.size())), std::string(file.bytes)});
    }
    if (file.name == shipped_criteria) files.push_back({"criteria.yaml", std::string(file.bytes)});
  }
  for (const std::string form : {"programme", "criteria", "decisions", "paperwork"}) {
    files.push_back({"schema/" + form + ".ru.json", json_schema(form, Lang::ru).value()});
  }
  return files;
}

std::string as_json(const std::string& folder, const std::vector<OutFile>& files) {
  JsonWriter json;
  json.begin_object();
  json.key("folder").string(legible(folder));
  json.key("files").begin_array();
  for (const auto& file : files) json.string(file.name);
  json.end_array().end_object();
  return json.take() + "\n";
}

Exit make_new(const Call& call) {
  const auto& folder = call.arguments.front();
  const auto files = template_files();
  if (const auto trouble = write_new_folder(folder, files)) {
    tell(call.lang, trouble->message);
    return trouble->kind == OutputTrouble::Kind::unusable ? Exit::usage : Exit::internal;
  }
  if (call.json) {
    print(as_json(folder, files));
    return Exit::done;
  }
  print(format(Words{"Создана папка программы {0}, в ней {1} {1|файл|файла|файлов}. Дальше:\n"
                     "  otbor check {0}\n"
                     "  otbor run {0}\n",
                     "Made the programme folder {0} with {1} {1|file|files}. Next:\n"
                     "  otbor check {0}\n"
                     "  otbor run {0}\n"}
                   .in(call.lang),
               call.lang, {folder, count(files.size())}));
  return Exit::done;
}

}  // namespace

extern const Command new_command;
const Command new_command{
    .name = "new",
    .arguments = {{.name = {"ПАПКА", "DIR"}}},
    .run = make_new,
};

}  // namespace otbor
