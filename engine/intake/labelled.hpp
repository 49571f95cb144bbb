#pragma once
// A table of texts whose directions are known, for learning a lexicon: `otbor criteria learn`.

#include <string>
#include <string_view>
#include <vector>

#include "engine/intake/intake.hpp"

namespace otbor {

struct LabelledRow {
  Span span;
  Located<std::string> title;
  Located<std::string> abstract;
  Located<std::string> text;
  Located<std::string> theme;
};

struct LabelledIntake {
  Sources sources;
  Diagnostics diagnostics;
  std::vector<LabelledRow> rows;
  std::vector<std::string> function_words;  // of the shipped theme set
};

/// A row without a title or a theme is told.
[[nodiscard]] LabelledIntake take_in_labelled(const FileAccess& files, std::string_view name,
                                              const IntakeOptions& options);

}  // namespace otbor
