#pragma once
// Branches: «Пашковская СОШ – филиал МБОУ «Актабанская СОШ»» names two institutions and is one of
// them. Which words tell of the head institution.

#include <cstdint>
#include <vector>

#include "engine/forum/names/lexicon.hpp"

namespace otbor::names {

/// For each word 1 when it tells of the head institution; empty when no branch is named.
[[nodiscard]] std::vector<std::uint8_t> words_of_head(const Lexicon& lexicon,
                                                      const std::vector<Word>& words,
                                                      const std::vector<Phrase>& roles);

}  // namespace otbor::names
