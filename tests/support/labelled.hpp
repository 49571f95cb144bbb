#pragma once
// The labelled sentences of tests/labelled, and what the rules of the shipped cycle make of them.

#include <string>
#include <vector>

#include "engine/cycle/evidence/trial.hpp"
#include "engine/intake/stage_sentences.hpp"
#include "tests/support/shipped.hpp"

namespace otbor {

/// One set of sentences: a file, and the part of it where it holds several.
struct LabelledSet {
  const char* file;
  const char* part;  // "" : all of it
};

inline constexpr LabelledSet open_part{"stage-sentences.csv", "открытая"};
inline constexpr LabelledSet unseen_part{"stage-sentences.csv", "отложенная"};
inline constexpr LabelledSet fresh_set{"fresh-sentences.csv", ""};
inline constexpr LabelledSet kept_back_set{"kept-back-sentences.csv", ""};

[[nodiscard]] inline std::vector<LabelledSentence> labelled_sentences(const Cycle& cycle,
                                                                      const LabelledSet& set) {
  const FileAccess files{
      .read = [](std::string_view file) { return read_shipped("tests/labelled", file); },
      .list = [](std::string_view folder) { return list_shipped(std::string(folder)); }};
  auto intake = take_in_stage_sentences(files, set.file, cycle, {});
  OTBOR_CHECK(!intake.diagnostics.has_errors());
  const std::string part = set.part;
  std::erase_if(intake.sentences,
                [&](const auto& one) { return !part.empty() && one.part != part; });
  return std::move(intake.sentences);
}

[[nodiscard]] inline EvidenceTrial trial_on(const Cycle& cycle, const LabelledSet& set) {
  return try_evidence(cycle, labelled_sentences(cycle, set));
}

}  // namespace otbor
