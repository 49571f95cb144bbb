#include "engine/score/robust/robustness.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/approximate.hpp"
#include "engine/score/robust/rank_counts.hpp"
#include "engine/score/robust/total_draws.hpp"
#include "engine/score/robust/with_severity.hpp"

namespace otbor {
namespace {

using robust::draw_lanes;
using robust::Source;

constexpr std::uint32_t draws_min = 1000;
/// Places kept for the intervals: a quarter of a gigabyte. With more practices the interval comes
/// from the first draws alone; the chance to be on the list always comes from all.
constexpr std::size_t places_kept_max = 64'000'000;
/// Up to so many practices each chunk counts how often each took each place: four megabytes.
constexpr std::size_t practices_counted_max = 500;
/// Practices stand in the official order, which a draw changes little: up to so many of them,
/// putting each in its place from below is faster than sorting.
constexpr std::size_t insertion_max = 100;
/// Totals no further apart than this share of themselves are level.
constexpr double equal = 1e-12;

/// How many draws may be taken.
std::uint32_t affordable(const robust::TotalDraws& draws, const RobustnessOptions& options) {
  return static_cast<std::uint32_t>(
      std::min<std::size_t>(options.draws, options.products_max / draws.products()));
}

struct Entry {
  double total;
  std::uint32_t contender;
};

/// What one thread works with.
struct Work {
  robust::TotalsWork totals;
  std::vector<Entry> order;           // of one draw, best first
  std::vector<std::uint32_t> place;   // contender by contender
  std::vector<std::uint8_t> in_list;  // likewise
  std::vector<Index<Practice>> eligible;
  std::vector<std::uint32_t> contenders;
};

/// What the draws of one chunk came to.
struct Counted {
  std::array<std::vector<std::uint32_t>, 2> selected;  // by source, then contender
  std::vector<std::uint32_t> ahead_of_next;            // by contender; the last is ahead of nobody
  std::vector<std::uint64_t> sum_of_places;
  std::vector<std::uint32_t> at_place;  // contenders × places; empty where places are kept
};

bool is_ahead(const Entry& a, const Entry& b) {
  return a.total > b.total || (!(b.total > a.total) && a.contender < b.contender);
}

void put_best_first(std::vector<Entry>& entries) {
  if (entries.size() > insertion_max) {
    std::ranges::sort(entries, is_ahead);
    return;
  }
  for (std::size_t at = 1; at < entries.size(); ++at) {
    const Entry entry = entries[at];
    std::size_t to = at;
    for (; to > 0 && is_ahead(entry, entries[to - 1]); --to) entries[to] = entries[to - 1];
    entries[to] = entry;
  }
}

class Simulation {
 public:
  Simulation(const ListRule& list, const RobustnessOptions& options,
             const robust::TotalDraws& totals, std::uint32_t draws)
      : list_(list),
        options_(options),
        totals_(totals),
        draws_(draws),
        sources_(totals.by_model() ? 2 : 1) {}

  Robustness run(Count<Practice> practices, num::Threads threads) {
    const std::size_t n = totals_.size();
    const std::size_t block = draw_lanes * sources_;
    const std::size_t step = (robust::draws_a_chunk(draws_, n) + block - 1) / block * block;
    std::vector<Counted> counted(num::chunk_count(draws_, step));
    if (n > practices_counted_max) {
      kept_ = static_cast<std::uint32_t>(std::min<std::size_t>(draws_, places_kept_max / n));
      places_.resize(n * kept_);
    }
    num::for_chunks(threads, draws_, step,
                    [&](std::size_t chunk, std::size_t first, std::size_t last) {
                      run_chunk(first, last, counted[chunk]);
                    });
    Robustness result{.draws = draws_,
                      .draws_by_model = sources_ == 2 ? draws_ / 2 : 0,
                      .of = Per<Practice, std::optional<PracticeRobustness>>(practices)};
    for (std::size_t i = 0; i < n; ++i) result.of[totals_.practice(i)] = summed_up(i, counted);
    return result;
  }

 private:
  /// Draws of the same source side by side: every draw, or every second one.
  void run_chunk(std::size_t first, std::size_t last, Counted& counted) {
    const std::size_t n = totals_.size();
    for (auto& selected : counted.selected) selected.resize(n);
    counted.ahead_of_next.resize(n);
    counted.sum_of_places.resize(n);
    if (kept_ == 0) counted.at_place.resize(n * n);
    Work work;
    work.order.resize(n);
    work.place.resize(n);
    work.in_list.resize(n);
    for (std::size_t draw = first; draw < last; draw += draw_lanes * sources_) {
      for (std::uint32_t source = 0; source < sources_; ++source) {
        const auto number = static_cast<std::uint32_t>(draw) + source;
        totals_.draw(source == 0 ? Source::resampled : Source::model, number, sources_,
                     work.totals);
        for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
          const std::size_t at = number + lane * sources_;
          if (at >= last) break;
          find_places(lane, work);
          count(at, source, work, counted);
        }
      }
    }
  }

  void count(std::size_t draw, std::uint32_t source, const Work& work, Counted& counted) {
    const std::size_t n = totals_.size();
    for (std::size_t i = 0; i < n; ++i) counted.selected[source][i] += work.in_list[i];
    for (std::size_t i = 0; i < n; ++i) counted.sum_of_places[i] += work.place[i];
    for (std::size_t i = 0; i + 1 < n; ++i) {
      counted.ahead_of_next[i] += work.place[i] < work.place[i + 1] ? 1 : 0;
    }
    if (kept_ == 0) {
      for (std::size_t i = 0; i < n; ++i) ++counted.at_place[i * n + work.place[i] - 1];
    } else if (draw < kept_) {
      // Places of one contender side by side, so that each is summed up in one go.
      for (std::size_t i = 0; i < n; ++i) places_[i * kept_ + draw] = work.place[i];
    }
  }

  [[nodiscard]] bool reaches(double total) const {
    return !list_.pass_mark || total >= approximate(*list_.pass_mark) - equal * std::abs(total);
  }

  /// Level totals share the first of their places and the list: the chain would decide, and it is
  /// not asked.
  void find_places(std::size_t lane, Work& work) const {
    const std::size_t n = totals_.size();
    auto& order = work.order;
    for (std::uint32_t i = 0; i < n; ++i) order[i] = {work.totals.totals[i][lane], i};
    put_best_first(order);
    std::uint32_t taken = 0;  // places of the list before this group of level totals
    std::uint32_t taken_by_level = 0;
    for (std::size_t at = 0; at < n; ++at) {
      const auto [total, i] = order[at];
      const bool level = at > 0 && order[at - 1].total - total <= equal * std::abs(total);
      work.place[i] =
          level ? work.place[order[at - 1].contender] : static_cast<std::uint32_t>(at + 1);
      if (!level) taken += std::exchange(taken_by_level, 0);
      const bool room = !list_.places || taken < *list_.places;
      const bool in = room && reaches(total) && list_.may_enter[totals_.practice(i)];
      work.in_list[i] = in ? 1 : 0;
      taken_by_level += in ? 1 : 0;
    }
    if (list_.choose) choose(work);
  }

  /// The list by the plan's rule. Level totals keep the official order, where the chain decided.
  void choose(Work& work) const {
    work.eligible.clear();
    work.contenders.clear();
    for (const auto& [total, i] : work.order) {
      const auto practice = totals_.practice(i);
      work.in_list[i] = 0;
      if (!reaches(total) || !list_.may_enter[practice]) continue;
      work.eligible.push_back(practice);
      work.contenders.push_back(i);
    }
    const auto chosen = list_.choose(work.eligible);
    for (std::size_t at = 0; at < work.contenders.size(); ++at) {
      work.in_list[work.contenders[at]] = chosen[at] ? 1 : 0;
    }
  }

  [[nodiscard]] PracticeRobustness summed_up(std::size_t i, const std::vector<Counted>& counted) {
    std::array<std::uint32_t, 2> inside{};
    std::uint32_t ahead = 0;
    std::uint64_t places = 0;
    for (const auto& chunk : counted) {
      ahead += chunk.ahead_of_next[i];
      places += chunk.sum_of_places[i];
      for (std::size_t source = 0; source < sources_; ++source) {
        inside[source] += chunk.selected[source][i];
      }
    }
    const auto share = [](std::uint32_t part, std::uint32_t whole) {
      return static_cast<double>(part) / static_cast<double>(whole);
    };
    const std::uint32_t by_model = sources_ == 2 ? draws_ / 2 : 0;
    PracticeRobustness result;
    result.p_selected = share(inside[0] + inside[1], draws_);
    result.p_resampled = share(inside[0], draws_ - by_model);
    if (by_model > 0) result.p_by_model = share(inside[1], by_model);
    result.expected_place = static_cast<double>(places) / draws_;
    if (i + 1 < totals_.size()) result.p_ahead_of_next = share(ahead, draws_);
    if (kept_ == 0) {
      places_from_counts(i, counted, result);
    } else {
      places_from_draws(i, result);
    }
    if (result.p_selected >= options_.sure) result.zone = Zone::surely_in;
    if (result.p_selected <= 1 - options_.sure) result.zone = Zone::surely_out;
    return result;
  }

  /// How many of so many draws lie beyond each end of the interval.
  [[nodiscard]] std::size_t beyond(std::size_t draws) const {
    return static_cast<std::size_t>((1 - options_.level) / 2 * static_cast<double>(draws - 1));
  }

  void places_from_counts(std::size_t i, const std::vector<Counted>& counted,
                          PracticeRobustness& result) const {
    const std::size_t n = totals_.size();
    std::vector<std::uint32_t> at_place(n);
    for (const auto& chunk : counted) {
      for (std::size_t place = 0; place < n; ++place)
        at_place[place] += chunk.at_place[i * n + place];
    }
    const std::size_t low = beyond(draws_);
    const std::size_t high = draws_ - 1 - low;
    std::size_t passed = 0;
    for (std::size_t place = 0; place < n; ++place) {
      const std::size_t until = passed + at_place[place];
      if (passed <= low && low < until) result.place_low = static_cast<std::uint32_t>(place + 1);
      if (passed <= high && high < until) result.place_high = static_cast<std::uint32_t>(place + 1);
      passed = until;
    }
    if (n <= places_counted_max) result.at_place = std::move(at_place);
  }

  void places_from_draws(std::size_t i, PracticeRobustness& result) {
    const auto own = std::span(places_).subspan(i * kept_, kept_);
    const auto low = own.begin() + static_cast<std::ptrdiff_t>(beyond(kept_));
    const auto high = own.end() - 1 - static_cast<std::ptrdiff_t>(beyond(kept_));
    std::ranges::nth_element(own, low);
    result.place_low = *low;
    std::ranges::nth_element(own, high);
    result.place_high = *high;
  }

  const ListRule& list_;
  const RobustnessOptions& options_;
  const robust::TotalDraws& totals_;
  std::uint32_t draws_;
  std::uint32_t sources_;
  std::uint32_t kept_ = 0;             // draws whose places are kept
  std::vector<std::uint32_t> places_;  // contenders × kept draws
};

/// Whether there is a list of means of sheets to be sure of.
bool has_answer(const Study& study, const Ranking& ranking, const ListRule& list) {
  OTBOR_CHECK(list.may_enter.count() == study.practices.count());
  if (!list.places && !list.pass_mark) return false;
  if (study.rules.aggregation.id != "mean" || study.criteria.lower_is_better) return false;
  return !ranking.order.empty();
}

std::optional<Robustness> simulated(const Study& study, const Ranking& ranking,
                                    const SeverityInDraws& severity, const ListRule& list,
                                    const RobustnessOptions& options, num::Threads threads) {
  if (!has_answer(study, ranking, list)) return std::nullopt;
  const robust::TotalDraws totals(study, ranking, options.weight_spread, severity);
  const auto draws = affordable(totals, options);
  if (draws < std::min(draws_min, options.draws)) return std::nullopt;
  return Simulation(list, options, totals, draws).run(study.practices.count(), threads);
}

}  // namespace

bool totals_corrected(const Study& study, const Consistency& consistency) {
  return study.rules.severity_corrected && consistency.diagnosis.correction.is_offered();
}

SeverityInDraws severity_in_draws(const Study& study, const Consistency& consistency,
                                  num::Threads threads) {
  SeverityInDraws found{.model = severity_posterior(study, consistency, threads), .lambda = {}};
  if (totals_corrected(study, consistency)) {
    found.lambda = consistency.diagnosis.correction.severity->lambda;
  }
  return found;
}

std::string_view code_of(Zone zone) {
  switch (zone) {
    case Zone::surely_in:
      return "surely_in";
    case Zone::to_be_discussed:
      return "to_be_discussed";
    case Zone::surely_out:
      return "surely_out";
  }
  return "";
}

Words name_of(Zone zone) {
  switch (zone) {
    case Zone::surely_in:
      return {"уверенно в списке", "surely in the list"};
    case Zone::to_be_discussed:
      return {"требует обсуждения", "to be discussed"};
    case Zone::surely_out:
      return {"уверенно вне списка", "surely out of the list"};
  }
  return {};
}

std::optional<Robustness> robustness(const Study& study, const Ranking& ranking,
                                     const ListRule& list, const RobustnessOptions& options,
                                     num::Threads threads) {
  return simulated(study, ranking, {}, list, options, threads);
}

std::optional<Robustness> robustness_with_severity(const Study& study, const Ranking& ranking,
                                                   const SeverityInDraws& severity,
                                                   const ListRule& list,
                                                   const RobustnessOptions& options,
                                                   num::Threads threads) {
  return simulated(study, ranking, severity, list, options, threads);
}

}  // namespace otbor
