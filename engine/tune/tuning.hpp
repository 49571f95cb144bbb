#pragma once
// What variants of a programme's rules would change: who enters the list, who leaves it, who moves,
// and which rule does it. Two results of the pipeline are held against each other; nothing is
// computed anew here, and nothing of this is a decision.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/justify/dossier.hpp"
#include "engine/model/variant.hpp"

namespace otbor {

/// What puts a practice on the list or keeps it off.
enum class Hold : std::uint8_t {
  in_order,        // on the list by its place
  minimum,         // on the list to fill a group's minimum
  recorded,        // on the list by a recorded decision
  places,          // better ones have all the places
  tie,             // as many points as the last of the list, behind by the tie-break chain
  pass_mark,       // its total is below the pass mark
  gate,            // it fails a gate
  quota,           // its group has as many as a quota allows
  reserved,        // the place is kept for a group's minimum
  included,        // on the list by a recorded decision about it alone
  incompatible,    // another practice on the list excludes it
  budget,          // its cost does not fit into what is left
  rule,            // the list that is best by the rule does without it
  excluded,        // a recorded decision takes it out
  not_recorded,    // the list is recorded and does not name it
  too_few_sheets,  // nobody or too few have rated it
  awaits_chair,    // disputed, and the chair has not decided
  out              // not admitted, withdrawn, or left out by the variant
};

[[nodiscard]] std::string_view code_of(Hold hold);

struct ListStanding {
  bool on_list = false;
  Hold hold = Hold::out;
  std::optional<Index<Criterion>> criterion;  // gate; absent: the floor of each expert's total
  std::optional<std::size_t> quota;           // quota, reserved, minimum: position in the rules
  std::string quota_group;
  std::optional<Place> place;
  Points printed;  // the total; 0 without a place
};

/// A practice that stands otherwise. `rule` is the standing on the side where it is off the list,
/// or the new one when it only moves.
struct Shift {
  Index<Practice> practice;
  ListStanding before;
  ListStanding after;
  /// Changes of the variant that alone do the same; empty when only several together do, or when
  /// the variant has but one.
  std::vector<std::size_t> alone;
};

struct Trial {
  Variant variant;
  Study study;  // changed
  /// The plan asks for a correction of totals for severity, and the variant's marks did not earn
  /// it.
  std::optional<CorrectionRefusal> uncorrected;
  Per<Practice, ListStanding> standings;
  std::vector<Index<Practice>> list;
  std::vector<Shift> entered;  // by the new place
  std::vector<Shift> left;     // by the old place
  std::vector<Shift> moved;    // on the same side of the line, by the new place
};

struct Tuning {
  Study study;
  std::optional<CorrectionRefusal> uncorrected;  // as in a trial
  Per<Practice, ListStanding> standings;
  std::vector<Index<Practice>> list;
  std::vector<Trial> trials;
};

/// Of everything `decide` found.
[[nodiscard]] Per<Practice, ListStanding> standings_of(const Dossier& dossier);

/// The official side of a comparison, still without trials.
[[nodiscard]] Tuning tuning_of(Dossier official);
/// One result of the same practices held against the official one.
[[nodiscard]] Trial trial_of(const Tuning& official, Variant variant, Dossier tried);

/// The switches of side that change number `change` does alone.
void note_alone(const Tuning& official, const Per<Practice, ListStanding>& standings,
                std::size_t change, Trial& trial);

}  // namespace otbor
