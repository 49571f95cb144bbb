#pragma once
// Whether a folder of results can be repeated, and if not, what is different: `verify` prints it.

#include <optional>
#include <string>
#include <vector>

#include "tools/otbor/command.hpp"
#include "tools/otbor/programme.hpp"
#include "tools/otbor/recorded.hpp"

namespace otbor {

struct Verification {
  std::size_t files = 0;            // of the result, the manifest included
  std::vector<NamedChange> inputs;  // files that are not as they were
  std::vector<MarkChange> marks;
  std::vector<NamedChange> plan;
  std::optional<NamedChange> engine;    // another version of the program
  std::optional<NamedChange> criteria;  // another version of the criteria set
  Alterations edited;                   // since the run, by hand
  bool repeated = false;                // the programme could be read and computed
  std::vector<std::string> differing;   // files that came out with other bytes
  [[nodiscard]] bool reproduced() const {
    return repeated && edited.none() && differing.empty() && inputs.empty();
  }
};

[[nodiscard]] Verification verify_results(const Call& call, const std::string& folder,
                                          const Manifest& recorded, const ProgrammePath& programme);

}  // namespace otbor
