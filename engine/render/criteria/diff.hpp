#pragma once
// Two criteria sets side by side: what differs, what that does to a programme's list, and what the
// ratings say against the newer one.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/model/criteria.hpp"
#include "engine/model/rules.hpp"
#include "engine/render/document.hpp"
#include "engine/render/order.hpp"
#include "engine/score/criteria_lint.hpp"
#include "engine/tune/other_criteria.hpp"
#include "engine/tune/tuning.hpp"

namespace otbor {

struct NamedCriteria {
  std::string file;
  const CriteriaSet& set;
  const Rules& rules;
};

/// One thing that the two sets have otherwise.
struct CriteriaChange {
  std::string code;       // added, removed, title, weight, gate, scale, pass_mark, …
  std::string criterion;  // "" for the whole set
  std::string before;
  std::string after;
};

/// In the order of the second set, removed criteria last, the whole set at the end.
[[nodiscard]] std::vector<CriteriaChange> criteria_changes(const NamedCriteria& before,
                                                           const NamedCriteria& after, Lang lang);

/// The sets tried on a programme's marks. One trial in `tuning`: the second set.
struct CriteriaTried {
  const Tuning& tuning;
  const OtherCriteria& after;
  const CriteriaLint& lint;         // of the second set
  std::span<const Text> plan_keys;  // of the programme's plan, which is over both sets
};

[[nodiscard]] Document criteria_diff(const NamedCriteria& before, const NamedCriteria& after,
                                     const std::optional<CriteriaTried>& tried,
                                     const RenderOrder& order);
[[nodiscard]] std::string criteria_diff_json(const NamedCriteria& before,
                                             const NamedCriteria& after,
                                             const std::optional<CriteriaTried>& tried,
                                             const RenderOrder& order);

/// The lint in sentences, a code and a text each.
struct LintLine {
  std::string code;
  std::string text;
};
[[nodiscard]] std::vector<LintLine> lint_lines(const CriteriaSet& set, const CriteriaLint& lint,
                                               Lang lang);

}  // namespace otbor
