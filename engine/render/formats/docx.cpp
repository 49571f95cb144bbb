// Documents of Word, to be edited, signed and sent on. What shows on demand elsewhere is a section
// here; bars and dots become tables of their values, which say the same.

#include <algorithm>
#include <string>
#include <variant>

#include "engine/base/utf8.hpp"
#include "engine/render/docx/parts.hpp"
#include "engine/render/format.hpp"

namespace otbor::print_as {
namespace {

/// The text of a run; a line end is a break.
std::string run(std::string_view text, std::string_view properties = "") {
  std::string out = "<w:r>";
  if (!properties.empty()) out += "<w:rPr>" + std::string(properties) + "</w:rPr>";
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) out += "<w:br/>";
    out += "<w:t xml:space=\"preserve\">" + office::escaped(text.substr(begin, end - begin)) +
           "</w:t>";
    begin = end + 1;
  }
  return out + "</w:r>";
}

std::string paragraph(std::string_view style, std::string_view runs,
                      std::string_view properties = "") {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/>" + std::string(properties) +
         "</w:pPr>" + std::string(runs) + "</w:p>";
}

std::string_view justification(Align align) {
  switch (align) {
    case Align::right:
      return "<w:jc w:val=\"right\"/>";
    case Align::centre:
      return "<w:jc w:val=\"center\"/>";
    case Align::left:
      break;
  }
  return "";
}

/// How many letters a column would like: its longest line, or only its longest word when the text
/// may be wrapped and is long.
std::size_t wished_letters(const TableBlock& table, std::size_t column) {
  constexpr std::size_t least = 3;
  constexpr std::size_t most = 44;
  std::size_t longest = least;
  const auto look_at = [&](std::string_view text) {
    for (std::size_t begin = 0; begin <= text.size();) {
      const auto end = std::min(text.find('\n', begin), text.size());
      longest = std::max(longest, utf8::length(text.substr(begin, end - begin)));
      begin = end + 1;
    }
  };
  std::string_view head = table.columns[column].title;
  while (!head.empty()) {  // a heading is wrapped at its blanks
    const auto end = std::min(head.find(' '), head.size());
    look_at(head.substr(0, end));
    longest = std::max(longest, utf8::length(head.substr(0, end)) + 2);  // bold
    head.remove_prefix(std::min(end + 1, head.size()));
  }
  for (const auto& row : table.rows) {
    if (column < row.cells.size()) look_at(row.cells[column].text);
  }
  return std::min(longest, most) + 1;
}

std::vector<int> widths_of(const TableBlock& table, int whole) {
  std::vector<std::size_t> wishes;
  std::size_t sum = 0;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    wishes.push_back(wished_letters(table, column));
    sum += wishes.back();
  }
  std::vector<int> widths;
  for (const auto wish : wishes) {
    widths.push_back(static_cast<int>(wish * static_cast<std::size_t>(whole) / sum));
  }
  return widths;
}

std::string cell(std::string_view style, std::string_view text, Align align, int width,
                 std::string_view properties = "") {
  return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>" +
         paragraph(style, run(text, properties), justification(align)) + "</w:tc>";
}

std::string rows_of(const TableBlock& table, const std::vector<int>& widths) {
  std::string out;
  const bool headed =
      std::ranges::any_of(table.columns, [](const auto& column) { return !column.title.empty(); });
  if (headed) {
    out += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      out += cell(docx::cell_head, table.columns[i].title, Align::centre, widths[i]);
    }
    out += "</w:tr>";
  }
  for (const auto& row : table.rows) {
    out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string_view text = i < row.cells.size() ? row.cells[i].text : std::string_view();
      out += cell(docx::cell, text, table.columns[i].align, widths[i], row.total ? "<w:b/>" : "");
    }
    out += "</w:tr>";
  }
  return out;
}

std::string grid(const TableBlock& table, int whole) {
  if (table.columns.empty()) return {};
  const auto widths = widths_of(table, whole);
  std::string out = "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"" +
                    std::to_string(whole) +
                    "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
  for (const auto width : widths) out += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  // Two tables that touch would be one.
  return out + "</w:tblGrid>" + rows_of(table, widths) + "</w:tbl>" + paragraph(docx::cell, "");
}

class Printer {
 public:
  [[nodiscard]] std::string take() { return std::move(out_); }

  void operator()(const Heading& heading) {
    out_ += paragraph(docx::heading_style(heading.level + depth_), run(heading.text));
  }

  void operator()(const Paragraph& words) {
    const bool aside = words.role == ParagraphRole::note;
    const auto bold = words.role == ParagraphRole::warning ? "<w:b/>" : "";
    out_ += paragraph(aside ? docx::note : docx::body, run(words.text, bold));
  }

  void operator()(const Bullets& bullets) {
    for (const auto& item : bullets.items) out_ += paragraph(docx::bullet, run(item));
  }

  void operator()(const TableBlock& table) {
    if (table.wide) end_section(false);
    caption(table.caption);
    out_ += grid(table, table.wide ? docx::text_width_wide : docx::text_width);
    if (table.wide) end_section(true);
  }

  void operator()(const KeyValues& pairs) {
    TableBlock table{.columns = {{}, {}}};
    for (const auto& [key, value] : pairs.items) table.rows.push_back({{key, value}});
    (*this)(table);
  }

  void operator()(const Bars& bars) {
    TableBlock table{.caption = bars.caption, .columns = {{}, {.align = Align::right}}};
    for (const auto& bar : bars.bars) table.rows.push_back({{bar.label, bar.value}});
    (*this)(table);
  }

  void operator()(const Dots& dots) {
    TableBlock table{.caption = dots.caption, .columns = {{}, {.align = Align::right}}};
    for (const auto& row : dots.rows) table.rows.push_back({{row.label, row.value}});
    (*this)(table);
  }

  /// A drawing that is no table of values leaves its caption and legend.
  template <class Drawing>
  requires requires(const Drawing& drawing) {
    drawing.caption.empty();
    drawing.legend.empty();
  }
  void operator()(const Drawing& drawing) {
    caption(drawing.caption);
    if (!drawing.legend.empty()) out_ += paragraph(docx::note, run(drawing.legend));
  }

  void operator()(const Details& details) {
    const auto aside = details.aside.empty() ? "" : " (" + details.aside + ")";
    (*this)(Heading{.level = 3, .text = details.summary + aside});
    ++depth_;
    for (const auto& block : details.blocks) std::visit(*this, block.is);
    --depth_;
  }

 private:
  void caption(std::string_view text) {
    if (!text.empty()) out_ += paragraph(docx::caption, run(text));
  }

  void end_section(bool wide) {
    out_ += "<w:p><w:pPr>" + docx::section(wide, std::exchange(first_section_, false)) +
            "</w:pPr></w:p>";
  }

  std::string out_;
  int depth_ = 0;  // of details inside details
  bool first_section_ = true;

 public:
  [[nodiscard]] std::string last_section() const { return docx::section(false, first_section_); }
};

std::string print(const Document& document, const FormatOptions&) {
  Printer printer;
  for (const auto& block : document.blocks) std::visit(printer, block.is);
  std::string text;
  for (const auto& words : document.banner) text += paragraph(docx::banner, run(words));
  text += paragraph(docx::title, run(document.title));
  if (!document.subtitle.empty()) {
    text += paragraph(docx::note, run(document.subtitle), "<w:jc w:val=\"center\"/>");
  }
  const auto last = printer.last_section();
  text += printer.take();
  if (!document.closing.empty()) text += paragraph(docx::note, run(document.closing));
  auto parts = docx::frame(document);
  parts.push_back(
      {"word/document.xml",
       "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document "
       "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
       "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>" +
           text + last + "</w:body></w:document>"});
  return office::packed(parts);
}

}  // namespace

extern const Format docx;
const Format docx{
    .id = "docx",
    .extension = "docx",
    .title = {.ru = "документ Word", .en = "document of Word"},
    .print = print,
};

}  // namespace otbor::print_as
