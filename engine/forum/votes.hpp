#pragma once
// The tally of the resolution's votes. Of several votes of one voter the last within the time
// counts; what does not count is listed with its reason, never lost.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/points.hpp"
#include "engine/model/votes.hpp"

namespace otbor {

enum class NotCounted : std::uint8_t { too_early, too_late, not_eligible, superseded, blank };

struct SpoiltBallot {
  std::size_t ballot = 0;  // position in Votes::ballots
  NotCounted why = NotCounted::blank;
};

struct ProposalTally {
  std::uint32_t in_favour = 0;
  std::uint32_t against = 0;
  std::uint32_t abstained = 0;
  /// Absent when the rule asks for a share of the eligible and their number is not known, or when
  /// nobody voted on it.
  std::optional<bool> accepted;
  [[nodiscard]] std::uint32_t voters() const { return in_favour + against + abstained; }
  [[nodiscard]] Ratio percent_in_favour() const;  // of the voters, who are not none
};

struct VotesResult {
  std::vector<ProposalTally> proposals;
  std::uint32_t received = 0;  // rows of ballots
  std::vector<SpoiltBallot> spoilt;
  std::uint32_t voters =
      0;  // different ones whose vote counts; of counted votes the most there are
  std::optional<Ratio> turnout_percent;  // of the eligible, where their number is known
  std::optional<bool> quorum;            // absent: none is asked for, or it cannot be told
  bool counted_elsewhere = false;
  bool anonymous = false;  // some ballots name nobody: repeated votes cannot be told
  /// More voters than may vote: the records contradict one another.
  bool more_than_eligible = false;
};

[[nodiscard]] VotesResult votes_result(const Votes& votes);

}  // namespace otbor
