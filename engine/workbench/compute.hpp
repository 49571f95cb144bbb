#pragma once
// A case from its file to its answer.

#include <optional>
#include <string>
#include <string_view>

#include "engine/workbench/case.hpp"
#include "engine/workbench/method.hpp"

namespace otbor::workbench {

struct Computation {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<Case> given;
  const Method* method = nullptr;  // null when the case names none that is registered
  std::optional<Results> results;  // there are no errors
};

/// Computes the case whose file is `name`.
[[nodiscard]] Computation compute(const FileAccess& files, std::string_view name,
                                  const Limits& limits, num::Threads threads);

}  // namespace otbor::workbench
