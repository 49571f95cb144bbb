#include "engine/base/num/parallel.hpp"
#include "engine/intake/forms.hpp"
#include "engine/intake/load.hpp"

namespace otbor {

void load_cycle_and_themes(Loader& loader, const std::optional<Located<std::string>>& cycle,
                           const std::optional<Located<std::string>>& themes,
                           const IntakeOptions& options, const Sources& sources, Forms& forms,
                           Diagnostics& diagnostics) {
  const auto open = [&](const std::optional<Located<std::string>>& file) {
    return file ? loader.text(file->value, true, file->span, true) : std::nullopt;
  };
  const auto cycle_source = open(cycle);
  const auto themes_source = open(themes);
  Diagnostics in_cycle(diagnostics.limits());
  Diagnostics in_themes(diagnostics.limits());
  num::for_chunks(options.threads, 2, 1, [&](std::size_t which, std::size_t, std::size_t) {
    if (which == 0 && cycle_source) {
      forms.cycle = parsed_form<CycleForm>(sources, *cycle_source, options.lang, in_cycle);
    } else if (which == 1 && themes_source) {
      forms.themes = parsed_form<ThemesForm>(sources, *themes_source, options.lang, in_themes);
    }
  });
  diagnostics.merge(in_cycle);
  diagnostics.merge(in_themes);
  if (const auto* table = forms.cycle ? word_weights_of(*forms.cycle) : nullptr) {
    forms.stage_words = loader.table(table->value, true, table->span);
  }
}

}  // namespace otbor
