#pragma once
// The letters of a programme: those that people edited in letters.yaml as they left them, the
// others made anew from the facts.

#include <string>
#include <string_view>
#include <vector>

#include "engine/justify/dossier.hpp"
#include "engine/render/letters/letters_yaml.hpp"
#include "engine/render/papers/paper.hpp"

namespace otbor {

struct MadeLetters {
  std::vector<LetterEntry> entries;    // of practices first, in their order, then the others
  std::vector<Index<Practice>> sent;   // whose letters are entries[0], entries[1], …
  std::vector<std::string> edited;     // kept as people left them
  std::vector<std::string> outdated;   // edited, and the facts have changed since
  std::vector<std::string> strangers;  // in the file, and no letter is due
  std::size_t comments_left_out = 0;

  [[nodiscard]] papers::LetterTexts texts() const;
};

/// An edited letter keeps its mark, so that a change of the facts is told until somebody accepts
/// it: `accepted` is the code of such a practice, or empty.
[[nodiscard]] MadeLetters made_letters(const Dossier& dossier, Lang lang,
                                       std::string_view accepted = {});

/// An edit is a difference from what the program writes in the language of the file, which the mark
/// does not tell: a letter that is outdated in the run's language may stand in the other one. It is
/// taken out of `outdated` when the other dossier, of the same programme, makes a letter with its
/// mark.
void hold_against(const Dossier& in_other_language, Lang lang, MadeLetters& made);

}  // namespace otbor
