#include "engine/render/papers/markup.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/suggest.hpp"

namespace otbor::papers {
namespace {

enum class Role : std::uint8_t {
  paragraph,
  kind,
  heading,
  section,
  centred,
  aside,
  flush,
  ends,
  signature,
  caption,
  note,
  page,
  landscape,
  point,
  row
};

struct RoleName {
  Words words;
  Role role;
};
constexpr std::array<RoleName, 12> roles{{{{"вид", "kind"}, Role::kind},
                                          {{"заголовок", "heading"}, Role::heading},
                                          {{"раздел", "section"}, Role::section},
                                          {{"по центру", "centre"}, Role::centred},
                                          {{"справа", "aside"}, Role::aside},
                                          {{"без отступа", "flush"}, Role::flush},
                                          {{"по краям", "ends"}, Role::ends},
                                          {{"подпись", "signature"}, Role::signature},
                                          {{"таблица", "table"}, Role::caption},
                                          {{"примечание", "note"}, Role::note},
                                          {{"новая страница", "page"}, Role::page},
                                          {{"альбомная", "landscape"}, Role::landscape}}};

std::optional<Role> role_named(std::string_view written) {
  for (const auto& role : roles) {
    if (is_name(role.words, utf8::trimmed(written))) return role.role;
  }
  return std::nullopt;
}

/// A line of a filled template; `cells` are its parts between bars of the template.
struct Line {
  Role role = Role::paragraph;
  bool empty = true;
  bool goes_on = false;  // with the line before
  std::vector<std::string> cells{std::string()};
};

std::string trimmed(const std::string& text) { return std::string(utf8::trimmed(text)); }

/// Takes the mark-up off the beginning of a line's own words.
std::string_view take_role(std::string_view words, Line& line) {
  line.goes_on = words.starts_with(' ') || words.starts_with('\t');
  words.remove_prefix(std::min(words.find_first_not_of(" \t"), words.size()));
  if (line.goes_on) return words;
  if (words.starts_with('\\')) return words.substr(1);
  for (const std::string_view dash : {"– ", "- ", "— "}) {
    if (!words.starts_with(dash)) continue;
    line.role = Role::point;
    return words.substr(dash.size());
  }
  if (words.starts_with('|')) {
    line.role = Role::row;
    return words.substr(1);
  }
  const auto end = words.find(']');
  if (!words.starts_with('[') || end == std::string_view::npos) return words;
  const auto role = role_named(words.substr(1, end - 1));
  if (!role) return words;
  line.role = *role;
  line.empty = false;  // `[page]` stands alone
  return words.substr(end + 1);
}

bool has_cells(Role role) {
  return role == Role::row || role == Role::ends || role == Role::signature;
}

class ReadLines {
 public:
  explicit ReadLines(const std::vector<Piece>& pieces) {
    for (const auto& piece : pieces) piece.is_value ? add_value(piece.text) : add_words(piece.text);
    end_line();
  }
  std::vector<Line> lines;

 private:
  void add_value(std::string_view text) {
    at_start_ = false;
    line_.empty = false;
    line_.cells.back() += text;
  }

  void add_words(std::string_view text) {
    for (std::size_t begin = 0; begin <= text.size();) {
      const auto end = std::min(text.find('\n', begin), text.size());
      auto words = text.substr(begin, end - begin);
      if (begin > 0) end_line();
      if (words.ends_with('\r')) words.remove_suffix(1);
      if (at_start_ && !words.empty()) {
        words = take_role(words, line_);
        at_start_ = false;
      }
      add_cells(words);
      begin = end + 1;
    }
  }

  void add_cells(std::string_view words) {
    if (words.find_first_not_of(" \t") != std::string_view::npos) line_.empty = false;
    const bool parted = has_cells(line_.goes_on && !lines.empty() ? lines.back().role : line_.role);
    for (;;) {
      const auto bar = parted ? words.find('|') : std::string_view::npos;
      line_.cells.back() += words.substr(0, bar);
      if (bar == std::string_view::npos) return;
      line_.cells.emplace_back();
      words.remove_prefix(bar + 1);
    }
  }

  void end_line() {
    at_start_ = true;
    auto line = std::exchange(line_, Line());
    for (auto& cell : line.cells) cell = with_fixed_blanks(trimmed(cell));
    if (line.goes_on && line.empty) {  // of a part that was left out, or a blank line
      blank_before_ = true;
      return;
    }
    const bool follows = line.goes_on && !lines.empty() && !lines.back().empty;
    if (std::exchange(blank_before_, false) && !follows) lines.emplace_back();
    if (!follows) return lines.push_back(std::move(line));
    auto& before = lines.back().cells;
    if (!before.back().empty() && !line.cells.front().empty()) before.back() += ' ';
    before.back() = with_fixed_blanks(before.back() + line.cells.front());
    before.insert(before.end(), line.cells.begin() + 1, line.cells.end());
  }

  Line line_;
  bool at_start_ = true;
  bool blank_before_ = false;
};

/// `:--`, `:-:`, `--:`.
std::optional<Align> side_of(std::string_view cell) {
  if (cell.empty() || cell.find_first_not_of(":-") != std::string_view::npos) return std::nullopt;
  if (cell.find('-') == std::string_view::npos) return std::nullopt;
  if (!cell.ends_with(':')) return Align::left;
  return cell.starts_with(':') ? Align::centre : Align::right;
}

/// The row after a bar: what follows the last one is no cell.
std::vector<std::string> cells_of(const Line& line) {
  auto cells = line.cells;
  if (cells.size() > 1 && cells.back().empty()) cells.pop_back();
  return cells;
}

TableBlock table_of(const std::vector<Line>& lines, std::size_t first, std::size_t last) {
  TableBlock table;
  std::vector<std::vector<std::string>> rows;
  for (auto at = first; at < last; ++at) rows.push_back(cells_of(lines[at]));
  std::size_t body = 0;
  if (rows.size() > 1 &&
      std::ranges::all_of(rows[1], [](const auto& cell) { return side_of(cell).has_value(); })) {
    for (std::size_t i = 0; i < rows[0].size(); ++i) {
      table.columns.push_back({.title = rows[0][i]});
      if (i < rows[1].size()) table.columns[i].align = *side_of(rows[1][i]);
    }
    body = 2;
  }
  for (; body < rows.size(); ++body) {
    while (table.columns.size() < rows[body].size()) table.columns.push_back({});
    TableRow row;
    for (auto& cell : rows[body]) row.cells.emplace_back(std::move(cell));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::optional<LinesRole> lines_role(Role role) {
  switch (role) {
    case Role::kind:
      return LinesRole::kind;
    case Role::heading:
      return LinesRole::heading;
    case Role::centred:
      return LinesRole::centred;
    case Role::aside:
      return LinesRole::aside;
    case Role::flush:
      return LinesRole::flush;
    default:
      return std::nullopt;
  }
}

class Setter {
 public:
  Setter(const std::vector<Line>& lines, Document& document)
      : lines_(lines), blocks_(document.blocks), document_(document) {}

  void set() {
    for (std::size_t at = 0; at < lines_.size();) {
      auto last = at + 1;
      const auto role = lines_[at].role;
      if (lines_[at].empty) {
        at = last;
        continue;
      }
      const bool gathers = lines_role(role) || role == Role::row || role == Role::point;
      while (gathers && last < lines_.size() && lines_[last].role == role && !lines_[last].empty) {
        ++last;
      }
      take(at, last);
      at = last;
    }
  }

 private:
  [[nodiscard]] std::vector<std::string> texts(std::size_t first, std::size_t last) const {
    std::vector<std::string> found;
    for (; first < last; ++first) found.push_back(lines_[first].cells.front());
    return found;
  }

  void take(std::size_t first, std::size_t last) {
    const auto& cells = lines_[first].cells;
    const auto second = cells.size() > 1 ? cells[1] : std::string();
    const auto role = lines_[first].role;
    if (const auto gathered = lines_role(role)) {
      blocks_.emplace_back(Lines{*gathered, texts(first, last)});
      return;
    }
    switch (role) {
      case Role::section:
        blocks_.emplace_back(Heading{2, cells.front(), ""});
        break;
      case Role::ends:
        blocks_.emplace_back(Ends{cells.front(), second});
        break;
      case Role::signature:
        blocks_.emplace_back(Signature{cells.front(), second});
        break;
      case Role::caption:
        caption_ = cells.front();
        break;
      case Role::note:
        blocks_.emplace_back(Paragraph{cells.front(), ParagraphRole::note});
        break;
      case Role::page:
        blocks_.emplace_back(PageBreak{});
        break;
      case Role::landscape:
        document_.landscape = true;
        break;
      case Role::point:
        blocks_.emplace_back(Bullets{texts(first, last)});
        break;
      case Role::row: {
        auto table = table_of(lines_, first, last);
        table.caption = std::exchange(caption_, {});
        blocks_.emplace_back(std::move(table));
        break;
      }
      default:
        blocks_.emplace_back(Paragraph{cells.front()});
    }
  }

  const std::vector<Line>& lines_;
  std::vector<Block>& blocks_;
  Document& document_;
  std::string caption_;
};

}  // namespace

void set_blocks(const std::vector<Piece>& pieces, Document& document) {
  document.paper = true;
  const ReadLines read(pieces);
  Setter(read.lines, document).set();
}

void check_markup(const Sources& sources, std::uint32_t source, Lang lang,
                  Diagnostics& diagnostics) {
  const std::string_view text = sources[source].text;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto close = text.substr(begin, end - begin).find(']');
    if (text[begin] == '[' && close != std::string_view::npos) {
      const auto written = text.substr(begin + 1, close - 1);
      if (!role_named(written)) {
        std::vector<std::string> names;
        for (const auto& role : roles) names.emplace_back(role.words.in(lang));
        const auto at = static_cast<std::uint32_t>(begin);
        diagnostics.add(Found::template_unknown_role,
                        {source, at, at + static_cast<std::uint32_t>(close) + 1},
                        {written, did_you_mean(written, names), listed(names, names.size())});
      }
    }
    begin = end + 1;
  }
}

}  // namespace otbor::papers
