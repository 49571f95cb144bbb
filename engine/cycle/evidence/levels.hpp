#pragma once
// The ladder of evidence, sentence by sentence: is a stage only named, described (somebody did it
// at some time), or confirmed by something that can be verified? A denial takes it out. The rules
// are those of engine/cycle/README.md; the words are data of the cycle.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/cycle/evidence/reading.hpp"
#include "engine/cycle/ladder.hpp"

namespace otbor {

/// A stage in a sentence.
struct StageSentence {
  std::uint32_t sentence = 0;  // position in Prose::sentences
  Index<Stage> stage;
  EvidenceLevel level = EvidenceLevel::not_found;  // not_found: the sentence denies it
  bool by_document = false;                        // the sentence names an order or minutes
};

/// Of the text that was read last; by sentence, then stage, each pair once. `field` is the stage
/// whose field of the application the text is: there markers of the field speak too, and who did it
/// is known.
[[nodiscard]] std::vector<StageSentence> levels_of(const TextReader& text,
                                                   std::optional<Index<Stage>> field = {});

/// Whether the sentence holds a denial, whatever it denies.
[[nodiscard]] bool denies(const TextReader& text, std::uint32_t sentence);

}  // namespace otbor
