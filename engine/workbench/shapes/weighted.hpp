#pragma once
// The parameters that the weighted methods share.

#include <array>

#include "engine/workbench/method.hpp"

namespace otbor::workbench {

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
