#include "engine/text/office/book.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/base/check.hpp"
#include "engine/base/utf8.hpp"
#include "engine/text/office/book_styles.hpp"
#include "engine/text/office/packing.hpp"
#include "engine/text/place.hpp"

// ECMA-376-1, 18.3 (sheets) and 18.2 (the workbook): the order of elements is part of the format.

namespace otbor::office {
namespace {

constexpr std::string_view declaration =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    "\n";
constexpr std::string_view main_namespace =
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view relation_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string reference(const Area& area) {
  const auto first = address(area.first_row + 1, area.first_column);
  const auto last = address(area.last_row + 1, area.last_column);
  return first == last ? first : first + ":" + last;
}

constexpr std::size_t cell_max = 32'767;  // characters; more, and Excel calls the book damaged

/// Blanks at the ends and line ends are kept.
std::string text_item(std::string_view text) {
  return fmt::format(R"(<is><t xml:space="preserve">{}</t></is>)",
                     escaped(utf8::prefix(text, cell_max)));
}

void add_cell(std::string& out, const BookRow& row, const BookCell& cell, StyleList& styles) {
  out += fmt::format(R"(<c r="{}" s="{}")", address(row.number, cell.column),
                     styles.number(cell.style));
  switch (cell.kind) {
    case BookCell::Kind::blank:
      out += "/>";
      break;
    case BookCell::Kind::text:
      out += R"( t="inlineStr">)" + text_item(cell.value) + "</c>";
      break;
    case BookCell::Kind::number:
      out += fmt::format("><v>{}</v></c>", cell.value);
      break;
    case BookCell::Kind::formula:
      out += fmt::format("{}><f>{}</f><v>{}</v></c>", cell.gives_text ? R"( t="str")" : "",
                         escaped(cell.formula), escaped(cell.value));
      break;
  }
}

void add_rows(std::string& out, const BookSheet& sheet, StyleList& styles) {
  out += "<sheetData>";
  for (const auto& row : sheet.rows) {
    out += fmt::format(R"(<row r="{}")", row.number);
    if (row.height > 0) out += fmt::format(R"( ht="{}")", row.height);
    if (row.height > 0 && row.fixed) out += R"( customHeight="1")";
    out += '>';
    for (const auto& cell : row.cells) add_cell(out, row, cell, styles);
    out += "</row>";
  }
  out += "</sheetData>";
}

void add_view(std::string& out, const BookSheet& sheet, bool first) {
  out +=
      fmt::format(R"(<sheetViews><sheetView {}{}workbookViewId="0">)",
                  sheet.locked ? R"(showGridLines="0" )" : "", first ? R"(tabSelected="1" )" : "");
  if (sheet.frozen_rows > 0 || sheet.frozen_columns > 0) {
    const std::string_view pane = sheet.frozen_columns == 0 ? "bottomLeft"
                                  : sheet.frozen_rows == 0  ? "topRight"
                                                            : "bottomRight";
    out += "<pane";
    if (sheet.frozen_columns > 0) out += fmt::format(R"( xSplit="{}")", sheet.frozen_columns);
    if (sheet.frozen_rows > 0) out += fmt::format(R"( ySplit="{}")", sheet.frozen_rows);
    out += fmt::format(R"( topLeftCell="{}" activePane="{}" state="frozen"/>)",
                       address(sheet.frozen_rows + 1, sheet.frozen_columns), pane);
    out += fmt::format(R"(<selection pane="{}"/>)", pane);
  }
  out += "</sheetView></sheetViews>";
}

void add_columns(std::string& out, const BookSheet& sheet) {
  if (sheet.columns.empty()) return;
  out += "<cols>";
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    const auto& column = sheet.columns[i];
    out += fmt::format(R"(<col min="{0}" max="{0}" width="{1:.2f}"{2} customWidth="1"/>)", i + 1,
                       column.width, column.hidden ? R"( hidden="1")" : "");
  }
  out += "</cols>";
}

void add_warnings(std::string& out, const BookSheet& sheet) {
  int priority = 1;
  for (const auto& warning : sheet.warnings) {
    out += fmt::format(R"(<conditionalFormatting sqref="{}"><cfRule type="expression" dxfId="0" )"
                       R"(priority="{}"><formula>{}</formula></cfRule></conditionalFormatting>)",
                       reference(warning.area), priority++, escaped(warning.formula));
  }
}

void add_choice(std::string& out, const CellChoice& choice) {
  OTBOR_CHECK(utf8::length(choice.title) <= 32);
  OTBOR_CHECK(utf8::length(choice.prompt) <= 255);
  OTBOR_CHECK(utf8::length(choice.refusal) <= 225);
  const bool limited = !choice.items.empty() || !choice.reference.empty();
  out += "<dataValidation";
  if (limited) out += R"( type="list" errorStyle="stop")";
  out += R"( allowBlank="1" showInputMessage="1" showErrorMessage="1")";
  if (limited && !choice.refusal.empty()) {
    out += fmt::format(R"( errorTitle="{}" error="{}")", escaped(choice.title),
                       escaped(choice.refusal));
  }
  if (!choice.prompt.empty()) {
    out += fmt::format(R"( promptTitle="{}" prompt="{}")", escaped(choice.title),
                       escaped(choice.prompt));
  }
  out += fmt::format(R"( sqref="{}">)", reference(choice.area));
  if (!choice.reference.empty()) {
    out += "<formula1>" + escaped(choice.reference) + "</formula1>";
  } else if (limited) {
    OTBOR_CHECK(fits_into_list(choice.items));
    out += fmt::format("<formula1>&quot;{}&quot;</formula1>",
                       escaped(fmt::format("{}", fmt::join(choice.items, ","))));
  }
  out += "</dataValidation>";
}

void add_choices(std::string& out, const BookSheet& sheet) {
  if (sheet.choices.empty()) return;
  out += fmt::format(R"(<dataValidations count="{}">)", sheet.choices.size());
  for (const auto& choice : sheet.choices) add_choice(out, choice);
  out += "</dataValidations>";
}

void add_merged(std::string& out, const BookSheet& sheet) {
  if (sheet.merged.empty()) return;
  out += fmt::format(R"(<mergeCells count="{}">)", sheet.merged.size());
  for (const auto& area : sheet.merged) {
    out += fmt::format(R"(<mergeCell ref="{}"/>)", reference(area));
  }
  out += "</mergeCells>";
}

constexpr std::size_t footer_max = 230;  // a footer holds 255 characters with its codes

/// `&` begins a code in headers and footers.
std::string footer_text(std::string_view text) {
  std::string out;
  for (const char c : utf8::prefix(text, footer_max)) {
    if (c == '&') out += '&';
    out += c;
  }
  return out;
}

void add_print_setup(std::string& out, const BookSheet& sheet) {
  out += R"(<printOptions horizontalCentered="1"/>)"
         R"(<pageMargins left="0.7874" right="0.3937" top="0.5906" bottom="0.7087" )"
         R"(header="0.3150" footer="0.3150"/>)";
  out +=
      fmt::format(R"(<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="{}"/>)",
                  sheet.landscape ? "landscape" : "portrait");
  if (!sheet.footer.empty()) {
    out += fmt::format("<headerFooter><oddFooter>{}</oddFooter></headerFooter>",
                       escaped("&L&8 " + footer_text(sheet.footer) + "&R&8&P / &N"));
  }
}

std::string sheet_xml(const BookSheet& sheet, bool first, StyleList& styles) {
  std::string out(declaration);
  out += fmt::format(R"(<worksheet xmlns="{}">)", main_namespace);
  out += R"(<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>)";
  add_view(out, sheet, first);
  out += R"(<sheetFormatPr defaultRowHeight="14"/>)";
  add_columns(out, sheet);
  add_rows(out, sheet, styles);
  if (sheet.locked) {
    out += R"(<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" )"
           R"(formatColumns="0" formatRows="0"/>)";
  }
  add_merged(out, sheet);
  add_warnings(out, sheet);
  add_choices(out, sheet);
  add_print_setup(out, sheet);
  return out + "</worksheet>";
}

std::string workbook_xml(const Book& book) {
  std::string out(declaration);
  out +=
      fmt::format(R"(<workbook xmlns="{}" xmlns:r="{}"><bookViews><workbookView xWindow="0" )"
                  R"(yWindow="0" windowWidth="24000" windowHeight="14000"/></bookViews><sheets>)",
                  main_namespace, relation_namespace);
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    out += fmt::format(R"(<sheet name="{}" sheetId="{}"{} r:id="rId{}"/>)",
                       escaped(book.sheets[i].name), i + 1,
                       book.sheets[i].hidden ? R"( state="hidden")" : "", i + 1);
  }
  out += "</sheets>";
  std::string names;
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    const auto& rows = book.sheets[i].repeated_rows;
    if (!rows) continue;
    names += fmt::format(R"(<definedName name="_xlnm.Print_Titles" localSheetId="{}">{}${}:${})"
                         "</definedName>",
                         i, escaped(sheet_prefix(book.sheets[i].name)), rows->first, rows->second);
  }
  if (!names.empty()) out += "<definedNames>" + names + "</definedNames>";
  // Saved values are right; a program that can, computes them once more when it opens the book.
  return out + R"(<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>)";
}

std::string content_types(const Book& book) {
  std::string out(declaration);
  out += R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
         R"(<Default Extension="rels" )"
         R"(ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
         R"(<Default Extension="xml" ContentType="application/xml"/>)";
  const auto add = [&](std::string_view part, std::string_view type) {
    out += fmt::format(
        R"(<Override PartName="{}" ContentType="application/vnd.openxmlformats-{}"/>)", part, type);
  };
  add("/xl/workbook.xml", "officedocument.spreadsheetml.sheet.main+xml");
  add("/xl/styles.xml", "officedocument.spreadsheetml.styles+xml");
  add("/docProps/core.xml", "package.core-properties+xml");
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    add(fmt::format("/xl/worksheets/sheet{}.xml", i + 1),
        "officedocument.spreadsheetml.worksheet+xml");
  }
  return out + "</Types>";
}

std::string relations(const std::vector<std::pair<std::string, std::string>>& targets) {
  std::string out(declaration);
  out += R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  int id = 1;
  for (const auto& [type, target] : targets) {
    out += fmt::format(R"(<Relationship Id="rId{}" Type="{}" Target="{}"/>)", id++, type, target);
  }
  return out + "</Relationships>";
}

std::string core_properties(const Book& book) {
  return fmt::format(
      R"({}<cp:coreProperties )"
      R"(xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" )"
      R"(xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title>)"
      R"(<dc:creator>otbor</dc:creator></cp:coreProperties>)",
      declaration, escaped(book.title));
}

std::string relation(std::string_view kind) {
  return fmt::format("{}/{}", relation_namespace, kind);
}

}  // namespace

Area cell_area(std::uint32_t row_number, std::uint32_t column) {
  return {row_number - 1, column, row_number - 1, column};
}

bool fits_into_list(const std::vector<std::string>& items) {
  std::size_t length = items.empty() ? 0 : items.size() - 1;
  for (const auto& item : items) {
    if (item.find_first_of(",\"") != std::string::npos) return false;
    length += utf8::length(item);
  }
  return length <= 255;
}

std::string sheet_name(std::string_view wish, const std::vector<std::string>& given) {
  constexpr std::size_t longest = 31;
  std::string clean(wish);
  std::ranges::replace_if(
      clean, [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos; },
      '-');
  clean = std::string(utf8::prefix(utf8::trimmed(clean), longest));
  if (clean.empty()) clean = "-";
  auto name = clean;
  const auto taken = [&](const std::string& one) {
    return std::ranges::any_of(
        given, [&](const auto& other) { return utf8::folded(other) == utf8::folded(one); });
  };
  for (int again = 2; taken(name); ++again) {
    const auto tail = fmt::format(" ({})", again);
    name = std::string(utf8::prefix(clean, longest - tail.size())) + tail;
  }
  return name;
}

std::string address(std::uint32_t row_number, std::uint32_t column) {
  return column_letters(column + 1) + std::to_string(row_number);
}

std::string fixed_address(std::uint32_t row_number, std::uint32_t column) {
  return "$" + column_letters(column + 1) + "$" + std::to_string(row_number);
}

std::string sheet_prefix(std::string_view name) {
  std::string out = "'";
  for (const char c : name) {
    if (c == '\'') out += '\'';
    out += c;
  }
  return out + "'!";
}

std::string written(const Book& book) {
  OTBOR_CHECK(!book.sheets.empty());
  StyleList styles;
  std::vector<PackedPart> sheets;
  std::vector<std::pair<std::string, std::string>> targets;
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    const auto name = fmt::format("worksheets/sheet{}.xml", i + 1);
    sheets.push_back({"xl/" + name, sheet_xml(book.sheets[i], i == 0, styles)});
    targets.emplace_back(relation("worksheet"), name);
  }
  targets.emplace_back(relation("styles"), "styles.xml");
  std::vector<PackedPart> parts{
      {"[Content_Types].xml", content_types(book)},
      {"_rels/.rels",
       relations({{relation("officeDocument"), "xl/workbook.xml"},
                  {"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                   "core-properties",
                   "docProps/core.xml"}})},
      {"docProps/core.xml", core_properties(book)},
      {"xl/workbook.xml", workbook_xml(book)},
      {"xl/_rels/workbook.xml.rels", relations(targets)},
      {"xl/styles.xml", styles.xml()}};
  for (auto& sheet : sheets) parts.push_back(std::move(sheet));
  return packed(parts);
}

}  // namespace otbor::office
