#include "engine/score/criteria_lint.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/score/practice_table.hpp"

namespace otbor {
namespace {

std::optional<double> correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  double mean_a = 0;
  double mean_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    mean_a += a[i] / n;
    mean_b += b[i] / n;
  }
  double aa = 0;
  double bb = 0;
  double ab = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    aa += (a[i] - mean_a) * (a[i] - mean_a);
    bb += (b[i] - mean_b) * (b[i] - mean_b);
    ab += (a[i] - mean_a) * (b[i] - mean_b);
  }
  if (!(aa > 0) || !(bb > 0)) return std::nullopt;
  return ab / std::sqrt(aa * bb);
}

void find_collinear(const PracticeTable& table, CriteriaLint& lint) {
  constexpr std::size_t practices_min = 5;  // fewer correlate by chance
  if (table.practices.size() < practices_min) return;
  for (std::size_t a = 0; a < table.weights.size(); ++a) {
    const auto first = table.means.column(a);
    const auto [low, high] = std::ranges::minmax(first);
    if (!(high > low)) lint.constant.emplace_back(a);
    for (std::size_t b = a + 1; b < table.weights.size(); ++b) {
      const auto r = correlation(first, table.means.column(b));
      if (r && std::abs(*r) >= collinear_from) {
        lint.collinear.push_back({Index<Criterion>(a), Index<Criterion>(b), *r});
      }
    }
  }
  std::ranges::stable_sort(lint.collinear, std::greater(),
                           [](const Collinear& one) { return std::abs(one.correlation); });
}

void find_unused(const Study& study, CriteriaLint& lint) {
  for (const auto at : study.criteria.criteria.count()) {
    std::vector<bool> used(study.criteria.criteria[at].scale.values.size());
    bool any = false;
    for (const auto sheet : study.sheets.sheets.count()) {
      if (study.sheets.sheets[sheet].status != SheetStatus::counted) continue;
      const Mark mark = study.sheets.marks(sheet, at);
      if (is_mark(mark)) used[static_cast<std::size_t>(mark)] = any = true;
    }
    UnusedLevels unused{at, {}};
    for (std::size_t mark = 0; any && mark < used.size(); ++mark) {
      if (!used[mark]) unused.marks.push_back(static_cast<Mark>(mark));
    }
    if (!unused.marks.empty()) lint.unused.push_back(std::move(unused));
  }
}

void find_gates(const Study& study, const Ranking& ranking, CriteriaLint& lint) {
  for (const auto at : study.criteria.criteria.count()) {
    const auto& criterion = study.criteria.criteria[at];
    if (!criterion.gate) continue;
    std::size_t passed = 0;
    std::size_t asked = 0;
    for (const auto practice : ranking.order) {
      const auto& mean = ranking.means(practice, at);
      if (mean.marks == 0) continue;
      ++asked;
      const bool passes = criterion.scale.lower_is_better ? mean.mean <= Ratio(*criterion.gate)
                                                          : mean.mean >= Ratio(*criterion.gate);
      passed += passes ? 1 : 0;
    }
    if (asked > 0 && passed == 0) lint.gates_unreached.push_back(at);
    const bool at_end = std::ranges::find(lint.gates_at_end, at) != lint.gates_at_end.end();
    if (asked > 0 && passed == asked && !at_end) lint.gates_idle.push_back(at);
  }
}

void find_pass_mark(const Study& study, const Ranking& ranking, CriteriaLint& lint) {
  if (study.rules.bands.empty() || ranking.order.empty()) return;
  const auto& band = study.rules.bands.front();
  if (!band.from && !band.from_percent) return;
  std::size_t passed = 0;
  for (const auto practice : ranking.order) {
    const auto& score = ranking.scores[practice];
    const bool lower = study.criteria.lower_is_better;
    const bool passes =
        band.from ? (lower ? score.total <= Ratio(*band.from) : score.total >= Ratio(*band.from))
                  : score.percent >= Ratio(*band.from_percent);
    passed += passes ? 1 : 0;
  }
  lint.pass_mark_unreached = passed == 0;
  lint.pass_mark_idle = passed == ranking.order.size();
}

}  // namespace

bool CriteriaLint::empty() const {
  return collinear.empty() && unused.empty() && constant.empty() && without_weight.empty() &&
         gates_unreached.empty() && gates_idle.empty() && gates_at_end.empty() &&
         !pass_mark_unreached && !pass_mark_idle;
}

CriteriaLint lint_set(const CriteriaSet& set) {
  CriteriaLint lint;
  for (const auto at : set.criteria.count()) {
    const auto& criterion = set.criteria[at];
    const bool weighs = std::ranges::any_of(set.applicant_groups.count(), [&](auto group) {
      return set.weights(group, at) != Points();
    });
    if (!weighs) lint.without_weight.push_back(at);
    const Points worst =
        criterion.scale.lower_is_better ? criterion.scale.highest() : criterion.scale.lowest();
    if (criterion.gate == worst) lint.gates_at_end.push_back(at);
  }
  return lint;
}

CriteriaLint lint_criteria(const Study& study, const Ranking& ranking) {
  auto lint = lint_set(study.criteria);
  find_collinear(practice_table(study, ranking), lint);
  find_unused(study, lint);
  find_gates(study, ranking, lint);
  find_pass_mark(study, ranking, lint);
  return lint;
}

}  // namespace otbor
