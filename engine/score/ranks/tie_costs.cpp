#include "engine/score/ranks/tie_costs.hpp"

namespace otbor::ranks {
namespace {

/// Doubled costs of a pair (i, j) for one ballot.
struct Costs {
  Votes before = 0;
  Votes after = 0;
  Votes tied = 0;
};

/// Σ a_ij c_ij of Emond & Mason over (i, j) and (j, i), negated: a = 1 when ahead or tied, −1 when
/// behind, 0 when one of the two is not ranked.
Costs tau_x(std::uint32_t i, std::uint32_t j) {
  if (i == 0 || j == 0) return {};
  const int a_ij = i <= j ? 1 : -1;
  const int a_ji = j <= i ? 1 : -1;
  const Votes lead = a_ij - a_ji;
  const Votes both = a_ij + a_ji;
  return {.before = -2 * lead, .after = 2 * lead, .tied = -2 * both};
}

/// Fagin's K^(1/2), doubled.
Costs kendall(std::uint32_t i, std::uint32_t j) {
  if (i == j) return {.before = 1, .after = 1, .tied = 0};
  if (i < j) return {.before = 0, .after = 2, .tied = 1};
  return {.before = 2, .after = 0, .tied = 1};
}

Costs costs(std::uint32_t i, std::uint32_t j, TieScheme scheme) {
  switch (scheme) {
    case TieScheme::tau_x:
      return tau_x(i, j);
    case TieScheme::unifying:
      return kendall(i - 1U, j - 1U);  // 0 − 1: behind everything that is ranked
    case TieScheme::induced:
      return i == 0 || j == 0 ? Costs{} : kendall(i, j);
  }
  return {};
}

}  // namespace

TieCosts tie_costs(const Profile& profile, TieScheme scheme) {
  TieCosts table(profile.items);
  for (const auto& ballot : profile.ballots) {
    OTBOR_CHECK(ballot.level.size() == profile.items);
    const Votes weight = ballot.weight.millionths();
    for (std::size_t i = 0; i < profile.items; ++i) {
      for (std::size_t j = i + 1; j < profile.items; ++j) {
        const auto [before, after, tied] = costs(ballot.level[i], ballot.level[j], scheme);
        table.before(i, j) += weight * before;
        table.before(j, i) += weight * after;
        table.tied(i, j) += weight * tied;
        table.tied(j, i) += weight * tied;
      }
    }
  }
  return table;
}

TieCosts strict_costs(const Pairwise& votes) {
  TieCosts table(votes.items());
  for (std::size_t i = 0; i < votes.items(); ++i) {
    for (std::size_t j = 0; j < votes.items(); ++j) {
      table.before(i, j) = votes(j, i);
      table.tied(i, j) = votes(i, j) + votes(j, i);
    }
  }
  return table;
}

TieCosts among(const TieCosts& costs, const std::vector<std::size_t>& items) {
  TieCosts own(items.size());
  own.before = among(costs.before, items);
  own.tied = among(costs.tied, items);
  return own;
}

}  // namespace otbor::ranks
