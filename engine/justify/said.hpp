#pragma once
// What the experts say of a practice as a whole, for readers who must not learn who has said it:
// applicants. Words that name an expert or another practice are left out and counted.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/study.hpp"

namespace otbor {

/// Codes that nothing sent to an applicant may hold: of every expert, and of every other practice.
class HiddenCodes {
 public:
  HiddenCodes(const Study& study, Index<Practice> own);
  [[nodiscard]] bool stand_in(std::string_view words) const;

 private:
  std::vector<std::string_view> codes_;  // sorted
};

struct Said {
  std::vector<std::string> strengths;  // equal ones once, in the order of the experts
  std::vector<std::string> remarks;
  std::vector<std::string> advice;
  std::uint32_t left_out = 0;
};

/// Of experts whose sheet on the practice counts.
[[nodiscard]] Said said_of(const Study& study, Index<Practice> practice);

/// Opinions on the practice, whoever gave them, by expert.
[[nodiscard]] std::vector<const Opinion*> opinions_on(const Study& study, Index<Practice> practice);

}  // namespace otbor
