#pragma once
// What the practices' own texts show of the management cycle: the level of each stage on the ladder
// with the sentences it rests on and where they stand, broken links between stages, and where marks
// and text contradict one another. A hint for the experts: nothing here enters a mark or a total.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/cycle/ladder.hpp"
#include "engine/model/study.hpp"

namespace otbor {

enum class TextPart : std::uint8_t { abstract, field, body };

/// A sentence of Practice::abstract, of a field of Practice::stage_texts or of Practice::body.
struct Quote {
  TextPart part = TextPart::body;
  Index<Stage> field{};     // whose field it is, of TextPart::field
  std::uint32_t begin = 0;  // bytes
  std::uint32_t end = 0;
  std::uint32_t paragraph = 1;  // all from 1; headings are paragraphs too
  std::uint32_t sentence = 1;
  std::uint32_t line = 1;
  EvidenceLevel level = EvidenceLevel::not_found;
};

/// What the applicant made of the application's field for a stage.
enum class FieldState : std::uint8_t { none, blank, filled };

struct StageEvidence {
  EvidenceLevel level = EvidenceLevel::not_found;
  FieldState field = FieldState::none;  // none: the application has no such field
  std::uint32_t sentences = 0;  // that name the stage
  std::uint32_t described = 0;  // of these, described or confirmed
  bool by_document = false;     // one of the described ones names an order or minutes
  std::vector<Quote> quotes;  // described ones if there are any; the strongest, at most quotes_max
  std::optional<Quote> denial;  // the first sentence that says the stage was left out
};

inline constexpr std::size_t quotes_max = 3;

/// A link of Cycle::evidence->chain that the text breaks.
struct ChainRemark {
  std::size_t rule = 0;
  std::vector<Quote> quotes;  // may be empty: what is absent cannot be quoted
};

/// What was there to read. An abstract alone proves nothing by its silence; the application's
/// fields for the stages are as good as a text of its own.
enum class TextBasis : std::uint8_t { none, abstract, body };

struct PracticeEvidence {
  TextBasis basis = TextBasis::none;
  Per<Stage, StageEvidence> stages;       // no entries where there was nothing to read
  std::vector<ChainRemark> remarks;       // in the order of the file; a whole text is needed
  std::vector<Index<Stage>> unsupported;  // highest mark, no sentence: a whole text is needed
  std::vector<Index<Stage>> overlooked;   // lowest mark, several sentences describe the stage
};

/// No entries when the programme has no cycle or its cycle does not say how to read texts.
[[nodiscard]] Per<Practice, PracticeEvidence> evidence(const Study& study, num::Threads threads);

/// The sentence as it stands, with single blanks and without the signs of emphasis.
[[nodiscard]] std::string quoted_text(const Practice& practice, const Quote& quote);

}  // namespace otbor
