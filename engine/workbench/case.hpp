#pragma once
// A case file: one method on one input, with or without the numbers it is known to give. What the
// method itself reads in `params` and `input` is checked when it reads it (section.hpp).

#include <optional>
#include <string>

#include "engine/intake/intake.hpp"
#include "engine/text/node.hpp"

namespace otbor::workbench {

struct Case {
  std::string id;  // the file's name without its ending where the case gives none
  std::string title;
  std::string method;
  Span method_span;
  Node root;  // holds `params`, `input`, `expected`
};

/// Reads the case whose file is `name`; nullopt when there are errors.
[[nodiscard]] std::optional<Case> load_case(const FileAccess& files, std::string_view name,
                                            const Limits& limits, Sources& sources,
                                            Diagnostics& diagnostics);

}  // namespace otbor::workbench
