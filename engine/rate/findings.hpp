#pragma once
// What in an expert's marks deserves a question, beyond chance and beyond a size that matters. Each
// finding compares the expert's sheets with the colleagues' sheets of the same practices, so that
// easy or hard practices are not held against anybody; nothing is corrected, nobody is excluded.
// C. M. Myford & E. W. Wolfe, Detecting and measuring rater effects using many-facet Rasch
// measurement, J. Applied Measurement 4 (2003) and 5 (2004), for the effects.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/rate/comparisons.hpp"

namespace otbor {

enum class ExpertFlag : std::uint8_t {
  halo,              // marks of one sheet differ much less over criteria than the colleagues' do
  central_tendency,  // marks keep to the middle third of the scale
  only_extremes,     // marks are the lowest or the highest
  restricted_range,  // practices are told apart much less than the colleagues tell them apart
  criterion_bias,    // one criterion is marked otherwise than the expert's general level
  own_territory,     // practices of the expert's own territory are marked higher than others
  drift              // later sheets stand otherwise to the colleagues' than earlier ones
};

/// "halo", …: as in dossier.json.
[[nodiscard]] std::string_view code_of(ExpertFlag flag);
/// The finding as a sentence without its numbers, for a commission.
[[nodiscard]] Words sentence_of(ExpertFlag flag);
/// The same said to the expert.
[[nodiscard]] Words sentence_to_expert(ExpertFlag flag);
/// Its numbers in words: {0} is ExpertFinding::own, {1} colleagues, {2} the number of sheets.
[[nodiscard]] Words numbers_of(ExpertFlag flag);

struct ExpertFinding {
  std::uint32_t expert = 0;
  ExpertFlag flag = ExpertFlag::halo;
  std::optional<std::uint32_t> criterion;  // criterion_bias
  /// The expert's mean of what is compared, and the colleagues' on the same practices. For
  /// restricted_range standard deviations; for own_territory the distance from the colleagues at
  /// home and elsewhere; for drift that distance in the later and in the earlier half.
  double own = 0;
  double colleagues = 0;
  double p_value = 0;        // two-sided, of no difference
  std::uint32_t sheets = 0;  // that were compared
};

struct FindingsOptions {
  double low = 0;  // ends of the scale
  double high = 0;
  /// Territory of each expert and each practice; empty where the data name none.
  std::vector<std::optional<std::uint32_t>> expert_territory;
  std::vector<std::optional<std::uint32_t>> practice_territory;
  std::uint32_t sheets_min = 5;  // fewer shared sheets carry no finding
  double false_share = 0.05;     // expected share of false findings of a kind
};

/// Findings by expert, then flag, then criterion. Of each kind those stand that remain after Y.
/// Benjamini & Y. Hochberg, Controlling the false discovery rate, J. R. Stat. Soc. B 57 (1995), and
/// whose size matters: thresholds stand in the file.
[[nodiscard]] std::vector<ExpertFinding> expert_findings(const MarksBySheet& marks,
                                                         const FindingsOptions& options);

/// How much higher experts mark their own territory than colleagues from elsewhere do, all experts
/// together. Mean over sheets of own-territory practices of the sheet's mean mark less the mean of
/// colleagues of other territories, less the same difference of that expert elsewhere.
struct TerritoryBias {
  double points = 0;
  double se = 0;
  std::uint32_t sheets = 0;
};
/// Reasons: too_few_data (fewer than `sheets_min` such sheets).
[[nodiscard]] Expected<TerritoryBias> territory_bias(const MarksBySheet& marks,
                                                     const FindingsOptions& options);

/// Which of the p-values stand when the expected share of false ones among them is at most `share`.
[[nodiscard]] std::vector<bool> benjamini_hochberg(std::span<const double> p_values, double share);

}  // namespace otbor
