#include "engine/render/card/marks.hpp"

#include <algorithm>
#include <utility>

namespace otbor::card {
namespace {

/// Entries come by sheet, then criterion.
template <class Entry>
const Entry* find(const std::vector<Entry>& entries, Index<Sheet> sheet,
                  Index<Criterion> criterion) {
  const auto key = [](const Entry& entry) { return std::pair(entry.sheet, entry.criterion); };
  const auto at = std::ranges::lower_bound(entries, std::pair(sheet, criterion), {}, key);
  const bool found = at != entries.end() && key(*at) == std::pair(sheet, criterion);
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

}  // namespace otbor::card
