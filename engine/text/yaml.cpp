#include <algorithm>
#include <array>
#include <istream>
#include <map>
#include <sstream>
#include <utility>

#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "engine/base/utf8.hpp"
#include "engine/text/node.hpp"

namespace otbor {
namespace {

/// Stops yaml-cpp from inside an event; the diagnostic is already written.
struct Stop {};

/// yaml-cpp's own words for what it could not read, in ours.
struct Translation {
  std::string_view theirs;
  Words ours;
};
constexpr std::array<Translation, 12> translations{{
    {"end of map not found",
     {"запись не закончена или сбиты отступы", "a mapping does not end, or the indents are off"}},
    {"end of map flow not found", {"не закрыта фигурная скобка `{`", "a brace `{` is not closed"}},
    {"end of sequence not found",
     {"список не закончен или сбиты отступы", "a list does not end, or the indents are off"}},
    {"end of sequence flow not found",
     {"не закрыта квадратная скобка `[`", "a bracket `[` is not closed"}},
    {"illegal map value",
     {"двоеточие не на месте: ключ и значение ожидались в другом виде",
      "a colon out of place: a key with its value was expected here"}},
    {"illegal block entry", {"черта списка `-` не на месте", "a list dash `-` out of place"}},
    {"illegal map key", {"ключ не на месте", "a key out of place"}},
    {"illegal EOF in scalar",
     {"кавычка не закрыта до конца файла", "a quote is not closed before the end of the file"}},
    {"illegal document indicator in scalar",
     {"кавычка не закрыта до начала нового документа",
      "a quote is not closed before a new document"}},
    {"unknown token",
     {"символ, которого здесь быть не может", "a character that cannot stand here"}},
    {"unknown escape character: ",
     {"неизвестная последовательность после `\\`", "an unknown escape after `\\`"}},
    {"bad file", {"слишком много вложенных скобок", "too many nested brackets"}},
}};

Words translated(std::string_view theirs) {
  for (const auto& translation : translations) {
    if (theirs.starts_with(translation.theirs)) return translation.ours;
  }
  return {"запись не соответствует правилам YAML", "this is not valid YAML"};
}

class Builder final : public YAML::EventHandler {
 public:
  Builder(std::string_view text, std::uint32_t source, Diagnostics& diagnostics)
      : text_(text), source_(source), diagnostics_(diagnostics) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override {
    refuse_anchor(anchor, last_);
    put(Node{.kind = Node::Kind::null, .span = last_, .text = {}, .items = {}, .entries = {}});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    diagnostics_.add(Found::yaml_anchor, span(mark, 1));
    throw Stop{};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Node node;
    node.kind = Node::Kind::scalar;
    node.span = scalar_span(mark, value);
    node.quoted = tag == "!";
    node.text = value;
    refuse_anchor(anchor, node.span);
    if (tag != "!" && tag != "?" && !tag.empty()) refuse_tag(node.span);
    if (value.size() > diagnostics_.limits().yaml_scalar_bytes) {
      diagnostics_.add(Found::yaml_too_large, node.span);
      throw Stop{};
    }
    put(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Node::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Node::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

  Node take() { return std::move(root_); }

 private:
  /// A collection that is being read; for a map also the key that waits for its value.
  struct Open {
    Node node;
    std::optional<Node> key;
    std::map<std::string, Span, std::less<>> keys;
  };

  Span span(const YAML::Mark& mark, std::size_t size) const {
    const auto begin = std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
    auto end = std::min(begin + size, text_.size());
    // One byte of a Cyrillic letter is no letter: a span ends where a letter does.
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  /// A plain scalar ends after its own letters; a quoted one is looked up in the text, because
  /// yaml-cpp accepts a quote that is never closed.
  Span scalar_span(const YAML::Mark& mark, const std::string& value) {
    const Span begin = span(mark, 1);
    const std::size_t at = begin.begin;
    const char first = at < text_.size() ? text_[at] : '\0';
    if (first == '"' || first == '\'') {
      std::size_t end = at + 1;
      while (end < text_.size()) {
        if (first == '"' && text_[end] == '\\') {
          end += 2;
        } else if (text_[end] != first) {
          ++end;
        } else if (first == '\'' && end + 1 < text_.size() && text_[end + 1] == '\'') {
          end += 2;
        } else {
          return {source_, begin.begin, static_cast<std::uint32_t>(end + 1)};
        }
      }
      diagnostics_.add(Found::yaml_quote_open, begin);
      throw Stop{};
    }
    if (first == '|' || first == '>') return begin;
    if (text_.substr(at, value.size()) == value) return span(mark, value.size());
    const auto line_end = std::min(text_.find('\n', at), text_.size());
    return {source_, begin.begin, static_cast<std::uint32_t>(line_end)};
  }

  void refuse_anchor(YAML::anchor_t anchor, Span where) {
    if (anchor == YAML::NullAnchor) return;
    diagnostics_.add(Found::yaml_anchor, where);
    throw Stop{};
  }
  void refuse_tag(Span where) {
    diagnostics_.add(Found::yaml_tag, where);
    throw Stop{};
  }

  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor) {
    Node node;
    node.kind = kind;
    node.span = span(mark, 1);
    refuse_anchor(anchor, node.span);
    if (tag != "?" && !tag.empty()) refuse_tag(node.span);
    if (stack_.size() >= diagnostics_.limits().yaml_depth) {
      diagnostics_.add(Found::yaml_too_deep, node.span, {count(diagnostics_.limits().yaml_depth)});
      throw Stop{};
    }
    stack_.push_back({std::move(node), std::nullopt, {}});
  }

  void close() {
    Node node = std::move(stack_.back().node);
    stack_.pop_back();
    put(std::move(node));
  }

  void put(Node node) {
    if (++nodes_ > diagnostics_.limits().yaml_nodes) {
      diagnostics_.add(Found::yaml_too_large, node.span);
      throw Stop{};
    }
    last_ = node.span;
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& open = stack_.back();
    if (open.node.kind == Node::Kind::list) {
      open.node.items.push_back(std::move(node));
    } else if (!open.key) {
      take_key(open, std::move(node));
    } else {
      if (!open.key->text.empty()) {
        open.node.entries.push_back({open.key->text, open.key->span, std::move(node)});
      }
      open.key.reset();
    }
  }

  /// A repeated key is reported and its value dropped: neither wins silently.
  void take_key(Open& open, Node key) {
    if (key.kind != Node::Kind::scalar || key.text.empty()) {
      diagnostics_.add(Found::yaml_key_not_text, key.span);
      key.text.clear();
    } else if (key.text == "<<") {
      diagnostics_.add(Found::yaml_anchor, key.span);
      throw Stop{};
    } else if (const auto [at, is_new] = open.keys.emplace(key.text, key.span); !is_new) {
      diagnostics_.add(Found::duplicate_key, key.span, {key.text}, at->second);
      key.text.clear();
    }
    open.key = std::move(key);
  }

  std::string_view text_;
  std::uint32_t source_;
  Diagnostics& diagnostics_;
  Node root_;
  std::vector<Open> stack_;
  std::size_t nodes_ = 0;
  Span last_{};
};

/// After the document nothing may follow; any event is too much.
class Nothing final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override { throw Stop{}; }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

bool is_dash_of_prose(std::string_view line) {
  return line.starts_with("— ") || line.starts_with("– ");
}

/// What Word and Notepad put into hand-written YAML, found before the parser stumbles over it.
bool find_traps(std::string_view text, std::uint32_t source, Diagnostics& diagnostics) {
  bool found = false;
  const auto report = [&](Found what, std::size_t at, std::size_t size) {
    const auto begin = static_cast<std::uint32_t>(at);
    diagnostics.add(what, {source, begin, begin + static_cast<std::uint32_t>(size)});
    found = true;
  };
  std::string_view previous;
  std::size_t documents = 0;
  bool content = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    const auto indent = std::min(line.find_first_not_of(' '), line.size());
    const auto rest = line.substr(indent);
    if (rest.starts_with('\t') && !utf8::trimmed(rest).empty())
      report(Found::yaml_tab, begin + indent, 1);
    if (rest.starts_with("\xC2\xA0")) report(Found::yaml_no_break_space, begin + indent, 2);
    if (is_dash_of_prose(rest) &&
        (previous.ends_with(':') || is_dash_of_prose(utf8::trimmed(previous)))) {
      report(Found::yaml_long_dash, begin + indent, 3);
    }
    const auto carriage_return = line.find('\r');
    if (carriage_return != std::string_view::npos)
      report(Found::yaml_carriage_return, begin + carriage_return, 1);
    for (std::size_t i = 0; i < line.size(); ++i) {
      const auto c = static_cast<unsigned char>(line[i]);
      if ((c < 0x20 && c != '\t' && c != '\r') || c == 0x7F) {
        report(Found::control_character, begin + i, 1);
        break;
      }
    }
    if (line == "---" || line.starts_with("--- ")) {
      if (content || documents > 0) report(Found::yaml_second_document, begin, 3);
      ++documents;
    } else if (!rest.empty() && !rest.starts_with('#') && !rest.starts_with('%')) {
      content = true;
    }
    if (!rest.empty()) previous = rest;
    begin = end + 1;
  }
  return found;
}

}  // namespace

std::optional<Node> parse_yaml(const Sources& sources, std::uint32_t source,
                               Diagnostics& diagnostics) {
  const std::string& text = sources[source].text;
  if (text.size() > diagnostics.limits().yaml_bytes) {
    diagnostics.add(Found::yaml_too_large, {source, 0, 0});
    return std::nullopt;
  }
  if (find_traps(text, source, diagnostics)) return std::nullopt;
  const auto errors_before = diagnostics.errors();
  std::istringstream stream(text);
  Builder builder(text, source, diagnostics);
  bool readable = true;
  try {
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(builder)) {
      Nothing nothing;
      try {
        if (parser.HandleNextDocument(nothing)) throw Stop{};
      } catch (const Stop&) {
        diagnostics.add(Found::yaml_after_the_end, {source, 0, 0});
      }
    }
  } catch (const Stop&) {
    readable = false;
  } catch (const YAML::Exception& error) {
    const auto at = static_cast<std::uint32_t>(
        std::min(static_cast<std::size_t>(std::max(error.mark.pos, 0)), text.size()));
    diagnostics.add(Found::yaml_syntax, {source, at, at + 1}, {translated(error.msg)});
    readable = false;
  }
  if (!readable) return std::nullopt;
  auto root = builder.take();
  if (root.kind == Node::Kind::null) {
    if (diagnostics.errors() == errors_before) diagnostics.add(Found::empty_file, {source, 0, 0});
    return std::nullopt;
  }
  return root;
}

}  // namespace otbor
