#include <catch2/catch.hpp>

#include "engine/text/office/book.hpp"
#include "engine/text/office/workbook.hpp"
#include "tests/support/archives.hpp"

using namespace otbor;
using office::Book;
using office::BookCell;
using office::BookSheet;

namespace {

BookCell text(std::uint32_t column, std::string value) {
  return {.column = column, .kind = BookCell::Kind::text, .value = std::move(value)};
}

BookSheet sheet_of(std::vector<office::BookRow> rows) {
  return {.name = "P01", .rows = std::move(rows)};
}

office::Workbook read_back(const Book& book) {
  return office::read_workbook(office::written(book), Limits{}).value();
}

std::string part(const Book& book, std::string_view name) {
  const auto bytes = office::written(book);
  return office::Archive::open(bytes, Limits{}).value().part(name).value();
}

std::size_t place(const std::string& xml, std::string_view what) {
  const auto at = xml.find(what);
  CAPTURE(what);
  REQUIRE(at != std::string::npos);
  return at;
}

/// A sheet with everything a sheet can have.
BookSheet full_sheet() {
  BookSheet sheet = sheet_of({{.number = 1, .height = 20, .fixed = true, .cells = {text(0, "Код")}},
                              {.number = 3,
                               .cells = {{.column = 0, .style = {.unlocked = true}},
                                         {.column = 1,
                                          .kind = BookCell::Kind::formula,
                                          .value = "46.5",
                                          .formula = "SUM(A1:A2)&\"<\""}}}});
  sheet.columns = {{6.5}, {10, true}};
  sheet.merged = {{0, 0, 0, 2}};
  sheet.choices = {{.area = office::cell_area(3, 0),
                    .items = {"0", "1"},
                    .title = "Балл",
                    .prompt = "Баллы: 0–1",
                    .refusal = "Нет такого балла"}};
  sheet.warnings = {{office::cell_area(3, 1), "LEN(A3)=0"}};
  sheet.locked = true;
  sheet.frozen_rows = 1;
  sheet.landscape = true;
  sheet.repeated_rows = {{1, 1}};
  sheet.footer = "А & Б";
  return sheet;
}

}  // namespace

TEST_CASE("A written workbook is read back as it was meant") {
  auto sheet = sheet_of({{.number = 2, .cells = {text(0, "Ведомость «А» & <Б>\nвторая строка")}},
                         {.number = 5,
                          .cells = {{.column = 1, .kind = BookCell::Kind::number, .value = "2.5"},
                                    {.column = 3,
                                     .kind = BookCell::Kind::formula,
                                     .value = "5/11",
                                     .formula = "COUNTA(B1:B4)&\"/11\"",
                                     .gives_text = true}}}});
  BookSheet hidden = sheet_of({{.number = 1, .cells = {text(0, "тайна")}}});
  hidden.name = "otbor";
  hidden.hidden = true;
  const auto workbook = read_back({"Книга", {sheet, hidden}});
  REQUIRE(workbook.sheets.size() == 2);
  const auto& grid = workbook.sheets[0];
  CHECK(grid.name == "P01");
  CHECK_FALSE(grid.hidden);
  REQUIRE(grid.cells.size() == 3);
  CHECK(grid.text(grid.cells[0]) == "Ведомость «А» & <Б>\nвторая строка");
  CHECK(grid.rows[1].number == 5);
  CHECK(grid.cells[1].column == 1);
  CHECK(grid.text(grid.cells[1]) == "2.5");
  CHECK(grid.text(grid.cells[2]) == "5/11");
  CHECK(workbook.sheets[1].hidden);
}

TEST_CASE("The elements of a sheet stand in the order of ECMA-376") {
  const auto xml = part({"Книга", {full_sheet()}}, "xl/worksheets/sheet1.xml");
  std::size_t before = 0;
  for (const auto* element :
       {"<sheetPr>", "<sheetViews>", "<sheetFormatPr", "<cols>", "<sheetData>", "<sheetProtection",
        "<mergeCells", "<conditionalFormatting", "<dataValidations", "<printOptions",
        "<pageMargins", "<pageSetup", "<headerFooter>"}) {
    const auto at = place(xml, element);
    CHECK(at > before);
    before = at;
  }
}

TEST_CASE("A protected sheet leaves unlocked cells to be filled and offers their list") {
  const Book book{"Книга", {full_sheet()}};
  const auto xml = part(book, "xl/worksheets/sheet1.xml");
  place(xml, "<sheetProtection sheet=\"1\"");
  place(xml, "<formula1>&quot;0,1&quot;</formula1>");
  place(xml, "<f>SUM(A1:A2)&amp;&quot;&lt;&quot;</f><v>46.5</v>");
  place(xml, "<row r=\"1\" ht=\"20\" customHeight=\"1\">");
  place(xml, "<col min=\"2\" max=\"2\" width=\"10.00\" hidden=\"1\"");
  place(xml, "&amp;L&amp;8 А &amp;&amp; Б&amp;R&amp;8&amp;P / &amp;N");
  const auto styles = part(book, "xl/styles.xml");
  place(styles, "<protection locked=\"0\"/>");
  place(styles, "<protection locked=\"1\"/>");
  place(part(book, "xl/workbook.xml"),
        "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'P01'!$1:$1</definedName>");
}

TEST_CASE("Two workbooks of the same cells are the same bytes") {
  CHECK(office::written({"Книга", {full_sheet()}}) == office::written({"Книга", {full_sheet()}}));
}

TEST_CASE("A name of a sheet keeps the rules of Excel") {
  CHECK(office::sheet_name("P01") == "P01");
  CHECK(office::sheet_name("1/2022 [а]") == "1-2022 -а-");
  CHECK(office::sheet_name("") == "-");
  CHECK(office::sheet_name("Практика управленческая номер двадцать") ==
        "Практика управленческая номер д");
  CHECK(office::sheet_name("p01", {"P01"}) == "p01 (2)");
  CHECK(office::sheet_name("P01", {"P01", "P01 (2)"}) == "P01 (3)");
}

TEST_CASE("A list fits into a cell up to 255 characters and without commas") {
  CHECK(office::fits_into_list({"0", "1", "2"}));
  CHECK_FALSE(office::fits_into_list({"да, с оговоркой"}));
  CHECK(office::fits_into_list({std::string(127, 'a'), std::string(127, 'b')}));
  CHECK_FALSE(office::fits_into_list({std::string(128, 'a'), std::string(127, 'b')}));
}

TEST_CASE("Addresses of cells are those of a spreadsheet") {
  CHECK(office::address(12, 5) == "F12");
  CHECK(office::address(1, 27) == "AB1");
  CHECK(office::fixed_address(3, 1) == "$B$3");
  CHECK(office::sheet_prefix("Д'Артаньян") == "'Д''Артаньян'!");
}
