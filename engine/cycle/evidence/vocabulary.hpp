#pragma once
// The patterns of a cycle made ready for reading texts: every pattern as a row of numbered atoms,
// found by its first one. What the patterns say about a sentence is left to levels.hpp.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/index.hpp"
#include "engine/cycle/evidence/word_scores.hpp"
#include "engine/model/cycle.hpp"
#include "engine/text/pattern.hpp"
#include "engine/themes/stem.hpp"

namespace otbor {

/// Number of a word of the patterns or of a choice between words; 0 where no pattern has it.
using AtomId = std::uint32_t;

inline constexpr AtomId number_atom = 1;
inline constexpr AtomId verb_atom = 2;
inline constexpr AtomId percent_atom = 3;
inline constexpr AtomId number_sign_atom = 4;

enum class Says : std::uint8_t {
  stage,
  ignored,
  against,
  negation,
  intention,
  carrying,
  passing,
  actor,
  time,
  document,
  detail,
  unit,
  quantity
};

struct EvidencePattern {
  struct Term {
    std::vector<AtomId> any_of;  // words are put together in one atom, signs and verbs stand apart
    bool after_gap = false;
  };
  Says says = Says::stage;
  Index<Stage> stage{};  // of a marker
  bool strong = true;
  int weight = 0;          // of a phrase or of what speaks against, hundredths of a point
  bool in_field = false;   // speaks only in the application's field for its stage
  bool any_order = false;  // its terms may change places
  std::vector<Term> terms;
  /// Of free prose: it speaks for its stage by its weight.
  [[nodiscard]] bool free() const { return weight != 0; }
};

struct Vocabulary {
  Lemmas lemmas;                                          // none: patterns name their words
  std::unordered_map<std::string, AtomId> stems;          // lookup only
  std::unordered_map<std::string, AtomId> exacts;         // lookup only: lower forms
  std::unordered_map<std::string, AtomId> abbreviations;  // lookup only: as written
  std::map<std::string, std::vector<std::pair<std::string, AtomId>>, std::less<>> prefixes;
  std::vector<std::vector<AtomId>> sets;  // by AtomId: atoms of the choices that it is among
  Per<EvidencePattern, EvidencePattern> patterns;
  std::vector<std::vector<Index<EvidencePattern>>> starting;  // by AtomId
  std::vector<bool> is_numeral;                               // by AtomId
  std::vector<bool> is_no_verb;                               // by AtomId
  Per<Stage, bool> stated;
  std::optional<WordWeights> weights;  // what single words say; absent: patterns alone speak
};

/// The cycle has rules of evidence.
[[nodiscard]] Vocabulary vocabulary_of(const Cycle& cycle);

/// What a word of a text is to the patterns.
struct WordMeaning {
  std::uint32_t first = 0;  // of its atoms, in MeaningReader::atoms()
  std::uint32_t last = 0;
  std::string_view stem;  // as Snowball has it, for comparing what two sentences speak of
  bool done = false;      // a verb that tells of what was or is done
  bool by_us = false;     // and its ending says who: «провели», «сверяем»
  bool ahead = false;     // a verb of what we are going to do: «проведём»
  bool numeral = false;
};

/// Looks words up and remembers them; one for each thread.
class MeaningReader {
 public:
  explicit MeaningReader(const Vocabulary& vocabulary);
  [[nodiscard]] const WordMeaning& of(std::string_view word);
  [[nodiscard]] const std::vector<AtomId>& atoms() const { return atoms_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  [[nodiscard]] WordMeaning look_up(std::string_view word);
  void add_atoms(std::string_view plain);
  void add_choices(std::size_t first);

  const Vocabulary* vocabulary_;
  Stemmer stemmer_;
  std::unordered_map<std::string, WordMeaning, Hash, std::equal_to<>> met_;  // lookup only
  std::map<std::string, bool, std::less<>> stems_;  // owns what WordMeaning::stem points to
  std::vector<AtomId> atoms_;
};

}  // namespace otbor
