#include <algorithm>
#include <utility>

#include "engine/score/ranking.hpp"
#include "engine/score/scorer.hpp"
#include "engine/score/tie_break.hpp"

namespace otbor {
namespace {

constexpr std::size_t practices_a_chunk = 256;

}  // namespace

std::vector<std::optional<Ratio>> totals_if(const Study& study, const Consistency& consistency,
                                            std::span<const OtherTotal> others) {
  const Scorer scorer(study, consistency);
  std::vector<std::optional<Ratio>> totals;
  for (const auto& other : others) totals.push_back(scorer.total_with(other));
  return totals;
}

Ranking score(const Study& study, const Consistency& consistency, num::Threads threads) {
  Ranking ranking;
  const auto practices = study.practices.count();
  const auto criteria = study.criteria.criteria.count();
  ranking.scores = Per<Practice, Score>(practices);
  ranking.means = {practices, criteria};
  const Scorer scorer(study, consistency);
  num::for_chunks(threads, practices.value(), practices_a_chunk,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    for (const auto practice : Range<Practice>(first, last)) {
                      Score& score = ranking.scores[practice];
                      if (!takes_part(study.practices[practice].status)) {
                        score.missing = NotScored::no_sheets;
                        continue;
                      }
                      score = scorer.score(practice);
                      for (const auto at : criteria) {
                        ranking.means(practice, at) = mean_of(
                            study.criteria.criteria[at].scale, score.used,
                            [&](Index<Sheet> sheet) { return study.sheets.marks(sheet, at); });
                      }
                    }
                  });
  put_in_order(study, consistency, ranking);
  return ranking;
}

}  // namespace otbor
