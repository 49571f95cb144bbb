#pragma once
// A programme as large as asked for, all districts of a country at once, simulated and said to be
// so: ten sheets a practice, twenty marks a sheet, 22 practices and 14 experts a district. The
// numbers come from Philox by name, so that the files are the same on every machine.

#include <cstdint>
#include <string>

namespace otbor::bench {

/// Texts of the programme's files.
struct Country {
  std::string programme;
  std::string institutions;
  std::string experts;
  std::string practices;
  std::string ratings;
  std::uint64_t marks = 0;
};

[[nodiscard]] Country simulate(std::uint32_t practices);

}  // namespace otbor::bench
