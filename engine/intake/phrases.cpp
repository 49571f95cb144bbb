#include "engine/intake/phrases.hpp"

#include <utility>

#include "engine/intake/build_criteria.hpp"
#include "engine/intake/forms_phrases.hpp"
#include "engine/intake/load.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

std::optional<Index<Stage>> find_stage(const Cycle& cycle, const TextValue& name,
                                       Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const auto at : cycle.stages.count()) {
    const auto& stage = cycle.stages[at];
    if (stage.id == name.value || stage.code == name.value) return at;
    ids.push_back(stage.id);
  }
  diagnostics.add(Found::unknown_stage, name.span,
                  {name.value, did_you_mean(name.value, ids), listed(ids)});
  return std::nullopt;
}

}  // namespace

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
