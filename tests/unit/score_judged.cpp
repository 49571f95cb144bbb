#include <catch2/catch.hpp>

#include "engine/score/weights/judged.hpp"
#include "engine/score/weights/utadis.hpp"

namespace otbor::weights {
namespace {

Points times(int n) { return Points::whole(n); }

Judgements asked(std::vector<PairJudgement> pairs, std::size_t criteria = 3) {
  Judgements judgements;
  for (std::size_t at = 0; at < criteria; ++at) {
    judgements.criteria.push_back({.id = "C" + std::to_string(at + 1), .title = {}, .weight = {}});
  }
  judgements.judges.push_back({.name = "one", .pairs = std::move(pairs), .best_worst = {}});
  return judgements;
}

TEST_CASE("Judged weights: consistent comparisons give back the weights they come from") {
  // 4 : 2 : 1
  const auto found = judged_weights(asked({{0, 1, times(2)}, {0, 2, times(4)}, {1, 2, times(2)}}));
  REQUIRE(found.consensus);
  CHECK((*found.consensus)[0] == Approx(4.0 / 7));
  CHECK((*found.consensus)[1] == Approx(2.0 / 7));
  CHECK((*found.consensus)[2] == Approx(1.0 / 7));
  const auto& own = *found.own.front().pairwise;
  CHECK(*own.cr == Approx(0).margin(1e-9));
  CHECK(*own.gci == Approx(0).margin(1e-9));
  CHECK(own.reconsider.empty());
  CHECK(*found.agreement.front() == Approx(1));
}

TEST_CASE("Judged weights: a pair that was not asked follows from the others") {
  const auto found = judged_weights(asked({{0, 1, times(2)}, {1, 2, times(2)}}));
  const auto& own = *found.own.front().pairwise;
  CHECK(own.missing == 1);
  CHECK(own.geometric[0] == Approx(4.0 / 7));
  CHECK(own.eigen[0] == Approx(4.0 / 7));
  CHECK_FALSE(own.gci.has_value());
  // Two comparisons of three criteria cannot contradict each other.
  REQUIRE_FALSE(own.cr.has_value());
  CHECK(own.cr.error() == Undefined::no_freedom);
  CHECK(own.reconsider.empty());
}

TEST_CASE(
    "Consistency ratio: with gaps random comparisons are the less inconsistent the more gaps") {
  // Four items have 0.90 at random; one of three spare comparisons missing leaves two thirds.
  CHECK(*consistency_ratio(0.06, 4, 0, saaty_random_index) == Approx(0.06 / 0.90));
  CHECK(*consistency_ratio(0.06, 4, 1, saaty_random_index) == Approx(0.06 / 0.60));
  CHECK(*consistency_ratio(0.06, 4, 2, saaty_random_index) == Approx(0.06 / 0.30));
  CHECK(consistency_ratio(0.06, 4, 3, saaty_random_index).error() == Undefined::no_freedom);
}

TEST_CASE("Judged weights: the judgement that contradicts the rest is named with one that fits") {
  // 8 : 4 : 2 : 1, and the first against the last turned round.
  const auto found = judged_weights(asked({{0, 1, times(2)},
                                           {0, 2, times(4)},
                                           {1, 2, times(2)},
                                           {1, 3, times(4)},
                                           {2, 3, times(2)},
                                           {3, 0, times(5)}},
                                          4));
  const auto& own = *found.own.front().pairwise;
  CHECK(*own.cr > cr_limit(4));
  REQUIRE_FALSE(own.reconsider.empty());
  const auto& first = own.reconsider.front();
  CHECK(first.more == 3);
  CHECK(first.than == 0);
  CHECK(first.given == Approx(5));
  CHECK(first.better == Approx(1.0 / 8));
  CHECK(*first.cr_then == Approx(0).margin(1e-6));
}

TEST_CASE("Judged weights: comparisons that leave criteria apart give none") {
  const auto found = judged_weights(asked({{0, 1, times(2)}, {2, 3, times(2)}}, 4));
  CHECK_FALSE(found.own.front().pairwise);
  CHECK_FALSE(found.consensus);
}

TEST_CASE("Judged weights: opposite people with equal voices come to equal weights") {
  auto judgements = asked({{0, 1, times(3)}}, 2);
  judgements.judges.push_back({.name = "two", .pairs = {{1, 0, times(3)}}, .best_worst = {}});
  auto found = judged_weights(judgements);
  CHECK((*found.consensus)[0] == Approx(0.5));
  judgements.judges[1].voice = Points();
  found = judged_weights(judgements);
  CHECK((*found.consensus)[0] == Approx(0.75));
}

TEST_CASE("Judged weights: best-worst answers stand in where there are no pairs") {
  auto judgements = asked({});
  judgements.judges[0].best_worst =
      BestWorstJudgement{.best = 0,
                         .worst = 2,
                         .best_to_others = {times(1), times(2), times(4)},
                         .others_to_worst = {times(4), times(2), times(1)}};
  const auto found = judged_weights(judgements);
  REQUIRE(found.consensus);
  CHECK((*found.consensus)[0] == Approx(4.0 / 7));
}

TEST_CASE("Printed weights sum exactly to what is asked") {
  const std::vector<double> thirds(3, 1.0 / 3);
  const auto printed = printable(thirds, Points::whole(20), 2);
  CHECK(printed[0] + printed[1] + printed[2] == Points::whole(20));
  CHECK(printed[0] == Points::millionths(6'670'000));
  CHECK(printed[2] == Points::millionths(6'660'000));
}

TEST_CASE("UTADIS: a list that only the first criterion explains gives it all the weight") {
  UtadisInput input;
  input.lists.push_back(
      {num::Matrix(4, 2, {1, 0, 0.9, 0.1, 0.1, 0.9, 0, 1}), {true, true, false, false}});
  const auto found = utadis(input);
  REQUIRE(found);
  CHECK(found->sum_of_errors == Approx(0).margin(1e-9));
  CHECK(found->contradictions.empty());
  CHECK(found->weight_max[0] == Approx(1));
  CHECK(found->weight_min[0] > 0.49);  // below one half the second criterion would turn the list
}

TEST_CASE("UTADIS: a dominated practice on the list is named") {
  UtadisInput input;
  input.lists.push_back({num::Matrix(3, 2, {0.2, 0.2, 0.9, 0.9, 0.8, 0.8}), {true, true, false}});
  const auto found = utadis(input);
  REQUIRE(found);
  CHECK(found->sum_of_errors > 0.5);
  REQUIRE_FALSE(found->contradictions.empty());
}

TEST_CASE("UTADIS: no list that divides leaves nothing to learn") {
  UtadisInput input;
  input.lists.push_back({num::Matrix(2, 1, {1, 0}), {true, true}});
  CHECK(utadis(input).error() == Undefined::one_practice);
}

}  // namespace
}  // namespace otbor::weights
