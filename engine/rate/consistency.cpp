#include "engine/rate/consistency.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/rate/disputes.hpp"
#include "engine/rate/panels.hpp"
#include "engine/rate/profiles.hpp"
#include "engine/rate/roles.hpp"

namespace otbor {
namespace {

constexpr std::size_t practices_per_chunk = 512;

/// Standard deviation over mean.
std::optional<double> variation(std::span<const Rating> totals) {
  if (totals.size() < 2) return std::nullopt;
  double sum = 0;
  for (const auto& total : totals) sum += total.value;
  const double mean = sum / static_cast<double>(totals.size());
  if (mean <= 0) return std::nullopt;
  double squares = 0;
  for (const auto& total : totals) squares += (total.value - mean) * (total.value - mean);
  return std::sqrt(squares / static_cast<double>(totals.size() - 1)) / mean;
}

Spread spread_of(const Study& study, Index<Practice> practice, const Per<Sheet, SheetTotal>& totals,
                 const Per<Sheet, SheetRole>& roles) {
  const Points full = study.criteria.maximum[study.practices[practice].group];
  Spread spread;
  for (const auto sheet : study.sheets.of_practice[practice]) {
    if (roles[sheet] != SheetRole::panel) continue;
    Points total = totals[sheet].total;
    if (totals[sheet].maximum != full) {
      const auto scaled = on_full_scale(totals[sheet], full);
      if (!scaled) continue;
      total = scaled->rounded(Points::digits_max, RoundingRule::half_up);
    }
    spread.low = spread.sheets == 0 ? total : std::min(spread.low, total);
    spread.high = spread.sheets == 0 ? total : std::max(spread.high, total);
    ++spread.sheets;
  }
  return spread;
}

Per<Practice, Spread> find_spreads(const Study& study, const Per<Sheet, SheetTotal>& totals,
                                   const Per<Sheet, SheetRole>& roles, const Ratings& ratings,
                                   num::Threads threads) {
  Per<Practice, Spread> spreads(study.practices.count());
  num::for_chunks(threads, study.practices.count().value(), practices_per_chunk,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    for (const auto practice : Range<Practice>(first, last)) {
                      spreads[practice] = spread_of(study, practice, totals, roles);
                      spreads[practice].variation = variation(ratings.of(practice));
                    }
                  });
  return spreads;
}

/// Every registered statistic on one thing: the totals or one criterion's marks.
void fill_statistics(const Ratings& ratings, std::optional<Index<Criterion>> criterion,
                     const StatisticOptions& options, std::span<StatisticResult> results) {
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Statistic& statistic = *statistics()[i];
    results[i] = {&statistic, criterion, compute(statistic, ratings, options)};
  }
}

struct Estimates {
  std::vector<StatisticResult> statistics;
  Severities severities;
};

/// Models on the totals and statistics on the totals and each criterion, side by side: each is a
/// pass over all ratings and knows nothing of the others.
Estimates find_estimates(const Study& study, const Per<Sheet, SheetRole>& roles,
                         const Ratings& totals, num::Threads threads) {
  const std::size_t models = rater_models().size();
  const std::size_t things = 1 + study.criteria.criteria.count().value();
  const std::size_t each = statistics().size();
  const StatisticOptions options{.seed = study.rules.seed};
  Estimates estimates{.statistics = std::vector<StatisticResult>(things * each),
                      .severities = Severities(models)};
  num::for_chunks(threads, models + things, 1, [&](std::size_t task, std::size_t, std::size_t) {
    if (task < models) {
      estimates.severities[task] = rater_models()[task]->fit(totals);
      return;
    }
    const std::size_t thing = task - models;
    const auto results = std::span(estimates.statistics).subspan(thing * each, each);
    if (thing == 0) {
      fill_statistics(totals, std::nullopt, options, results);
    } else {
      const Index<Criterion> criterion(thing - 1);
      fill_statistics(ratings_of(study, criterion, roles), criterion, options, results);
    }
  });
  // What counts categories says nothing of totals.
  std::erase_if(estimates.statistics, [](const StatisticResult& one) {
    return one.statistic->needs_scale && !one.criterion;
  });
  return estimates;
}

}  // namespace

std::vector<Index<Sheet>> panel_of(const Study& study, Index<Practice> practice) {
  const auto is_additional = [&](Index<Expert> expert) {
    return std::ranges::any_of(study.decisions.third_experts, [&](const ThirdExpert& third) {
      return third.practice == practice && third.expert == expert;
    });
  };
  std::vector<Index<Sheet>> panel;
  for (const auto at : study.sheets.of_practice[practice]) {
    const Sheet& sheet = study.sheets.sheets[at];
    if (sheet.status == SheetStatus::counted && !is_additional(sheet.expert)) panel.push_back(at);
  }
  return panel;
}

const ThirdExpert* third_expert_of(const Study& study, Index<Practice> practice) {
  for (const auto& third : study.decisions.third_experts) {
    if (third.practice == practice) return &third;
  }
  return nullptr;
}

Consistency rate(const Study& study, num::Threads threads) {
  Consistency result;
  result.totals = sheet_totals(study, threads);
  const auto roles = sheet_roles(study);
  const auto totals = ratings_of_totals(study, result.totals, roles);
  result.spreads = find_spreads(study, result.totals, roles, totals, threads);
  auto estimates = find_estimates(study, roles, totals, threads);
  result.statistics = std::move(estimates.statistics);
  result.disputes = find_disputes(study, result.totals, roles, threads);
  result.flat_sheets = find_flat_sheets(study, roles, threads);
  result.experts = expert_profiles(study, roles, result.flat_sheets, estimates.severities);
  result.colleagues = find_colleagues(totals, threads);
  auto linked = panels(totals);
  result.panel = std::move(linked.of_practice);
  result.panels = linked.count;
  result.diagnosis = diagnose(study, totals, roles, threads);
  // Last of all: agreement and disputes are judged on the marks as they are.
  if (study.rules.severity_corrected) {
    correct_totals(study, corrections(result.diagnosis.correction, study.experts.count()),
                   result.totals);
  }
  return result;
}

}  // namespace otbor
