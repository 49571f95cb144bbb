#pragma once
// The text of a document with gaps, as a methodologist edits it in criteria/documents or in the
// programme's own documents/. Gaps: `{{name}}`; `{{name|балл|балла|баллов}}`, the form of a word
// that agrees with the number; `{{#name}} … {{/name}}`, repeated for each item of a list or printed
// when there is a value; `{{^name}} … {{/name}}`, printed when there is none; `{{! a remark }}`.
// How lines become paragraphs, tables and signatures stands in markup.hpp.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/render/papers/fields.hpp"
#include "engine/text/diagnostics.hpp"

namespace otbor::papers {

struct Part {
  enum class Kind : std::uint8_t { words, value, repeated, when_absent };
  Kind kind = Kind::words;
  std::string text;   // the words, or the name in the gap
  std::string forms;  // of a word, separated by '|'; empty: the value itself
  Span span;          // of the gap
  std::vector<Part> inside;
};

/// Reads the text of a source. nullopt when a gap or a part is not closed; that is told.
[[nodiscard]] std::optional<std::vector<Part>> read_template(const Sources& sources,
                                                             std::uint32_t source,
                                                             Diagnostics& diagnostics);

/// Tells what read_template() tells and, of what can be read all the same, every gap whose name
/// does not exist where it stands, and forms that do not suit the language.
void check_template(const Sources& sources, std::uint32_t source, const std::vector<Name>& names,
                    Lang lang, Diagnostics& diagnostics);

/// A piece of a filled template. Only the template's own words are mark-up: a title that begins
/// with a bracket stays a title.
struct Piece {
  std::string text;
  bool is_value = false;
};

/// The template with its gaps filled. Names that do not exist print as lines to fill by hand.
[[nodiscard]] std::vector<Piece> filled(const std::vector<Part>& parts, const Fields& fields,
                                        Lang lang);

}  // namespace otbor::papers
