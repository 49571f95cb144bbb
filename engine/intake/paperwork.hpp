#pragma once
// What no arithmetic gives: paperwork.yaml, the programme's own templates in documents/, edited
// letters and the phrases that letters are drafted from. All of it may be missing.

#include <memory>
#include <optional>
#include <vector>

#include "engine/intake/forms/letters.hpp"
#include "engine/intake/forms/paperwork.hpp"
#include "engine/intake/forms/phrases.hpp"
#include "engine/intake/intake.hpp"
#include "engine/model/paperwork.hpp"

namespace otbor {

inline constexpr std::string_view paperwork_file = "paperwork.yaml";

struct PaperworkFiles {
  std::optional<PaperworkForm> form;
  std::optional<LettersForm> letters;
  std::optional<PhrasesForm> phrases;  // the programme's own, else the shipped ones
  bool own_phrases = false;
  std::vector<OwnTemplate> templates;
};

/// Reads the files; problems of form go to `diagnostics`.
[[nodiscard]] PaperworkFiles load_paperwork(const FileAccess& files, const IntakeOptions& options,
                                            Sources& sources, Diagnostics& diagnostics);

/// Votes that add up, dates in their order, documents that exist. `cycle` may be null: then there
/// are no phrases.
[[nodiscard]] std::shared_ptr<Paperwork> build_paperwork(PaperworkFiles files, const Cycle* cycle,
                                                         const Offers& offers,
                                                         Diagnostics& diagnostics);

}  // namespace otbor
