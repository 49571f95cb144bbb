#pragma once
// A document without a format: what it says, in one language, as a list of blocks. documents/ make
// them from a dossier, formats/ print them; neither knows of the other.

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/words.hpp"

namespace otbor {

/// What a colour would say. Formats without colours leave it out, so no tone says anything that the
/// text does not.
enum class Tone : std::uint8_t { plain, good, waiting, bad, faint };

struct Heading {
  int level = 2;  // 1 is the document's title
  std::string text;
  std::string anchor;
};

enum class ParagraphRole : std::uint8_t { plain, lead, note, warning };

struct Paragraph {
  std::string text;
  ParagraphRole role = ParagraphRole::plain;
};

struct Bullets {
  std::vector<std::string> items;
};

enum class Align : std::uint8_t { left, right, centre };

struct TableColumn {
  std::string title;
  Align align = Align::left;
  bool narrow = false;     // codes and numbers: never wrapped
  bool names_row = false;  // the cell that says what the row is about
  bool detail = false;     // left out where there is little room
  bool choice = false;     // few different values: a page lets its reader choose among them
};

struct TableCell {
  std::string text;  // may have line ends
  std::string link;  // an anchor of this document
  Tone tone = Tone::plain;

  TableCell() = default;
  TableCell(std::string words) : text(std::move(words)) {}  // NOLINT: most cells are their text
  TableCell(const char* words) : text(words) {}             // NOLINT
  TableCell(std::string words, std::string anchor, Tone colour = Tone::plain)
      : text(std::move(words)), link(std::move(anchor)), tone(colour) {}
};

struct TableRow {
  std::vector<TableCell> cells;
  bool total = false;
};

struct TableBlock {
  std::string caption;
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;
  bool wide = false;    // wants a landscape page
  bool lookup = false;  // people look things up in it: a page offers search, sorting and choices
};

/// Rows × columns of short values, shaded by their size: experts × practices, places × practices.
/// The shade says nothing that the value does not.
struct GridCell {
  std::string text;
  std::int32_t shade = 0;  // thousandths: −1000 … 1000, two colours; 0 is none
};
struct GridRow {
  std::string label;
  std::string link;
  std::vector<GridCell> cells;
};
struct Grid {
  std::string caption;
  std::string legend;
  std::string corner;  // what the rows are
  std::vector<std::string> columns;
  std::vector<GridRow> rows;
};

struct KeyValues {
  std::vector<std::pair<std::string, std::string>> items;
};

/// Parts of a whole side by side: "7 of 21".
struct Bar {
  std::string label;
  std::string value;
  std::uint32_t thousandths = 0;      // length of the bar
  std::optional<std::uint32_t> mark;  // what the bar is held against
};
struct Bars {
  std::string caption;
  std::vector<Bar> bars;
};

/// Points on a common axis, one line a thing: the experts' totals of each practice.
struct DotRow {
  std::string label;
  std::string link;
  std::string value;
  std::vector<std::uint32_t> dots;                               // thousandths of the axis
  std::optional<std::uint32_t> mark;                             // what they come to
  std::optional<std::pair<std::uint32_t, std::uint32_t>> range;  // what is likely
  Tone tone = Tone::plain;
};
struct Dots {
  std::string caption;
  std::string legend;
  std::string low;
  std::string high;
  std::optional<std::uint32_t> line;  // a limit all are held against
  std::string line_label;
  std::vector<DotRow> rows;
};

/// What lies near what: points in groups, with lines between those that are alike. Places are in
/// units of the smallest distance between two points.
struct MapPoint {
  std::string code;  // stands in the point
  std::string title;
  std::string link;
  double x = 0;
  double y = 0;
  std::optional<std::size_t> group;
};
struct MapLine {
  std::size_t first = 0;  // points
  std::size_t second = 0;
  std::uint32_t thousandths = 0;  // of the strongest line
};
struct Map {
  std::string caption;
  std::string legend;
  std::vector<std::string> groups;  // what they are called
  std::vector<MapPoint> points;
  std::vector<MapLine> lines;
};

/// What an office paper is set from besides headings, paragraphs, points and tables.
enum class LinesRole : std::uint8_t {
  kind,     // what the paper is: «ПРОТОКОЛ», in the middle
  heading,  // what it is about, in the middle
  centred,  // the name of the body, the place
  aside,    // the right half: a stamp of approval, an annex mark, an addressee
  flush     // without the indent of a paragraph
};
/// Lines that stay together.
struct Lines {
  LinesRole role = LinesRole::centred;
  std::vector<std::string> lines;
};
/// Two texts on one line, at its ends: the date and the number of minutes.
struct Ends {
  std::string left;
  std::string right;
};
/// «должность – место для подписи – И.О. Фамилия».
struct Signature {
  std::string position;
  std::string name;
};
struct PageBreak {};

struct Block;

/// Shown on demand where the format can; elsewhere a section like any other.
struct Details {
  std::string summary;
  std::string aside;  // short, at the end of the summary's line
  std::string anchor;
  Tone tone = Tone::plain;
  std::vector<Block> blocks;
};

/// Copied and ended in document.cpp, once for all who make documents.
struct Block {
  std::variant<Heading, Paragraph, Bullets, TableBlock, KeyValues, Bars, Dots, Map, Grid, Details,
               Lines, Ends, Signature, PageBreak>
      is;

  template <class T>
  requires(!std::is_same_v<T, Block>) Block(T block)
      : is(std::move(block)) {}  // NOLINT: a heading is a block
  ~Block();
  Block(const Block&);
  Block(Block&&) noexcept;
  Block& operator=(const Block&);
  Block& operator=(Block&&) noexcept;
};

struct Document {
  std::string id;  // the file's name without its extension
  std::string title;
  std::string subtitle;
  Lang lang = Lang::ru;
  std::vector<std::string> banner;  // what every page must say: simulated data, a draft
  bool contents = false;            // long enough for a table of contents, and to search in
  bool paper = false;      // an office paper: its blocks say everything, what it is called too
  bool landscape = false;  // the whole of it
  std::vector<Block> blocks;
  std::string closing;  // the last line: what made it
};

}  // namespace otbor
