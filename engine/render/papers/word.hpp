#pragma once
// Templates that people made in Word, with their own letterhead: the gaps are those of text
// templates (template.hpp), the setting is Word's.

#include <optional>
#include <string>
#include <vector>

#include "engine/model/paperwork.hpp"
#include "engine/render/papers/fields.hpp"
#include "engine/text/diagnostics.hpp"

namespace otbor::papers {

/// Tells what is wrong with the file and its gaps, by paragraphs and rows. `sources` gets its text.
void check_word(const OwnTemplate& own, const std::vector<Name>& names, Lang lang, Sources& sources,
                Diagnostics& diagnostics);

/// The document with its gaps filled, as the bytes of a file; `banner` stands above it. nullopt
/// when the template cannot be read, which check_word tells.
[[nodiscard]] std::optional<std::string> filled_word(const OwnTemplate& own, const Fields& fields,
                                                     Lang lang,
                                                     const std::vector<std::string>& banner);

/// A text template as a document to go on with in Word: set as it would print, its gaps as they
/// are.
[[nodiscard]] std::string as_word_template(std::string_view text, const std::string& title,
                                           Lang lang);

}  // namespace otbor::papers
