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

#include "engine/text/encoding.hpp"
#include "engine/text/node.hpp"
#include "engine/text/yaml_traps.hpp"

namespace otbor {
namespace {

/// Stops yaml-cpp from inside an event; the diagnostic is already written.
struct Stop {};

/// yaml-cpp's own words for what it could not read, in ours.
struct Translation {
  std::string_view theirs;
  Found found = Found::yaml_syntax;
  Words ours;
};
constexpr std::array translations{
    Translation{"end of map not found",
                Found::yaml_syntax,
                {"запись не закончена или сбиты отступы",
                 "a mapping does not end, or the indents are off"}},
    Translation{"end of map flow not found",
                Found::yaml_syntax,
                {"не закрыта фигурная скобка `{`", "a brace `{` is not closed"}},
    Translation{
        "end of sequence not found",
        Found::yaml_syntax,
        {"список не закончен или сбиты отступы", "a list does not end, or the indents are off"}},
    Translation{"end of sequence flow not found",
                Found::yaml_syntax,
                {"не закрыта квадратная скобка `[`", "a bracket `[` is not closed"}},
    Translation{"illegal flow end",
                Found::yaml_syntax,
                {"закрывающая скобка без открывающей", "a closing bracket without an opening one"}},
    Translation{"illegal map value",
                Found::yaml_syntax,
                {"двоеточие не на месте: ключ и значение ожидались в другом виде",
                 "a colon out of place: a key with its value was expected here"}},
    Translation{"illegal block entry",
                Found::yaml_syntax,
                {"черта списка `-` не на месте", "a list dash `-` out of place"}},
    Translation{"illegal map key", Found::yaml_syntax, {"ключ не на месте", "a key out of place"}},
    Translation{"unknown token",
                Found::yaml_syntax,
                {"символ, которого здесь быть не может", "a character that cannot stand here"}},
    Translation{"unexpected character in block scalar",
                Found::yaml_syntax,
                {"после знака `|` или `>` на той же строке ничего не пишут",
                 "nothing stands on the line after `|` or `>`"}},
    Translation{"unknown escape character",
                Found::yaml_syntax,
                {"неизвестный знак после `\\` в двойных кавычках",
                 "an unknown sign after `\\` in double quotes"}},
    Translation{"bad character found while scanning hex",
                Found::yaml_syntax,
                {"неизвестный знак после `\\` в двойных кавычках",
                 "an unknown sign after `\\` in double quotes"}},
    Translation{"illegal EOF in scalar", Found::yaml_quote_open, {}},
    Translation{"illegal document indicator in scalar", Found::yaml_quote_open, {}},
    Translation{"the referenced anchor", Found::yaml_anchor, {}},
    Translation{"alias", Found::yaml_anchor, {}},
    Translation{"anchor", Found::yaml_anchor, {}},
    Translation{"cannot assign multiple a", Found::yaml_anchor, {}},
    Translation{"illegal character found while scanning a", Found::yaml_anchor, {}},
    Translation{"cannot assign multiple tags", Found::yaml_tag, {}},
    Translation{"tag", Found::yaml_tag, {}},
    Translation{"illegal character found while scanning tag", Found::yaml_tag, {}},
    Translation{"end of verbatim tag", Found::yaml_tag, {}},
};

/// What yaml-cpp throws when it stops, as a diagnostic: the slip of the hand behind it if one is in
/// sight, else its own reason in our words.
void report_stop(const YAML::Exception& error, std::string_view text, std::uint32_t source,
                 Diagnostics& diagnostics) {
  const auto size = text.size();
  const auto at = std::min(static_cast<std::size_t>(std::max(error.mark.pos, 0)), size);
  const auto place = [&](std::size_t begin, std::size_t end) {
    return Span{source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  const auto known = std::ranges::find_if(translations, [&](const Translation& translation) {
    return std::string_view(error.msg).starts_with(translation.theirs);
  });
  const bool plain_syntax = known == translations.end() || known->found == Found::yaml_syntax;
  if (const auto slip = plain_syntax ? find_yaml_slip(text, at) : std::nullopt) {
    diagnostics.add(slip->found, place(slip->begin, slip->end));
  } else if (known != translations.end()) {
    diagnostics.add(known->found, place(at, at + 1), {known->ours});
  } else {
    diagnostics.add(Found::yaml_syntax, place(at, at + 1),
                    {Words{"запись не соответствует правилам YAML", "this is not valid YAML"}});
  }
}

class Builder final : public YAML::EventHandler {
 public:
  Builder(std::string_view text, std::uint32_t source, Diagnostics& diagnostics)
      : text_(text), source_(source), diagnostics_(diagnostics) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const Span where = null_span(mark);
    refuse_anchor(anchor, where);
    put(Node{.kind = Node::Kind::null, .span = where, .text = {}, .items = {}, .entries = {}});
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
    if (std::ranges::any_of(value, is_control)) {
      diagnostics_.add(Found::control_character, node.span);
    }
    const auto longest = diagnostics_.limits().yaml_scalar_bytes;
    if (value.size() > longest) {
      diagnostics_.add(Found::yaml_text_too_long, span(mark, 1),
                       {count(value.size()), count(longest)});
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

  /// Text after the document: ended by a line of dots, or by a sign that closes what is not open.
  [[noreturn]] void refuse_rest(const YAML::Mark& mark) {
    const Span rest = span(mark, 1);
    if (text_.substr(0, rest.begin).find("\n...") != std::string_view::npos) {
      diagnostics_.add(Found::yaml_after_the_end, rest);
    } else {
      diagnostics_.add(Found::yaml_syntax, rest,
                       {Words{"лишний знак: запись на этом кончилась",
                              "a stray sign: the file ends before it"}});
    }
    throw Stop{};
  }

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

  /// Nothing has no place of its own, and the mark stands at what comes next. A value that is
  /// missing is shown at its key, an item at its dash, a key at its colon.
  Span null_span(const YAML::Mark& mark) const {
    if (stack_.empty()) return span(mark, 1);
    const Open& open = stack_.back();
    if (open.node.kind == Node::Kind::map) return open.key ? open.key->span : span(mark, 1);
    const auto before = text_.substr(0, span(mark, 0).begin);
    const auto dash = before.find_last_not_of(" \n\t");
    if (dash == std::string_view::npos || before[dash] != '-') return open.node.span;
    const auto begin = static_cast<std::uint32_t>(dash);
    return {source_, begin, begin + 1};
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
    // A mapping without braces is shown by its first key.
    const bool braced = text_.substr(node.span.begin).starts_with('{');
    if (node.kind == Node::Kind::map && !braced && !node.entries.empty()) {
      node.span.end = std::max(node.span.end, node.entries.front().key_span.end);
    }
    put(std::move(node));
  }

  void put(Node node) {
    if (++nodes_ > diagnostics_.limits().yaml_nodes) {
      diagnostics_.add(Found::yaml_too_many_nodes, node.span,
                       {count(diagnostics_.limits().yaml_nodes)});
      throw Stop{};
    }
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
};

/// After the document nothing may follow: its beginning is already too much.
class Nothing final : public YAML::EventHandler {
 public:
  explicit Nothing(Builder& builder) : builder_(builder) {}

  void OnDocumentStart(const YAML::Mark& mark) override { builder_.refuse_rest(mark); }
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

 private:
  Builder& builder_;
};

}  // namespace

std::optional<Node> parse_yaml(const Sources& sources, std::uint32_t source,
                               Diagnostics& diagnostics) {
  const std::string& text = sources[source].text;
  if (report_yaml_traps(text, source, diagnostics)) return std::nullopt;
  const auto errors_before = diagnostics.errors();
  std::istringstream stream(text);
  Builder builder(text, source, diagnostics);
  try {
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(builder)) {
      Nothing nothing(builder);
      parser.HandleNextDocument(nothing);
    }
  } catch (const Stop&) {
    return std::nullopt;
  } catch (const YAML::Exception& error) {
    report_stop(error, text, source, diagnostics);
    return std::nullopt;
  }
  auto root = builder.take();
  if (root.kind == Node::Kind::null) {
    if (diagnostics.errors() == errors_before) diagnostics.add(Found::empty_file, {source, 0, 0});
    return std::nullopt;
  }
  return root;
}

}  // namespace otbor
