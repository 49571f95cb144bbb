#pragma once
// Parameters that several methods of ranking share, read and described in one place.

#include <array>

#include "engine/score/ranks/rules.hpp"
#include "engine/score/ranks/worths.hpp"
#include "engine/workbench/bench.hpp"
#include "engine/workbench/method.hpp"

namespace otbor::workbench {

[[nodiscard]] inline ranks::Strength read_strength(Bench& bench) {
  static constexpr std::array<Named<ranks::Strength>, 2> strengths{
      {{"winning_votes", ranks::Strength::winning_votes}, {"margins", ranks::Strength::margins}}};
  return bench.params.choice("strength", strengths);
}

inline constexpr std::array strength_params{
    Param{"strength",
          "winning_votes, margins",
          {"сила большинства: голоса за или перевес",
           "strength of a majority: its votes or its margin"}},
};

[[nodiscard]] inline ranks::WorthOptions read_worth_options(Bench& bench) {
  static constexpr std::array<Named<ranks::Reference>, 2> references{
      {{"first", ranks::Reference::first}, {"centred", ranks::Reference::centred}}};
  return {.ridge = bench.params.real("ridge", 0, {0, 1e6}),
          .reference = bench.params.choice("reference", references)};
}

inline constexpr std::array worth_params{
    Param{"ridge", "0", {"штраф ridge · Σθ²", "the penalty ridge · Σθ²"}},
    Param{"reference",
          "first, centred",
          {"первая величина равна нулю или сумма всех", "the first is zero, or the sum of all"}},
};

}  // namespace otbor::workbench
