#pragma once
// Everything computed, in one place: documents are made from this alone.

#include <memory>
#include <optional>

#include "engine/base/num/parallel.hpp"
#include "engine/cycle/cycles.hpp"
#include "engine/justify/justification.hpp"
#include "engine/rate/consistency.hpp"
#include "engine/score/expert_orders.hpp"
#include "engine/score/ranking.hpp"
#include "engine/score/robust/certificates.hpp"
#include "engine/score/robust/robustness.hpp"
#include "engine/select/advice.hpp"
#include "engine/select/method_comparison.hpp"
#include "engine/select/prices.hpp"
#include "engine/select/selection.hpp"
#include "engine/themes/clusters.hpp"
#include "engine/themes/themes.hpp"

namespace otbor {

struct Forum;  // forum/forum.hpp

/// Made, copied and ended in dossier.cpp, as a Study is.
struct Dossier {
  Dossier();
  ~Dossier();
  Dossier(const Dossier&);
  Dossier(Dossier&&) noexcept;
  Dossier& operator=(const Dossier&);
  Dossier& operator=(Dossier&&) noexcept;

  Study study;
  Consistency consistency;
  Ranking ranking;
  Themes themes;
  Clusters clusters;  // advice: practices that speak of the same
  Cycles cycles;
  Selection selection;
  std::optional<Robustness> robustness;    // advice: how sure the list is
  std::vector<Certificate> certificates;   // advice: what would change it
  std::vector<WeightRange> weight_ranges;  // advice: how far weights may go with the same list
  MethodComparison methods;                // advice: the lists of other methods
  Per<Expert, Expected<ExpertOrder>> expert_orders;  // advice: how far each is from the list
  Per<Practice, std::optional<Advice>> advice;       // what would carry a practice above the line
  std::optional<Prices> prices;        // what each rule of the list costs, who moves up
  std::shared_ptr<const Forum> forum;  // what the records of the forum come to, or null
  Justification justification;
};

[[nodiscard]] Justification justify(const Dossier& so_far, num::Threads threads);

/// What a letter to the applicant says of the result: the same facts, worded for who sent the
/// practice, without experts and other practices.
[[nodiscard]] std::vector<Reason> letter_reasons(const Dossier& dossier, Index<Practice> practice);

}  // namespace otbor
