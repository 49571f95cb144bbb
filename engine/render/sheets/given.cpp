#include "engine/render/sheets/given.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace otbor::score_book_parts {
namespace {

/// Of entries in order, the one with this key; null where there is none.
template <class Entry, class Key, class KeyOf>
const Entry* entry_of(const std::vector<Entry>& entries, const Key& key, KeyOf key_of) {
  const auto found = std::ranges::lower_bound(entries, key, {}, key_of);
  return found != entries.end() && key_of(*found) == key ? &*found : nullptr;
}

}  // namespace

Given::Given(const Study& study, Index<Practice> practice, Index<Expert> expert,
             const NamedEvidence* evidence)
    : study_(&study),
      evidence_(evidence),
      practice_(study.practices[practice].id),
      expert_(study.experts[expert].id) {
  for (const auto sheet : study.sheets.of_practice[practice]) {
    if (study.sheets.sheets[sheet].expert == expert) sheet_ = sheet;
  }
  opinion_ = entry_of(study.sheets.opinions, std::pair(practice, expert),
                      [](const Opinion& one) { return std::pair(one.practice, one.expert); });
}

Mark Given::mark(Index<Criterion> criterion) const {
  if (!sheet_) return mark_blank;
  const auto* cut =
      entry_of(study_->sheets.evidence_cuts, std::pair(*sheet_, criterion),
               [](const EvidenceCut& one) { return std::pair(one.sheet, one.criterion); });
  return cut != nullptr ? cut->given : study_->sheets.marks(*sheet_, criterion);
}

Mark Given::mark(Index<Stage> stage) const {
  return sheet_ ? study_->sheets.stage_marks(*sheet_, stage) : mark_blank;
}

std::string_view Given::comment(Index<Criterion> criterion) const {
  if (!sheet_) return {};
  const auto* found =
      entry_of(study_->sheets.comments, std::pair(*sheet_, criterion),
               [](const Comment& one) { return std::pair(one.sheet, one.criterion); });
  return found != nullptr ? study_->sheets.text_of(*found) : std::string_view();
}

std::string_view Given::comment(Index<Stage> stage) const {
  if (!sheet_) return {};
  const auto* found =
      entry_of(study_->sheets.stage_comments, std::pair(*sheet_, stage),
               [](const StageComment& one) { return std::pair(one.sheet, one.stage); });
  return found != nullptr ? std::string_view(found->text) : std::string_view();
}

std::string_view Given::document(const std::string& code) const {
  if (evidence_ == nullptr) return {};
  const auto named = evidence_->find({practice_, expert_, code});
  return named == evidence_->end() ? std::string_view() : named->second;
}

std::string_view Given::said(std::string Opinion::*answer) const {
  return opinion_ == nullptr ? std::string_view() : opinion_->*answer;
}

}  // namespace otbor::score_book_parts
