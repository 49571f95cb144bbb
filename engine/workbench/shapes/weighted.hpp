#pragma once
// The frame of the weighted methods: a decision matrix, how it is scaled, one score an alternative.

#include <array>

#include "engine/score/decision/weighted.hpp"
#include "engine/workbench/method.hpp"

namespace otbor::workbench {

using WeightedMethod = Expected<decision::Weighted> (*)(const decision::Problem&,
                                                        decision::Normalisation, decision::Costs);

[[nodiscard]] Results weighted_results(Bench& bench, WeightedMethod method);

inline constexpr std::array weighted_params{
    Param{"normalisation",
          "none, max, sum, minmax, vector",
          {"приведение критериев к одной шкале", "how criteria are brought to one scale"}},
    Param{"costs",
          "invert, complement",
          {"как перевернуть критерии, где меньше — лучше",
           "how criteria to be minimised are turned round"}},
};

}  // namespace otbor::workbench
