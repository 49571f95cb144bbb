#pragma once
// How the management cycle of the same practices changed between two results: the class of
// completeness, marks of stages, what the texts show. The forum in April and the expertise in June
// are two results.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"
#include "tools/otbor/dossier_view.hpp"

namespace otbor {

struct StageChange {
  std::string stage;     // id
  std::string was_mark;  // "" where there was none
  std::string now_mark;
  std::string was_level;  // code of the ladder, "" where no text was read
  std::string now_level;
};

struct CycleChange {
  std::string practice;
  std::string was_class;  // id, "" without one
  std::string now_class;
  std::vector<StageChange> stages;  // those that changed
};

/// Of the practices that both results have and whose cycle differs, in the order of the later one.
[[nodiscard]] std::vector<CycleChange> changed_cycles(const DossierView& before,
                                                      const DossierView& after);

[[nodiscard]] std::string cycle_changes_text(const std::vector<CycleChange>& changes, Lang lang);
void add_cycle_changes(JsonWriter& json, const std::vector<CycleChange>& changes);

}  // namespace otbor
