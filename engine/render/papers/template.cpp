#include "engine/render/papers/template.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/suggest.hpp"

namespace otbor::papers {
namespace {

constexpr std::string_view opening = "{{";
constexpr std::string_view closing = "}}";

/// One `{{…}}` of a text.
struct Tag {
  std::size_t begin = 0;
  std::size_t end = 0;
  char sign = ' ';  // '#', '^', '/', '!' or none
  std::string_view name;
  std::string_view forms;
};

/// `{{#name}}` as a template has it.
std::string in_signs(char sign, std::string_view name) {
  return std::string(opening) + sign + std::string(name) + std::string(closing);
}

Tag tag_of(std::string_view text, std::size_t begin, std::size_t end) {
  Tag tag{.begin = begin, .end = end};
  auto inside = utf8::trimmed(text.substr(begin + 2, end - begin - 4));
  if (!inside.empty() && std::string_view("#^/!").find(inside[0]) != std::string_view::npos) {
    tag.sign = inside[0];
    inside.remove_prefix(1);
  }
  const auto bar = std::min(inside.find('|'), inside.size());
  tag.name = utf8::trimmed(inside.substr(0, bar));
  if (bar < inside.size()) tag.forms = inside.substr(bar + 1);
  return tag;
}

/// A line that holds nothing but the end of a part leaves no line behind: widens the tag over it.
void take_whole_line(std::string_view text, Tag& tag) {
  if (tag.sign == ' ') return;
  auto begin = tag.begin;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  auto end = tag.end;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
  const bool alone =
      (begin == 0 || text[begin - 1] == '\n') && (end == text.size() || text[end] == '\n');
  if (!alone) return;
  tag.begin = begin;
  tag.end = end == text.size() ? end : end + 1;
}

class Reader {
 public:
  Reader(const Sources& sources, std::uint32_t source, Diagnostics& diagnostics)
      : text_(sources[source].text), source_(source), diagnostics_(diagnostics) {}

  /// Every problem is told, and what can be read is: an open gap is words, an open part ends with
  /// the text.
  std::vector<Part> read() {
    std::size_t at = 0;
    auto begin = text_.find(opening);
    while (begin != std::string_view::npos) {
      const auto end = text_.find(closing, begin);
      const auto next = text_.find(opening, begin + opening.size());
      if (end == std::string_view::npos || next < end) {
        diagnostics_.add(Found::template_gap_open, span(begin, begin + opening.size()),
                         {opening, closing});
        begin = next;
        continue;
      }
      auto tag = tag_of(text_, begin, end + closing.size());
      const auto where = span(tag.begin, tag.end);
      take_whole_line(text_, tag);
      words(at, tag.begin);
      take(tag, where);
      at = tag.end;
      begin = text_.find(opening, at);
    }
    words(at, text_.size());
    while (open_.size() > 1) {
      auto part = std::move(open_.back());
      open_.pop_back();
      diagnostics_.add(Found::template_part_open, part.span,
                       {in_signs('#', part.text), in_signs('/', part.text)});
      open_.back().inside.push_back(std::move(part));
    }
    return std::move(open_.front().inside);
  }

 private:
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void words(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    open_.back().inside.push_back({.text = std::string(text_.substr(begin, end - begin)),
                                   .forms = {},
                                   .span = span(begin, end),
                                   .inside = {}});
  }

  void take(const Tag& tag, Span where) {
    Part part{.kind = Part::Kind::value,
              .text = std::string(tag.name),
              .forms = std::string(tag.forms),
              .span = where,
              .inside = {}};
    switch (tag.sign) {
      case '!':
        return;
      case '/':
        return close(tag, where);
      case '#':
      case '^':
        part.kind = tag.sign == '#' ? Part::Kind::repeated : Part::Kind::when_absent;
        open_.push_back(std::move(part));
        return;
      default:
        open_.back().inside.push_back(std::move(part));
    }
  }

  void close(const Tag& tag, Span where) {
    if (open_.size() == 1) {
      diagnostics_.add(Found::template_part_not_open, where, {in_signs('/', tag.name)});
      return;
    }
    auto part = std::move(open_.back());
    open_.pop_back();
    if (utf8::folded(part.text) != utf8::folded(tag.name)) {
      diagnostics_.add(Found::template_part_crossed, where,
                       {in_signs('/', tag.name), in_signs('#', part.text)}, part.span);
    }
    open_.back().inside.push_back(std::move(part));
  }

  std::string_view text_;
  std::uint32_t source_;
  Diagnostics& diagnostics_;
  std::vector<Part> open_{Part{.text = {}, .forms = {}, .span = {}, .inside = {}}};
};

/// The lists a gap stands in, the outermost first: names of the inner ones go before.
using NamesInScope = std::vector<const std::vector<Name>*>;

const Name* find(const NamesInScope& scope, std::string_view written) {
  for (auto at = scope.rbegin(); at != scope.rend(); ++at) {
    const auto found =
        std::ranges::find_if(**at, [&](const Name& name) { return is_name(name.words, written); });
    if (found != (*at)->end()) return &*found;
  }
  return nullptr;
}

/// Names as the language of the template has them, the nearest first.
std::vector<std::string> known(const NamesInScope& scope, Lang lang) {
  std::vector<std::string> names;
  for (auto at = scope.rbegin(); at != scope.rend(); ++at) {
    for (const auto& name : **at) names.emplace_back(name.words.in(lang));
  }
  return names;
}

/// Three forms in Russian, a fourth for fractions; two in English.
bool suit(std::string_view forms, Lang lang) {
  if (forms.find_first_of("{}") != std::string_view::npos) return false;
  const auto n = std::ranges::count(forms, '|') + 1;
  return lang == Lang::ru ? n == 3 || n == 4 : n == 2;
}

void check(const std::vector<Part>& parts, NamesInScope& scope, Lang lang,
           Diagnostics& diagnostics) {
  for (const auto& part : parts) {
    if (part.kind == Part::Kind::words) continue;
    const auto* name = find(scope, part.text);
    if (name == nullptr) {
      const auto names = known(scope, lang);
      diagnostics.add(Found::template_unknown_name, part.span,
                      {part.text, did_you_mean(part.text, names), listed(names, 60)});
      continue;
    }
    if (part.kind == Part::Kind::value && !name->parts.empty()) {
      diagnostics.add(Found::template_list_as_value, part.span,
                      {part.text, in_signs('#', part.text), in_signs('/', part.text)});
    }
    if (!part.forms.empty() && !suit(part.forms, lang)) {
      diagnostics.add(Found::template_word_forms, part.span,
                      {part.forms, lang == Lang::ru ? "3" : "2"});
    }
    const bool nested = part.kind == Part::Kind::repeated && !name->parts.empty();
    if (nested) scope.push_back(&name->parts);
    check(part.inside, scope, lang, diagnostics);
    if (nested) scope.pop_back();
  }
}

/// «балл», «балла» or «баллов»; nothing when the forms do not suit, which was told.
std::string agreeing(const std::string& value, const std::string& forms, Lang lang) {
  if (!suit(forms, lang)) return {};
  return format("{0|" + forms + "}", lang, {Text(value, value)});
}

class Filler {
 public:
  explicit Filler(Lang lang) : lang_(lang) {}

  void fill(const std::vector<Part>& parts, std::vector<const Fields*>& scope) {
    for (const auto& part : parts) {
      if (part.kind == Part::Kind::words) {
        words(part.text);
        continue;
      }
      const auto* field = find_in(scope, part.text);
      switch (part.kind) {
        case Part::Kind::value:
          value(part, field);
          break;
        case Part::Kind::repeated:
          repeat(part, field, scope);
          break;
        case Part::Kind::when_absent:
          if (field == nullptr || !field->present()) fill(part.inside, scope);
          break;
        case Part::Kind::words:
          break;
      }
    }
  }

  std::vector<Piece> pieces;

 private:
  static const Field* find_in(const std::vector<const Fields*>& scope, std::string_view name) {
    for (auto at = scope.rbegin(); at != scope.rend(); ++at) {
      if (const auto* field = (*at)->find(name)) return field;
    }
    return nullptr;
  }

  /// A value that ends with an abbreviation («2022 г.») takes the full stop of its sentence.
  void words(std::string_view text) {
    const bool ended =
        !pieces.empty() && pieces.back().is_value && pieces.back().text.ends_with('.');
    const bool one_stop = text.starts_with('.') && !text.starts_with("..");
    if (ended && one_stop) text.remove_prefix(1);
    pieces.push_back({std::string(text), false});
  }

  void value(const Part& part, const Field* field) {
    if (field == nullptr || field->value.empty()) {
      const bool word = !part.forms.empty();  // agrees with nothing: the number is to come
      if (!word)
        pieces.push_back({field == nullptr ? std::string(line_to_fill) : field->blank, true});
      if (word) pieces.push_back({agreeing("5", part.forms, lang_), true});
      return;
    }
    pieces.push_back(
        {part.forms.empty() ? field->value : agreeing(field->value, part.forms, lang_), true});
  }

  void repeat(const Part& part, const Field* field, std::vector<const Fields*>& scope) {
    if (field == nullptr || !field->present()) return;
    if (!field->is_list) return fill(part.inside, scope);
    for (const auto& item : field->items) {
      scope.push_back(&item);
      fill(part.inside, scope);
      scope.pop_back();
    }
  }

  Lang lang_;
};

}  // namespace

std::optional<std::vector<Part>> read_template(const Sources& sources, std::uint32_t source,
                                               Diagnostics& diagnostics) {
  const auto errors = diagnostics.errors();
  auto parts = Reader(sources, source, diagnostics).read();
  if (diagnostics.errors() > errors) return std::nullopt;
  return parts;
}

void check_template(const Sources& sources, std::uint32_t source, const std::vector<Name>& names,
                    Lang lang, Diagnostics& diagnostics) {
  const auto parts = Reader(sources, source, diagnostics).read();
  NamesInScope scope{&names};
  check(parts, scope, lang, diagnostics);
}

std::vector<Piece> filled(const std::vector<Part>& parts, const Fields& fields, Lang lang) {
  Filler filler(lang);
  std::vector<const Fields*> scope{&fields};
  filler.fill(parts, scope);
  return std::move(filler.pieces);
}

}  // namespace otbor::papers
