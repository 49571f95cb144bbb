#pragma once
// The lexicons of a theme set made ready for reading texts: every entry as a row of numbered
// terms, found by its first term. What the entries add up to is left to themes.cpp.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/index.hpp"
#include "engine/model/themes.hpp"
#include "engine/themes/stem.hpp"

namespace otbor {

/// Number of a stem, or of a word that is compared letter by letter; 0 where no entry has it.
using TermId = std::uint32_t;

struct LexiconEntry {
  std::string name;                   // as the file has it
  std::vector<TermId> terms;          // none for an object rule
  std::optional<Index<Theme>> theme;  // absent: boilerplate, which speaks for no theme
  std::uint32_t weight = 0;           // of one occurrence
  bool strong = false;
  bool ambiguous = false;  // never decides alone
  bool unbroken = false;   // no inserted word between its terms
};

struct Lexicon {
  Lemmas lemmas;
  std::unordered_map<std::string, TermId> stems;   // lookup only
  std::unordered_map<std::string, TermId> exacts;  // lookup only
  /// By theme, then by name: the order of the file changes nothing.
  Per<LexiconEntry, LexiconEntry> entries;
  /// By TermId: the entries that begin with it.
  std::vector<std::vector<Index<LexiconEntry>>> starting;
  /// Object rules: head term and object term to the entry that stands for the pair.
  std::map<std::pair<TermId, TermId>, Index<LexiconEntry>> objects;
  std::vector<bool> is_head;    // by TermId
  std::vector<bool> is_object;  // by TermId
};

[[nodiscard]] Lexicon lexicon(const ThemeSet& set);

/// The number of a stem or of a word written so; 0 if no entry has it.
[[nodiscard]] TermId find_term(const std::unordered_map<std::string, TermId>& terms,  // lookup only
                               const std::string& word);

}  // namespace otbor
