#pragma once
// The text of a letter to an applicant as people edit it in letters.yaml: plain sentences in one
// language. The engine writes the first version from the facts; from then on it is theirs.

#include <string>
#include <vector>

namespace otbor {

struct LetterAdvice {
  std::string about;   // stage or criterion
  std::string remark;  // what falls short, the experts' words among it
  std::string action;  // what to do
  std::string proof;   // what would show it, may be empty
};

struct LetterText {
  std::vector<std::string> result;  // what was decided and why
  std::vector<std::string> strengths;
  std::vector<std::string> experts_praise;  // the experts' own words on the practice as a whole
  std::vector<std::string> experts_remark;
  std::vector<std::string> experts_advise;
  std::vector<LetterAdvice> advice;    // the most urgent first
  std::vector<std::string> next_step;  // what would have changed the decision
};

}  // namespace otbor
