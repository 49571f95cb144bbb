#include <catch2/catch.hpp>

#include "engine/text/office/workbook.hpp"
#include "engine/text/office/xlsx_parts.hpp"
#include "engine/text/place.hpp"
#include "tests/support/archives.hpp"

using namespace otbor;
using office::GridCell;
using office::Workbook;

namespace {

std::string xlsx_of(const std::string& sheet_data, const std::string& state = "visible") {
  return archive_of(
      {{"xl/workbook.xml", "<workbook><sheets><sheet name=\"Э-03\" sheetId=\"4\" state=\"" + state +
                               "\" r:id=\"rId1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
        "</Relationships>"},
       {"xl/sharedStrings.xml",
        "<sst><si><t>код</t></si><si><r><t>две </t></r><r><t>части</t></r><rPh><t>х</t></rPh></si>"
        "</sst>"},
       {"xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-419]d mmm;@\"/></numFmts>"
        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>"
        "</styleSheet>"},
       {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet_data + "</worksheet>"}});
}

std::string ods_of(const std::string& rows) {
  return archive_of({{"content.xml",
                      "<office:document-content><office:automatic-styles><style:style "
                      "style:name=\"ta2\"><style:table-properties table:display=\"false\"/>"
                      "</style:style></office:automatic-styles><office:body><office:spreadsheet>"
                      "<table:table table:name=\"Э-03\">" +
                          rows +
                          "</table:table><table:table table:name=\"тайна\" "
                          "table:style-name=\"ta2\"/></office:spreadsheet></office:body>"
                          "</office:document-content>"}});
}

Workbook read(const std::string& bytes) { return office::read_workbook(bytes, {}).value(); }

std::string text_of(const Workbook& workbook) {
  return office::table_text(workbook.sheets.at(0), 0, {}).value().text;
}

}  // namespace

TEST_CASE("A sheet of Excel gives shared, inline and formatted strings, numbers and dates") {
  const auto workbook = read(xlsx_of(
      "<sheetData><row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"C3\" t=\"s\"><v>1</v></c>"
      "<c r=\"D3\" t=\"inlineStr\"><is><t>на месте</t></is></c></row>"
      "<row r=\"7\"><c r=\"A7\"><v>0.30000000000000004</v></c><c r=\"B7\" s=\"1\"><v>44688</v></c>"
      "<c r=\"C7\" s=\"2\"><v>44687.694444444445</v></c><c r=\"D7\" t=\"b\"><v>1</v></c></row>"
      "</sheetData>"));
  CHECK(text_of(workbook) ==
        "код;;две части;на месте\n0.3;2022-05-07;2022-05-06 16:40:00;ИСТИНА\n");
  CHECK(workbook.sheets[0].rows[1].number == 7);
}

TEST_CASE("The value of a formula is the saved one, and one that was not saved shows as formula") {
  const auto workbook =
      read(xlsx_of("<sheetData><row><c><f>1+1</f><v>2</v></c><c t=\"str\"><f>\"\"</f><v></v></c>"
                   "<c><f>SUM(A1:A2)</f></c></row></sheetData>"));
  CHECK(text_of(workbook) == "2;;=SUM(A1:A2)\n");
  CHECK(workbook.sheets[0].cells.back().kind == GridCell::Kind::formula);
}

TEST_CASE("A text merged over several rows is that of each row, and rows stay as they are") {
  const std::string merged = "<mergeCells><mergeCell ref=\"A1:A3\"/></mergeCells>";
  const auto workbook =
      read(xlsx_of("<sheetData><row><c t=\"s\"><v>0</v></c><c><v>1</v></c></row>"
                   "<row><c r=\"B2\"><v>2</v></c></row><row><c r=\"B3\"><v>3</v></c></row>"
                   "<row><c r=\"B4\"><v>4</v></c></row></sheetData>" +
                   merged));
  CHECK(text_of(workbook) == "код;1\nкод;2\nкод;3\n;4\n");
}

TEST_CASE("Cells keep their addresses as places") {
  const auto workbook = read(
      xlsx_of("<sheetData><row r=\"11\"><c r=\"A11\" t=\"inlineStr\"><is><t>раз;\n\"два\"</t></is>"
              "</c></row><row r=\"12\"><c r=\"F12\" t=\"inlineStr\"><is><t>2-3</t></is></c></row>"
              "</sheetData>"));
  auto table = office::table_text(workbook.sheets[0], 0, {}).value();
  Sources sources;
  sources.add({.name = "sheets/Э-03.xlsx",
               .text = table.text,
               .sha256 = {},
               .origin = Origin::sheet,
               .sheet = "Э-03",
               .lines = table.lines});
  const auto at = static_cast<std::uint32_t>(table.text.find("2-3"));
  const auto position = Locator(sources)({0, at, at + 3});
  CHECK(words_of(sources[0], position).ru == "sheets/Э-03.xlsx, лист «Э-03», ячейка F12");
  CHECK(column_letters(27) == "AA");
  CHECK(column_letters(703) == "AAA");
}

TEST_CASE("A hidden sheet is known to be hidden") {
  CHECK(read(xlsx_of("<sheetData/>", "veryHidden")).sheets[0].hidden);
  const auto workbook = read(ods_of(""));
  CHECK_FALSE(workbook.sheets[0].hidden);
  CHECK(workbook.sheets[1].hidden);
}

TEST_CASE("A sheet of LibreOffice gives texts of several paragraphs, repeated cells and dates") {
  const auto workbook = read(ods_of(
      "<table:table-header-rows><table:table-row><table:table-cell office:value-type=\"string\">"
      "<text:p>Новизна</text:p><text:p>(0–3)<text:s text:c=\"2\"/><text:span>балл</text:span>"
      "</text:p><office:annotation><text:p>заметка</text:p></office:annotation></table:table-cell>"
      "</table:table-row></table:table-header-rows>"
      "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
      "table:number-columns-repeated=\"16384\"/></table:table-row>"
      "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
      "office:value-type=\"float\" office:value=\"2.5\" table:number-columns-repeated=\"2\">"
      "<text:p>2,50</text:p></table:table-cell><table:table-cell office:value-type=\"date\" "
      "office:date-value=\"2022-05-06T16:40:00\"/></table:table-row>"));
  CHECK(text_of(workbook) ==
        "\"Новизна\n(0–3)  балл\";;\n2.5;2.5;2022-05-06 16:40:00\n2.5;2.5;2022-05-06 16:40:00\n");
  CHECK(workbook.sheets[0].rows[1].number == 1048002);
}

TEST_CASE("A cell that claims to be repeated all over the sheet is refused") {
  const auto found = office::read_workbook(
      ods_of("<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell "
             "office:value-type=\"string\" table:number-columns-repeated=\"900\"><text:p>x</text:p>"
             "</table:table-cell></table:table-row>"),
      {});
  CHECK(found.error().found == Found::office_too_large);
}

TEST_CASE("Rows and cells out of order are what no program writes") {
  const auto refused = [](const std::string& data) {
    return office::read_workbook(xlsx_of("<sheetData>" + data + "</sheetData>"), {}).error().found;
  };
  CHECK(refused("<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>") ==
        Found::office_strange);
  CHECK(refused("<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>") ==
        Found::office_strange);
  CHECK(refused("<row><c t=\"s\"><v>9</v></c></row>") == Found::office_damaged);
}

TEST_CASE("A format shows a date by its letters outside quotes, colours and languages") {
  CHECK(office::shows_date("dd.mm.yyyy"));
  CHECK(office::shows_date("[$-419]d mmm;@"));
  CHECK(office::shows_date("[h]:mm"));
  CHECK_FALSE(office::shows_date("0.00"));
  CHECK_FALSE(office::shows_date("[Red]0;[Blue]-0"));
  CHECK_FALSE(office::shows_date("0\" дней\""));
  CHECK_FALSE(office::shows_date("#,##0_d"));
}

// ECMA-376 part 1, 18.17.4: serial 1 is 1 January 1900, 60 the day that never was.
TEST_CASE("Serial numbers are days in both date systems of Excel") {
  CHECK(office::moment_of(1, false) == "1900-01-01");
  CHECK(office::moment_of(59, false) == "1900-02-28");
  CHECK(office::moment_of(61, false) == "1900-03-01");
  CHECK(office::moment_of(43'831, false) == "2020-01-01");
  CHECK(office::moment_of(42'369, true) == "2020-01-01");
  CHECK(office::moment_of(2'958'465, false) == "9999-12-31");
  CHECK(office::moment_of(0.999'999, false) == "1900-01-01");
  CHECK(office::moment_of(-1, false).empty());
}
