#include <catch2/catch.hpp>

#include "engine/forum/votes.hpp"

namespace otbor {
namespace {

constexpr auto yes = Choice3::in_favour;
constexpr auto no = Choice3::against;
constexpr auto abstains = Choice3::abstained;

Moment at(std::uint8_t day, std::uint32_t hour) { return {2022, 4, day, hour * 3600}; }

Votes one_proposal(VoteRule rule = VoteRule::half_of_voters) {
  Votes votes;
  votes.resolution.proposals.push_back({.id = "1", .text = "Создать банк практик", .rule = rule});
  return votes;
}

void cast(Votes& votes, std::optional<std::size_t> voter, std::optional<Choice3> choice,
          std::optional<Moment> when = {}) {
  votes.ballots.push_back({.voter = voter,
                           .at = when,
                           .row = static_cast<std::uint32_t>(votes.ballots.size() + 2),
                           .choices = {choice}});
}

std::vector<NotCounted> reasons(const VotesResult& result) {
  std::vector<NotCounted> all;
  for (const auto& spoilt : result.spoilt) all.push_back(spoilt.why);
  return all;
}

}  // namespace

TEST_CASE("Votes: half of the voters do not carry a proposal, one more does") {
  auto votes = one_proposal();
  cast(votes, 0, yes);
  cast(votes, 1, no);
  CHECK(votes_result(votes).proposals[0].accepted == false);
  cast(votes, 2, yes);
  CHECK(votes_result(votes).proposals[0].accepted == true);
}

TEST_CASE("Votes: who abstains has taken part, so that the half becomes larger") {
  auto votes = one_proposal();
  cast(votes, 0, yes);
  cast(votes, 1, abstains);
  const auto tally = votes_result(votes).proposals[0];
  CHECK(tally.voters() == 2);
  CHECK(tally.accepted == false);
  CHECK(tally.percent_in_favour().exact() == "50");
}

TEST_CASE("Votes: two thirds are enough, and a vote less is not") {
  auto votes = one_proposal(VoteRule::two_thirds_of_voters);
  cast(votes, 0, yes);
  cast(votes, 1, yes);
  cast(votes, 2, no);
  CHECK(votes_result(votes).proposals[0].accepted == true);
  cast(votes, 3, no);
  CHECK(votes_result(votes).proposals[0].accepted == false);
}

TEST_CASE("Votes: a share of the eligible asks for their number") {
  auto votes = one_proposal(VoteRule::half_of_eligible);
  cast(votes, 0, yes);
  cast(votes, 1, yes);
  CHECK_FALSE(votes_result(votes).proposals[0].accepted.has_value());
  votes.resolution.eligible = 3;
  CHECK(votes_result(votes).proposals[0].accepted == true);
  votes.resolution.eligible = 4;
  CHECK(votes_result(votes).proposals[0].accepted == false);
}

TEST_CASE("Votes: of two votes of one voter the later counts, whatever the order of the rows") {
  auto votes = one_proposal();
  cast(votes, 7, no, at(22, 15));
  cast(votes, 7, yes, at(22, 10));
  const auto result = votes_result(votes);
  CHECK(result.received == 2);
  CHECK(result.voters == 1);
  CHECK(result.proposals[0].against == 1);
  CHECK(result.proposals[0].in_favour == 0);
  CHECK(reasons(result) == std::vector{NotCounted::superseded});
  CHECK(result.spoilt[0].ballot == 1);
}

TEST_CASE(
    "Votes: what comes outside the time, from outside the list or blank is told and left out") {
  auto votes = one_proposal();
  votes.resolution.begins = at(21, 16);
  votes.resolution.ends = at(23, 18);
  cast(votes, 0, yes, at(21, 15));
  cast(votes, 1, yes, at(23, 18));  // the last moment is within
  cast(votes, 2, yes, at(23, 19));
  cast(votes, 3, std::nullopt, at(22, 10));
  cast(votes, 4, no, at(22, 10));
  votes.ballots.back().eligible = false;
  const auto result = votes_result(votes);
  CHECK(result.proposals[0].in_favour == 1);
  CHECK(result.proposals[0].against == 0);
  CHECK(reasons(result) == std::vector{NotCounted::too_early, NotCounted::too_late,
                                       NotCounted::blank, NotCounted::not_eligible});
}

TEST_CASE("Votes: a vote that comes too late does not replace one in time") {
  auto votes = one_proposal();
  votes.resolution.ends = at(23, 18);
  cast(votes, 0, yes, at(22, 10));
  cast(votes, 0, no, at(24, 10));
  const auto result = votes_result(votes);
  CHECK(result.proposals[0].in_favour == 1);
  CHECK(result.proposals[0].against == 0);
}

TEST_CASE("Votes: an end without a time of day includes that day") {
  auto votes = one_proposal();
  votes.resolution.ends = Moment{2022, 4, 23, {}};
  cast(votes, 0, yes, at(23, 23));
  cast(votes, 1, yes, at(24, 0));
  CHECK(votes_result(votes).proposals[0].in_favour == 1);
}

TEST_CASE("Votes: without a quorum nothing is accepted") {
  auto votes = one_proposal();
  votes.resolution.eligible = 10;
  votes.resolution.quorum_percent = Points::whole(50);
  for (std::size_t voter = 0; voter < 4; ++voter) cast(votes, voter, yes);
  CHECK(votes_result(votes).quorum == false);
  CHECK(votes_result(votes).proposals[0].accepted == false);
  cast(votes, 4, yes);
  const auto result = votes_result(votes);
  CHECK(result.turnout_percent->exact() == "50");
  CHECK(result.quorum == true);
  CHECK(result.proposals[0].accepted == true);
}

TEST_CASE("Votes: ballots without names count each and are said to be so") {
  auto votes = one_proposal();
  cast(votes, std::nullopt, yes);
  cast(votes, std::nullopt, yes);
  const auto result = votes_result(votes);
  CHECK(result.voters == 2);
  CHECK(result.anonymous);
}

TEST_CASE("Votes: totals that somebody else counted are taken as they are") {
  auto votes = one_proposal();
  votes.counted = {CountedVotes{.in_favour = 30, .against = 5, .abstained = 2}};
  votes.resolution.eligible = 36;
  const auto result = votes_result(votes);
  CHECK(result.counted_elsewhere);
  CHECK(result.voters == 37);
  CHECK(result.more_than_eligible);
  CHECK(result.proposals[0].accepted == true);
}

}  // namespace otbor
