#include <cstdlib>
#include <string>

#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/base/utf8.hpp"
#include "engine/text/office/docx.hpp"
#include "engine/text/office/workbook.hpp"
#include "tests/support/archives.hpp"

// Files of Office with bytes changed at random: each is read or refused, nothing else happens. A
// checksum would stop most of them at the door, so the parts are changed before they are packed as
// often as after. OTBOR_MUTATIONS=100000 in the environment makes a longer evening of it.

using namespace otbor;

namespace {

struct Parts {
  std::vector<std::pair<std::string, std::string>> parts;
};

const Parts document{
    {{"word/document.xml",
      "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"1\"/><w:numPr><w:numId w:val=\"2\"/>"
      "</w:numPr></w:pPr><w:r><w:t xml:space=\"preserve\"> Цель </w:t><w:br/></w:r></w:p><w:tbl>"
      "<w:tr><w:tc><w:p><w:r><w:t>поле</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc/></w:tr>"
      "</w:tbl><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>"},
     {"word/styles.xml",
      "<w:styles><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"2\"/>"
      "</w:style></w:styles>"}}};
const Parts excel{
    {{"xl/workbook.xml",
      "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"Э\" state=\"hidden\" "
      "r:id=\"rId1\"/></sheets></workbook>"},
     {"xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
      "</Relationships>"},
     {"xl/sharedStrings.xml", "<sst><si><t>код_x000D_</t></si><si><r><t>a</t></r></si></sst>"},
     {"xl/styles.xml",
      "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/></numFmts><cellXfs>"
      "<xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"},
     {"xl/worksheets/sheet1.xml",
      "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" s=\"1\"><v>"
      "44687.69</v></c></row><row r=\"3\"><c t=\"inlineStr\"><is><t>x</t></is></c><c><f>1</f></c>"
      "</row></sheetData><mergeCells><mergeCell ref=\"A1:A3\"/></mergeCells></worksheet>"}}};
const Parts libre{
    {{"META-INF/manifest.xml", "<manifest:manifest/>"},
     {"content.xml",
      "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Э\">"
      "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell "
      "office:value-type=\"date\" office:date-value=\"2022-05-06T16:40:00\" "
      "table:number-columns-repeated=\"2\"/><table:table-cell office:value-type=\"string\" "
      "table:number-rows-spanned=\"2\"><text:p>a<text:s text:c=\"3\"/><text:span>b</text:span>"
      "</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>"
      "</office:body></office:document-content>"}}};

class Mutator {
 public:
  explicit Mutator(std::uint32_t number) : number_(number) {}

  std::size_t below(std::size_t limit) {
    const auto at = num::uniform(2022, num::Stage::robustness, number_, next_++);
    return static_cast<std::size_t>(at * static_cast<double>(limit));
  }
  void change(std::string& bytes) {
    for (std::size_t times = 1 + below(2); times > 0 && !bytes.empty(); --times) {
      const auto at = below(bytes.size());
      switch (below(5)) {
        case 0:
          bytes[at] = static_cast<char>(below(256));
          break;
        case 1:
          bytes.erase(at, 1 + below(16));
          break;
        case 2:
          bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(60)));
          break;
        case 3:
          bytes.insert(at, std::string(1 + below(12), static_cast<char>('0' + below(10))));
          break;
        default:
          bytes[at] = "<>\"'/&;=0 "[below(10)];
      }
    }
  }

 private:
  std::uint32_t number_;
  std::uint32_t next_ = 0;
};

std::string mutated(const Parts& whole, Mutator& mutator) {
  auto parts = whole.parts;
  const bool inside = mutator.below(4) != 0;
  if (inside) mutator.change(parts[mutator.below(parts.size())].second);
  auto bytes = archive_of(parts);
  if (!inside) mutator.change(bytes);
  return bytes;
}

std::uint32_t mutations() {
  const char* asked = std::getenv("OTBOR_MUTATIONS");
  return asked == nullptr ? 3'000 : static_cast<std::uint32_t>(std::strtoul(asked, nullptr, 10));
}

}  // namespace

TEST_CASE("Whatever happens to the bytes of a workbook, it is read as text or refused") {
  std::size_t read = 0;
  for (std::uint32_t i = 0; i < mutations(); ++i) {
    Mutator mutator(i);
    const auto workbook = office::read_workbook(mutated(i % 2 == 0 ? excel : libre, mutator), {});
    if (!workbook) continue;
    ++read;
    for (const auto& grid : workbook->sheets) {
      const bool valid = !utf8::first_invalid(grid.texts) && !utf8::first_invalid(grid.name);
      if (!valid) FAIL("mutation " << i << " gave a sheet that is no UTF-8");
      if (!grid.rows.empty()) static_cast<void>(office::table_text(grid, 0, {}));
    }
  }
  CHECK(read > mutations() / 40);  // else nothing behind the door was tried
}

TEST_CASE("Whatever happens to the bytes of a document, it is read as text or refused") {
  std::size_t read = 0;
  for (std::uint32_t i = 0; i < mutations(); ++i) {
    Mutator mutator(i);
    const auto found = office::read_docx(mutated(document, mutator), {});
    if (!found) continue;
    ++read;
    if (utf8::first_invalid(office::plain_text(*found).text)) {
      FAIL("mutation " << i << " gave a text that is no UTF-8");
    }
  }
  CHECK(read > mutations() / 40);
}
