#pragma once
// A table with one observation a row and named columns: `file`, or `columns` and `rows`. Columns of
// names become factors, whose levels are numbered in the order of their first appearance.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/workbench/bench.hpp"

namespace otbor::workbench {

struct Factor {
  std::string name;
  std::vector<std::string> levels;
  std::vector<std::uint32_t> of_row;  // which level
};

struct LongTable {
  std::size_t rows = 0;
  std::size_t left_out = 0;                  // rows where a number is missing
  std::vector<Factor> factors;               // as asked
  std::vector<std::vector<double>> numbers;  // as asked
};

/// The columns of that name as factors and as numbers. A row where one of the numbers is missing is
/// left out, its levels are kept. Call `input.require({"file", "rows"})` before where it may be
/// that neither is given.
[[nodiscard]] LongTable read_long_table(Bench& bench, const std::vector<std::string>& factors,
                                        const std::vector<std::string>& numbers);

/// The headings of the table the input gives; empty without one.
[[nodiscard]] std::vector<std::string> headings_of(Bench& bench);

/// The column that plays a role, `object: junior`, or `usual` when the input does not say.
[[nodiscard]] std::string role(Bench& bench, std::string_view key, std::string_view usual);
/// The column of the marks: what `y` or `score` says, or `usual`.
[[nodiscard]] std::string mark_role(Bench& bench, std::string_view usual);

}  // namespace otbor::workbench
