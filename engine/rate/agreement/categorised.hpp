#pragma once
// Ratings as categories, for statistics that count who put what where. Made from ratings, from
// counts (how many put each practice into each category) or from the table of two experts.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/rate/statistic.hpp"

namespace otbor {

struct Categorised {
  static constexpr std::uint32_t nobody = 0xFFFFFFFFU;
  struct Entry {
    std::uint32_t category = 0;
    std::uint32_t expert = nobody;  // who is known only for ratings and tables
    double count = 1;
  };

  std::vector<double> values;       // of the categories, ascending
  std::size_t experts = 0;          // 0 when who put what where is not known
  std::vector<Entry> entries;       // unit by unit
  std::vector<std::size_t> begins;  // of each unit, and the end
  std::vector<double> times;        // how often each unit occurs
  /// Units are the cells of a table of two experts: their sampling variance is that of a table.
  bool from_table = false;

  [[nodiscard]] std::size_t units() const { return times.size(); }
  [[nodiscard]] std::size_t categories() const { return values.size(); }
  [[nodiscard]] std::span<const Entry> of(std::size_t unit) const {
    return std::span(entries).subspan(begins[unit], begins[unit + 1] - begins[unit]);
  }
};

/// `categories` ascending; those that occur when there are none. nullopt when a rating is none of
/// them. Practices nobody rated are no units, experts who rated nothing are not counted.
[[nodiscard]] std::optional<Categorised> categorised(const Ratings& ratings,
                                                     std::span<const double> categories = {});
/// Units × categories, row by row.
[[nodiscard]] Categorised categorised_counts(std::span<const double> counts,
                                             std::span<const double> categories);
/// Square, rows are the first expert's categories.
[[nodiscard]] Categorised categorised_table(std::span<const double> table,
                                            std::span<const double> categories);

}  // namespace otbor
