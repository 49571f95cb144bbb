#pragma once
// The forum's resolution and the votes on its proposals, as recorded. Who voted is a number; names
// and addresses stay outside.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/study.hpp"

namespace otbor {

/// How many votes carry a proposal.
enum class VoteRule : std::uint8_t {
  half_of_voters,    // more than half of those who voted on it
  half_of_eligible,  // more than half of those who may vote
  two_thirds_of_voters,
  two_thirds_of_eligible
};

enum class VoterKind : std::uint8_t { participant, institution };
enum class Choice3 : std::uint8_t { in_favour, against, abstained };

struct Proposal {
  std::string id;
  std::string text;
  std::string addressee;
  std::string deadline;
  VoteRule rule = VoteRule::half_of_voters;
};

struct Resolution {
  std::vector<std::string> observed;  // «участники отмечают»
  std::vector<Proposal> proposals;
  std::vector<std::pair<std::string, std::vector<std::string>>> recommended;  // to whom, what
  std::string mode;                                                           // «заочная»
  std::optional<Moment> begins;  // votes outside are listed and do not count
  std::optional<Moment> ends;
  VoterKind voter = VoterKind::participant;
  std::optional<std::uint32_t> eligible;  // how many may vote
  Points quorum_percent;                  // of the eligible; 0: none is needed
  std::string placed;                     // where the resolution can be read
  std::string responsible;                // position of who counted the votes
};

struct Ballot {
  std::optional<std::size_t> voter;  // equal numbers: the same voter; absent: nobody is named
  bool eligible = true;              // on the list of voters, where there is one
  std::optional<Moment> at;
  std::uint32_t row = 0;                        // line of the file
  std::vector<std::optional<Choice3>> choices;  // one a proposal
};

/// Votes that somebody else has counted.
struct CountedVotes {
  std::uint32_t in_favour = 0;
  std::uint32_t against = 0;
  std::uint32_t abstained = 0;
};

struct Votes {
  Resolution resolution;
  std::vector<Ballot> ballots;  // in the order of the table
  std::vector<std::optional<CountedVotes>>
      counted;  // one a proposal; empty where there are ballots
};

}  // namespace otbor
