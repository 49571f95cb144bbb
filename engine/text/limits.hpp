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
  std::size_t cell_bytes = 128U << 10U;  // Excel holds 32 767 characters
  // Of office files, which are archives: a few kilobytes can hold gigabytes of blanks.
  std::size_t archive_parts = 4'096;
  std::size_t archive_part_bytes = std::size_t{64} << 20U;  // unpacked
  std::size_t archive_bytes = std::size_t{256} << 20U;      // unpacked, all parts that are read
  std::size_t archive_ratio = 300;          // of packing, for parts above a megabyte
  std::size_t xml_marks = 6'000'000;        // `<` and `=` of one part: 850 000 cells
  std::size_t sheet_cells = 2'000'000;      // repeated ones as often as they repeat
  std::size_t sheet_bytes = 256U << 20U;    // the texts of all cells of a sheet
  std::size_t diagnostics_of_a_kind = 100;  // shown in full; the rest are counted
};

}  // namespace otbor
