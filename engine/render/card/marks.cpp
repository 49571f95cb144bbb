#include "engine/render/card/marks.hpp"

#include <algorithm>
#include <utility>

namespace otbor::card {
namespace {

/// Entries come by sheet, then by criterion or stage.
template <class Entry, class Tag>
const Entry* find(const std::vector<Entry>& entries, Index<Sheet> sheet, Index<Tag> of) {
  const auto key = [](const Entry& entry) {
    if constexpr (std::is_same_v<Tag, Stage>) {
      return std::pair(entry.sheet, entry.stage);
    } else {
      return std::pair(entry.sheet, entry.criterion);
    }
  };
  const auto at = std::ranges::lower_bound(entries, std::pair(sheet, of), {}, key);
  const bool found = at != entries.end() && key(*at) == std::pair(sheet, of);
  return found ? &*at : nullptr;
}

std::string value_text(const Narrator& narrator, const Criterion& criterion, Mark mark) {
  if (mark == mark_not_applicable) return "–";
  if (!is_mark(mark)) return {};
  return narrator.say(print_points(criterion.scale.value(mark)));
}

}  // namespace

std::string mark_text(const Narrator& narrator, Index<Sheet> sheet, Index<Criterion> criterion) {
  const auto& study = narrator.study();
  const auto& facts = study.criteria.criteria[criterion];
  const auto counted = value_text(narrator, facts, study.sheets.marks(sheet, criterion));
  const auto* cut = find(study.sheets.evidence_cuts, sheet, criterion);
  return cut == nullptr ? counted : value_text(narrator, facts, cut->given) + " → " + counted;
}

std::string comment(const Study& study, Index<Sheet> sheet, Index<Criterion> criterion) {
  const auto* found = find(study.sheets.comments, sheet, criterion);
  return found == nullptr ? std::string() : std::string(study.sheets.text_of(*found));
}

std::string comment(const Study& study, Index<Sheet> sheet, Index<Stage> stage) {
  const auto* found = find(study.sheets.stage_comments, sheet, stage);
  return found == nullptr ? std::string() : found->text;
}

}  // namespace otbor::card
