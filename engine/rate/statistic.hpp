#pragma once
// Agreement statistics. Each is one file in rate/statistics/ and one line of statistics.def.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/check.hpp"
#include "engine/base/index.hpp"
#include "engine/base/words.hpp"
#include "engine/model/study.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor {

struct Rating {
  Index<Expert> expert;
  double value = 0;  // exact mark or total, as a number
};

/// What experts said about one thing (a criterion or the total), practice by practice. Practices
/// nobody rated have no ratings; a missing rating is simply not there. Within a practice ratings
/// are in the order of experts.
class Ratings {
 public:
  Ratings(Count<Expert> experts) : experts_(experts) {}  // NOLINT: a table of so many experts
  void begin_practice() { begins_.push_back(static_cast<std::uint32_t>(ratings_.size())); }
  void add(Rating rating) { ratings_.push_back(rating); }
  /// Every value that a rating might have had, ascending.
  void set_scale(std::vector<double> values) { scale_ = std::move(values); }
  void reserve(std::size_t practices, std::size_t ratings) {
    begins_.reserve(practices);
    ratings_.reserve(ratings);
  }

  [[nodiscard]] Count<Practice> practices() const { return Count<Practice>(begins_.size()); }
  [[nodiscard]] Count<Expert> experts() const { return experts_; }
  [[nodiscard]] std::span<const Rating> of(Index<Practice> practice) const {
    const std::size_t at = practice.value();
    OTBOR_CHECK(at < begins_.size());
    const std::size_t end = at + 1 < begins_.size() ? begins_[at + 1] : ratings_.size();
    return std::span(ratings_).subspan(begins_[at], end - begins_[at]);
  }
  [[nodiscard]] std::span<const Rating> all() const { return ratings_; }
  /// Empty for totals, which have no categories.
  [[nodiscard]] std::span<const double> scale() const { return scale_; }

 private:
  Count<Expert> experts_;
  std::vector<std::uint32_t> begins_;
  std::vector<Rating> ratings_;
  std::vector<double> scale_;
};

struct Coefficient {
  double value = 0;
  std::optional<double> low;  // the interval where the statistic has one
  std::optional<double> high;
  std::uint32_t practices = 0;  // that contributed
  std::uint32_t experts = 0;
  std::optional<double> chi_square;  // where the statistic has a test
  std::optional<std::uint32_t> degrees_of_freedom;
  std::optional<double> p_value;  // where the test's approximation holds
  std::optional<Words> note;      // what a reader must know to take the value as it is meant
};

struct StatisticOptions {
  std::uint64_t seed = 1;  // of resampled intervals
  double level = 0.95;     // of intervals
};

struct Statistic {
  std::string_view id;
  Words title;
  /// One sentence of what it tells, for a commission.
  Words meaning;
  std::string_view source;
  /// True: every expert who rated anything must have rated every rated practice.
  bool needs_complete_design = false;
  /// True: it counts categories, and says nothing of totals.
  bool needs_scale = false;
  /// May rely on what the needs promise; call it through `compute`.
  Expected<Coefficient> (*compute)(const Ratings&, const StatisticOptions&) = nullptr;
  /// "согласованность высокая" for a value; thresholds with their source stand in the file.
  Words (*verdict)(double value) = nullptr;
};

[[nodiscard]] std::span<const Statistic* const> statistics();
[[nodiscard]] const Statistic* find_statistic(std::string_view id);
/// Every expert who rated anything rated every rated practice.
[[nodiscard]] bool is_complete_design(const Ratings& ratings);
/// The statistic, or why it does not exist for these ratings.
[[nodiscard]] Expected<Coefficient> compute(const Statistic& statistic, const Ratings& ratings,
                                            const StatisticOptions& options = {});

}  // namespace otbor
