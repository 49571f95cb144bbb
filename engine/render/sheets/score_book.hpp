#pragma once
// The score sheets of one expert: a workbook to fill, or a document to print and fill by hand.
// Every row to be filled carries hidden what it is about (model/score_sheet.hpp), so that the book
// is read back whatever happened to it.

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "engine/model/study.hpp"
#include "engine/render/document.hpp"
#include "engine/render/order.hpp"

namespace otbor {

/// Documents that experts have named for their marks: by the codes of practice, expert and
/// criterion. The study keeps only whether there is one.
using NamedEvidence = std::map<std::tuple<std::string, std::string, std::string>, std::string>;

struct ScoreBookOrder {
  Index<Expert> expert;
  std::vector<Index<Practice>> practices;   // a sheet each; at least one
  bool with_marks = true;                   // and words that the expert has given already
  const NamedEvidence* evidence = nullptr;  // among these words; null where none was asked for
};

/// The bytes of an .xlsx.
[[nodiscard]] std::string score_book(const Study& study, const ScoreBookOrder& sheets,
                                     const RenderOrder& order);

/// The same on paper, empty: a page or two a practice, each format breaks pages as it can.
[[nodiscard]] Document paper_sheet(const Study& study, Index<Expert> expert,
                                   Index<Practice> practice, const RenderOrder& order);

}  // namespace otbor
