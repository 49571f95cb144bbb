// Documents of Word, to be edited, signed and sent on. What shows on demand elsewhere is a section
// here; bars and dots become tables of their values, which say the same.

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <variant>
#include <vector>

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

/// Letters of a column: of its longest word, below which it breaks words, and of its longest line,
/// as far as a cell should go.
struct ColumnWish {
  std::size_t least = 3;
  std::size_t most = 3;
};

ColumnWish wish_of(const TableBlock& table, std::size_t column) {
  constexpr std::size_t longest_word = 19;
  constexpr std::size_t longest_line = 70;
  ColumnWish wish;
  const auto look_at = [&](std::string_view text, std::size_t more) {
    std::size_t line = 0;
    while (!text.empty()) {
      const auto end = std::min(text.find_first_of(" \n"), text.size());
      const auto word = utf8::length(text.substr(0, end)) + more;
      line = line == 0 ? word : line + 1 + word;
      wish.least = std::max(wish.least, std::min(word, longest_word));
      wish.most = std::max(wish.most, std::min(line, longest_line));
      if (end < text.size() && text[end] == '\n') line = 0;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  };
  const auto& head = table.columns[column].title;
  for (std::size_t begin = 0; begin < head.size();) {  // bold, and wrapped at its blanks
    const auto end = std::min(head.find(' ', begin), head.size());
    look_at(std::string_view(head).substr(begin, end - begin), 1);
    begin = end + 1;
  }
  for (const auto& row : table.rows) {
    if (column < row.cells.size()) look_at(row.cells[column].text, 0);
  }
  return wish;
}

/// Each column has room for its longest word; what is left goes to those whose lines are longer.
std::vector<int> widths_of(const TableBlock& table, int whole) {
  constexpr std::size_t letter = 108;  // of ten points
  constexpr std::size_t margins = 2;   // letters
  std::vector<ColumnWish> wishes;
  std::size_t needed = 0;
  std::size_t longer = 0;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    wishes.push_back(wish_of(table, column));
    needed += wishes.back().least + margins;
    longer += wishes.back().most - wishes.back().least;
  }
  const auto room = static_cast<std::size_t>(whole) / letter;
  const auto left = room > needed && longer > 0 ? room - needed : 0;
  std::vector<std::size_t> shares;
  std::size_t sum = 0;
  for (const auto& wish : wishes) {
    const auto more = left > 0 ? (wish.most - wish.least) * left * letter / longer : 0;
    shares.push_back((wish.least + margins) * letter + more);
    sum += shares.back();
  }
  std::vector<int> widths;
  for (const auto share : shares) {
    widths.push_back(static_cast<int>(share * static_cast<std::size_t>(whole) / sum));
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

/// What comes next is a signature, or lines that lead to one.
bool leads_to_signature(const std::vector<Block>& blocks, std::size_t at) {
  for (; at < blocks.size(); ++at) {
    if (std::holds_alternative<Signature>(blocks[at].is)) return true;
    const auto* lines = std::get_if<Lines>(&blocks[at].is);
    if (lines == nullptr || lines->role != LinesRole::flush) return false;
  }
  return false;
}

/// Those that stand one under the other.
std::vector<const Signature*> signatures_from(const std::vector<Block>& blocks, std::size_t at) {
  std::vector<const Signature*> people;
  for (; at < blocks.size(); ++at) {
    const auto* who = std::get_if<Signature>(&blocks[at].is);
    if (who == nullptr) break;
    people.push_back(who);
  }
  return people;
}

/// Of a paragraph that stays on the page of the next one.
std::string_view kept(bool with_next) { return with_next ? "<w:keepNext/>" : ""; }

/// Parts two tables and takes no room: at the end of a page it would begin another.
std::string thin_paragraph() {
  return paragraph(docx::cell, "",
                   "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" "
                   "w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr>");
}

/// A cell of a line for a signature: no frame, or the line to sign on.
std::string signature_cell(std::string_view text, int width, bool line) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/>" +
         (line ? "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"4\"/></w:tcBorders>" : "") +
         "<w:vAlign w:val=\"bottom\"/></w:tcPr>" +
         paragraph(docx::flush, run(text), "<w:keepNext/><w:spacing w:before=\"200\"/>") +
         "</w:tc>";
}

/// Half for the position, which may be long, a fifth for the signature, the rest for the name. A
/// row each of one table, which stays on one page.
std::string signature_lines(std::span<const Signature* const> people, int whole) {
  const int position = whole / 2;
  const int place = whole / 5;
  const int gap = whole / 40;
  const int name = whole - position - place - gap;
  std::string out = "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(whole) +
                    "\" w:type=\"dxa\"/><w:tblBorders>";
  for (const std::string_view side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
    out += "<w:" + std::string(side) + " w:val=\"nil\"/>";
  }
  out += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
  for (const int width : {position, place, gap, name}) {
    out += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  }
  out += "</w:tblGrid>";
  for (const auto* who : people) {
    out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>" +
           signature_cell(who->position, position, false) + signature_cell("", place, true) +
           signature_cell("", gap, false) + signature_cell(who->name, name, false) + "</w:tr>";
  }
  return out + "</w:tbl>" + thin_paragraph();
}

class Printer {
 public:
  explicit Printer(const Document& document)
      : wide_page_(document.landscape),
        width_(document.landscape ? docx::text_width_wide : docx::text_width),
        foot_(!document.banner.empty()) {}

  [[nodiscard]] std::string take() { return std::move(out_); }

  /// Signatures stand on one page with the words before them: no page holds names alone.
  void print(const std::vector<Block>& blocks) {
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      if (const auto people = signatures_from(blocks, at); !people.empty()) {
        out_ += signature_lines(people, width_);
        at += people.size() - 1;
        continue;
      }
      before_signature_ = leads_to_signature(blocks, at + 1);
      std::visit(*this, blocks[at].is);
    }
  }

  void operator()(const Heading& heading) {
    out_ += paragraph(docx::heading_style(heading.level + depth_), run(heading.text));
  }

  void operator()(const Paragraph& words) {
    const bool aside = words.role == ParagraphRole::note;
    const auto bold = words.role == ParagraphRole::warning ? "<w:b/>" : "";
    out_ +=
        paragraph(aside ? docx::note : docx::body, run(words.text, bold), kept(before_signature_));
  }

  void operator()(const Bullets& bullets) {
    for (const auto& item : bullets.items) {
      const bool last = &item == &bullets.items.back();
      out_ += paragraph(docx::bullet, run(item), kept(last && before_signature_));
    }
  }

  void operator()(const TableBlock& table) {
    const bool turned = table.wide && !wide_page_;
    if (turned) end_section(false);
    caption(table.caption);
    out_ += grid(table, turned ? docx::text_width_wide : width_);
    if (turned) end_section(true);
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

  void operator()(const Lines& words) {
    for (const auto& line : words.lines) {
      switch (words.role) {
        case LinesRole::kind:
          out_ += paragraph(docx::kind, run(line));
          break;
        case LinesRole::heading:
          out_ += paragraph(docx::about, run(line));
          break;
        case LinesRole::centred:
          out_ += paragraph(docx::centred, run(line));
          break;
        case LinesRole::aside:
          out_ +=
              paragraph(docx::flush, run(line),
                        "<w:ind w:left=\"" + std::to_string(docx::aside_indent(width_)) + "\"/>");
          break;
        case LinesRole::flush:
          out_ += paragraph(docx::flush, run(line), kept(before_signature_));
      }
    }
  }

  void operator()(const Ends& ends) {
    out_ += paragraph(
        docx::flush, run(ends.left) + "<w:r><w:tab/></w:r>" + run(ends.right),
        "<w:tabs><w:tab w:val=\"right\" w:pos=\"" + std::to_string(width_) + "\"/></w:tabs>");
  }

  void operator()(const Signature& who) { out_ += signature_lines(std::array{&who}, width_); }

  void operator()(const PageBreak&) {
    out_ += paragraph(docx::cell, "<w:r><w:br w:type=\"page\"/></w:r>");
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
    out_ += "<w:p><w:pPr>" +
            docx::section({.wide = wide || wide_page_,
                           .first = std::exchange(first_section_, false),
                           .foot = foot_}) +
            "</w:pPr></w:p>";
  }

  std::string out_;
  bool wide_page_ = false;
  int width_ = docx::text_width;
  bool foot_ = false;
  int depth_ = 0;  // of details inside details
  bool first_section_ = true;
  bool before_signature_ = false;

 public:
  [[nodiscard]] std::string last_section() const {
    return docx::section({.wide = wide_page_, .first = first_section_, .foot = foot_});
  }
};

std::string print(const Document& document, const FormatOptions&) {
  Printer printer(document);
  printer.print(document.blocks);
  std::string text;
  for (const auto& words : document.banner) text += paragraph(docx::banner, run(words));
  if (!document.paper) text += paragraph(docx::title, run(document.title));
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
