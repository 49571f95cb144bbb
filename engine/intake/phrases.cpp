#include "engine/intake/phrases.hpp"

#include <utility>

#include "engine/intake/build_criteria.hpp"
#include "engine/intake/forms_phrases.hpp"
#include "engine/intake/load.hpp"

namespace otbor {
PhrasesIntake take_in_phrases(const FileAccess& files, std::string_view name, const Cycle& cycle,
                              const IntakeOptions& options) {
  PhrasesIntake intake;
  Loader loader(files, options, intake.sources, intake.diagnostics);
  intake.phrases = Phrases(cycle.stages.count());
  const auto form = loader.form<PhrasesForm>(name, false, {});
  if (!form) return intake;
  intake.found = true;
  intake.title = form->title.value;
  Codes told;
  for (const auto& one : form->phrases) {
    told.add(one.stage, intake.diagnostics);
    const auto stage = find_stage(cycle, one.stage, intake.diagnostics);
    if (!stage) continue;
    intake.phrases[*stage] = {one.strength.value, one.remark.value, one.action.value,
                              one.proof ? one.proof->value : std::string()};
  }
  return intake;
}

}  // namespace otbor
