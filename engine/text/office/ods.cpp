#include <algorithm>
#include <utility>

#include <pugixml.hpp>

#include "engine/base/utf8.hpp"
#include "engine/text/office/workbook.hpp"
#include "engine/text/office/xml.hpp"

// Names with their prefixes: `office:value-type` stands beside `calcext:value-type`, and every
// program writes the prefixes of the standard (OASIS OpenDocument 1.3, part 3).

namespace otbor::office {
namespace {

constexpr std::uint32_t blanks_max = 1'000;  // `text:s` may claim any number

/// The text of a paragraph with its spans and links, without notes; no recursion.
void append_paragraph(std::string& out, const pugi::xml_node& paragraph) {
  auto node = paragraph.first_child();
  while (node && node != paragraph) {
    const std::string_view name = node.name();
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      out += node.value();
    } else if (name == "text:s") {
      const auto times = number_in(node, "c").value_or(1);
      out.append(std::min(times, blanks_max), ' ');
    } else if (name == "text:tab") {
      out += ' ';
    } else if (name == "text:line-break") {
      out += '\n';
    } else if (name != "office:annotation" && name != "text:note" && node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (!node.next_sibling() && node.parent() != paragraph) node = node.parent();
    node = node.next_sibling();
  }
}

std::string text_in(const pugi::xml_node& cell) {
  std::string text;
  bool first = true;
  for (const auto& paragraph : cell.children("text:p")) {
    if (!std::exchange(first, false)) text += '\n';
    append_paragraph(text, paragraph);
  }
  return text;
}

struct Value {
  std::string text;
  GridCell::Kind kind = GridCell::Kind::text;
};

Value value_of(const pugi::xml_node& cell) {
  const std::string_view type = cell.attribute("office:value-type").value();
  if (type == "float" || type == "currency" || type == "percentage") {
    return {cell.attribute("office:value").value(), GridCell::Kind::number};
  }
  if (type == "date") {
    std::string date = cell.attribute("office:date-value").value();
    date = date.substr(0, date.find('.'));  // fractions of a second
    if (const auto t = date.find('T'); t != std::string::npos) date[t] = ' ';
    return {std::move(date), GridCell::Kind::date};
  }
  if (type == "boolean") {
    const std::string_view value = cell.attribute("office:boolean-value").value();
    return {value == "true" ? "ИСТИНА" : "ЛОЖЬ"};
  }
  const std::string_view formula = cell.attribute("table:formula").value();
  if (type.empty() && !formula.empty() && !cell.child("text:p")) {
    return {"=" + std::string(formula.substr(formula.find('=') + 1)), GridCell::Kind::formula};
  }
  return {text_in(cell)};
}

/// Fills a grid from the rows of one table.
class SheetReader {
 public:
  SheetReader(Grid& grid, const Limits& limits) : grid_(grid), builder_(grid, limits) {}

  /// Rows stand in groups inside groups; no recursion.
  bool read(const pugi::xml_node& table) {
    auto node = table.first_child();
    while (node && node != table) {
      const std::string_view name = node.name();
      const bool group = name == "table:table-header-rows" || name == "table:table-rows" ||
                         name == "table:table-row-group";
      if (group && node.first_child()) {
        node = node.first_child();
        continue;
      }
      if (name == "table:table-row" && !read_row(node)) return false;
      while (!node.next_sibling() && node.parent() != table) node = node.parent();
      node = node.next_sibling();
    }
    return true;
  }

  [[nodiscard]] const Refusal& refusal() const { return builder_.refusal(); }
  [[nodiscard]] std::vector<Merged> take_merged() { return std::move(merged_); }

 private:
  bool read_row(const pugi::xml_node& row) {
    const auto repeated = number_in(row, "number-rows-repeated").value_or(1);
    const auto first = row_;
    const auto cells_before = grid_.cells.size();
    row_ += repeated;  // wraps around only after more rows than the builder takes
    if (!read_cells(row, first)) return false;
    if (grid_.cells.size() == cells_before) return true;  // a million empty rows are one element
    for (std::uint32_t again = 1; again < repeated; ++again) {
      if (!read_cells(row, first + again)) return false;
    }
    return true;
  }

  bool read_cells(const pugi::xml_node& row, std::uint32_t number) {
    std::uint64_t column = 0;
    for (const auto& cell : row.children()) {
      const auto repeated = number_in(cell, "number-columns-repeated").value_or(1);
      const std::string_view name = cell.name();
      if (name == "table:table-cell") {
        const auto value = value_of(cell);
        for (std::uint32_t i = 0; !value.text.empty() && i < repeated; ++i) {
          const auto at =
              static_cast<std::uint32_t>(std::min<std::uint64_t>(column + i, 1U << 30U));
          if (!builder_.add(number + 1, at, value.text, value.kind)) return false;
        }
        const auto rows = number_in(cell, "number-rows-spanned").value_or(1);
        if (rows > 1 && !value.text.empty()) {
          merged_.push_back({number, number + rows - 1, static_cast<std::uint32_t>(column)});
        }
      }
      column += repeated;
    }
    return true;
  }

  Grid& grid_;
  GridBuilder builder_;
  std::vector<Merged> merged_;
  std::uint32_t row_ = 0;
};

/// Names of the styles of hidden tables.
std::vector<std::string> hidden_styles(const pugi::xml_node& document) {
  std::vector<std::string> names;
  for (const auto& style : document.child("office:automatic-styles").children("style:style")) {
    const std::string_view display =
        style.child("style:table-properties").attribute("table:display").value();
    if (display == "false") names.emplace_back(style.attribute("style:name").value());
  }
  return names;
}

Readable<Grid> read_table(const pugi::xml_node& table, bool hidden, const Limits& limits) {
  Grid grid{.name = table.attribute("table:name").value(), .hidden = hidden};
  SheetReader reader(grid, limits);
  if (!reader.read(table)) return tl::unexpected(reader.refusal());
  if (utf8::first_invalid(grid.name) || utf8::first_invalid(grid.texts)) {
    return refuse(Found::office_damaged);
  }
  auto merged = reader.take_merged();
  if (merged.empty()) return grid;
  return filled_down(grid, std::move(merged), limits);
}

Readable<bool> has_password(Archive& archive) {
  if (!archive.has("META-INF/manifest.xml")) return false;
  const auto manifest = archive.part("META-INF/manifest.xml");
  if (!manifest) return tl::unexpected(manifest.error());
  return manifest->find("encryption-data") != std::string::npos;
}

}  // namespace

Readable<Workbook> read_ods(Archive& archive, const Limits& limits) {
  const auto password = has_password(archive);
  if (!password) return tl::unexpected(password.error());
  if (*password) return refuse(Found::office_password);
  const auto part = XmlPart::read(archive, "content.xml");
  if (!part) return tl::unexpected(part.error());
  const auto document = part->root();
  const auto sheets = document.child("office:body").child("office:spreadsheet");
  if (!sheets) return refuse(Found::office_other_kind);
  Workbook workbook;
  workbook.macros = std::ranges::any_of(archive.names(), [](const std::string& name) {
    return name.starts_with("Basic/") || name.starts_with("Scripts/");
  });
  const auto hidden = hidden_styles(document);
  for (const auto& table : sheets.children("table:table")) {
    if (table.child("table:table-source")) {  // what another file had
      workbook.external_links = true;
      continue;
    }
    const std::string_view style = table.attribute("table:style-name").value();
    const bool is_hidden = std::ranges::find(hidden, style) != hidden.end();
    auto read = read_table(table, is_hidden, limits);
    if (!read) return tl::unexpected(std::move(read.error()));
    workbook.sheets.push_back(std::move(*read));
  }
  return workbook;
}

}  // namespace otbor::office
