#pragma once
// The lexicon of names as it is shipped, for tests that run from the root of the tree.

#include "engine/base/check.hpp"
#include "engine/intake/names.hpp"
#include "engine/model/name_lexicon.hpp"
#include "tests/support/shipped.hpp"

namespace otbor {

[[nodiscard]] inline const NameLexicon& shipped_lexicon() {
  static const auto lexicon = [] {
    const FileAccess files{.read = [](std::string_view file) { return read_shipped(".", file); },
                           .list = [](std::string_view) { return std::vector<std::string>(); }};
    const auto intake = take_in_names(files, "criteria/names/institutions.yaml", {});
    OTBOR_CHECK(intake.lexicon != nullptr && intake.diagnostics.empty());
    return intake.lexicon;
  }();
  return *lexicon;
}

}  // namespace otbor
