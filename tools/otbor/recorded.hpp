#pragma once
// Two results side by side, as their dossier.json and manifest.json have them: what `diff` prints
// and how `verify` names what changed. A dossier of any version of the program can be read, as long
// as the keys are there.

#include <optional>
#include <string>
#include <vector>

#include "engine/text/node.hpp"
#include "tools/files/manifest.hpp"
#include "tools/otbor/dossier_view.hpp"

namespace otbor {

struct NamedChange {
  std::string name;
  std::string was;  // "" where there was nothing
  std::string now;
};
/// Input files by their digests; `was` and `now` are these.
[[nodiscard]] std::vector<NamedChange> changed_inputs(const Manifest& before,
                                                      const Manifest& after);
/// Keys of the plan with other values: "selection.places", "8", "10".
[[nodiscard]] std::vector<NamedChange> changed_plan(const Node& before, const Node& after);

struct MarkChange {
  std::string practice;
  std::string expert;
  std::string criterion;  // or a stage of the cycle
  std::string was;        // "" where there was no sheet or no mark
  std::string now;
};
/// By the codes of practice and expert; criteria, then stages. Sheets that only the earlier dossier
/// has come last.
[[nodiscard]] std::vector<MarkChange> changed_marks(const DossierView& before,
                                                    const DossierView& after);

struct Standing {
  std::string place;  // "3–5", "" without one
  std::string score;
  std::string score_exact;
  std::string decision;  // its code
  std::vector<std::string> reasons;
};
struct StandingChange {
  std::string practice;
  std::string title;
  std::optional<Standing> was;
  std::optional<Standing> now;
};
/// Practices whose place, total or decision changed, in the order of the later ranking.
[[nodiscard]] std::vector<StandingChange> changed_standings(const DossierView& before,
                                                            const DossierView& after);

}  // namespace otbor
