#pragma once
// Everything computed, in one place: documents are made from this alone.

#include "engine/base/num/parallel.hpp"
#include "engine/cycle/cycles.hpp"
#include "engine/justify/justification.hpp"
#include "engine/rate/consistency.hpp"
#include "engine/score/ranking.hpp"
#include "engine/select/selection.hpp"
#include "engine/themes/themes.hpp"

namespace otbor {

struct Dossier {
  Study study;
  Consistency consistency;
  Ranking ranking;
  Themes themes;
  Cycles cycles;
  Selection selection;
  Justification justification;
};

[[nodiscard]] Justification justify(const Dossier& so_far, num::Threads threads);

}  // namespace otbor
