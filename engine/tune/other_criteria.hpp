#pragma once
// A programme's stored marks under another criteria set: columns are found by the codes of the
// criteria, marks by their values. What the other set asks and nobody marked cannot be made up.

#include <optional>
#include <string>
#include <vector>

#include "engine/model/study.hpp"

namespace otbor {

struct OtherCriteria {
  Study study;
  std::vector<std::string> never_marked;  // criteria of the set without marks; they do not count
  std::vector<std::string> not_in_set;    // criteria of the programme that the set does not have
  std::uint64_t marks_lost = 0;           // on values that the set's scale does not have
};

/// `rules` are those of the set's file under the programme's plan. Where neither of them gives a
/// number of places, the list's rule, its places and quotas are those the programme has now; seeds,
/// draws and requirements always are. Recorded decisions stay.
[[nodiscard]] OtherCriteria with_criteria(const Study& study, const CriteriaSet& set,
                                          const Rules& rules);

}  // namespace otbor
