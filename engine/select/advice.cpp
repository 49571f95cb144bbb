#include "engine/select/advice.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/score/tie_break.hpp"
#include "engine/select/gates.hpp"
#include "engine/select/level_search.hpp"
#include "engine/select/list_problem.hpp"
#include "engine/select/quotas.hpp"

namespace otbor {
namespace {

constexpr std::size_t practices_a_chunk = 64;
/// In longer programmes who is displaced follows from full groups alone.
constexpr std::size_t tried_practices_max = 200;

/// Whom a newcomer would have to stand above: the last of a full list, and of each group that has
/// all its quota allows. A practice on the list for some group's minimum alone would stay there.
class FullList {
 public:
  FullList(const Candidates& candidates, const Selection& selection)
      : candidates_(candidates), rank_(candidates.study.practices.count()) {
    const auto& rules = candidates.study.rules.selection;
    std::uint32_t rank = 0;
    for (const auto practice : candidates.ranking.order) rank_[practice] = rank++;
    const bool is_full = rules.places && selection.recommended.size() >= *rules.places;
    for (const auto practice : selection.recommended) {
      if (is_full && selection.verdicts[practice].cause == SelectionCause::in_order) {
        keep_last(last_, practice);
      }
    }
    for (std::size_t quota = 0; quota < rules.quotas.size(); ++quota) {
      groups_.push_back(full_groups(selection, quota));
    }
  }

  /// Adds to the goal of a practice what the list asks for.
  void ask(Index<Practice> practice, Goal& goal) const {
    ask_above(last_, goal);
    for (std::size_t quota = 0; quota < groups_.size(); ++quota) {
      const auto& by = candidates_.study.rules.selection.quotas[quota].by;
      const auto name = quota_group(candidates_, practice, by);
      const auto full = name ? groups_[quota].find(*name) : groups_[quota].end();
      if (full == groups_[quota].end() || !ask_above(full->second, goal)) continue;
      goal.quota = quota;
      goal.quota_group = *name;
    }
  }

 private:
  using Last = std::optional<Index<Practice>>;

  void keep_last(Last& last, Index<Practice> practice) const {
    if (!last || rank_[practice] > rank_[*last]) last = practice;
  }

  [[nodiscard]] std::map<std::string, Last> full_groups(const Selection& selection,
                                                        std::size_t quota) const {
    const auto& rule = candidates_.study.rules.selection.quotas[quota];
    std::map<std::string, Last> last;
    if (!rule.at_most) return last;
    std::map<std::string, std::uint32_t> taken;
    for (const auto practice : selection.recommended) {
      const auto name = quota_group(candidates_, practice, rule.by);
      if (!name) continue;
      ++taken[*name];
      keep_last(last[*name], practice);
    }
    std::erase_if(last, [&](const auto& group) { return taken[group.first] < *rule.at_most; });
    return last;
  }

  /// The better of those to stand above decides.
  bool ask_above(const Last& last, Goal& goal) const {
    if (!last || (goal.displaced && rank_[*goal.displaced] <= rank_[*last])) return false;
    goal.displaced = last;
    goal.above = candidates_.ranking.scores[*last].total;
    return true;
  }

  const Candidates& candidates_;
  Per<Practice, std::uint32_t> rank_;
  Last last_;
  std::vector<std::map<std::string, Last>> groups_;  // of each quota
};

class Adviser {
 public:
  Adviser(const Candidates& candidates, const Selection& selection, const AdviceLimits& limits)
      : candidates_(candidates),
        study_(candidates.study),
        selection_(selection),
        limits_(limits),
        scorer_(candidates.study, candidates.consistency),
        list_(candidates, selection) {}

  [[nodiscard]] std::optional<Advice> of(Index<Practice> practice) const {
    const Verdict& verdict = selection_.verdicts[practice];
    const Score& score = candidates_.ranking.scores[practice];
    const bool by_marks = takes_part(study_.practices[practice].status) && score.scored() &&
                          scorer_.rests_on_sheets(practice) &&
                          verdict.cause != SelectionCause::excluded;
    if (!by_marks || verdict.decision == Decision::recommended) return std::nullopt;
    const auto goals = goals_of(practice);
    if (goals.empty() || is_too_far(practice, goals.front())) return std::nullopt;
    const bool marks_suffice = stands_above(practice, goals.front());
    LevelSearch search(study_, scorer_, score, practice, limits_);
    for (auto goal : goals) {
      auto set = search.smallest(wanted(search, goal));
      while (set && !leads_there(practice, goal, search, *set)) {
        set = ask_for_more(goal) ? search.smallest(wanted(search, goal)) : std::nullopt;
      }
      if (set) return advice(practice, goal, search, *set, true);
    }
    if (marks_suffice) return std::nullopt;
    return advice(practice, goals.back(), search, search.best(), false);
  }

 private:
  /// Not its marks but other rules, a budget for one, keep the practice from the list.
  [[nodiscard]] bool stands_above(Index<Practice> practice, const Goal& goal) const {
    const auto& scores = candidates_.ranking.scores;
    return goal.displaced && compare_totals(study_, scores[practice], scores[*goal.displaced]) < 0;
  }

  /// In a long programme nobody reads what would not be enough: only practices less than a tenth of
  /// the maximum from the best goal are advised.
  [[nodiscard]] bool is_too_far(Index<Practice> practice, const Goal& goal) const {
    if (candidates_.ranking.order.size() <= advised_without_limit_max) return false;
    const Score& score = candidates_.ranking.scores[practice];
    const auto& wanted = goal.above ? goal.above : goal.floor;
    if (!wanted) return false;
    const bool lower = study_.criteria.lower_is_better;
    const Ratio gap = lower ? score.total - *wanted : *wanted - score.total;
    const auto times = static_cast<std::int64_t>(scorer_.sums_sheets() ? score.used.size() : 1);
    return gap * 10 > Ratio(study_.criteria.maximum[study_.practices[practice].group]) * times;
  }

  /// Where minimums, budgets and decisions say who is displaced, the list is made again with the
  /// marks as advised.
  [[nodiscard]] bool leads_there(Index<Practice> practice, const Goal& goal,
                                 const LevelSearch& search, const LevelSet& set) const {
    const auto& rules = study_.rules.selection;
    const bool is_tried = goal.decision == Decision::recommended &&
                          (!rules.quotas.empty() || has_rules_beyond_quotas(study_)) &&
                          candidates_.ranking.order.size() <= tried_practices_max;
    if (!is_tried) return true;
    Ranking ranking;
    ranking.scores = candidates_.ranking.scores;
    ranking.means = candidates_.ranking.means;
    ranking.scores[practice] = search.score_with(set);
    for (const auto at : study_.criteria.criteria.count()) {
      ranking.means(practice, at) = mean_with(search, set, ranking.scores[practice], at);
    }
    put_in_order(study_, candidates_.consistency, ranking);
    const auto list =
        select(study_, candidates_.themes, candidates_.consistency, ranking, num::Threads{1});
    return list.verdicts[practice].decision == Decision::recommended;
  }

  /// To stand above the next better practice of the list; false when there is none.
  [[nodiscard]] bool ask_for_more(Goal& goal) const {
    const auto& list = selection_.recommended;
    auto at = goal.displaced ? std::ranges::find(list, *goal.displaced) : list.end();
    if (at == list.begin()) return false;
    goal.displaced = *--at;
    goal.above = candidates_.ranking.scores[*goal.displaced].total;
    return true;
  }

  /// Better decisions than the practice has, the best first.
  [[nodiscard]] std::vector<Goal> goals_of(Index<Practice> practice) const {
    const Verdict& verdict = selection_.verdicts[practice];
    const auto& bands = study_.rules.bands;
    std::vector<Goal> goals;
    // On the reserve the band is reached and the list is not.
    const bool only_the_list = verdict.decision == Decision::reserve && verdict.cause;
    const std::size_t first = only_the_list ? verdict.band.value_or(0) : 0;
    const std::size_t last = only_the_list ? first + 1 : verdict.band.value_or(bands.size());
    if (bands.empty()) goals.emplace_back();
    for (std::size_t at = first; at < std::min(last, bands.size()); ++at) {
      goals.push_back(
          {.decision = bands[at].decision, .band = at, .floor = floor_of(bands[at], practice)});
    }
    for (auto& goal : goals) {
      if (goal.decision == Decision::recommended) list_.ask(practice, goal);
    }
    return goals;
  }

  [[nodiscard]] std::optional<Ratio> floor_of(const Band& band, Index<Practice> practice) const {
    if (band.from) return Ratio(*band.from);
    if (!band.from_percent) return std::nullopt;
    const Score& score = candidates_.ranking.scores[practice];
    // Percents grow with the total: where a total of this many percent stands.
    const auto group = study_.practices[practice].group;
    const Points full = study_.criteria.maximum[group];
    const Points worst = study_.criteria.lower_is_better ? full : Points();
    const Points best = study_.criteria.lower_is_better ? study_.criteria.minimum[group] : full;
    const auto times = static_cast<std::int64_t>(scorer_.sums_sheets() ? score.used.size() : 1);
    const Ratio share = Ratio(*band.from_percent).times(best - worst) / 100;
    return (Ratio(worst) + share) * times;
  }

  [[nodiscard]] LevelSearch::Wanted wanted(const LevelSearch& search, const Goal& goal) const {
    const auto total = [this, &goal](const Score& score) {
      const bool in_band = !goal.band || reaches(study_, study_.rules.bands[*goal.band], score);
      if (!in_band || !goal.displaced) return in_band;
      const auto& other = candidates_.ranking.scores[*goal.displaced];
      return compare_totals(study_, score, other) < 0;
    };
    const auto gates = [this, &goal, &search](const Score& score, const LevelSet& set) {
      return !needs_gates(goal) || gates_left(search, score, set).empty();
    };
    return {total, gates};
  }

  [[nodiscard]] bool needs_gates(const Goal& goal) const {
    return goal.band && study_.rules.bands[*goal.band].gates_required;
  }

  [[nodiscard]] CriterionMean mean_with(const LevelSearch& search, const LevelSet& set,
                                        const Score& score, Index<Criterion> at) const {
    return mean_of(study_.criteria.criteria[at].scale, score.used,
                   [&](Index<Sheet> sheet) { return search.mark_with(set, sheet, at); });
  }

  [[nodiscard]] std::vector<GateFailure> gates_left(const LevelSearch& search, const Score& score,
                                                    const LevelSet& set) const {
    std::vector<CriterionMean> means;
    for (const auto at : study_.criteria.criteria.count()) {
      means.push_back(mean_with(search, set, score, at));
    }
    return failed_gates(study_, {means, search.worst_sheet(set, score)});
  }

  [[nodiscard]] Advice advice(Index<Practice> practice, const Goal& goal, const LevelSearch& search,
                              LevelSet set, bool enough) const {
    std::ranges::sort(set, {}, &LevelOption::criterion);
    const Score& now = candidates_.ranking.scores[practice];
    const Score then = search.score_with(set);
    Advice advice{
        .goal = goal, .now = now.total, .then = then.total, .changes = {}, .gates_left = {}};
    if (needs_gates(goal)) advice.gates_left = gates_left(search, then, set);
    advice.enough = enough;
    for (const auto* option : set) {
      advice.changes.push_back({.criterion = option->criterion,
                                .from = option->from,
                                .to = option->to,
                                .levels = option->levels,
                                .sheets = option->sheets,
                                .mean_now = mean_with(search, {}, now, option->criterion).mean,
                                .mean_then = mean_with(search, set, then, option->criterion).mean,
                                .total_alone = search.score_with({option}).total});
    }
    return advice;
  }

  const Candidates& candidates_;
  const Study& study_;
  const Selection& selection_;
  AdviceLimits limits_;
  Scorer scorer_;
  FullList list_;
};

}  // namespace

Per<Practice, std::optional<Advice>> advice(const Candidates& candidates,
                                            const Selection& selection, num::Threads threads,
                                            const AdviceLimits& limits) {
  const auto practices = candidates.study.practices.count();
  Per<Practice, std::optional<Advice>> found(practices);
  if (candidates.study.rules.selection.rule == "recorded") return found;
  const Adviser adviser(candidates, selection, limits);
  num::for_chunks(threads, practices.value(), practices_a_chunk,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    for (const auto practice : Range<Practice>(first, last)) {
                      found[practice] = adviser.of(practice);
                    }
                  });
  return found;
}

}  // namespace otbor
