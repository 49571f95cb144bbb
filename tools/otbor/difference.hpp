#pragma once
// What is different between two results and who moved because of it, for `diff`.

#include <string>
#include <vector>

#include "tools/otbor/cycle_changes.hpp"
#include "tools/otbor/recorded.hpp"

namespace otbor {

struct Recorded {
  Manifest manifest;
  std::string bytes;    // of dossier.json
  DossierView dossier;  // views into them
};

/// False: the folder holds no results.
[[nodiscard]] bool read_results(const std::string& folder, Recorded& recorded);

struct Difference {
  std::vector<NamedChange> versions;
  std::vector<NamedChange> inputs;
  std::vector<NamedChange> plan;
  std::vector<MarkChange> marks;
  std::vector<StandingChange> standings;
  std::vector<CycleChange> cycles;
  [[nodiscard]] bool none() const {
    return versions.empty() && inputs.empty() && plan.empty() && marks.empty() &&
           standings.empty() && cycles.empty();
  }
};
[[nodiscard]] Difference compare(const Recorded& before, const Recorded& after);

/// A practice that only makes room for others: its place alone differs, by no mark of its own.
[[nodiscard]] bool only_shifted(const StandingChange& change, const Difference& found);

[[nodiscard]] std::string difference_text(const Difference& found, Lang lang);
[[nodiscard]] std::string difference_json(const Difference& found);

}  // namespace otbor
