#pragma once
// Decisions: pass marks and gates, then the best list under the quotas, then the reserve. Every
// decision carries what it rests on; wording is left to justify/.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/cycle/cycles.hpp"
#include "engine/model/study.hpp"
#include "engine/score/ranking.hpp"
#include "engine/themes/themes.hpp"

namespace otbor {

/// A gate that a practice did not pass.
struct GateFailure {
  std::optional<Index<Criterion>> criterion;  // absent: the floor for every expert's total
  bool each_expert = false;                   // the lowest single mark counts, not the mean
  Ratio value;
  Points floor;
};

/// Why a practice that reached the pass mark is not on the list, or why one below it is.
enum class SelectionCause : std::uint8_t {
  in_order,      // its place is within the list
  places_full,   // all places of the list are taken by better ones
  at_most,       // its group already has as many as the quota allows
  reserved,      // the place is needed for a group's minimum
  at_least,      // taken to fill its group's minimum
  recorded,      // the commission's own recorded list
  not_recorded,  // the list is recorded and does not name it
  excluded,      // a recorded decision takes it out
  included,      // a recorded decision puts it on the list
  incompatible,  // another practice on the list excludes it
  over_budget,   // its cost does not fit into what is left
  by_rule        // the list that is best by the rule does without it
};

struct Verdict {
  Decision decision = Decision::not_rated;
  std::optional<std::size_t> band;           // position in Rules::bands
  std::optional<std::size_t> band_by_total;  // the band its total alone would have given
  std::vector<GateFailure> gates;
  std::optional<SelectionCause> cause;
  std::optional<std::size_t> quota;         // position in Rules::selection.quotas
  std::string quota_group;                  // «МБОУ …»: whose quota
  std::optional<std::uint32_t> reserve_at;  // 1, 2, … in the reserve list
};

/// The pass mark of the list: the floor of the first band, in points.
struct Line {
  std::optional<Points> pass_mark;
  std::optional<Index<Practice>> last_recommended;
  std::optional<Index<Practice>> first_reserve;
};

/// A quota that is written but had nothing to do, or could not be met.
struct QuotaNote {
  std::size_t quota = 0;
  std::string group;
  bool unmet = false;  // the minimum could not be filled
  std::uint32_t taken = 0;
};

/// One rule of the list.
struct ListRuleName {
  enum class Kind : std::uint8_t {
    places,
    at_most,
    at_least,
    budget,
    inclusion,
    incompatibility,
    gates,
    exclusion
  };
  Kind kind = Kind::places;
  std::size_t at = 0;  // position among the quotas, budgets, incompatible ones; or the practice
  std::string group;   // "": of every group, or of the whole list
  friend bool operator==(const ListRuleName&, const ListRuleName&) = default;
};

struct Selection {
  Per<Practice, Verdict> verdicts;
  std::vector<Index<Practice>> recommended;  // in order of places (or of the recorded list)
  std::vector<Index<Practice>> reserve;
  Line line;
  std::vector<QuotaNote> quota_notes;
  /// Rules that cannot be kept together, none of which can be spared from this set; the last one
  /// was waived to make a list. One set for each rule that was waived.
  std::vector<std::vector<ListRuleName>> contradictions;
  bool proved = true;  // false: the search for the best list was stopped, a better one may exist
};

/// A way to make the list out of those who reached the line. One file in select/rules/ and one line
/// of rules.def.
struct Candidates {
  const Study& study;
  const Themes& themes;
  const Ranking& ranking;
  const Consistency& consistency;
};
struct SelectionRule {
  std::string_view id;
  std::string_view ru;
  Words title;
  std::string_view source;
  void (*choose)(const Candidates&, Selection&) = nullptr;
};
[[nodiscard]] std::span<const SelectionRule* const> selection_rules();
[[nodiscard]] const SelectionRule* find_selection_rule(std::string_view id_or_word);

/// Before the list is made: bands, gates and recorded exclusions.
[[nodiscard]] Selection before_list(const Candidates& candidates, num::Threads threads);

[[nodiscard]] Selection select(const Study& study, const Themes& themes,
                               const Consistency& consistency, const Ranking& ranking,
                               num::Threads threads);

}  // namespace otbor
