#include "engine/text/office/docx.hpp"

#include <algorithm>
#include <utility>

#include <pugixml.hpp>

#include "engine/base/utf8.hpp"
#include "engine/text/encoding.hpp"
#include "engine/text/office/docx_styles.hpp"

namespace otbor::office {
namespace {

/// Text that nobody sees: deleted or moved away, codes of fields, and the second telling of a
/// drawing for programs that do not know the first.
bool is_unseen(std::string_view name) {
  return name == "del" || name == "moveFrom" || name == "instrText" || name == "delText" ||
         name == "Fallback" || name == "sectPr";
}

/// Gathers blocks while the tree is walked from top to bottom.
class Gatherer {
 public:
  explicit Gatherer(const ParagraphStyles& styles) : styles_(styles) {}

  /// False when what is inside is not to be read.
  bool enter(const pugi::xml_node& node) {
    const auto name = local_name(node);
    if (is_unseen(name)) return false;
    if (name == "p") {
      enter_paragraph(node);
    } else if (name == "tbl") {
      if (tables_open_++ == 0) ++tables_, rows_ = 0;
    } else if (name == "tr" && tables_open_ == 1) {
      row_ = Block{.kind = Block::Kind::table_row, .number = ++rows_, .table = tables_};
    } else if (name == "tc" && tables_open_ == 1) {
      row_.cells.emplace_back();
    } else if (name == "t") {
      append(node.child_value());
      return false;
    } else if (name == "br" || name == "cr") {
      paragraph_.text += '\n';
    } else if (name == "tab" && local_name(node.parent()) == "r") {
      paragraph_.text += ' ';
    } else if (name == "noBreakHyphen") {
      paragraph_.text += '-';
    } else if (name == "pic" || name == "imagedata") {
      ++document_.pictures;
    }
    return true;
  }

  void leave(const pugi::xml_node& node) {
    const auto name = local_name(node);
    if (name == "p") {
      if (--paragraphs_open_ == 0) end_paragraph();
    } else if (name == "tbl") {
      --tables_open_;
    } else if (name == "tr" && tables_open_ == 1) {
      document_.blocks.push_back(std::exchange(row_, {}));
    }
  }

  [[nodiscard]] Document take() { return std::move(document_); }

 private:
  void enter_paragraph(const pugi::xml_node& node) {
    if (paragraphs_open_++ > 0) {  // the text of a box that floats over the paragraph
      paragraph_.text += '\n';
      return;
    }
    paragraph_ = {};
    const auto properties = child(node, "pPr");
    const auto style = attribute(child(properties, "pStyle"), "val");
    paragraph_.level = outline_level(properties);
    if (paragraph_.level == 0) paragraph_.level = styles_.heading_level(style);
    const auto numbering = number_in(child(child(properties, "numPr"), "numId"), "val");
    const bool list = numbering ? *numbering != 0 : styles_.is_list(style);
    if (paragraph_.level > 0) {
      paragraph_.kind = Block::Kind::heading;
    } else if (list) {
      paragraph_.kind = Block::Kind::list_item;
    }
  }

  void end_paragraph() {
    auto text = std::string(utf8::trimmed(paragraph_.text));
    while (text.ends_with('\n')) text.pop_back();
    if (text.empty()) return;
    if (tables_open_ > 0) {
      if (row_.cells.empty()) row_.cells.emplace_back();
      auto& cell = row_.cells.back();
      cell += (cell.empty() ? "" : "\n") + text;
      return;
    }
    paragraph_.text = std::move(text);
    paragraph_.number = ++paragraphs_;
    document_.blocks.push_back(std::exchange(paragraph_, {}));
  }

  void append(std::string_view text) {
    for (const char c : text) paragraph_.text += is_control(c) || c == '\n' || c == '\r' ? ' ' : c;
  }

  const ParagraphStyles& styles_;
  Document document_;
  Block paragraph_;
  Block row_;
  std::size_t paragraphs_open_ = 0;
  std::size_t tables_open_ = 0;
  std::uint32_t paragraphs_ = 0;
  std::uint32_t tables_ = 0;
  std::uint32_t rows_ = 0;
};

/// Without recursion: a hostile file nests a million elements.
void walk(const pugi::xml_node& root, Gatherer& gatherer) {
  auto node = root.first_child();
  while (node && node != root) {
    if (gatherer.enter(node) && node.first_child()) {
      node = node.first_child();
      continue;
    }
    gatherer.leave(node);
    while (!node.next_sibling() && node.parent() != root) {
      node = node.parent();
      gatherer.leave(node);
    }
    node = node.next_sibling();
  }
}

bool is_valid(const Document& document) {
  const auto valid = [](const std::string& text) { return !utf8::first_invalid(text); };
  return std::ranges::all_of(document.blocks, [&](const Block& block) {
    return valid(block.text) && std::ranges::all_of(block.cells, valid);
  });
}

/// On one line, as the marks of Markdown want it.
std::string in_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

std::string marked(const Block& block) {
  switch (block.kind) {
    case Block::Kind::heading:
      return std::string(std::min<std::uint32_t>(block.level, 6), '#') + " " +
             in_one_line(block.text);
    case Block::Kind::list_item:
      return "- " + in_one_line(block.text);
    case Block::Kind::table_row: {
      std::string row = "|";
      for (const auto& cell : block.cells) row += " " + in_one_line(cell) + " |";
      return row;
    }
    case Block::Kind::paragraph:
      break;
  }
  return block.text;
}

/// Items of one list and rows of one table stand together.
bool stand_together(const Block& above, const Block& below) {
  return above.kind == below.kind && above.table == below.table &&
         (below.kind == Block::Kind::list_item || below.kind == Block::Kind::table_row);
}

}  // namespace

Readable<Document> read_docx(std::string_view bytes, const Limits& limits) {
  auto archive = Archive::open(bytes, limits);
  if (!archive) return tl::unexpected(std::move(archive.error()));
  if (!archive->has("word/document.xml")) return refuse(Found::office_other_kind);
  const auto part = XmlPart::read(*archive, "word/document.xml");
  if (!part) return tl::unexpected(part.error());
  const auto styles = ParagraphStyles::read(*archive);
  if (!styles) return tl::unexpected(styles.error());
  Gatherer gatherer(*styles);
  walk(part->root(), gatherer);
  auto document = gatherer.take();
  if (!is_valid(document)) return refuse(Found::office_damaged);
  return document;
}

PlainText plain_text(const Document& document) {
  PlainText plain;
  const Block* above = nullptr;
  for (const auto& block : document.blocks) {
    if (above != nullptr) plain.text += stand_together(*above, block) ? "\n" : "\n\n";
    plain.lines.push_back(
        {static_cast<std::uint32_t>(plain.text.size()), block.number, block.table});
    plain.text += marked(block);
    above = &block;
  }
  if (above != nullptr) plain.text += '\n';
  return plain;
}

}  // namespace otbor::office
