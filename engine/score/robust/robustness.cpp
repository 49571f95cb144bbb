#include "engine/score/robust/robustness.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "engine/rate/sheet_totals.hpp"
#include "engine/score/robust/draws.hpp"
#include "engine/score/robust/rank_counts.hpp"

namespace otbor {
namespace {

/// At most so many products of a mark and a weight are taken: a second or two.
constexpr std::size_t products_max = 500'000'000;
constexpr std::uint32_t draws_min = 1000;

/// A sheet as numbers: what is drawn anew is only who counts how much and what a mark weighs.
struct SheetRow {
  std::uint32_t expert = 0;
  std::vector<double> value;    // of each criterion, 0 where there is no mark
  std::vector<double> largest;  // the scale's end, 0 where there is no mark
};

struct Contender {
  Index<Practice> practice;
  double fixed = 0;  // the chair's score
  bool by_chair = false;
  Index<ApplicantGroup> group;
  std::vector<SheetRow> sheets;
};

double number(Points points) { return static_cast<double>(points.millionths()) / Points::unit; }

std::vector<Contender> contenders_of(const Study& study, const Ranking& ranking) {
  std::vector<Contender> all;
  for (const auto practice : ranking.order) {
    const Score& score = ranking.scores[practice];
    Contender contender{.practice = practice,
                        .fixed = score.total.approximate(),
                        .by_chair = score.by_chair || score.used.empty(),
                        .group = study.practices[practice].group};
    for (const auto sheet : score.used) {
      SheetRow row{.expert = study.sheets.sheets[sheet].expert.value()};
      for (const auto at : study.criteria.criteria.count()) {
        const Mark mark = study.sheets.marks(sheet, at);
        const auto& criterion = study.criteria.criteria[at];
        row.value.push_back(is_mark(mark) ? number(counted_value(study.criteria, criterion, mark))
                                          : 0);
        row.largest.push_back(is_mark(mark) ? number(criterion.scale.highest()) : 0);
      }
      contender.sheets.push_back(std::move(row));
    }
    all.push_back(std::move(contender));
  }
  return all;
}

/// The weights of one draw, by group of applicants: the shares moved and scaled back to their sum,
/// so that the largest total stays about what it is.
using Weights = std::vector<std::vector<double>>;

Weights official(const CriteriaSet& criteria) {
  Weights all;
  for (const auto group : criteria.applicant_groups.count()) {
    all.emplace_back();
    for (const auto at : criteria.criteria.count()) {
      all.back().push_back(number(criteria.weights(group, at)));
    }
  }
  return all;
}

void move_shares(const std::vector<double>& uniform, double spread, Weights& weights) {
  for (auto& group : weights) {
    double before = 0;
    double after = 0;
    for (std::size_t c = 0; c < group.size(); ++c) {
      before += group[c];
      group[c] *= 1 + spread * (2 * uniform[c] - 1);
      after += group[c];
    }
    for (double& weight : group) weight *= after > 0 ? before / after : 0;
  }
}

/// Mean of the sheets as the ratio of sums, Σ g total / Σ g maximum × full maximum: on the official
/// scale whatever the weights of the draw.
double total_of(const Contender& contender, const std::vector<double>& weights,
                const std::vector<double>& experts, double full) {
  double totals = 0;
  double maxima = 0;
  for (const auto& sheet : contender.sheets) {
    double total = 0;
    double maximum = 0;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      total += weights[c] * sheet.value[c];
      maximum += weights[c] * sheet.largest[c];
    }
    totals += experts[sheet.expert] * total;
    maxima += experts[sheet.expert] * maximum;
  }
  return maxima > 0 ? totals / maxima * full : 0;
}

/// How many draws of so many contenders may be taken.
std::uint32_t affordable(const std::vector<Contender>& contenders, std::size_t criteria,
                         std::uint32_t asked) {
  std::size_t products = 1;
  for (const auto& contender : contenders) {
    products += std::max<std::size_t>(contender.sheets.size() * criteria, 8);
  }
  return static_cast<std::uint32_t>(std::min<std::size_t>(asked, products_max / products));
}

/// One draw, contender by contender.
struct Drawn {
  std::vector<std::uint32_t> place;
  std::vector<bool> in_list;
};

class Simulation {
 public:
  Simulation(const Study& study, const ListRule& list, const RobustnessOptions& options,
             std::vector<Contender> contenders, std::uint32_t draws)
      : study_(study),
        list_(list),
        options_(options),
        contenders_(std::move(contenders)),
        weights_(official(study.criteria)),
        draws_(draws) {}

  Robustness run(num::Threads threads) {
    const std::size_t n = contenders_.size();
    // Places of one contender side by side, so that each is summed up in one go.
    std::vector<std::uint32_t> places(n * draws_);
    const std::size_t step = robust::draws_a_chunk(draws_, n);
    std::vector<std::vector<std::uint32_t>> selected(num::chunk_count(draws_, step),
                                                     std::vector<std::uint32_t>(n));
    num::for_chunks(threads, draws_, step,
                    [&](std::size_t chunk, std::size_t first, std::size_t last) {
                      for (std::size_t draw = first; draw < last; ++draw) {
                        const Drawn drawn = places_of(static_cast<std::uint32_t>(draw));
                        for (std::size_t i = 0; i < n; ++i) {
                          places[i * draws_ + draw] = drawn.place[i];
                          selected[chunk][i] += drawn.in_list[i] ? 1 : 0;
                        }
                      }
                    });
    Robustness result{
        .draws = draws_,
        .of = Per<Practice, std::optional<PracticeRobustness>>(study_.practices.count())};
    for (std::size_t i = 0; i < n; ++i) {
      std::uint32_t inside = 0;
      for (const auto& chunk : selected) inside += chunk[i];
      const auto own = std::span(places).subspan(i * draws_, draws_);
      result.of[contenders_[i].practice] = summed_up(own, inside);
    }
    return result;
  }

 private:
  [[nodiscard]] std::vector<double> totals_of(std::uint32_t drawn) const {
    const robust::Draw draw(study_.rules.seed, drawn);
    std::vector<double> experts(study_.experts.count().value());
    std::vector<double> uniform(study_.criteria.criteria.count().value());
    draw.exponentials(robust::Purpose::experts, experts);
    draw.uniforms(robust::Purpose::weights, uniform);
    Weights weights = weights_;
    move_shares(uniform, options_.weight_spread, weights);
    std::vector<double> totals;
    for (const auto& contender : contenders_) {
      const double full = number(study_.criteria.maximum[contender.group]);
      totals.push_back(contender.by_chair
                           ? contender.fixed
                           : total_of(contender, weights[contender.group.value()], experts, full));
    }
    return totals;
  }

  /// Level totals share the first of their places and the list: the chain would decide, and it is
  /// not asked.
  [[nodiscard]] Drawn places_of(std::uint32_t which) const {
    constexpr double equal = 1e-12;
    const auto total = totals_of(which);
    std::vector<std::uint32_t> order(total.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
      return total[a] > total[b] || (!(total[b] > total[a]) && a < b);
    });
    Drawn drawn{std::vector<std::uint32_t>(total.size()), std::vector<bool>(total.size())};
    std::uint32_t taken = 0;  // places of the list before this group of level totals
    std::uint32_t taken_by_level = 0;
    for (std::size_t at = 0; at < order.size(); ++at) {
      const auto i = order[at];
      const double slack = equal * std::abs(total[i]);
      const bool level = at > 0 && total[order[at - 1]] - total[i] <= slack;
      drawn.place[i] = level ? drawn.place[order[at - 1]] : static_cast<std::uint32_t>(at + 1);
      if (!level) taken += std::exchange(taken_by_level, 0);
      const bool reaches = !list_.pass_mark || total[i] >= number(*list_.pass_mark) - slack;
      const bool room = !list_.places || taken < *list_.places;
      drawn.in_list[i] = reaches && room && list_.may_enter[contenders_[i].practice];
      taken_by_level += drawn.in_list[i] ? 1 : 0;
    }
    return drawn;
  }

  [[nodiscard]] PracticeRobustness summed_up(std::span<std::uint32_t> places,
                                             std::uint32_t inside) const {
    PracticeRobustness result;
    result.p_selected = static_cast<double>(inside) / static_cast<double>(draws_);
    if (contenders_.size() <= places_counted_max) {
      result.at_place.resize(contenders_.size());
      for (const auto place : places) ++result.at_place[place - 1];
    }
    std::ranges::sort(places);
    const double tail = (1 - options_.level) / 2 * static_cast<double>(draws_ - 1);
    const auto skipped = static_cast<std::size_t>(tail);
    result.place_low = places[skipped];
    result.place_high = places[draws_ - 1 - skipped];
    if (result.p_selected >= options_.sure) result.zone = Zone::surely_in;
    if (result.p_selected <= 1 - options_.sure) result.zone = Zone::surely_out;
    return result;
  }

  const Study& study_;
  const ListRule& list_;
  const RobustnessOptions& options_;
  std::vector<Contender> contenders_;
  Weights weights_;
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
  if (study.rules.aggregation.id != "mean" || study.criteria.lower_is_better) return std::nullopt;
  auto contenders = contenders_of(study, ranking);
  const auto draws = affordable(contenders, study.criteria.criteria.count().value(), options.draws);
  if (contenders.empty() || draws < std::min(draws_min, options.draws)) return std::nullopt;
  return Simulation(study, list, options, std::move(contenders), draws).run(threads);
}

}  // namespace otbor
