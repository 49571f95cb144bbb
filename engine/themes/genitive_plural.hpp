#pragma once
// A noun that texts name only in the genitive plural, as they do with what is counted or had much
// of: занятий, кружков, москвичей. Its nominative follows from the ending; where the singular would
// need a vowel that the ending does not tell (кружков: кружок, but банков: банк), the plural is
// given, which needs none.

#include <optional>
#include <string>
#include <string_view>

namespace otbor {

/// Of a common noun in small letters, as it was met: занятие, урок, музей, кружки, москвичи.
/// nullopt for an ending that other cases and kinds of words have too (школ, линий) – and for
/// anything that is no genitive plural.
[[nodiscard]] std::optional<std::string> from_genitive_plural(std::string_view form);

/// Whether a word may end so: two consonants at the end mostly have lost a vowel between them.
[[nodiscard]] bool ends_in_a_word(std::string_view base);

}  // namespace otbor
