#pragma once
// Parts of a practice's own text that stand under the name of a stage, «Цель и задачи» or «Меры»:
// they are read as the application's field for that stage is. A part goes from its heading to the
// next one of the same rank or a higher one; what stands under a lower heading belongs to it too,
// unless that heading names a stage of its own. Where the sentences stand stays as it is.

#include <vector>

#include "engine/cycle/evidence/levels.hpp"
#include "engine/model/cycle.hpp"
#include "engine/text/field_names.hpp"

namespace otbor {

/// What a heading may be called, by ids of stages.
[[nodiscard]] FieldNames stage_headings(const Cycle& cycle);

struct TextSection {
  std::vector<Index<Stage>> stages;  // several where one heading stands for them
  std::uint32_t first = 0;           // positions in Prose::sentences, behind the heading
  std::uint32_t last = 0;            // past the last one
};

/// In order, none inside another; `text` is what `read` was read from.
[[nodiscard]] std::vector<TextSection> sections_of(const Prose& read, std::string_view text,
                                                   const Cycle& cycle, const FieldNames& names);

/// levels_of, each sentence with the knowledge of the section it stands in.
[[nodiscard]] std::vector<StageSentence> levels_in(const std::vector<TextSection>& sections,
                                                   const TextReader& text);

}  // namespace otbor
