#pragma once
// Ready sentences for letters to applicants, by the stages of the management cycle:
// criteria/phrases/*.yaml.

#include <string>

#include "engine/base/index.hpp"
#include "engine/model/cycle.hpp"

namespace otbor {

struct StagePhrases {
  std::string strength;  // when the stage is well shown
  std::string remark;    // when it falls short
  std::string action;    // what to do then
  std::string proof;     // what would show that it is done
};

/// Empty sentences where the file is silent about a stage; no entries without a cycle.
using Phrases = Per<Stage, StagePhrases>;

}  // namespace otbor
