#include "engine/forum/votes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace otbor {
namespace {

/// Later by its time, else by its row.
bool later(const Ballot& a, const Ballot& b) {
  if (a.at && b.at && *a.at != *b.at) return *a.at > *b.at;
  return a.row > b.row;
}

/// By the day alone where either has no time of day.
bool before(const Moment& a, const Moment& b) {
  if (a.second_of_day && b.second_of_day) return a < b;
  return std::tuple(a.year, a.month, a.day) < std::tuple(b.year, b.month, b.day);
}

std::optional<NotCounted> spoilt_by_itself(const Ballot& ballot, const Resolution& terms) {
  if (!ballot.eligible) return NotCounted::not_eligible;
  if (ballot.at && terms.begins && before(*ballot.at, *terms.begins)) return NotCounted::too_early;
  if (ballot.at && terms.ends && before(*terms.ends, *ballot.at)) return NotCounted::too_late;
  const bool blank =
      std::ranges::none_of(ballot.choices, [](const auto& c) { return c.has_value(); });
  if (blank) return NotCounted::blank;
  return std::nullopt;
}

void add(Choice3 choice, ProposalTally& to) {
  switch (choice) {
    case Choice3::in_favour:
      ++to.in_favour;
      break;
    case Choice3::against:
      ++to.against;
      break;
    case Choice3::abstained:
      ++to.abstained;
      break;
  }
}

/// A ballot is superseded when for each of its proposals the same voter has voted later.
void count_ballots(const Votes& votes, VotesResult& result) {
  const auto proposals = votes.resolution.proposals.size();
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> last;  // voter, proposal -> ballot
  std::vector<std::size_t> in_time;
  std::set<std::size_t> voters;
  std::uint32_t nameless = 0;
  for (std::size_t at = 0; at < votes.ballots.size(); ++at) {
    const auto& ballot = votes.ballots[at];
    if (const auto why = spoilt_by_itself(ballot, votes.resolution)) {
      result.spoilt.push_back({at, *why});
      continue;
    }
    in_time.push_back(at);
    if (!ballot.voter) {
      ++nameless;
      continue;
    }
    voters.insert(*ballot.voter);
    for (std::size_t p = 0; p < proposals; ++p) {
      if (!ballot.choices[p]) continue;
      const auto [was, is_new] = last.emplace(std::pair(*ballot.voter, p), at);
      if (!is_new && later(ballot, votes.ballots[was->second])) was->second = at;
    }
  }
  for (const auto at : in_time) {
    const auto& ballot = votes.ballots[at];
    bool counts = false;
    for (std::size_t p = 0; p < proposals; ++p) {
      if (!ballot.choices[p]) continue;
      if (ballot.voter && last.at(std::pair(*ballot.voter, p)) != at) continue;
      add(*ballot.choices[p], result.proposals[p]);
      counts = true;
    }
    if (!counts) result.spoilt.push_back({at, NotCounted::superseded});
  }
  std::ranges::sort(result.spoilt, {}, &SpoiltBallot::ballot);
  result.received = static_cast<std::uint32_t>(votes.ballots.size());
  result.voters = static_cast<std::uint32_t>(voters.size()) + nameless;
  result.anonymous = nameless > 0;
}

void take_counted(const Votes& votes, VotesResult& result) {
  result.counted_elsewhere = true;
  for (std::size_t p = 0; p < votes.counted.size(); ++p) {
    if (!votes.counted[p]) continue;
    auto& tally = result.proposals[p];
    tally.in_favour = votes.counted[p]->in_favour;
    tally.against = votes.counted[p]->against;
    tally.abstained = votes.counted[p]->abstained;
    result.voters = std::max(result.voters, tally.voters());
  }
}

/// Whether `in_favour` is more than half, or at least two thirds, of `all`.
bool carries(VoteRule rule, std::uint64_t in_favour, std::uint64_t all) {
  const bool half = rule == VoteRule::half_of_voters || rule == VoteRule::half_of_eligible;
  return half ? 2 * in_favour > all : 3 * in_favour >= 2 * all;
}

void decide(const Resolution& terms, VotesResult& result) {
  for (std::size_t p = 0; p < terms.proposals.size(); ++p) {
    auto& tally = result.proposals[p];
    if (tally.voters() == 0) continue;
    const auto rule = terms.proposals[p].rule;
    const bool of_eligible =
        rule == VoteRule::half_of_eligible || rule == VoteRule::two_thirds_of_eligible;
    if (of_eligible && !terms.eligible) continue;
    tally.accepted = carries(rule, tally.in_favour, of_eligible ? *terms.eligible : tally.voters());
    if (result.quorum && !*result.quorum) tally.accepted = false;
  }
}

}  // namespace

Ratio ProposalTally::percent_in_favour() const {
  return Ratio(Points::whole(std::int64_t{in_favour} * 100), voters());
}

VotesResult votes_result(const Votes& votes) {
  VotesResult result;
  const auto& terms = votes.resolution;
  result.proposals.resize(terms.proposals.size());
  if (votes.counted.empty()) {
    count_ballots(votes, result);
  } else {
    take_counted(votes, result);
  }
  if (terms.eligible) {
    result.turnout_percent =
        Ratio(Points::whole(std::int64_t{result.voters} * 100), *terms.eligible);
    result.more_than_eligible = result.voters > *terms.eligible;
    if (terms.quorum_percent > Points()) {
      result.quorum = *result.turnout_percent >= Ratio(terms.quorum_percent);
    }
  }
  decide(terms, result);
  return result;
}

}  // namespace otbor
