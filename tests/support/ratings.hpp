#pragma once
// Ratings in a few lines, for tests: a row is one expert's ratings, practice by practice, and a
// point is a missing one, as tables of reliability data are printed.

#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/rate/statistic.hpp"

namespace otbor {

using RatingRow = std::vector<std::optional<double>>;

[[nodiscard]] inline RatingRow rating_row(std::string_view text) {
  RatingRow row;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    double value = 0;
    const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool is_number = error == std::errc() && stop == word.data() + word.size();
    OTBOR_CHECK(is_number || word == ".");
    row.push_back(is_number ? std::optional(value) : std::nullopt);
  }
  return row;
}

[[nodiscard]] inline Ratings ratings_of_rows(const std::vector<RatingRow>& rows) {
  Ratings ratings((Count<Expert>(rows.size())));
  std::size_t practices = 0;
  for (const auto& row : rows) practices = std::max(practices, row.size());
  for (std::size_t practice = 0; practice < practices; ++practice) {
    ratings.begin_practice();
    for (std::size_t expert = 0; expert < rows.size(); ++expert) {
      if (practice < rows[expert].size() && rows[expert][practice]) {
        ratings.add({Index<Expert>(expert), *rows[expert][practice]});
      }
    }
  }
  return ratings;
}

[[nodiscard]] inline Ratings ratings(const std::vector<std::string_view>& rows) {
  std::vector<RatingRow> parsed;
  for (const auto row : rows) parsed.push_back(rating_row(row));
  return ratings_of_rows(parsed);
}

}  // namespace otbor
