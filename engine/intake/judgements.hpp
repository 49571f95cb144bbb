#pragma once
// A file of judgements about the importance of criteria, read and checked.

#include <optional>
#include <string_view>

#include "engine/intake/intake.hpp"
#include "engine/model/judgements.hpp"

namespace otbor {

struct JudgementsIntake {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<Judgements> judgements;  // there are no errors
};

/// The criteria are those the file lists, else those of the set it names, else those it compares.
[[nodiscard]] JudgementsIntake take_in_judgements(const FileAccess& files, std::string_view name,
                                                  const IntakeOptions& options);

}  // namespace otbor
