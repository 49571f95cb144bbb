// A workbook of 60 000 cells, read into a table: marks of practices with comments. It is
// written here and its parts are stored unpacked, so that what is timed is the checksum, the XML
// and the table.

#include <benchmark/benchmark.h>

#include <string>

#include "engine/text/office/workbook.hpp"
#include "tests/support/archives.hpp"

namespace otbor {
namespace {

constexpr int rows = 10'000;

std::string workbook() {
  std::string sheet = "<worksheet><sheetData>";
  for (int row = 1; row <= rows; ++row) {
    const auto number = std::to_string(row);
    sheet += "<row r=\"" + number + "\">";
    for (const char column : {'A', 'B', 'C', 'E', 'F'}) {
      sheet += "<c r=\"" + std::string(1, column) + number + "\" s=\"1\" t=\"s\"><v>" +
               std::to_string(row % 97) + "</v></c>";
    }
    sheet += "<c r=\"G" + number + "\"><v>" + std::to_string(row % 4) + "</v></c></row>";
  }
  std::string texts = "<sst>";
  for (int i = 0; i < 97; ++i) texts += "<si><t>Показатели за два года приведены</t></si>";
  return archive_of(
      {{"xl/workbook.xml",
        "<workbook><sheets><sheet name=\"Оценки\" r:id=\"rId1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
        "</Relationships>"},
       {"xl/sharedStrings.xml", texts + "</sst>"},
       {"xl/worksheets/sheet1.xml", sheet + "</sheetData></worksheet>"}});
}

void read_workbook_of_60000_cells(benchmark::State& state) {
  const auto bytes = workbook();
  for (auto _ : state) {
    const auto read = office::read_workbook(bytes, {});
    const auto table = office::table_text(read->sheets.front(), 0, {});
    benchmark::DoNotOptimize(table->text.data());
  }
  state.SetItemsProcessed(state.iterations() * rows * 6);
}
BENCHMARK(read_workbook_of_60000_cells)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace otbor
