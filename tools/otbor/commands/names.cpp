#include <algorithm>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/forum/attendance.hpp"
#include "engine/model/forum.hpp"
#include "engine/render/format.hpp"
#include "engine/render/spreadsheet.hpp"
#include "engine/render/words/connection_names.hpp"
#include "engine/text/encoding.hpp"
#include "engine/text/json_writer.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/write_file.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

/// What each line begins with, in small letters; quotes stay.
std::vector<std::string> first_cells(std::string_view table) {
  std::vector<std::string> cells;
  while (!table.empty()) {
    const auto end = std::min(table.find('\n'), table.size());
    const auto line = table.substr(0, end);
    const auto quoted = line.starts_with('"') ? line.find("\";") : std::string_view::npos;
    const auto cut = quoted != std::string_view::npos ? quoted + 1 : line.find(';');
    cells.push_back(utf8::folded(line.substr(0, cut)));
    table.remove_prefix(std::min(end + 1, table.size()));
  }
  return cells;
}

/// The table of names as it stands, and a row behind it for each open name that it does not have.
/// What somebody has written is left as it is.
std::string with_open_names(const Call& call, const std::string& there,
                            const std::vector<OpenName>& open, std::size_t& added) {
  auto text = decode(there).text;  // of another code, Excel would show one half of it wrong
  if (text.empty()) {
    text = call.lang == Lang::ru ? "имя;организация;примечание\n" : "name;institution;remark\n";
  }
  if (!text.ends_with('\n')) text += '\n';
  const auto names = first_cells(text);
  for (const auto& one : open) {
    if (std::ranges::find(names, utf8::folded(spreadsheet_cell(one.name))) != names.end()) continue;
    text += spreadsheet_cell(one.name) + ";;" + spreadsheet_cell(one.remark) + "\n";
    ++added;
  }
  return for_spreadsheets(std::move(text));
}

Exit write_open_names(const Call& call, const std::string& folder, const Study& study,
                      const Attendance& attendance) {
  constexpr std::string_view table = "forum/aliases.csv";
  const auto file = folder + "/" + std::string(table);
  const auto there = folder_access(folder, call.limits, call.lang).read(table);
  std::size_t added = 0;
  const auto text = with_open_names(call, there ? there->bytes : std::string(),
                                    open_names(study, attendance, call.lang), added);
  if (added > 0) {
    if (const auto problem = write_file(file, text)) {
      tell(call.lang, *problem);
      return Exit::internal;
    }
  }
  if (call.json) {
    JsonWriter out;
    out.begin_object().key("file").string(legible(file));
    out.key("added").number(static_cast<std::int64_t>(added)).end_object();
    print(out.take() + "\n");
    return Exit::done;
  }
  print(format(Words{"{0}: добавлено имён – {1}", "{0}: names added – {1}"}.in(call.lang),
               call.lang, {legible(file), count(added)}) +
        "\n");
  return Exit::done;
}

Exit tell_names(const Call& call) {
  const auto& argument = call.arguments.front();
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  const auto opened = open_programme(call, *path);
  if (!opened.study) return stopped_by_errors(call, opened);
  const auto& study = *opened.study;
  if (!study.forum || study.forum->attendance.empty()) {
    tell(call.lang,
         Words{"в папке `forum` нет списков подключений: их имена начинаются с `attendance-`",
               "there are no lists of connections in `forum`: their names begin with "
               "`attendance-`"});
    return Exit::usage;
  }
  const auto result = attendance(study, *study.forum, call.threads);
  if (call.has("--write")) return write_open_names(call, path->folder, study, result);
  if (call.json) {
    print(connection_names_json(study, result, call.lang));
    return Exit::done;
  }
  print(find_format("terminal")
            ->print(connection_names(study, result, call.lang),
                    {.width = columns_of_stdout(), .colour = colour_on_stdout()}));
  return Exit::done;
}

}  // namespace

extern const Command names_command;
const Command names_command{
    .name = "names",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}}},
    .options = {{.name = "--write"}},
    .run = tell_names,
};

}  // namespace otbor
