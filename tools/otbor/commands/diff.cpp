#include <array>

#include "tools/otbor/command.hpp"
#include "tools/otbor/difference.hpp"

namespace otbor {
namespace {

Exit diff(const Call& call) {
  std::array<Recorded, 2> both;
  for (std::size_t i = 0; i < both.size(); ++i) {
    const auto& folder = call.arguments[i];
    if (read_results(folder, both[i])) continue;
    tell(call.lang, format(Words{"в папке `{0}` нет результатов отбора (manifest.json и "
                                 "dossier.json) или они повреждены",
                                 "folder `{0}` has no results of otbor (manifest.json and "
                                 "dossier.json), or they are damaged"},
                           {folder}));
    return Exit::usage;
  }
  const auto found = compare(both[0], both[1]);
  print(call.json ? difference_json(found) : difference_text(found, call.lang));
  return Exit::done;
}

}  // namespace

extern const Command diff_command;
const Command diff_command{
    .name = "diff",
    .arguments = {{.name = {"РЕЗУЛЬТАТЫ_А", "OUT_A"}}, {.name = {"РЕЗУЛЬТАТЫ_Б", "OUT_B"}}},
    .run = diff,
};

}  // namespace otbor
