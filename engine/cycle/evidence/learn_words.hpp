#pragma once
// The weights of words learnt from sentences whose stages are known: for each stage a logistic
// regression with a quadratic penalty on everything but the start (D. R. Cox, The regression
// analysis of binary sequences, J. R. Statist. Soc. B 20 (1958); A. E. Hoerl & R. W. Kennard, Ridge
// regression, Technometrics 12 (1970)), sentences with and without the stage weighing as much
// together. What comes out is a table for a methodologist to read and to edit.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/model/labelled_sentence.hpp"

namespace otbor {

struct LearnWordsOptions {
  double penalty = 2.5;           // λ of ½ λ |weights|²
  std::uint32_t samples_min = 2;  // that a feature occurs in
  std::int32_t caution = 20;      // hundredths: so much more has to speak for a stage than against
  std::int32_t weight_min = 15;   // hundredths; a row without one of that size is left out
};

/// Rows in the order of their features' bytes. A stage that every sample
/// tells of, or none, has a start and no weights. The cycle has rules of evidence.
[[nodiscard]] StageWords learn_words(const Cycle& cycle, std::span<const LabelledSentence> samples,
                                     const LearnWordsOptions& options, num::Threads threads);

}  // namespace otbor
