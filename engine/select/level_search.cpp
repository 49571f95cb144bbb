#include "engine/select/level_search.hpp"

#include <algorithm>
#include <utility>

#include "engine/select/gates.hpp"

namespace otbor {
namespace {

/// A scale with more categories than this is fine: a level of it is a tenth.
constexpr std::size_t categories_coarse = 11;

bool is_worse(const Criterion& criterion, Mark a, Mark b) {
  return criterion.scale.lower_is_better ? a > b : a < b;
}

/// The categories the criterion describes, or all of them, or on a fine scale every tenth; from the
/// worst to the best.
std::vector<Mark> levels_of(const Criterion& criterion) {
  const auto size = criterion.scale.values.size();
  const auto described = static_cast<std::size_t>(std::ranges::count_if(
      criterion.descriptors, [](const std::string& text) { return !text.empty(); }));
  const std::size_t step =
      size <= categories_coarse ? 1 : (size - 1 + categories_coarse - 2) / (categories_coarse - 1);
  std::vector<Mark> levels;
  for (std::size_t at = 0; at < size; ++at) {
    const bool is_level =
        described >= 2 ? !criterion.descriptors[at].empty() : at % step == 0 || at + 1 == size;
    if (is_level) levels.push_back(static_cast<Mark>(at));
  }
  if (criterion.scale.lower_is_better) std::ranges::reverse(levels);
  return levels;
}

}  // namespace

LevelSearch::LevelSearch(const Study& study, const Scorer& scorer, const Score& score,
                         Index<Practice> practice, const AdviceLimits& limits)
    : study_(study),
      scorer_(scorer),
      practice_(practice),
      limits_(limits),
      prunes_(scorer.is_monotone(practice)),
      sheets_(scorer.counted_sheets(practice)),
      added_(sheets_.size()) {
  for (const auto at : study.criteria.criteria.count()) add_options(at, score);
  make_bounds();
}

void LevelSearch::add_options(Index<Criterion> at, const Score& score) {
  const auto& criterion = study_.criteria.criteria[at];
  const Points weight = study_.criteria.weights(study_.practices[practice_].group, at);
  const auto mark_of = [&](Index<Sheet> sheet) { return study_.sheets.marks(sheet, at); };
  std::optional<Mark> from;
  for (const auto sheet : score.used) {
    const Mark mark = mark_of(sheet);
    if (is_mark(mark) && (!from || is_worse(criterion, mark, *from))) from = mark;
  }
  if (!from) return;
  std::vector<LevelOption> options;
  for (const Mark to : levels_of(criterion)) {
    if (!is_worse(criterion, *from, to)) continue;
    if (options.size() == limits_.levels_a_criterion) break;
    LevelOption option{at, *from, to, static_cast<std::uint32_t>(options.size() + 1), 0, {}};
    for (const auto& sheet : sheets_) {
      const Mark mark = mark_of(sheet.sheet);
      const bool changes = is_mark(mark) && is_worse(criterion, mark, to);
      option.sheets += changes ? 1U : 0U;
      option.adds.push_back(
          changes ? product(counted_value(study_.criteria, criterion, to), weight) -
                        product(counted_value(study_.criteria, criterion, mark), weight)
                  : Points());
    }
    options.push_back(std::move(option));
  }
  if (!options.empty()) options_.push_back(std::move(options));
}

bool LevelSearch::is_better(const Ratio& a, const Ratio& b) const {
  return study_.criteria.lower_is_better ? a < b : a > b;
}

/// What a level gives decides the order; the bounds are exact for each sheet by itself.
void LevelSearch::make_bounds() {
  const bool lower = study_.criteria.lower_is_better;
  const auto gain = [&](const std::vector<LevelOption>& options) {
    Points sum;
    for (const Points add : options.front().adds) sum += lower ? -add : add;
    return -sum;
  };
  std::ranges::stable_sort(options_, {}, gain);
  const std::vector<Points> nothing(sheets_.size());
  bounds_.assign(options_.size() + 1, std::vector(limits_.levels + 1, nothing));
  for (std::size_t at = options_.size(); at-- > 0;) {
    for (std::uint32_t levels = 0; levels <= limits_.levels; ++levels) {
      auto& most = bounds_[at][levels];
      most = bounds_[at + 1][levels];
      for (const auto& option : options_[at]) {
        if (option.levels > levels) break;
        const auto& rest = bounds_[at + 1][levels - option.levels];
        for (std::size_t i = 0; i < most.size(); ++i) {
          const Points with = rest[i] + option.adds[i];
          most[i] = lower ? std::min(most[i], with) : std::max(most[i], with);
        }
      }
    }
  }
}

std::vector<Points> LevelSearch::added_by(const LevelSet& set) const {
  std::vector<Points> added(sheets_.size());
  for (const auto* option : set) {
    for (std::size_t i = 0; i < added.size(); ++i) added[i] += option->adds[i];
  }
  return added;
}

std::vector<SheetScore> LevelSearch::sheets_with(const std::vector<Points>& added) const {
  auto sheets = sheets_;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    // A total with a correction for severity may already stand near the end of the scale.
    auto& total = sheets[i].total;
    total.total = std::clamp(total.total + added[i], total.minimum, total.maximum);
  }
  return sheets;
}

Score LevelSearch::score_of(const std::vector<Points>& added) const {
  return scorer_.score_of(practice_, sheets_with(added));
}

Score LevelSearch::score_with(const LevelSet& set) const { return score_of(added_by(set)); }

std::optional<Ratio> LevelSearch::worst_sheet(const LevelSet& set, const Score& score) const {
  const Points full = study_.criteria.maximum[study_.practices[practice_].group];
  std::optional<Ratio> worst;
  for (const auto& sheet : sheets_with(added_by(set))) {
    if (std::ranges::find(score.used, sheet.sheet) == score.used.end()) continue;
    worst = worse_total(study_, worst, scaled(sheet.total, full));
  }
  return worst;
}

Mark LevelSearch::mark_with(const LevelSet& set, Index<Sheet> sheet, Index<Criterion> at) const {
  const Mark mark = study_.sheets.marks(sheet, at);
  const auto option = std::ranges::find(set, at, &LevelOption::criterion);
  const bool changes = option != set.end() && is_mark(mark) &&
                       is_worse(study_.criteria.criteria[at], mark, (*option)->to);
  return changes ? (*option)->to : mark;
}

bool LevelSearch::may_lead(std::size_t at, std::uint32_t levels_left, const Wanted& wanted) const {
  if (!prunes_) return true;
  auto most = added_;
  for (std::size_t i = 0; i < most.size(); ++i) most[i] += bounds_[at][levels_left][i];
  const Score score = score_of(most);
  if (!wanted.total(score)) return false;
  if (!found_) return true;
  const auto more = (levels_left + limits_.levels_a_criterion - 1) / limits_.levels_a_criterion;
  const auto least = chosen_.size() + more;  // criteria that such a set would have
  if (fewest_criteria_ && least != found_->size()) return least < found_->size();
  return is_better(score.total, found_total_);
}

void LevelSearch::offer(const Wanted& wanted) {
  const Score score = score_of(added_);
  if (!wanted.total(score) || !wanted.gates(score, chosen_)) return;
  if (found_ && !is_better(score.total, found_total_)) {
    if (!fewest_criteria_ || chosen_.size() >= found_->size()) return;
  }
  found_ = chosen_;
  found_total_ = score.total;
}

void LevelSearch::search(std::size_t at, std::uint32_t levels_left, const Wanted& wanted) {
  if (levels_left == 0) return offer(wanted);
  const bool too_many = chosen_.size() == limits_.criteria ||
                        (fewest_criteria_ && found_ && chosen_.size() >= found_->size());
  if (at == options_.size() || too_many || !may_lead(at, levels_left, wanted)) return;
  for (auto option = options_[at].rbegin(); option != options_[at].rend(); ++option) {
    if (option->levels > levels_left) continue;
    const auto before = added_;
    for (std::size_t i = 0; i < added_.size(); ++i) added_[i] += option->adds[i];
    chosen_.push_back(&*option);
    search(at + 1, levels_left - option->levels, wanted);
    chosen_.pop_back();
    added_ = before;
  }
  search(at + 1, levels_left, wanted);
}

std::optional<LevelSet> LevelSearch::smallest(const Wanted& wanted) {
  fewest_criteria_ = true;
  for (std::uint32_t levels = 1; levels <= limits_.levels && !found_; ++levels) {
    search(0, levels, wanted);
  }
  return std::exchange(found_, std::nullopt);
}

LevelSet LevelSearch::best() {
  fewest_criteria_ = false;
  const Wanted anything{[](const Score&) { return true; },
                        [](const Score&, const LevelSet&) { return true; }};
  for (std::uint32_t levels = limits_.levels; levels > 0 && !found_; --levels) {
    search(0, levels, anything);
  }
  return std::exchange(found_, std::nullopt).value_or(LevelSet());
}

}  // namespace otbor
