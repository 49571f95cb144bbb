#pragma once
// Figures that several parts of the note tell: means of the scored practices, criteria by how much
// of their scale was reached, stages that most practices lack.

#include <optional>
#include <string>
#include <vector>

#include "engine/render/words/narrator.hpp"

namespace otbor::papers::note {

/// Scored practices that take part, of one platform or of all; best first.
[[nodiscard]] std::vector<Index<Practice>> scored(const Narrator& narrator,
                                                  std::optional<Index<Platform>> platform = {});
/// Of at least one practice.
[[nodiscard]] Ratio mean_percent(const Narrator& narrator,
                                 const std::vector<Index<Practice>>& list);
[[nodiscard]] Ratio mean_total(const Narrator& narrator, const std::vector<Index<Practice>>& list);

struct CriterionShare {
  Index<Criterion> criterion;
  Ratio mean;
  Points high;
  Ratio share;  // of the scale's highest mark
};
/// Each criterion's mean over the practices, as a share of its scale, which may differ; the highest
/// first. Criteria whose lower marks are better are left out.
[[nodiscard]] std::vector<CriterionShare> criterion_shares(
    const Narrator& narrator, const std::vector<Index<Practice>>& list);

/// Stages that practices lack, the most frequent first.
[[nodiscard]] std::vector<Index<Stage>> worst_stages(const Per<Stage, std::uint64_t>& lacking,
                                                     std::size_t at_most);

/// «Полный цикл» -> «полный цикл».
[[nodiscard]] std::string inside_sentence(const std::string& title);

}  // namespace otbor::papers::note
