#include <algorithm>
#include <optional>
#include <utility>

#include "engine/intake/intake.hpp"
#include "engine/render/spreadsheet.hpp"
#include "engine/text/json_writer.hpp"
#include "tools/files/embedded.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/write_outputs.hpp"
#include "tools/otbor/command.hpp"
#include "tools/otbor/next_step.hpp"
#include "tools/otbor/trouble.hpp"

namespace otbor {
namespace {

constexpr std::string_view template_folder = "template/";
/// The sample's criteria are the shipped ones: a copy to change, never a second original.
constexpr std::string_view shipped_criteria = "criteria/municipal-expertise.yaml";

/// What becomes of a line of the sample; nullopt: it goes.
using LineRule = std::optional<std::string> (*)(std::size_t line, std::string_view text);

std::string by_lines(std::string_view text, LineRule rule) {
  std::string out;
  for (std::size_t line = 0; !text.empty(); ++line) {
    const auto end = std::min(text.find('\n'), text.size());
    if (const auto kept = rule(line, text.substr(0, end))) out += *kept + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::optional<std::string> heading_alone(std::size_t line, std::string_view text) {
  return line == 0 ? std::optional(std::string(text)) : std::nullopt;
}

std::optional<std::string> as_remark(std::size_t /*line*/, std::string_view text) {
  const bool says_something = !text.empty() && !text.starts_with('#');
  return (says_something ? "# " : "") + std::string(text);
}

/// The sample marks what is true of its own data only.
std::optional<std::string> without_sample(std::size_t /*line*/, std::string_view text) {
  if (text.ends_with("# образец")) return std::nullopt;
  constexpr std::string_view said = " (образец)";
  std::string line(text);
  if (const auto at = line.find(said); at != std::string::npos) line.erase(at, said.size());
  return line;
}

/// The same file for somebody with data of their own; nullopt for one that holds only the sample.
std::optional<std::string> emptied(std::string_view name, std::string_view bytes) {
  if (name == "ratings.csv") return std::nullopt;
  if (name.ends_with(".csv")) return by_lines(bytes, heading_alone);
  if (name == "decisions.yaml") return by_lines(bytes, as_remark);
  return by_lines(bytes, without_sample);
}

/// The sample, and the schemas by which an editor suggests its keys.
std::vector<OutFile> template_files(bool empty) {
  std::vector<OutFile> files;
  for (const auto& file : embedded_files()) {
    if (file.name.starts_with(template_folder)) {
      const auto name = file.name.substr(template_folder.size());
      auto bytes = empty ? emptied(name, file.bytes) : std::optional(std::string(file.bytes));
      if (!bytes) continue;
      if (name.ends_with(".csv")) bytes = for_spreadsheets(std::move(*bytes));
      files.push_back({std::string(name), std::move(*bytes)});
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
  const bool empty = call.has("--empty");
  const auto files = template_files(empty);
  if (const auto trouble = write_new_folder(folder, files)) return told(call, *trouble);
  if (call.json) {
    print(as_json(folder, files));
    return Exit::done;
  }
  print(format(Words{"Создана папка программы {0}, в ней {1} {1|файл|файла|файлов}; с чего начать, "
                     "сказано в README.md.\n",
                     "Made the programme folder {0} with {1} {1|file|files}; README.md tells where "
                     "to begin.\n"}
                   .in(call.lang),
               call.lang, {legible(folder), count(files.size())}));
  const auto next =
      empty ? Words{"Впишите свои данные в таблицы и programme.yaml, затем:\n  otbor check {0}\n",
                    "Write your data into the tables and programme.yaml, then:\n"
                    "  otbor check {0}\n"}
            : Words{"Дальше:\n  otbor check {0}\n  otbor run {0}\n",
                    "Next:\n  otbor check {0}\n  otbor run {0}\n"};
  print(format(next.in(call.lang), call.lang, {shell_word(folder)}));
  return Exit::done;
}

}  // namespace

extern const Command new_command;
const Command new_command{
    .name = "new",
    .arguments = {{.name = {"ПАПКА", "DIR"}}},
    .options = {{.name = "--empty"}},
    .run = make_new,
};

}  // namespace otbor
