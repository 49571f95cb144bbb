#pragma once
// Words of a name before they are understood: what is glued together is taken apart, what a hyphen
// joins is put together, slips in the words that names share are mended.

#include <functional>
#include <string>
#include <vector>

#include "engine/forum/names/lexicon.hpp"

namespace otbor::names {

/// Whether the registry has a word, so that it is not taken for a slip.
using Known = std::function<bool(const std::string&)>;

struct Prepared {
  std::vector<Word> words;
  std::vector<std::vector<std::string>> parts;  // of words that a hyphen joins, else empty
};

[[nodiscard]] Prepared prepared(const Lexicon& lexicon, std::vector<Word> words,
                                const Known& known);

}  // namespace otbor::names
