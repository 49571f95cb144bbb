#include "engine/intake/phrases.hpp"

#include "engine/intake/build/criteria.hpp"
#include "engine/intake/loader.hpp"

namespace otbor {

Phrases build_phrases(const PhrasesForm& form, const Cycle& cycle, Diagnostics& diagnostics) {
  Phrases phrases(cycle.stages.count());
  Codes told;
  for (const auto& one : form.phrases) {
    told.add(one.stage, diagnostics);
    const auto stage = find_stage(cycle, one.stage, diagnostics);
    if (!stage) continue;
    phrases[*stage] = {one.strength.text.value, one.remark.text.value, one.action.text.value,
                       one.proof ? one.proof->text.value : std::string()};
  }
  return phrases;
}

PhrasesIntake take_in_phrases(const FileAccess& files, std::string_view name, const Cycle& cycle,
                              const IntakeOptions& options) {
  PhrasesIntake intake;
  Loader loader(files, options, intake.sources, intake.diagnostics);
  intake.phrases = Phrases(cycle.stages.count());
  const auto form = loader.form<PhrasesForm>(name, false, {});
  if (!form) return intake;
  intake.found = true;
  intake.title = form->title.text.value;
  intake.phrases = build_phrases(*form, cycle, intake.diagnostics);
  return intake;
}

}  // namespace otbor
