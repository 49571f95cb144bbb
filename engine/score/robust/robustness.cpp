#include "engine/score/robust/robustness.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/approximate.hpp"
#include "engine/score/robust/rank_counts.hpp"
#include "engine/score/robust/total_draws.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t draws_min = 1000;
/// Places kept for the intervals: a quarter of a gigabyte. With more practices the interval comes
/// from the first draws alone; the chance to be on the list always comes from all.
constexpr std::size_t places_kept_max = 64'000'000;
/// Totals no further apart than this share of themselves are level.
constexpr double equal = 1e-12;

/// How many draws may be taken.
std::uint32_t affordable(const robust::TotalDraws& draws, const RobustnessOptions& options) {
  return static_cast<std::uint32_t>(
      std::min<std::size_t>(options.draws, options.products_max / draws.products()));
}

/// One draw, contender by contender.
struct Drawn {
  std::vector<std::uint32_t> place;
  std::vector<bool> in_list;
};

class Simulation {
 public:
  Simulation(const Study& study, const ListRule& list, const RobustnessOptions& options,
             const robust::TotalDraws& totals, std::uint32_t draws)
      : study_(study), list_(list), options_(options), totals_(totals), draws_(draws) {}

  Robustness run(num::Threads threads) {
    const std::size_t n = totals_.size();
    // Places of one contender side by side, so that each is summed up in one go.
    const auto kept =
        static_cast<std::uint32_t>(std::min<std::size_t>(draws_, places_kept_max / n));
    std::vector<std::uint32_t> places(n * kept);
    constexpr std::size_t lanes = robust::draw_lanes;
    const std::size_t step = (robust::draws_a_chunk(draws_, n) + lanes - 1) / lanes * lanes;
    std::vector<std::vector<std::uint32_t>> selected(num::chunk_count(draws_, step),
                                                     std::vector<std::uint32_t>(n));
    const auto count = [&](std::size_t chunk, std::size_t draw, const Drawn& drawn) {
      for (std::size_t i = 0; i < n; ++i) {
        if (draw < kept) places[i * kept + draw] = drawn.place[i];
        selected[chunk][i] += drawn.in_list[i] ? 1 : 0;
      }
    };
    num::for_chunks(threads, draws_, step,
                    [&](std::size_t chunk, std::size_t first, std::size_t last) {
                      for (std::size_t draw = first; draw < last; draw += lanes) {
                        const auto block = totals_.totals(static_cast<std::uint32_t>(draw));
                        for (std::size_t lane = 0; lane < lanes && draw + lane < last; ++lane) {
                          count(chunk, draw + lane, places_of(block, lane));
                        }
                      }
                    });
    Robustness result{
        .draws = draws_,
        .of = Per<Practice, std::optional<PracticeRobustness>>(study_.practices.count())};
    for (std::size_t i = 0; i < n; ++i) {
      std::uint32_t inside = 0;
      for (const auto& chunk : selected) inside += chunk[i];
      const auto own = std::span(places).subspan(i * kept, kept);
      result.of[totals_.practice(i)] = summed_up(own, inside);
    }
    return result;
  }

 private:
  /// Side by side, so that sorting looks nowhere else.
  static std::vector<std::uint32_t> best_first(const std::vector<double>& total) {
    struct Entry {
      double total;
      std::uint32_t contender;
    };
    std::vector<Entry> entries(total.size());
    for (std::uint32_t i = 0; i < total.size(); ++i) entries[i] = {total[i], i};
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
      return a.total > b.total || (!(b.total > a.total) && a.contender < b.contender);
    });
    std::vector<std::uint32_t> order(total.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = entries[at].contender;
    return order;
  }

  /// Level totals share the first of their places and the list: the chain would decide, and it is
  /// not asked.
  [[nodiscard]] Drawn places_of(const std::vector<robust::Lanes>& block, std::size_t lane) const {
    std::vector<double> total(block.size());
    for (std::size_t i = 0; i < total.size(); ++i) total[i] = block[i][lane];
    const auto order = best_first(total);
    Drawn drawn{std::vector<std::uint32_t>(total.size()), std::vector<bool>(total.size())};
    std::uint32_t taken = 0;  // places of the list before this group of level totals
    std::uint32_t taken_by_level = 0;
    for (std::size_t at = 0; at < order.size(); ++at) {
      const auto i = order[at];
      const double slack = equal * std::abs(total[i]);
      const bool level = at > 0 && total[order[at - 1]] - total[i] <= slack;
      drawn.place[i] = level ? drawn.place[order[at - 1]] : static_cast<std::uint32_t>(at + 1);
      if (!level) taken += std::exchange(taken_by_level, 0);
      const bool reaches = !list_.pass_mark || total[i] >= approximate(*list_.pass_mark) - slack;
      const bool room = !list_.places || taken < *list_.places;
      drawn.in_list[i] = reaches && room && list_.may_enter[totals_.practice(i)];
      taken_by_level += drawn.in_list[i] ? 1 : 0;
    }
    if (list_.choose) choose(total, order, drawn);
    return drawn;
  }

  /// The list by the plan's rule. Level totals keep the official order, where the chain decided.
  void choose(const std::vector<double>& total, const std::vector<std::uint32_t>& order,
              Drawn& drawn) const {
    std::vector<Index<Practice>> eligible;
    std::vector<std::uint32_t> contenders;
    for (const auto i : order) {
      const auto practice = totals_.practice(i);
      const double slack = equal * std::abs(total[i]);
      const bool reaches = !list_.pass_mark || total[i] >= approximate(*list_.pass_mark) - slack;
      drawn.in_list[i] = false;
      if (!reaches || !list_.may_enter[practice]) continue;
      eligible.push_back(practice);
      contenders.push_back(i);
    }
    const auto chosen = list_.choose(eligible);
    for (std::size_t at = 0; at < contenders.size(); ++at)
      drawn.in_list[contenders[at]] = chosen[at];
  }

  [[nodiscard]] PracticeRobustness summed_up(std::span<std::uint32_t> places,
                                             std::uint32_t inside) const {
    PracticeRobustness result;
    result.p_selected = static_cast<double>(inside) / static_cast<double>(draws_);
    if (totals_.size() <= places_counted_max) {
      result.at_place.resize(totals_.size());
      for (const auto place : places) ++result.at_place[place - 1];
    }
    std::ranges::sort(places);
    const double tail = (1 - options_.level) / 2 * static_cast<double>(places.size() - 1);
    const auto skipped = static_cast<std::size_t>(tail);
    result.place_low = places[skipped];
    result.place_high = places[places.size() - 1 - skipped];
    if (result.p_selected >= options_.sure) result.zone = Zone::surely_in;
    if (result.p_selected <= 1 - options_.sure) result.zone = Zone::surely_out;
    return result;
  }

  const Study& study_;
  const ListRule& list_;
  const RobustnessOptions& options_;
  const robust::TotalDraws& totals_;
  std::uint32_t draws_;
};

}  // namespace

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
  OTBOR_CHECK(list.may_enter.count() == study.practices.count());
  if (!list.places && !list.pass_mark) return std::nullopt;
  if (study.rules.severity_corrected) return std::nullopt;  // totals are no sums of marks then
  if (study.rules.aggregation.id != "mean" || study.criteria.lower_is_better) return std::nullopt;
  if (ranking.order.empty()) return std::nullopt;
  const robust::TotalDraws totals(study, ranking, options.weight_spread);
  const auto draws = affordable(totals, options);
  if (draws < std::min(draws_min, options.draws)) return std::nullopt;
  return Simulation(study, list, options, totals, draws).run(threads);
}

}  // namespace otbor
