#include "engine/score/robust/robustness.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "engine/rate/sheet_totals.hpp"
#include "engine/score/robust/draws.hpp"
#include "engine/score/robust/rank_counts.hpp"

namespace otbor {
namespace {

/// At most so many products of a mark and a weight are taken, and so many places kept.
constexpr std::size_t products_max = 4'000'000'000;
constexpr std::size_t places_max = 200'000'000;
constexpr std::uint32_t draws_min = 100;

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

/// Mean of the sheets as the ratio of sums: Σ g total / Σ g maximum × full maximum.
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

class Simulation {
 public:
  Simulation(const Study& study, const Ranking& ranking, const RobustnessOptions& options)
      : study_(study),
        options_(options),
        contenders_(contenders_of(study, ranking)),
        weights_(official(study.criteria)) {
    std::size_t products = 1;
    for (const auto& contender : contenders_) {
      products += contender.sheets.size() * study.criteria.criteria.count().value();
    }
    const std::size_t most = std::min(products_max / products,
                                      places_max / std::max<std::size_t>(contenders_.size(), 1));
    draws_ =
        std::min(options.draws, static_cast<std::uint32_t>(std::max<std::size_t>(most, draws_min)));
    for (const auto& criterion : study.criteria.criteria) {
      highest_.push_back(number(criterion.scale.highest()));
    }
  }

  Robustness run(std::uint32_t in_list, num::Threads threads) {
    const std::size_t n = contenders_.size();
    // Places of one contender side by side, so that each is summed up in one go.
    std::vector<std::uint32_t> places(n * draws_);
    const std::size_t step = robust::draws_a_chunk(draws_);
    num::for_chunks(threads, draws_, step, [&](std::size_t, std::size_t first, std::size_t last) {
      for (std::size_t draw = first; draw < last; ++draw) {
        const auto drawn = places_of(static_cast<std::uint32_t>(draw));
        for (std::size_t i = 0; i < n; ++i) places[i * draws_ + draw] = drawn[i];
      }
    });
    Robustness result{
        .draws = draws_,
        .of = Per<Practice, std::optional<PracticeRobustness>>(study_.practices.count())};
    for (std::size_t i = 0; i < n; ++i) {
      const auto own = std::span(places).subspan(i * draws_, draws_);
      result.of[contenders_[i].practice] = summed_up(own, in_list);
    }
    return result;
  }

 private:
  [[nodiscard]] std::vector<std::uint32_t> places_of(std::uint32_t number) const {
    constexpr double equal = 1e-12;
    const robust::Draw draw(study_.rules.seed, number);
    std::vector<double> experts(study_.experts.count().value());
    std::vector<double> uniform(study_.criteria.criteria.count().value());
    draw.exponentials(robust::Purpose::experts, experts);
    draw.uniforms(robust::Purpose::weights, uniform);
    Weights weights = weights_;
    move_shares(uniform, options_.weight_spread, weights);
    std::vector<double> total;
    double largest = 0;
    for (const auto& contender : contenders_) {
      const auto& own = weights[contender.group.value()];
      const double full = std::inner_product(own.begin(), own.end(), highest_.begin(), 0.0);
      const double points =
          contender.by_chair ? contender.fixed : total_of(contender, own, experts, full);
      total.push_back(study_.criteria.lower_is_better ? -points : points);
      largest = std::max(largest, std::abs(points));
    }
    std::vector<std::uint32_t> order(total.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
      return total[a] > total[b] || (!(total[b] > total[a]) && a < b);
    });
    // Level totals share the first of their places: the chain would decide, and it is not asked.
    std::vector<std::uint32_t> places(total.size());
    for (std::size_t at = 0; at < order.size(); ++at) {
      const bool level = at > 0 && total[order[at - 1]] - total[order[at]] <= equal * largest;
      places[order[at]] = level ? places[order[at - 1]] : static_cast<std::uint32_t>(at + 1);
    }
    return places;
  }

  [[nodiscard]] PracticeRobustness summed_up(std::span<std::uint32_t> places,
                                             std::uint32_t in_list) const {
    PracticeRobustness result;
    const auto inside =
        std::ranges::count_if(places, [in_list](std::uint32_t place) { return place <= in_list; });
    result.p_selected = static_cast<double>(inside) / static_cast<double>(draws_);
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
  const RobustnessOptions& options_;
  std::vector<Contender> contenders_;
  Weights weights_;
  std::vector<double> highest_;
  std::uint32_t draws_ = 0;
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
                                     const RobustnessOptions& options, num::Threads threads) {
  OTBOR_CHECK(options.draws > 0);
  const auto& places = study.rules.selection.places;
  if (!places || study.rules.aggregation.id != "mean") return std::nullopt;
  return Simulation(study, ranking, options).run(*places, threads);
}

}  // namespace otbor
