// For a screen: aligned tables that wrap long titles, drawings made of signs, colours on request.

#include <algorithm>
#include <string>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/render/format.hpp"
#include "engine/render/terminal/layout.hpp"

namespace otbor::print_as {
namespace {

constexpr std::string_view strong = "\x1b[1m";
constexpr std::string_view dim = "\x1b[2m";
constexpr std::string_view plain = "\x1b[0m";

std::string_view colour_of(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return {};
    case Tone::good:
      return "\x1b[32m";
    case Tone::waiting:
      return "\x1b[33m";
    case Tone::bad:
      return "\x1b[31m";
    case Tone::faint:
      return dim;
  }
  return {};
}

std::string repeated(std::string_view sign, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += sign;
  return out;
}

struct Printer {
  FormatOptions options;
  Lang lang;
  std::string out;
  std::size_t indent = 0;

  [[nodiscard]] std::size_t width() const {
    return options.width > indent + 20 ? options.width - indent : 20;
  }
  void coloured(std::string_view colour, std::string_view words) {
    const bool painted = options.colour && !colour.empty();
    if (painted) out += colour;
    out += words;
    if (painted) out += plain;
  }
  void line(std::string_view words, std::string_view colour = {}) {
    out.append(indent, ' ');
    coloured(colour, words);
    while (out.ends_with(' ')) out.pop_back();
    out += '\n';
  }
  void lines(std::string_view words, std::string_view colour = {}) {
    for (const auto& one : terminal::wrapped(words, width())) line(one, colour);
  }
  void gap() {
    if (!out.empty() && !out.ends_with("\n\n")) out += '\n';
  }

  void operator()(const Heading& heading);
  void operator()(const Paragraph& paragraph);
  void operator()(const Bullets& bullets);
  void operator()(const TableBlock& table);
  void operator()(const KeyValues& values);
  void operator()(const Bars& bars);
  void operator()(const Dots& dots);
  void operator()(const Map&) {}  // the tables beside it say the same in words
  void operator()(const Grid& grid);
  void operator()(const Details& details);
  void operator()(const Lines& words);
  void operator()(const Ends& ends) { hanging("", ends.left + "  " + ends.right); }
  void operator()(const Signature& who) {
    hanging("", who.position + "  ____________  " + who.name);
  }
  void operator()(const PageBreak&) { gap(); }

  void hanging(std::string_view first, std::string_view words);
  void blocks(const std::vector<Block>& list) {
    for (const auto& block : list) std::visit(*this, block.is);
  }
};

/// «– item»: further lines stand under the first.
void Printer::hanging(std::string_view first, std::string_view words) {
  const auto taken = utf8::width(first);
  const auto rest = width() > taken + 10 ? width() - taken : 10;
  bool at_first = true;
  for (const auto& one : terminal::wrapped(words, rest)) {
    line((at_first ? std::string(first) : std::string(taken, ' ')) + one);
    at_first = false;
  }
}

void Printer::operator()(const Heading& heading) {
  gap();
  lines(heading.text, strong);
}

void Printer::operator()(const Paragraph& paragraph) {
  gap();
  switch (paragraph.role) {
    case ParagraphRole::plain:
    case ParagraphRole::lead:
      return lines(paragraph.text);
    case ParagraphRole::note:
      return lines(paragraph.text, dim);
    case ParagraphRole::warning:
      return hanging("! ", paragraph.text);
  }
}

void Printer::operator()(const Bullets& bullets) {
  for (const auto& item : bullets.items) hanging("– ", item);
}

void Printer::operator()(const KeyValues& values) {
  gap();
  std::size_t widest = 0;
  for (const auto& item : values.items) widest = std::max(widest, utf8::width(item.first));
  widest = std::min(widest, width() / 2);
  for (const auto& [term, value] : values.items) {
    hanging(terminal::padded(term, widest, Align::left) + "  ", value);
  }
}

void Printer::operator()(const Bars& bars) {
  gap();
  if (!bars.caption.empty()) lines(bars.caption, dim);
  std::size_t label = 0;
  for (const auto& bar : bars.bars) label = std::max(label, utf8::width(bar.label));
  label = std::min(label, width() / 2);
  constexpr std::size_t length = 20;
  for (const auto& bar : bars.bars) {
    const auto full = (bar.thousandths * length + 500) / 1000;
    std::vector<std::string_view> signs(length, "·");
    std::fill_n(signs.begin(), full, "█");
    if (bar.mark) signs[std::min<std::size_t>(*bar.mark * length / 1000, length - 1)] = "│";
    std::string drawn;
    for (const auto sign : signs) drawn += sign;
    hanging(drawn + "  ", terminal::padded(bar.label, label, Align::left) + "  " + bar.value);
  }
}

void Printer::operator()(const Dots& dots) {
  gap();
  if (!dots.caption.empty()) lines(dots.caption, dim);
  constexpr std::size_t length = 41;
  const auto at = [](std::uint32_t thousandths) { return thousandths * (length - 1) / 1000; };
  for (const auto& row : dots.rows) {
    std::vector<std::string_view> signs(length, "·");
    if (dots.line) signs[at(*dots.line)] = "¦";
    if (row.range) {
      std::fill(signs.begin() + static_cast<std::ptrdiff_t>(at(row.range->first)),
                signs.begin() + static_cast<std::ptrdiff_t>(at(row.range->second)) + 1, "─");
    }
    for (const auto dot : row.dots) signs[at(dot)] = "o";
    if (row.mark) signs[at(*row.mark)] = "|";
    std::string axis;
    for (const auto sign : signs) axis += sign;
    hanging(axis + "  ", terminal::padded(row.value, 6, Align::right) + "  " + row.label);
  }
  if (!dots.legend.empty()) lines(dots.legend, dim);
}

/// Shades are for pages; the values are the same table.
void Printer::operator()(const Grid& grid) {
  TableBlock table;
  table.caption = grid.caption;
  table.columns.push_back({.title = grid.corner, .names_row = true});
  for (const auto& column : grid.columns) table.columns.push_back({column, Align::right, true});
  for (const auto& row : grid.rows) {
    table.rows.push_back({{row.label}});
    for (const auto& cell : row.cells) table.rows.back().cells.emplace_back(cell.text);
  }
  (*this)(table);
  if (!grid.legend.empty()) lines(grid.legend, dim);
}

void Printer::operator()(const Details& details) {
  gap();
  lines(details.aside.empty() ? details.summary : details.summary + " – " + details.aside, strong);
  indent += 2;
  blocks(details.blocks);
  indent -= 2;
}

void Printer::operator()(const Lines& words) {
  gap();
  const bool bold = words.role == LinesRole::kind || words.role == LinesRole::heading;
  for (const auto& one : words.lines) lines(one, bold ? strong : std::string_view());
}

// A table ----------------------------------------------------------------------------------------

struct Layout {
  std::vector<std::size_t> columns;  // those shown
  std::vector<std::size_t> widths;   // of each of them
};

constexpr std::string_view between_columns = "  ";
constexpr std::size_t narrowest = 8;
constexpr std::size_t longest_word = 18;  // a longer one may be broken

Layout layout_of(const TableBlock& table, std::size_t rows, std::size_t width) {
  Layout layout;
  std::vector<terminal::ColumnWish> wishes;
  std::vector<terminal::ColumnWish> roomy;  // with every heading on one line
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].detail) continue;
    std::size_t widest = 0;
    std::size_t word = 0;
    for (std::size_t r = 0; r < rows; ++r) {
      if (i >= table.rows[r].cells.size()) continue;
      widest = std::max(widest, terminal::widest_line(table.rows[r].cells[i].text));
      word = std::max(word, terminal::widest_word(table.rows[r].cells[i].text));
    }
    if (widest == 0 && rows > 0) continue;  // an empty column tells nothing on a screen
    // A heading may wrap, but not inside a word.
    const auto& title = table.columns[i].title;
    const bool may_wrap = table.columns[i].narrow && title.find('\n') == std::string::npos;
    const auto heading = may_wrap ? terminal::widest_word(title) : terminal::widest_line(title);
    layout.columns.push_back(i);
    const auto wanted = std::max(widest, heading);
    wishes.push_back({.wanted = wanted,
                      .least = table.columns[i].narrow
                                   ? wanted
                                   : std::min(wanted, std::clamp(word, narrowest, longest_word)),
                      .part = table.columns[i].names_row ? 2U : 1U});
    roomy.push_back(wishes.back());
    roomy.back().wanted = std::max(wanted, terminal::widest_line(title));
  }
  const auto gaps = between_columns.size() * (layout.columns.size() - 1);
  const auto room = width > gaps ? width - gaps : 1;
  std::size_t roomy_width = 0;
  for (const auto& wish : roomy) roomy_width += wish.wanted;
  layout.widths = terminal::fitted(roomy_width <= room ? roomy : wishes, room);
  return layout;
}

void print_row(Printer& printer, const TableBlock& table, const Layout& layout,
               const std::vector<TableCell>& cells, std::string_view colour) {
  std::vector<std::vector<std::string>> parts;
  std::size_t height = 1;
  for (std::size_t k = 0; k < layout.columns.size(); ++k) {
    const auto at = layout.columns[k];
    const auto words = at < cells.size() ? std::string_view(cells[at].text) : std::string_view();
    parts.push_back(terminal::shortened(terminal::wrapped(words, layout.widths[k]),
                                        printer.options.lines_max, layout.widths[k]));
    height = std::max(height, parts.back().size());
  }
  for (std::size_t h = 0; h < height; ++h) {
    printer.out.append(printer.indent, ' ');
    for (std::size_t k = 0; k < layout.columns.size(); ++k) {
      const auto at = layout.columns[k];
      if (k > 0) printer.out += between_columns;
      const auto words = h < parts[k].size() ? parts[k][h] : std::string();
      const auto tone = at < cells.size() ? colour_of(cells[at].tone) : std::string_view();
      printer.coloured(colour.empty() ? tone : colour,
                       terminal::padded(words, layout.widths[k], table.columns[at].align));
    }
    while (printer.out.ends_with(' ')) printer.out.pop_back();
    printer.out += '\n';
  }
}

void Printer::operator()(const TableBlock& table) {
  gap();
  if (!table.caption.empty()) lines(table.caption, dim);
  const bool cut = options.rows_max > 0 && table.rows.size() > options.rows_max;
  const auto rows = cut ? options.rows_max : table.rows.size();
  const auto layout = layout_of(table, rows, width());
  std::vector<TableCell> headings;
  for (const auto& column : table.columns) headings.emplace_back(column.title);
  print_row(*this, table, layout, headings, strong);
  std::size_t total = between_columns.size() * (layout.widths.size() - 1);
  for (const auto one : layout.widths) total += one;
  line(repeated("─", total), dim);
  for (std::size_t r = 0; r < rows; ++r) {
    print_row(*this, table, layout, table.rows[r].cells,
              table.rows[r].total ? strong : std::string_view());
  }
  if (!cut) return;
  lines(format(Words{"… и ещё {0} {0|строка|строки|строк}", "… and {0} more {0|row|rows}"}.in(lang),
               lang, {count(table.rows.size() - rows)}),
        dim);
}

std::string print(const Document& document, const FormatOptions& options) {
  Printer printer{.options = options, .lang = document.lang, .out = {}, .indent = 0};
  for (const auto& one : document.banner)
    printer.lines("*** " + one + " ***", colour_of(Tone::waiting));
  printer.gap();
  if (!document.paper) printer.lines(document.title, strong);
  if (!document.subtitle.empty()) printer.lines(document.subtitle);
  printer.blocks(document.blocks);
  if (!document.closing.empty()) {
    printer.gap();
    printer.lines(document.closing, dim);
  }
  return std::move(printer.out);
}

}  // namespace

extern const Format terminal;
const Format terminal{
    .id = "terminal",
    .extension = "txt",
    .title = {.ru = "текст для терминала", .en = "text for a terminal"},
    .print = print,
};

}  // namespace otbor::print_as
