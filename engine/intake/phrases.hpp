#pragma once
// A file of phrases on its way in, against the stages of the cycle it speaks of.

#include "engine/intake/forms/phrases.hpp"
#include "engine/intake/intake.hpp"
#include "engine/model/phrases.hpp"

namespace otbor {

/// A programme's own phrases, else those shipped with the program.
inline constexpr std::string_view own_phrases = "phrases.yaml";
inline constexpr std::string_view shipped_phrases = "criteria/phrases/management-cycle.yaml";

struct PhrasesIntake {
  Sources sources;
  Diagnostics diagnostics;
  bool found = false;
  std::string title;
  Phrases phrases;  // one entry a stage of the cycle
};

/// Stages by id or by letter. Sentences about a stage that the cycle does not have are told.
/// One entry a stage of the cycle.
[[nodiscard]] Phrases build_phrases(const PhrasesForm& form, const Cycle& cycle,
                                    Diagnostics& diagnostics);

[[nodiscard]] PhrasesIntake take_in_phrases(const FileAccess& files, std::string_view name,
                                            const Cycle& cycle, const IntakeOptions& options);

}  // namespace otbor
