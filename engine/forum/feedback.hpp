#pragma once
// Feedback sheets in numbers. Of several sheets of one person the last counts; sheets with the same
// mark everywhere are counted and told apart, since they say little of any one question.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/points.hpp"
#include "engine/model/feedback.hpp"
#include "engine/model/monitoring.hpp"

namespace otbor {

struct MarksSummary {
  std::uint32_t n = 0;
  Ratio mean;                                // meaningless when n is 0
  Ratio median;                              // likewise
  std::uint32_t good = 0;                    // from Monitoring::feedback_good on
  std::vector<std::uint32_t> by_mark;        // from feedback_low to feedback_high
  [[nodiscard]] Ratio good_percent() const;  // n is not 0
};

struct FeedbackResult {
  std::uint32_t received = 0;
  std::uint32_t superseded = 0;
  std::uint32_t counted = 0;            // received − superseded
  std::uint32_t straight = 0;           // of the counted: one mark for at least three questions
  std::uint32_t of_no_institution = 0;  // of the counted: it was not told or not recognised
  std::uint32_t of_no_platform = 0;
  std::vector<MarksSummary> questions;  // of the counted
  MarksSummary all;                     // every mark of the counted
  MarksSummary varied;                  // the same without the straight ones
  Per<Platform, std::uint32_t> of_platform;
  Per<Institution, std::uint32_t> of_institution;
};

[[nodiscard]] FeedbackResult feedback_result(const Study& study, const Feedback& feedback,
                                             const Monitoring& rules);

}  // namespace otbor
