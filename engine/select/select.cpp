#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/select/gates.hpp"
#include "engine/select/selection.hpp"

namespace otbor {

namespace selection_rule {
#define RULE(id) extern const SelectionRule id;
#include "engine/select/rules.def"
#undef RULE
}  // namespace selection_rule

std::span<const SelectionRule* const> selection_rules() {
  static constexpr std::array all{
#define RULE(id) &selection_rule::id,
#include "engine/select/rules.def"
#undef RULE
  };
  return all;
}

const SelectionRule* find_selection_rule(std::string_view id_or_word) {
  for (const SelectionRule* rule : selection_rules()) {
    if (rule->id == id_or_word || rule->ru == id_or_word) return rule;
  }
  return nullptr;
}

namespace {

constexpr std::size_t practices_a_chunk = 512;

/// First band whose floor is reached; with a failed gate, the first that does not ask for gates.
void find_bands(const Study& study, const Score& score, Verdict& verdict) {
  const auto& bands = study.rules.bands;
  for (std::size_t at = 0; at < bands.size(); ++at) {
    if (!reaches(study, bands[at], score)) continue;
    if (!verdict.band_by_total) verdict.band_by_total = at;
    if (bands[at].gates_required && !verdict.gates.empty()) continue;
    verdict.band = at;
    break;
  }
  verdict.decision = verdict.band    ? bands[*verdict.band].decision
                     : bands.empty() ? Decision::recommended
                                     : Decision::declined;
}

Verdict first_verdict(const Study& study, const Consistency& consistency, const Ranking& ranking,
                      Index<Practice> practice) {
  Verdict verdict;
  if (!takes_part(study.practices[practice].status)) {
    verdict.decision = Decision::not_admitted;
    return verdict;
  }
  const Score& score = ranking.scores[practice];
  if (score.scored()) {
    verdict.gates = failed_gates(study, gate_facts(study, consistency, ranking, practice));
    find_bands(study, score, verdict);
  }
  const auto& exclusions = study.decisions.exclusions;
  if (std::ranges::find(exclusions, practice, &Exclusion::practice) != exclusions.end()) {
    verdict.decision = Decision::declined;
    verdict.cause = SelectionCause::excluded;
  }
  return verdict;
}

void number_the_reserve(const Study& study, const Ranking& ranking, Selection& selection) {
  for (const auto practice : ranking.order) {
    Verdict& verdict = selection.verdicts[practice];
    if (verdict.decision != Decision::reserve) continue;
    selection.reserve.push_back(practice);
    verdict.reserve_at = static_cast<std::uint32_t>(selection.reserve.size());
  }
  if (!study.rules.bands.empty() && study.rules.bands.front().from) {
    selection.line.pass_mark = study.rules.bands.front().from;
  } else if (!study.rules.bands.empty() && study.rules.bands.front().from_percent &&
             !study.criteria.lower_is_better) {
    const Points full = study.criteria.maximum[Index<ApplicantGroup>()];
    selection.line.pass_mark = (Ratio(*study.rules.bands.front().from_percent).times(full) / 100)
                                   .rounded(Points::digits_max, RoundingRule::half_up);
  }
  if (!selection.recommended.empty())
    selection.line.last_recommended = selection.recommended.back();
  if (!selection.reserve.empty()) selection.line.first_reserve = selection.reserve.front();
}

}  // namespace

Selection before_list(const Candidates& candidates, num::Threads threads) {
  Selection selection;
  const auto practices = candidates.study.practices.count();
  selection.verdicts = Per<Practice, Verdict>(practices);
  num::for_chunks(threads, practices.value(), practices_a_chunk,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    for (const auto practice : Range<Practice>(first, last)) {
                      selection.verdicts[practice] = first_verdict(
                          candidates.study, candidates.consistency, candidates.ranking, practice);
                    }
                  });
  return selection;
}

Selection select(const Study& study, const Themes& themes, const Consistency& consistency,
                 const Ranking& ranking, num::Threads threads) {
  const Candidates candidates{study, themes, ranking, consistency};
  Selection selection = before_list(candidates, threads);
  const SelectionRule* rule = find_selection_rule(study.rules.selection.rule);
  OTBOR_CHECK(rule != nullptr);  // intake offers registered rules only
  rule->choose(candidates, selection);
  number_the_reserve(study, ranking, selection);
  return selection;
}

}  // namespace otbor
