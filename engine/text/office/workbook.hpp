#pragma once
// A workbook of Excel, LibreOffice or a form's export, .xlsx or .ods alike: its sheets as grids
// with the values that were saved. Nothing is computed and no macro is run.

#include <string_view>
#include <vector>

#include "engine/text/office/archive.hpp"
#include "engine/text/office/grid.hpp"

namespace otbor::office {

struct Workbook {
  std::vector<Grid> sheets;
  bool macros = false;          // never run
  bool external_links = false;  // values of other files as they were when this one was saved
};

[[nodiscard]] Readable<Workbook> read_xlsx(Archive& archive, const Limits& limits);
[[nodiscard]] Readable<Workbook> read_ods(Archive& archive, const Limits& limits);
/// Either, by what is inside.
[[nodiscard]] Readable<Workbook> read_workbook(std::string_view bytes, const Limits& limits);

}  // namespace otbor::office
