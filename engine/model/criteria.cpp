#include "engine/model/criteria.hpp"

namespace otbor {

void set_totals(CriteriaSet& set) {
  set.maximum = Per<ApplicantGroup, Points>(set.applicant_groups.count());
  set.minimum = Per<ApplicantGroup, Points>(set.applicant_groups.count());
  for (const auto group : set.applicant_groups.count()) {
    for (const auto at : set.criteria.count()) {
      const auto& scale = set.criteria[at].scale;
      set.maximum[group] += product(scale.highest(), set.weights(group, at));
      set.minimum[group] += product(scale.lowest(), set.weights(group, at));
    }
  }
}

}  // namespace otbor
