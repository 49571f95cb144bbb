#include <algorithm>
#include <array>
#include <filesystem>

#include "engine/render/format.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/manifest.hpp"
#include "tools/files/write_file.hpp"
#include "tools/otbor/command.hpp"
#include "tools/otbor/difference.hpp"
#include "tools/otbor/difference_document.hpp"

namespace otbor {
namespace {

/// The format that the file's name asks for; nullptr: none of ours.
const Format* format_of(const std::string& file) {
  const auto ending = std::filesystem::path(file).extension().string();
  if (ending != ".docx" && ending != ".html") return nullptr;
  return find_format(std::string_view(ending).substr(1));
}

std::string name_of_folder(const std::string& folder) {
  const auto path = std::filesystem::path(folder).lexically_normal();
  return legible((path.has_filename() ? path : path.parent_path()).filename().string());
}

Exit write_page(const Call& call, const Recorded& after, const Difference& found) {
  const auto file = call.value("--out").value_or("");
  const auto* format_wanted = format_of(file);
  if (format_wanted == nullptr) {
    return usage_error(call.lang,
                       format(Words{"`{0}`: имя документа оканчивается на .docx или .html",
                                    "`{0}`: the name of the document ends in .docx or .html"},
                              {legible(file)}),
                       "diff");
  }
  const auto page = difference_document(
      after, found, {name_of_folder(call.arguments[0]), name_of_folder(call.arguments[1])},
      call.lang);
  if (const auto problem = write_file(file, format_wanted->print(page, {}))) {
    tell(call.lang, *problem);
    return Exit::internal;
  }
  print(legible(file) + "\n");
  return Exit::done;
}

Exit diff(const Call& call) {
  std::array<Recorded, 2> both;
  for (std::size_t i = 0; i < both.size(); ++i) {
    const auto folder = folder_of_results(call.arguments[i]);
    if (read_results(folder, both[i])) continue;
    tell(call.lang, format(Words{"в папке `{0}` нет результатов отбора (manifest.json и "
                                 "dossier.json) или они повреждены",
                                 "folder `{0}` has no results of otbor (manifest.json and "
                                 "dossier.json), or they are damaged"},
                           {folder}));
    return Exit::usage;
  }
  const auto found = compare(both[0], both[1]);
  if (call.has("--out")) return write_page(call, both[1], found);
  print(call.json ? difference_json(found) : difference_text(found, call.lang));
  return Exit::done;
}

}  // namespace

extern const Command diff_command;
const Command diff_command{
    .name = "diff",
    .arguments = {{.name = {"РЕЗУЛЬТАТЫ_А", "OUT_A"}}, {.name = {"РЕЗУЛЬТАТЫ_Б", "OUT_B"}}},
    .options = {{.name = "--out", .takes = Takes::file}},
    .run = diff,
};

}  // namespace otbor
