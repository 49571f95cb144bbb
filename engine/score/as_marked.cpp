#include "engine/score/as_marked.hpp"

#include "engine/score/scorer.hpp"

namespace otbor {
namespace {

void take_back(SheetTotal& total) {
  total.total = total.total - total.correction;
  total.correction = {};
}

}  // namespace

Ranking ranking_as_marked(const Study& study, const Consistency& consistency) {
  auto marked = consistency;
  for (const auto sheet : marked.totals.count()) take_back(marked.totals[sheet]);
  return score(study, marked, num::Threads{1});
}

Ratio total_as_marked(const Study& study, const Consistency& consistency,
                      Index<Practice> practice) {
  const Scorer scorer(study, consistency);
  auto sheets = scorer.counted_sheets(practice);
  for (auto& sheet : sheets) take_back(sheet.total);
  return scorer.score_of(practice, sheets).total;
}

}  // namespace otbor
