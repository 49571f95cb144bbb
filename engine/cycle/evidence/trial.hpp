#pragma once
// How the rules of evidence do on sentences whose stages are known: precision and recall, counted
// over pairs of sentence and stage.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/cycle/ladder.hpp"
#include "engine/model/labelled_sentence.hpp"

namespace otbor {

/// Pairs of sentence and stage: told by both, only by the rules, only by the label.
struct PairCounts {
  std::uint32_t both = 0;
  std::uint32_t rules_only = 0;
  std::uint32_t label_only = 0;

  void add(bool label, bool rules);
  /// 1 where the rules find nothing.
  [[nodiscard]] double precision() const;
  /// 1 where there is nothing to find.
  [[nodiscard]] double recall() const;
};

struct EvidenceTrial {
  PairCounts found;              // at any level
  PairCounts described;          // described or confirmed: what counts as evidence
  std::uint32_t labelled = 0;    // pairs that a label has
  std::uint32_t same_level = 0;  // of these
  struct Miss {
    std::size_t sentence = 0;
    Index<Stage> stage;
    std::uint32_t label = 0;
    std::uint32_t rules = 0;
  };
  std::vector<Miss> misses;  // other levels, by sentence and stage
};

/// The cycle has rules of evidence.
[[nodiscard]] EvidenceTrial try_evidence(const Cycle& cycle,
                                         std::span<const LabelledSentence> sentences);

}  // namespace otbor
