#pragma once
// The rules of a selection in words: the same sentences in the report ("how it was computed") and
// in the annex to a regulation.

#include <string>
#include <vector>

#include "engine/model/criteria.hpp"
#include "engine/model/rules.hpp"
#include "engine/render/document.hpp"
#include "engine/render/words/speech.hpp"

namespace otbor {

/// «0–3», «0–5, шаг 0,5».
[[nodiscard]] std::string scale_text(const Scale& scale, const Speech& say);

struct RulesText {
  const CriteriaSet& criteria;
  const Rules& rules;
  Speech say;

  [[nodiscard]] std::string sheet_total() const;
  [[nodiscard]] std::string aggregation() const;
  [[nodiscard]] std::string rounding() const;
  [[nodiscard]] std::string blanks() const;
  [[nodiscard]] std::string experts() const;
  /// When an additional expert is called, and what counts then.
  [[nodiscard]] std::string third_expert() const;
  [[nodiscard]] std::string quota(const Quota& quota) const;
  [[nodiscard]] std::string tie_step(const TieStep& step) const;
  [[nodiscard]] std::string tie_chain() const;
  [[nodiscard]] std::string selection() const;
  /// The decision table: decision, from which total, under which gates.
  [[nodiscard]] TableBlock decisions() const;
  /// «К6 – не ниже 2,00»: every gate of the set.
  [[nodiscard]] std::vector<std::string> gates() const;
  [[nodiscard]] std::vector<std::string> requirements() const;
};

}  // namespace otbor
