#include <algorithm>
#include <array>

#include "engine/score/ranks/kemeny_ties.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::size_t items_max = 200;

constexpr std::array<Named<ranks::TieScheme>, 3> schemes{{{"tau_x", ranks::TieScheme::tau_x},
                                                          {"unifying", ranks::TieScheme::unifying},
                                                          {"induced", ranks::TieScheme::induced}}};

bool anybody_votes(const ranks::Profile& profile) {
  return std::ranges::any_of(profile.ballots,
                             [](const auto& ballot) { return ballot.weight > Points(); });
}

Results compute(Bench& bench) {
  constexpr auto one = Undefined::one_practice;
  const auto scheme = bench.params.choice("scheme", schemes);
  const bool all_optima = bench.params.flag("all_optima", false);
  const auto input = read_profile(bench, items_max);
  Results results;
  if (!bench.good()) return results;
  const bool correlation = scheme == ranks::TieScheme::tau_x;
  if (input.profile.items < 2) {
    return correlation ? results.none_of({"ranking", "tau_x", "tau_x_bound"}, one)
                       : results.none_of({"ranking", "distance", "lower_bound"}, one);
  }
  const auto result = ranks::kemeny_ties(input.profile, scheme, all_optima);
  results.add("ranking", per_item(input.ids, result.level));
  if (correlation && !anybody_votes(input.profile)) {
    results.none_of({"tau_x", "tau_x_bound"}, Undefined::no_ratings);
  } else if (correlation) {
    results.add("tau_x", result.tau_x);
    results.add("tau_x_bound", result.tau_x_bound);
  } else {
    results.add("distance", result.distance);
    results.add("lower_bound", result.lower_bound);
  }
  results.add("proven_optimal", result.proven_optimal);
  if (!all_optima) return results;
  if (result.n_optima == 0) return results.add("n_optima", Undefined::too_large);
  results.add("n_optima", result.n_optima);
  results.add("optimal_rankings", Value(result.optimal_levels));
  return results;
}

constexpr std::array params{
    Param{"scheme",
          "tau_x, unifying, induced",
          {"что считать несогласием, когда места равны или пропущены",
           "what counts as disagreement where there are ties and gaps"}},
    Param{"all_optima",
          "false, true",
          {"перечислить все наилучшие порядки", "list every optimal order"}},
};

}  // namespace

extern const Method rank_kemeny_ties;
const Method rank_kemeny_ties{
    .id = "rank.kemeny_ties",
    .title = {.ru = "Правило Кемени с равными местами и пропусками",
              .en = "Kemeny's rule with ties and gaps"},
    .source = "E. J. Emond & D. W. Mason (2002); R. Fagin et al. (2006); P. Andrieu et al. (2021)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
