#pragma once
// An earlier programme beside this one, as wholes: rows of a table with the figure then and now,
// and the institutions that took part in both, for the first time, or no longer. The note and the
// report tell the same.

#include <string>
#include <vector>

#include "engine/render/words/narrator.hpp"

namespace otbor {

struct YearRow {
  std::string what;
  std::string was;
  std::string is;
};

struct YearInstitutions {
  std::vector<std::string> both;
  std::vector<std::string> fresh;
  std::vector<std::string> gone;
};

/// Empty when no earlier programme with a table of practices is named. Means by criterion are there
/// only where both programmes were rated by one version of one set.
[[nodiscard]] std::vector<YearRow> year_rows(const Narrator& narrator);
[[nodiscard]] YearInstitutions year_institutions(const Narrator& narrator);

}  // namespace otbor
