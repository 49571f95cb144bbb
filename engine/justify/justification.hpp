#pragma once
// Why each practice stands where it stands: coded reasons, each a whole sentence in both languages
// with the numbers it rests on. If the data do not support a sentence, it is not written. The codes
// and sentences are entries of reasons.def.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/justify/agenda.hpp"
#include "engine/justify/list_profile.hpp"
#include "engine/model/study.hpp"

namespace otbor {

enum class ReasonCode : std::uint16_t {
#define REASON(id, audience, ru, en) id,
#include "engine/justify/reasons.def"
#undef REASON
};

/// Who may read a reason: the applicant too, or the commission alone, because the sentence names
/// experts or other practices.
enum class Audience : std::uint8_t { applicant, commission };

[[nodiscard]] std::string_view code_of(ReasonCode code);
[[nodiscard]] Audience audience_of(ReasonCode code);

/// What a sentence rests on, so that a reader can go and look: a thing of the study or a rule of
/// the plan, by its position.
struct Cite {
  enum class What : std::uint8_t {
    criterion,
    sheet,
    stage,
    theme,
    gate,       // of a criterion: the mean
    gate_each,  // of a criterion: each expert's mark
    band,       // Rules::bands
    quota,      // SelectionRules::quotas
    budget,     // SelectionRules::budgets
    tie_step,   // Rules::tie_break
    check,      // CriteriaSet::admission
    plan,       // PlanRule
    recusal,    // the following: positions in Decisions
    third_expert,
    chair_score,
    exclusion,
    inclusion,
    incompatible,
    theme_override,
    recorded_list,
    tie_decision,
    appeal
  };
  What what = What::criterion;
  std::uint32_t at = 0;

  friend bool operator==(const Cite&, const Cite&) = default;
};

/// Rules that the plan has once.
enum class PlanRule : std::uint8_t {
  aggregation,
  rounding,
  experts_min,
  third_expert,
  total_each_expert,
  places
};

struct Reason {
  ReasonCode code{};
  Text text;
  std::vector<Cite> cites;
};

/// A requirement of the plan that is not met; the run ends with exit status 3.
struct Finding {
  std::string_view code;
  Text text;
};

struct Justification {
  /// Most important first. The first is a justification for the minutes by itself, of at most
  /// `lead_length_max` characters.
  Per<Practice, std::vector<Reason>> reasons;
  std::vector<Finding> findings;
  Agenda agenda;
  std::optional<ListProfile> list;  // what the recommended practices are like
};

inline constexpr std::size_t lead_length_max = 300;

}  // namespace otbor
