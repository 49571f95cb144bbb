#pragma once
// Descriptive indices of how an expert uses the scale: level, spread, middle, halo, agreement with
// the rest. F. E. Saal, R. G. Downey & M. A. Lahey, Rating the ratings, Psychological Bulletin 88
// (1980), 413–428. They describe; whether an index is beyond chance is asked in findings.hpp.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/moment.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor {

/// Marks in columns: one expert, one practice, one criterion, one value each.
struct MarkColumns {
  std::uint32_t experts = 0;
  std::uint32_t practices = 0;
  std::uint32_t criteria = 0;
  std::vector<std::uint32_t> expert;
  std::vector<std::uint32_t> practice;
  std::vector<std::uint32_t> criterion;
  std::vector<double> value;
  std::vector<std::optional<Moment>> date{};  // of the sheet; no entries where nothing is dated
};

struct ScaleUse {
  Expected<double> mean = Unexpected(Undefined::no_ratings);
  Expected<double> sd = Unexpected(Undefined::no_ratings);  // n − 1
  /// Share of marks that are exactly the middle one; no_scale when there is no middle.
  Expected<double> middle_share = Unexpected(Undefined::no_scale);
  /// Correlation, over practices, of the expert's mean mark with the mean of the other experts'
  /// means.
  Expected<double> rest_correlation = Unexpected(Undefined::no_overlap);
  /// Mean correlation of two criteria over the practices the expert marked on both.
  Expected<double> halo_correlation = Unexpected(Undefined::no_overlap);
  /// Mean over practices of the standard deviation (n − 1) of the expert's marks over criteria.
  Expected<double> halo_sd = Unexpected(Undefined::no_overlap);
};

/// One result an expert.
[[nodiscard]] std::vector<ScaleUse> scale_use(const MarkColumns& marks,
                                              std::optional<double> middle);

}  // namespace otbor
