#pragma once
// What is told about each expert beyond plain deviation: severity with its error, fit to a
// many-facet Rasch model, findings that are beyond chance, and whether a correction of totals for
// severity has been earned. Advice for the chair; the official score stays as the marks make it.

#include <optional>
#include <vector>

#include "engine/rate/connectivity.hpp"
#include "engine/rate/correction.hpp"
#include "engine/rate/findings.hpp"
#include "engine/rate/roles.hpp"

namespace otbor {

struct ExpertFit {
  double infit = 0;  // mean squares, 1 when marks are as noisy as the model expects
  double outfit = 0;
};

/// How far totals generalise to other experts of the same kind, and how many would be enough.
struct Dependability {
  double experts = 0;                   // a practice, on average (harmonic mean)
  double phi = 0;                       // of a total by so many
  std::optional<std::uint32_t> enough;  // experts a practice for Φ ≥ phi_wanted; absent: never
};
inline constexpr double phi_wanted = 0.8;

struct Diagnosis {
  /// Severity of each expert stands in correction.severity.
  Correction correction;
  /// Labels that are handed out anew on every practice: roles and not people.
  bool labels_are_roles = false;
  /// Absent for experts without a finite measure; for all where a programme has more than
  /// `marks_diagnosed_max` marks or no Rasch measure exists.
  Per<Expert, std::optional<ExpertFit>> fit;
  /// How each expert uses the scale beside colleagues; no entries beyond `marks_diagnosed_max`.
  Per<Expert, ExpertUse> use;
  std::vector<ExpertFinding> findings;  // by expert; empty beyond `marks_diagnosed_max`
  bool looked_at_marks = false;
  /// Ratings that would link panels best; empty where there is one panel.
  std::vector<Link> links_wanted;
  /// Undefined also for more than `experts_generalised_max` experts (too_large).
  Expected<Dependability> dependability = Unexpected(Undefined::no_ratings);
};

/// Single marks are looked into up to this many; totals always.
inline constexpr std::size_t marks_diagnosed_max = 200'000;
inline constexpr std::size_t experts_generalised_max = 1'000;

[[nodiscard]] Diagnosis diagnose(const Study& study, const Ratings& totals,
                                 const Per<Sheet, SheetRole>& roles, num::Threads threads);

}  // namespace otbor
