#pragma once
// What input may be at most, in one place. The defaults let all districts of the country through
// (ten million marks in one table) and stop what no commission ever wrote by hand.

#include <cstddef>

namespace otbor {

struct Limits {
  std::size_t file_bytes = std::size_t{1} << 30U;  // any one file
  std::size_t yaml_bytes = std::size_t{4} << 20U;  // rules are written by hand
  std::size_t yaml_nodes = 200'000;
  std::size_t yaml_depth = 32;
  std::size_t yaml_scalar_bytes = 64U << 10U;
  std::size_t json_depth = 64;
  std::size_t table_rows = 20'000'000;  // of ratings
  std::size_t form_rows = 200'000;      // of practices, experts and institutions
  std::size_t table_columns = 1'000;
  std::size_t cell_bytes = 128U << 10U;     // Excel holds 32 767 characters
  std::size_t diagnostics_of_a_kind = 100;  // shown in full; the rest are counted
};

}  // namespace otbor
