#include "engine/justify/agenda.hpp"

#include <algorithm>
#include <tuple>

#include "engine/justify/facts.hpp"

namespace otbor {
namespace {

std::optional<Index<Sheet>> sheet_of(const Study& study, Index<Practice> practice,
                                     Index<Expert> expert) {
  for (const auto sheet : study.sheets.of_practice[practice]) {
    if (study.sheets.sheets[sheet].expert == expert) return sheet;
  }
  return std::nullopt;
}

/// One item a disputed practice, with the pair of its first dispute.
Agenda open_items(const Facts& facts) {
  Agenda items;
  for (const auto& dispute : facts.dossier.consistency.disputes) {
    const auto at = dispute.practice;
    const bool told = !items.empty() && items.back().practice == at;
    if (told || !facts.is_judged(at) || facts.is_settled(at)) continue;
    items.push_back({.practice = at,
                     .low_expert = dispute.low_expert,
                     .high_expert = dispute.high_expert,
                     .third_called = facts.third_experts.first_of(at) != nullptr});
  }
  return items;
}

/// What the totals would be if either expert came to the other's.
void weigh_ranges(const Facts& facts, Agenda& items) {
  const auto& totals = facts.dossier.consistency.totals;
  std::vector<OtherTotal> others;
  for (const auto& item : items) {
    const auto low = sheet_of(facts.study, item.practice, item.low_expert).value();
    const auto high = sheet_of(facts.study, item.practice, item.high_expert).value();
    // Marks of one criterion may part experts whose totals stand the other way round.
    const bool swapped = totals[low].total > totals[high].total;
    const auto lower = swapped ? high : low;
    const auto higher = swapped ? low : high;
    others.push_back({higher, totals[lower]});
    others.push_back({lower, totals[higher]});
  }
  const auto found = totals_if(facts.study, facts.dossier.consistency, others);
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].low = found[2 * i];
    items[i].high = found[2 * i + 1];
  }
}

/// The two totals that the list ends between.
struct Border {
  std::optional<Ratio> last_inside;
  std::optional<Ratio> best_outside;
};

Border border_of(const Facts& facts) {
  Border border;
  for (const auto at : facts.dossier.ranking.order) {
    const auto decision = facts.verdict(at).decision;
    if (decision == Decision::recommended) border.last_inside = facts.score(at).total;
    if (decision == Decision::reserve && !border.best_outside) {
      border.best_outside = facts.score(at).total;
    }
  }
  return border;
}

void weigh_decisions(const Facts& facts, Agenda& items) {
  const auto border = border_of(facts);
  for (auto& item : items) {
    const bool inside = facts.verdict(item.practice).decision == Decision::recommended;
    if (inside) {
      item.rival = border.best_outside;
    } else if (facts.list_is_full()) {
      item.rival = border.last_inside;
    }
    if (!item.low || !item.high) continue;
    const auto mark = facts.pass_mark(item.practice);
    const auto above = [&](const Ratio& total) {
      return (!mark || facts.reaches(total, *mark)) &&
             (!item.rival || facts.reaches(total, *item.rival));
    };
    item.decides = above(*item.low) != above(*item.high);
  }
}

/// Larger ranges first, by exact comparison; without a total last.
bool is_wider(const AgendaItem& a, const AgendaItem& b) {
  const auto width = [](const AgendaItem& item) {
    return item.low && item.high ? std::optional(*item.high - *item.low) : std::nullopt;
  };
  const auto of_a = width(a);
  const auto of_b = width(b);
  if (a.decides != b.decides) return a.decides;
  if (of_a.has_value() != of_b.has_value()) return of_a.has_value();
  if (of_a && *of_a != *of_b) return *of_a > *of_b;
  return a.practice < b.practice;
}

/// What each expert has done so far.
struct Work {
  std::uint32_t sheets = 0;
  std::uint32_t panel = 0;
};

Per<Expert, Work> work_of_experts(const Facts& facts) {
  Per<Expert, Work> work(facts.study.experts.count());
  for (const auto& sheet : facts.study.sheets.sheets) {
    if (sheet.status != SheetStatus::counted) continue;
    auto& of = work[sheet.expert];
    ++of.sheets;
    of.panel = facts.dossier.consistency.panel[sheet.practice];
  }
  return work;
}

std::optional<ThirdCandidate> candidate(const Facts& facts, const Per<Expert, Work>& work,
                                        Index<Practice> practice) {
  const auto& study = facts.study;
  const auto panel = facts.dossier.consistency.panel[practice];
  const auto& found = facts.dossier.themes.practices;
  const auto theme = practice.value() < found.count().value() ? found[practice].theme
                                                              : study.practices[practice].theme;
  const auto merit = [](const ThirdCandidate& one) {
    return std::tuple(one.knows_theme, one.links_panels, -static_cast<std::int64_t>(one.sheets));
  };
  std::optional<ThirdCandidate> best;
  for (const auto at : study.experts.count()) {
    const auto& expert = study.experts[at];
    const ThirdCandidate one{
        .expert = at,
        .knows_theme = theme && std::ranges::find(expert.themes, *theme) != expert.themes.end(),
        .links_panels = work[at].panel != 0 && work[at].panel != panel,
        .sheets = work[at].sheets};
    if (best && merit(one) <= merit(*best)) continue;
    if (conflict_of(expert, practice, study.practices[practice])) continue;
    if (!sheet_of(study, practice, at)) best = one;
  }
  return best;
}

}  // namespace

Agenda agenda(const Facts& facts) {
  auto items = open_items(facts);
  if (items.empty()) return items;
  weigh_ranges(facts, items);
  weigh_decisions(facts, items);
  std::ranges::sort(items, is_wider);
  const auto work = work_of_experts(facts);
  for (std::size_t i = 0; i < std::min(items.size(), candidates_max); ++i) {
    if (!items[i].third_called) items[i].third = candidate(facts, work, items[i].practice);
  }
  return items;
}

}  // namespace otbor
