#pragma once
// The dictionary form of a word from the forms in which texts use it: each declension of Russian
// nouns and adjectives is held against them, and the one that explains most of them names its
// nominative. No dictionary of the language is needed, and what the texts leave open stays open.

#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace otbor {

/// Forms of one stem in small letters, and how often each was met. украина, украине, украиной ->
/// украина; матча, матче, матчей -> матч; of an adjective the gender or number that it mostly
/// stands in: сборная, животные, else the masculine. nullopt where fewer than two forms agree on a
/// declension, or where two declensions explain them equally and neither nominative is usual.
[[nodiscard]] std::optional<std::string> by_declension(
    const std::map<std::string, std::size_t>& forms);

/// Whether the form met most often ends like a verb (знают, считается): no name of a thing.
[[nodiscard]] bool is_like_a_verb(const std::map<std::string, std::size_t>& forms);

}  // namespace otbor
