#pragma once
// A table of sentences whose stages are known, for learning what words say of the stages and for
// trying the rules of evidence: `otbor criteria learn-stages`.

#include <string_view>
#include <vector>

#include "engine/intake/intake.hpp"
#include "engine/model/labelled_sentence.hpp"

namespace otbor {

struct StageSentencesIntake {
  Sources sources;
  Diagnostics diagnostics;
  std::vector<LabelledSentence> sentences;
};

/// «S4=2 S5=1»: levels of the stages, 0 for one that is denied. Stages are those of the cycle.
[[nodiscard]] StageSentencesIntake take_in_stage_sentences(const FileAccess& files,
                                                           std::string_view name,
                                                           const Cycle& cycle,
                                                           const IntakeOptions& options);

}  // namespace otbor
