#pragma once
// How people compare criteria: which of two is more important and how many times. The answers of
// each are kept apart; weights are found from them in score/weights.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/points.hpp"

namespace otbor {

/// Criteria are positions in Judgements::criteria.
struct PairJudgement {
  std::size_t more = 0;
  std::size_t than = 0;
  Points times;  // at least 1
};

/// The best criterion against every other, and every other against the worst.
struct BestWorstJudgement {
  std::size_t best = 0;
  std::size_t worst = 0;
  std::vector<Points> best_to_others;   // one a criterion, 1 for the best
  std::vector<Points> others_to_worst;  // one a criterion, 1 for the worst
};

struct Judge {
  std::string name;
  Points voice = Points::whole(1);
  std::vector<PairJudgement> pairs;  // each pair at most once
  std::optional<BestWorstJudgement> best_worst;
};

struct JudgedCriterion {
  std::string id;
  std::string title;             // "" where the file names no criteria set
  std::optional<Points> weight;  // as the set has it now
};

struct Judgements {
  std::string title;
  std::vector<JudgedCriterion> criteria;
  std::vector<Judge> judges;
};

}  // namespace otbor
