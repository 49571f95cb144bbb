#include "engine/text/yaml_plain.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

/// What yaml-cpp takes for no value.
bool is_null(std::string_view value) {
  return value.empty() || value == "~" || value == "null" || value == "Null" || value == "NULL";
}

bool is_blank(char c) { return c == ' ' || c == '\n'; }
bool is_closing(char c) { return c == ']' || c == '}'; }

/// A recursive descent that gives up at the first thing it does not know: `plain_` is then false,
/// and what was built is thrown away. Columns are bytes from the line's beginning; only blanks,
/// dashes and ASCII stand before a token, so they are characters too.
class PlainReader {
 public:
  PlainReader(std::string_view text, std::uint32_t source, const Limits& limits)
      : text_(text), source_(source), limits_(limits) {}

  std::optional<Node> read() {
    if (!skip_to_token()) return std::nullopt;
    Node root = block(column());
    if (skip_to_token()) plain_ = false;
    return plain_ ? std::optional(std::move(root)) : std::nullopt;
  }

 private:
  // Letters ------------------------------------------------------------------------------------

  [[nodiscard]] char at(std::size_t where) const {
    return where < text_.size() ? text_[where] : '\n';
  }
  [[nodiscard]] char here() const { return at(at_); }
  [[nodiscard]] bool over() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t column() const { return at_ - line_; }
  [[nodiscard]] bool is_dash() const { return here() == '-' && is_blank(at(at_ + 1)); }

  void skip_blanks() {
    while (!over() && text_[at_] == ' ') ++at_;
  }

  /// To the next token of any line, over blanks and remarks; false at the end.
  bool skip_to_token() {
    while (true) {
      skip_blanks();
      if (over()) return false;
      if (text_[at_] == '#') {
        if (at_ > 0 && !is_blank(text_[at_ - 1])) return plain_ = false;
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (text_[at_] == '\n') {
        line_ = ++at_;
      } else {
        return true;
      }
    }
  }

  /// Whether nothing but a remark follows on this line.
  bool ends_line() {
    const bool apart = at_ > 0 && is_blank(at(at_));
    skip_blanks();
    return over() || text_[at_] == '\n' || (apart && text_[at_] == '#');
  }

  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  // Nodes --------------------------------------------------------------------------------------

  Node refused() {
    plain_ = false;
    return {};
  }

  Node counted(Node node) {
    if (++nodes_ > limits_.yaml_nodes) plain_ = false;
    return node;
  }

  Node scalar(std::string value, Span where, bool quoted) {
    if (value.size() > limits_.yaml_scalar_bytes || (!quoted && is_null(value))) plain_ = false;
    Node node;
    node.kind = Node::Kind::scalar;
    node.quoted = quoted;
    node.span = where;
    node.text = std::move(value);
    return counted(std::move(node));
  }

  /// On one line; of the escapes only a quote and a slash, and none of the apostrophe.
  Node quoted() {
    const auto begin = at_;
    const char quote = here();
    std::string value;
    for (++at_; here() != quote; ++at_) {
      const bool escape = quote == '"' && here() == '\\';
      if (escape && at(at_ + 1) != '"' && at(at_ + 1) != '\\') return refused();
      if (escape) ++at_;
      if (here() == '\n') return refused();
      value += here();
    }
    ++at_;
    if (here() == quote) return refused();
    return scalar(std::move(value), span(begin, at_), true);
  }

  /// The end of a plain value that begins here: before `: `, ` #` or the line's end; in brackets
  /// also before what they are made of.
  std::size_t end_of_plain(bool in_brackets) const {
    std::size_t end = at_;
    for (; at(end) != '\n'; ++end) {
      const char c = text_[end];
      const char next = at(end + 1);
      if (c == ':' && (is_blank(next) || (in_brackets && (next == ',' || is_closing(next))))) break;
      if (c == '#' && text_[end - 1] == ' ') break;
      if (in_brackets && (c == ',' || c == '?' || c == '[' || c == '{' || is_closing(c))) {
        break;
      }
    }
    while (end > at_ && text_[end - 1] == ' ') --end;
    return end;
  }

  Node plain(bool in_brackets) {
    constexpr std::string_view signs = ",[]{}#&*!|>'\"%@`?:";
    const auto begin = at_;
    const bool dash = here() == '-' && (in_brackets || is_blank(at(at_ + 1)));
    if (dash || signs.find(here()) != std::string_view::npos) return refused();
    at_ = end_of_plain(in_brackets);
    return scalar(std::string(text_.substr(begin, at_ - begin)), span(begin, at_), false);
  }

  struct Key {
    std::string text;
    Span span;
  };

  /// A key and its colon.
  std::optional<Key> key(bool in_brackets) {
    const char first = here();
    Node node = first == '"' || first == '\'' ? quoted() : plain(in_brackets);
    const bool good = plain_ && here() == ':' && is_blank(at(at_ + 1)) && !node.text.empty() &&
                      node.text != "<<" && node.text.size() < longest_key;
    if (!good) {
      plain_ = false;
      return std::nullopt;
    }
    ++at_;
    return Key{std::move(node.text), node.span};
  }

  void refuse_twins(const Node& map) {
    std::vector<std::string_view> keys;
    for (const auto& entry : map.entries) keys.push_back(entry.key);
    std::ranges::sort(keys);
    if (std::ranges::adjacent_find(keys) != keys.end()) plain_ = false;
  }

  // Blocks -------------------------------------------------------------------------------------

  /// A map or a list whose first token stands here, at its indent.
  Node block(std::size_t indent) {
    if (++depth_ > limits_.yaml_depth) return refused();
    Node node = is_dash() ? list(indent) : map(indent);
    --depth_;
    return counted(std::move(node));
  }

  Node list(std::size_t indent) {
    Node node;
    node.kind = Node::Kind::list;
    node.span = span(at_, at_ + 1);
    while (plain_ && !over() && column() == indent && is_dash()) {
      ++at_;
      node.items.push_back(item(indent));
      if (!next_token(indent)) break;
    }
    return node;
  }

  Node item(std::size_t indent) {
    if (!ends_line()) {
      const bool nested = is_dash() || begins_map();
      return nested ? block(column()) : value(indent);
    }
    if (!skip_to_token() || column() <= indent) return refused();  // nothing, as an item
    return is_dash() || begins_map() ? block(column()) : refused();
  }

  Node map(std::size_t indent) {
    Node node;
    node.kind = Node::Kind::map;
    const auto begin = at_;
    while (plain_ && !over() && column() == indent && !is_dash()) {
      auto name = key(false);
      if (!name) break;
      Node found = value_of_key(*name, indent);
      node.entries.push_back({std::move(name->text), name->span, std::move(found)});
      if (!next_token(indent)) break;
    }
    if (!plain_) return {};
    refuse_twins(node);
    node.span = span(begin, node.entries.front().key_span.end);
    return node;
  }

  Node value_of_key(const Key& name, std::size_t indent) {
    if (!ends_line()) return value(indent);
    const bool more = skip_to_token();
    if (more && (column() > indent || (column() == indent && is_dash()))) {
      if (here() == '[' || here() == '{') return value(indent);
      return is_dash() || begins_map() ? block(column()) : refused();
    }
    Node nothing;
    nothing.span = name.span;
    return counted(std::move(nothing));
  }

  /// Behind a key or a dash, to the end of the line; in brackets it may go on.
  Node value(std::size_t indent) {
    const char first = here();
    Node node = first == '[' || first == '{'    ? brackets()
                : first == '"' || first == '\'' ? quoted()
                                                : plain(false);
    if (!plain_ || !ends_line()) return refused();
    // Text that is indented below a value goes on with it, unless a remark stands between them.
    if (skip_to_token() && column() > indent) return refused();
    return node;
  }

  /// To the token after a value; true when it stands at `indent`, and nothing may stand deeper.
  bool next_token(std::size_t indent) {
    if (!plain_ || !skip_to_token()) return false;
    if (column() > indent) plain_ = false;
    return column() == indent;
  }

  /// Whether a key begins here: its colon is on this line.
  [[nodiscard]] bool begins_map() const {
    std::size_t colon = 0;
    if (here() == '"' || here() == '\'') {
      auto after = *this;
      after.quoted();
      colon = after.at_;
    } else {
      if (here() == '[' || here() == '{') return false;
      colon = end_of_plain(false);
    }
    return at(colon) == ':' && is_blank(at(colon + 1));
  }

  // Brackets -----------------------------------------------------------------------------------

  Node brackets() {
    if (++depth_ > limits_.yaml_depth) return refused();
    Node node;
    const bool is_list = here() == '[';
    node.kind = is_list ? Node::Kind::list : Node::Kind::map;
    node.span = span(at_, at_ + 1);
    const char close = is_list ? ']' : '}';
    ++at_;
    while (plain_ && bracket_token() && here() != close) {
      if (is_list) {
        node.items.push_back(bracket_value());
      } else if (auto name = key(true); name && bracket_token()) {
        node.entries.push_back({std::move(name->text), name->span, bracket_value()});
      }
      if (!plain_ || !bracket_token()) break;
      if (here() == ',') {
        ++at_;
      } else if (here() != close) {
        plain_ = false;
      }
    }
    if (!plain_ || here() != close) return refused();
    ++at_;
    --depth_;
    refuse_twins(node);
    return counted(std::move(node));
  }

  bool bracket_token() { return skip_to_token() || (plain_ = false); }

  Node bracket_value() {
    const char first = here();
    if (first == '[' || first == '{') return brackets();
    return first == '"' || first == '\'' ? quoted() : plain(true);
  }

  static constexpr std::size_t longest_key = 512;  // yaml-cpp refuses above 1024 characters

  std::string_view text_;
  std::uint32_t source_;
  const Limits& limits_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;  // where the line of `at_` begins
  std::size_t depth_ = 0;
  std::size_t nodes_ = 0;
  bool plain_ = true;
};

/// Signs of whole documents and of what is never plain.
bool has_strange_lines(std::string_view text) {
  if (text.find_first_of("\t\r") != std::string_view::npos) return true;
  for (std::size_t line = 0; line < text.size();) {
    const auto rest = text.substr(line);
    if (rest.starts_with("---") || rest.starts_with("...") || rest.starts_with('%')) return true;
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) break;
    line += end + 1;
  }
  return false;
}

}  // namespace

std::optional<Node> read_plain_yaml(std::string_view text, std::uint32_t source,
                                    const Limits& limits) {
  if (has_strange_lines(text) || utf8::first_invalid(text)) return std::nullopt;
  return PlainReader(text, source, limits).read();
}

}  // namespace otbor
