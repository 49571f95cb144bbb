// One self-contained page: opens offline by a double click and loads nothing. A page with contents
// runs one script, named by its hash; any other page runs nothing.

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "engine/render/format.hpp"
#include "engine/render/html/markup.hpp"
#include "engine/render/html/script.hpp"

namespace otbor::print_as {
namespace {

/// A page with more rows is laid out as it is read.
constexpr std::size_t rows_of_a_short_page = 1'000;

/// Tables with more columns than this become cards on a phone.
constexpr std::size_t columns_of_a_plain_table = 3;

struct Printer {
  std::string out;

  void element(std::string_view tag, std::string_view words) {
    out += '<';
    out += tag;
    out += '>';
    html::text(out, words);
    out += "</";
    out += tag.substr(0, tag.find(' '));
    out += ">\n";
  }
  void anchor(std::string_view name) {
    if (name.empty()) return;
    out += " id=\"";
    html::attribute(out, name);
    out += '"';
  }

  void operator()(const Heading& heading);
  void operator()(const Paragraph& paragraph);
  void operator()(const Bullets& bullets);
  void operator()(const TableBlock& table);
  void operator()(const KeyValues& values);
  void operator()(const Bars& bars) { html::bars(out, bars); }
  void operator()(const Dots& dots) { html::dots(out, dots); }
  void operator()(const Map& map) { html::map(out, map); }
  void operator()(const Grid& grid) { html::grid(out, grid); }
  void operator()(const Details& details);
  void operator()(const Lines& lines);
  void operator()(const Ends& ends);
  void operator()(const Signature& signature);
  void operator()(const PageBreak&) { out += "<hr>\n"; }

  void block(const Block& block) { std::visit(*this, block.is); }
  void blocks(const std::vector<Block>& list) { blocks(list.begin(), list.end()); }
  /// Neighbouring cards stand on one shelf.
  void blocks(std::vector<Block>::const_iterator first, std::vector<Block>::const_iterator last) {
    bool on_shelf = false;
    for (auto at = first; at != last; ++at) {
      const bool card = std::holds_alternative<Details>(at->is);
      if (card != on_shelf) out += card ? "<div class=\"shelf\">\n" : "</div>\n";
      on_shelf = card;
      block(*at);
    }
    if (on_shelf) out += "</div>\n";
  }
  void column_classes(const TableColumn& column, Tone tone);
  void head(const TableBlock& table);
  void row(const TableBlock& table, const TableRow& row, bool cards);
  void cell(const TableColumn& column, const TableCell& cell, bool cards);
};

void Printer::operator()(const Heading& heading) {
  const std::string tag = "h" + std::to_string(heading.level);
  out += "<" + tag;
  anchor(heading.anchor);
  out += '>';
  html::text(out, heading.text);
  out += "</" + tag + ">\n";
}

void Printer::operator()(const Paragraph& paragraph) {
  switch (paragraph.role) {
    case ParagraphRole::plain:
      return element("p", paragraph.text);
    case ParagraphRole::lead:
      return element("p class=\"lead\"", paragraph.text);
    case ParagraphRole::note:
      return element("p class=\"note\"", paragraph.text);
    case ParagraphRole::warning:
      return element("p class=\"warning\"", paragraph.text);
  }
}

void Printer::operator()(const Bullets& bullets) {
  out += "<ul class=\"plain\">\n";
  for (const auto& item : bullets.items) element("li", item);
  out += "</ul>\n";
}

void Printer::operator()(const KeyValues& values) {
  out += "<dl>\n";
  for (const auto& [term, value] : values.items) {
    out += "<div><dt>";
    html::text(out, term);
    out += "</dt><dd>";
    html::text(out, value);
    out += "</dd></div>\n";
  }
  out += "</dl>\n";
}

void Printer::column_classes(const TableColumn& column, Tone tone) {
  std::string classes;
  const auto add = [&](std::string_view name) {
    if (!classes.empty()) classes += ' ';
    classes += name;
  };
  if (column.align == Align::right) add("right");
  if (column.align == Align::centre) add("centre");
  if (column.narrow) add("narrow");
  if (tone == Tone::good) add("good");
  if (tone == Tone::waiting) add("waiting");
  if (tone == Tone::bad) add("bad");
  if (tone == Tone::faint) add("faint");
  if (!classes.empty()) out += " class=\"" + classes + "\"";
}

void Printer::head(const TableBlock& table) {
  out += "<thead><tr>";
  for (const auto& column : table.columns) {
    out += "<th scope=\"col\"";
    TableColumn heading = column;
    heading.narrow = false;  // a long heading over short numbers may wrap
    column_classes(heading, Tone::plain);
    if (table.lookup && column.choice) out += " data-choice";
    out += '>';
    html::text(out, column.title);
    out += "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
}

void Printer::cell(const TableColumn& column, const TableCell& cell, bool cards) {
  out += column.names_row ? "<th scope=\"row\"" : "<td";
  column_classes(column, cell.tone);
  // Cards lay a row out as a list; the roles keep it a table for those who listen.
  if (cards) {
    out += column.names_row ? " role=\"rowheader\"" : " role=\"cell\" data-label=\"";
    if (!column.names_row) {
      html::attribute(out, column.title);
      out += '"';
    }
  }
  out += '>';
  if (!cell.link.empty()) {
    out += "<a href=\"#";
    html::attribute(out, cell.link);
    out += "\">";
  }
  html::text(out, cell.text);
  if (!cell.link.empty()) out += "</a>";
  out += column.names_row ? "</th>" : "</td>";
}

void Printer::row(const TableBlock& table, const TableRow& row, bool cards) {
  out += row.total ? "<tr class=\"total\"" : "<tr";
  out += cards ? " role=\"row\">" : ">";
  for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
    cell(table.columns[i], row.cells[i], cards);
  }
  out += "</tr>\n";
}

void Printer::operator()(const TableBlock& table) {
  const bool cards = table.columns.size() > columns_of_a_plain_table &&
                     std::ranges::any_of(table.columns, &TableColumn::names_row);
  out += "<div class=\"scroll\"";
  if (!table.caption.empty()) {
    out += " role=\"region\" tabindex=\"0\" aria-label=\"";
    html::attribute(out, table.caption);
    out += '"';
  }
  out += cards ? ">\n<table class=\"cards\" role=\"table\"" : ">\n<table";
  out += table.lookup ? " data-lookup>\n" : ">\n";
  if (!table.caption.empty()) element("caption", table.caption);
  head(table);
  for (const auto& one : table.rows) row(table, one, cards);
  out += "</tbody>\n</table>\n</div>\n";
}

void Printer::operator()(const Details& details) {
  out += "<details>\n<summary><span class=\"name\">";
  html::text(out, details.summary);
  out += "</span><span class=\"aside\"><span";
  html::tone_class(out, details.tone);
  out += '>';
  html::text(out, details.aside);
  // A link to something inside opens the section; a link to the section itself would not.
  out += "</span></span></summary>\n<div class=\"inside\"";
  anchor(details.anchor);
  out += ">\n";
  blocks(details.blocks);
  out += "</div>\n</details>\n";
}

void Printer::operator()(const Lines& lines) {
  out += "<div class=\"";
  switch (lines.role) {
    case LinesRole::kind:
    case LinesRole::heading:
      out += "centre strong";
      break;
    case LinesRole::centred:
      out += "centre";
      break;
    case LinesRole::aside:
      out += "stamp";
      break;
    case LinesRole::flush:
      out += "flush";
  }
  out += "\">\n";
  for (const auto& line : lines.lines) element("p", line);
  out += "</div>\n";
}

void Printer::operator()(const Ends& ends) {
  out += "<div class=\"ends\">\n";
  element("p", ends.left);
  element("p", ends.right);
  out += "</div>\n";
}

void Printer::operator()(const Signature& signature) {
  out += "<div class=\"ends signature\">\n";
  element("p", signature.position);
  element("p", "____________");
  element("p", signature.name);
  out += "</div>\n";
}

bool is_wide(const Block& block) {
  const auto* table = std::get_if<TableBlock>(&block.is);
  return table != nullptr && table->wide;
}

bool is_long(const Document& document) {
  std::size_t rows = 0;
  for (const auto& block : document.blocks) {
    if (const auto* table = std::get_if<TableBlock>(&block.is)) rows += table->rows.size();
  }
  return rows > rows_of_a_short_page;
}

bool opens_section(const Block& block) {
  const auto* heading = std::get_if<Heading>(&block.is);
  return heading != nullptr && heading->level == 2;
}

using Position = std::vector<Block>::const_iterator;

/// A heading of the second level and all that follows it; landscape when one of its tables is.
void section(Printer& page, Position first, Position last) {
  const auto& anchor = std::get<Heading>(first->is).anchor;
  page.out += std::any_of(first, last, is_wide) ? "<section class=\"wide\"" : "<section";
  if (!anchor.empty()) {
    page.out += " aria-labelledby=\"";
    html::attribute(page.out, anchor);
    page.out += '"';
  }
  page.out += ">\n";
  page.blocks(first, last);
  page.out += "</section>\n";
}

void contents(Printer& page, const Document& document) {
  page.out += "<nav aria-label=\"";
  html::attribute(page.out, Words{"Содержание", "Contents"}.in(document.lang));
  page.out += "\"><ul>\n";
  for (const auto& block : document.blocks) {
    if (!opens_section(block)) continue;
    const auto& heading = std::get<Heading>(block.is);
    page.out += "<li><a href=\"#";
    html::attribute(page.out, heading.anchor);
    page.out += "\">";
    html::text(page.out, heading.text);
    page.out += "</a></li>\n";
  }
  page.out += "</ul></nav>\n";
}

constexpr std::string_view paper_style =
    "<style>.strong{font-weight:700}.stamp{margin-left:55%}.stamp p,.flush p,.centre p{margin:0}"
    ".ends{display:flex;justify-content:space-between;gap:1rem}"
    ".signature p:first-child,.signature p:last-child{flex:1}</style>\n";

void page_head(Printer& page, const Document& document) {
  page.out += "<!DOCTYPE html>\n<html lang=\"";
  page.out += Words{"ru", "en"}.in(document.lang);
  page.out +=
      "\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; img-src data:";
  if (document.contents) {
    page.out += "; script-src '";
    page.out += html::script_hash;
    page.out += '\'';
  }
  page.out +=
      "\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  page.element("title", document.title);
  html::styles(page.out, {.has_contents = document.contents,
                          .has_wide_table = std::ranges::any_of(document.blocks, is_wide),
                          .is_long = is_long(document)});
  if (document.paper) page.out += paper_style;
  page.out += "</head>\n<body>\n";
}

/// What the script says to the reader, as attributes of <main>.
void words_of_script(Printer& page, Lang lang) {
  const auto add = [&](std::string_view name, Words words) {
    page.out += " data-";
    page.out += name;
    page.out += "=\"";
    html::attribute(page.out, words.in(lang));
    page.out += '"';
  };
  add("search", {"Найти", "Find"});
  add("all", {"все", "all"});
  add("found", {"найдено {0} из {1}", "{0} of {1} found"});
  add("rest", {"Показать ещё {0}", "Show {0} more"});
  add("sort", {"Упорядочить по этому столбцу", "Sort by this column"});
  add("open", {"Раскрыть все", "Open all"});
  add("close", {"Свернуть все", "Close all"});
}

std::string print(const Document& document, const FormatOptions&) {
  Printer page;
  page_head(page, document);
  if (document.contents) {
    page.element("a class=\"skip\" href=\"#main\"",
                 Words{"Перейти к отчёту", "Skip to the report"}.in(document.lang));
  }
  for (const auto& line : document.banner) page.element("p class=\"banner\"", line);
  page.out += document.contents ? "<div class=\"page with-contents\">\n<header>\n"
                                : "<div class=\"page\">\n<header>\n";
  if (!document.paper) page.element("h1", document.title);
  if (!document.subtitle.empty()) page.element("p class=\"subtitle\"", document.subtitle);
  page.out += "</header>\n";
  if (document.contents) contents(page, document);
  page.out += "<main";
  if (document.contents) {
    page.out += " id=\"main\"";
    words_of_script(page, document.lang);
  }
  page.out += ">\n";
  // What stands before the first section introduces the whole.
  const auto& blocks = document.blocks;
  auto at = std::find_if(blocks.begin(), blocks.end(), opens_section);
  page.blocks(blocks.begin(), at);
  while (at != blocks.end()) {
    const auto next = std::find_if(std::next(at), blocks.end(), opens_section);
    section(page, at, next);
    at = next;
  }
  page.out += "</main>\n";
  if (!document.closing.empty()) {
    page.out += "<footer>\n";
    page.element("p", document.closing);
    for (const auto& line : document.banner) page.element("p", line);
    page.out += "</footer>\n";
  }
  page.out += "</div>\n";
  if (document.contents) {
    page.out += "<script>";
    page.out += html::script;
    page.out += "</script>\n";
  }
  page.out += "</body>\n</html>\n";
  return std::move(page.out);
}

}  // namespace

extern const Format html;
const Format html{
    .id = "html",
    .extension = "html",
    .title = {.ru = "страница HTML", .en = "HTML page"},
    .print = print,
};

}  // namespace otbor::print_as
