#include "engine/score/axioms.hpp"

#include <array>
#include <set>

#include "engine/score/decision/electre.hpp"
#include "engine/score/decision/promethee.hpp"
#include "engine/score/decision/topsis.hpp"
#include "engine/score/decision/vikor.hpp"
#include "engine/score/decision/weighted.hpp"
#include "engine/score/ranks/kemeny.hpp"
#include "engine/score/ranks/rules.hpp"

namespace otbor {
namespace {

using enum Axiom;

using Winners = std::vector<std::size_t>;
using ranks::Profile;

Winners borda(const Profile& profile) { return ranks::first_of(ranks::borda(profile).places); }

Winners copeland(const Profile& profile) {
  return ranks::first_of(ranks::copeland(pairwise(profile)).places);
}

Winners minimax(const Profile& profile) {
  return ranks::first_of(ranks::minimax(pairwise(profile), ranks::Strength::winning_votes).places);
}

Winners schulze(const Profile& profile) {
  return ranks::schulze(pairwise(profile), ranks::Strength::winning_votes).winners;
}

Winners ranked_pairs(const Profile& profile) {
  return ranks::ranked_pairs(pairwise(profile), ranks::Strength::winning_votes).winners;
}

/// The first of every optimal order.
Winners kemeny(const Profile& profile) {
  std::set<std::size_t> firsts;
  const auto result =
      ranks::kemeny(pairwise(profile), {.all_optima = true, .optima_listed = 100'000});
  for (const auto& order : result.optimal_orders) firsts.insert(order.front());
  return {firsts.begin(), firsts.end()};
}

const std::array rules{
    VotingRule{.id = "borda",
               .title = {.ru = "Метод Борда", .en = "Borda count"},
               .claims = {{anonymity, neutrality, pareto, monotonicity, condorcet_loser, reversal,
                           reinforcement},
                          {majority, condorcet_winner, clones, no_rank_reversal}},
               .winners = borda},
    VotingRule{.id = "copeland",
               .title = {.ru = "Метод Копленда", .en = "Copeland's method"},
               .claims = {{anonymity, neutrality, pareto, monotonicity, majority, condorcet_winner,
                           condorcet_loser, reversal},
                          {clones, reinforcement, no_rank_reversal}},
               .winners = copeland},
    VotingRule{.id = "minimax",
               .title = {.ru = "Метод минимакса", .en = "Minimax"},
               .claims = {{anonymity, neutrality, pareto, monotonicity, majority, condorcet_winner},
                          {condorcet_loser, clones, reversal, reinforcement, no_rank_reversal}},
               .winners = minimax},
    VotingRule{.id = "schulze",
               .title = {.ru = "Метод Шульце", .en = "Schulze method"},
               .claims = {{anonymity, neutrality, pareto, monotonicity, majority, condorcet_winner,
                           condorcet_loser, clones, reversal},
                          {reinforcement, no_rank_reversal}},
               .winners = schulze},
    VotingRule{.id = "ranked_pairs",
               .title = {.ru = "Метод ранжированных пар", .en = "Ranked pairs"},
               .claims = {{anonymity, neutrality, pareto, monotonicity, majority, condorcet_winner,
                           condorcet_loser, reversal},
                          {reinforcement, no_rank_reversal}},
               .winners = ranked_pairs},
    VotingRule{.id = "kemeny",
               .title = {.ru = "Правило Кемени", .en = "Kemeny's rule"},
               .claims = {{anonymity, neutrality, pareto, monotonicity, majority, condorcet_winner,
                           condorcet_loser, reversal},
                          {clones, reinforcement, no_rank_reversal}},
               .winners = kemeny},
};

using Places = std::vector<std::size_t>;
using decision::Costs;
using decision::Normalisation;
using decision::Problem;

Places weighted_sum(const Problem& problem) {
  return weighted_sum(problem, Normalisation::none, Costs::complement)->rank;
}

Places weighted_sum_minmax(const Problem& problem) {
  return weighted_sum(problem, Normalisation::minmax, Costs::complement)->rank;
}

Places weighted_product(const Problem& problem) {
  return weighted_product(problem, Normalisation::none, Costs::invert)->rank;
}

Places topsis(const Problem& problem) { return topsis(problem, Normalisation::vector).rank; }

Places vikor(const Problem& problem) { return decision::vikor(problem)->rank; }

Places promethee(const Problem& problem) {
  return promethee(problem, std::vector<decision::PreferenceFunction>(problem.goals.size()))->rank;
}

Places electre(const Problem& problem) {
  return electre_iii(problem, std::vector<decision::Thresholds>(problem.goals.size())).rank;
}

const std::array decisions{
    DecisionRule{.id = "weighted_sum",
                 .title = {.ru = "Взвешенная сумма по заданным шкалам",
                           .en = "Weighted sum on scales fixed in advance"},
                 .claims = {{neutrality, pareto, monotonicity, no_rank_reversal}, {scale}},
                 .places = weighted_sum},
    DecisionRule{.id = "weighted_sum_minmax",
                 .title = {.ru = "Взвешенная сумма по размаху поданных заявок",
                           .en = "Weighted sum on the range of those who applied"},
                 .claims = {{neutrality, pareto, monotonicity, scale}, {no_rank_reversal}},
                 .places = weighted_sum_minmax},
    DecisionRule{.id = "weighted_product",
                 .title = {.ru = "Взвешенное произведение", .en = "Weighted product"},
                 .claims = {{neutrality, pareto, monotonicity, no_rank_reversal, scale}, {}},
                 .places = weighted_product},
    DecisionRule{.id = "topsis",
                 .title = {.ru = "Метод TOPSIS", .en = "TOPSIS"},
                 .claims = {{neutrality, pareto, scale}, {no_rank_reversal}},
                 .places = topsis},
    DecisionRule{.id = "vikor",
                 .title = {.ru = "Метод VIKOR", .en = "VIKOR"},
                 .claims = {{neutrality, pareto, scale}, {no_rank_reversal}},
                 .places = vikor},
    DecisionRule{.id = "promethee",
                 .title = {.ru = "Метод PROMETHEE II", .en = "PROMETHEE II"},
                 .claims = {{neutrality, pareto, monotonicity, scale}, {no_rank_reversal}},
                 .places = promethee},
    DecisionRule{.id = "electre_iii",
                 .title = {.ru = "Метод ELECTRE III", .en = "ELECTRE III"},
                 .claims = {{neutrality, scale}, {no_rank_reversal}},
                 .places = electre},
};

}  // namespace

Words name_of(Axiom axiom) {
  switch (axiom) {
    case anonymity:
      return {"анонимность", "anonymity"};
    case neutrality:
      return {"нейтральность", "neutrality"};
    case pareto:
      return {"единогласие", "unanimity"};
    case monotonicity:
      return {"монотонность", "monotonicity"};
    case majority:
      return {"критерий большинства", "majority criterion"};
    case condorcet_winner:
      return {"победитель по Кондорсе", "Condorcet winner"};
    case condorcet_loser:
      return {"проигравший по Кондорсе", "Condorcet loser"};
    case clones:
      return {"независимость от двойников", "independence of clones"};
    case reversal:
      return {"симметрия обращения", "reversal symmetry"};
    case reinforcement:
      return {"согласованность групп", "reinforcement"};
    case no_rank_reversal:
      return {"нет обращения рангов", "no rank reversal"};
    case scale:
      return {"независимость от единиц", "independence of units"};
  }
  return {};
}

std::string_view code_of(Axiom axiom) {
  switch (axiom) {
    case anonymity:
      return "anonymity";
    case neutrality:
      return "neutrality";
    case pareto:
      return "pareto";
    case monotonicity:
      return "monotonicity";
    case majority:
      return "majority";
    case condorcet_winner:
      return "condorcet_winner";
    case condorcet_loser:
      return "condorcet_loser";
    case clones:
      return "clones";
    case reversal:
      return "reversal";
    case reinforcement:
      return "reinforcement";
    case no_rank_reversal:
      return "no_rank_reversal";
    case scale:
      return "scale";
  }
  return "";
}

std::span<const VotingRule> voting_rules() { return rules; }
std::span<const DecisionRule> decision_rules() { return decisions; }

}  // namespace otbor
