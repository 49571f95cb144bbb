#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "engine/base/utf8.hpp"
#include "engine/text/office/workbook.hpp"
#include "engine/text/office/xlsx_parts.hpp"

namespace otbor::office {
namespace {

/// What every sheet of the workbook refers to.
struct Shared {
  std::vector<std::string> texts;
  std::vector<Shown> styles;
  bool since_1904 = false;
};

struct CellPlace {
  std::uint32_t row = 0;  // from 1
  std::uint32_t column = 0;
  std::size_t read = 0;  // letters of the address; 0 when it is none
};

/// "F12" -> row 12, column 5.
CellPlace place_of(std::string_view address) {
  CellPlace place;
  while (place.read < address.size() && place.read < 4) {
    const char c = address[place.read];
    if (c < 'A' || c > 'Z') break;
    place.column = place.column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
    ++place.read;
  }
  const char* end = address.data() + address.size();
  const auto read = std::from_chars(address.data() + place.read, end, place.row);
  if (place.read == 0 || read.ec != std::errc() || place.row == 0) return {};
  --place.column;
  place.read = static_cast<std::size_t>(read.ptr - address.data());
  return place;
}

struct Value {
  std::string text;
  GridCell::Kind kind = GridCell::Kind::text;
};

/// As the cell shows it at most: 0.1 + 0.2 is kept by Excel as 0.30000000000000004.
Value number_value(std::string_view text, std::size_t style, const Shared& shared) {
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole_text = read.ec == std::errc() && read.ptr == text.data() + text.size();
  if (!whole_text) return {std::string(text)};
  if (style < shared.styles.size() && shared.styles[style] == Shown::date) {
    auto moment = moment_of(number, shared.since_1904);
    if (!moment.empty()) return {std::move(moment), GridCell::Kind::date};
  }
  const bool plain = text.size() <= 15 && text.find_first_of("eE") == std::string_view::npos;
  return {plain ? std::string(text) : fmt::format("{:.15g}", number), GridCell::Kind::number};
}

std::optional<Value> value_of(const pugi::xml_node& cell, const Shared& shared) {
  const auto type = attribute(cell, "t");
  if (type == "inlineStr") return Value{text_of_item(child(cell, "is"))};
  const auto saved = child(cell, "v");
  const std::string_view text = saved.child_value();
  if (const auto formula = child(cell, "f"); formula && text.empty()) {
    const bool empty_text = saved && type == "str";
    if (empty_text) return Value{};
    return Value{"=" + std::string(formula.child_value()), GridCell::Kind::formula};
  }
  if (text.empty()) return Value{};
  if (type == "s") {
    std::size_t at = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), at);
    if (read.ec != std::errc() || at >= shared.texts.size()) return std::nullopt;
    return Value{shared.texts[at]};
  }
  if (type == "b") return Value{text == "1" ? "ИСТИНА" : "ЛОЖЬ"};
  if (type.empty() || type == "n") {
    return number_value(text, number_in(cell, "s").value_or(0), shared);
  }
  return Value{std::string(text)};
}

std::vector<Merged> merged_in(const pugi::xml_node& sheet) {
  std::vector<Merged> merged;
  for (const auto& area : child(sheet, "mergeCells").children()) {
    const auto reference = attribute(area, "ref");
    const auto first = place_of(reference);
    if (first.read == 0 || first.read >= reference.size()) continue;
    const auto last = place_of(reference.substr(first.read + 1));
    if (last.row > first.row) merged.push_back({first.row - 1, last.row - 1, first.column});
  }
  return merged;
}

Readable<Grid> read_sheet(const pugi::xml_node& sheet, Grid grid, const Shared& shared,
                          const Limits& limits) {
  GridBuilder builder(grid, limits);
  std::uint32_t row_number = 0;
  for (const auto& row : child(sheet, "sheetData").children()) {
    row_number = number_in(row, "r").value_or(row_number + 1);
    std::uint32_t column = 0;
    for (const auto& cell : row.children()) {
      const auto place = place_of(attribute(cell, "r"));
      if (place.read > 0) column = place.column;
      const auto value = value_of(cell, shared);
      if (!value) return refuse(Found::office_damaged);
      if (!builder.add(row_number, column, value->text, value->kind)) {
        return tl::unexpected(builder.refusal());
      }
      ++column;
    }
  }
  if (utf8::first_invalid(grid.name) || utf8::first_invalid(grid.texts)) {
    return refuse(Found::office_damaged);
  }
  auto merged = merged_in(sheet);
  if (merged.empty()) return grid;
  return filled_down(grid, std::move(merged), limits);
}

/// Names of parts by their ids in the workbook.
Readable<std::vector<std::pair<std::string, std::string>>> relations(Archive& archive) {
  const auto part = XmlPart::read(archive, "xl/_rels/workbook.xml.rels");
  if (!part) return tl::unexpected(part.error());
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& relation : part->root().children()) {
    const auto target = attribute(relation, "Target");
    out.emplace_back(attribute(relation, "Id"), target.starts_with('/')
                                                    ? std::string(target.substr(1))
                                                    : "xl/" + std::string(target));
  }
  return out;
}

Readable<Shared> read_shared(Archive& archive, const pugi::xml_node& workbook) {
  auto texts = read_shared_texts(archive);
  if (!texts) return tl::unexpected(std::move(texts.error()));
  auto styles = read_styles(archive);
  if (!styles) return tl::unexpected(std::move(styles.error()));
  const auto since_1904 = attribute(child(workbook, "workbookPr"), "date1904");
  return Shared{std::move(*texts), std::move(*styles), since_1904 == "1" || since_1904 == "true"};
}

}  // namespace

Readable<Workbook> read_xlsx(Archive& archive, const Limits& limits) {
  const auto part = XmlPart::read(archive, "xl/workbook.xml");
  if (!part) return tl::unexpected(part.error());
  const auto shared = read_shared(archive, part->root());
  if (!shared) return tl::unexpected(shared.error());
  const auto parts = relations(archive);
  if (!parts) return tl::unexpected(parts.error());
  Workbook workbook;
  workbook.macros = archive.has("xl/vbaProject.bin");
  workbook.external_links = std::ranges::any_of(archive.names(), [](const std::string& name) {
    return name.starts_with("xl/externalLinks/");
  });
  for (const auto& sheet : child(part->root(), "sheets").children()) {
    const auto id = attribute(sheet, "id");  // sheetId is another one
    const auto at = std::ranges::find(*parts, id, &std::pair<std::string, std::string>::first);
    if (at == parts->end() || !archive.has(at->second)) return refuse(Found::office_damaged);
    const auto state = attribute(sheet, "state");
    Grid grid{.name = std::string(attribute(sheet, "name")),
              .hidden = !state.empty() && state != "visible"};
    const auto content = XmlPart::read(archive, at->second);
    if (!content) return tl::unexpected(content.error());
    auto read = read_sheet(content->root(), std::move(grid), *shared, limits);
    if (!read) return tl::unexpected(std::move(read.error()));
    workbook.sheets.push_back(std::move(*read));
  }
  return workbook;
}

}  // namespace otbor::office
