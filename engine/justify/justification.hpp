#pragma once
// Why each practice stands where it stands: coded reasons, each a whole sentence in both languages
// with the numbers it rests on. If the data do not support a sentence, it is not written. The codes
// and sentences are entries of reasons.def.

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/model/study.hpp"

namespace otbor {

enum class ReasonCode : std::uint16_t {
#define REASON(id, ru, en) id,
#include "engine/justify/reasons.def"
#undef REASON
};

[[nodiscard]] std::string_view code_of(ReasonCode code);

struct Reason {
  ReasonCode code{};
  Text text;
};

/// A requirement of the plan that is not met; the run ends with exit status 3.
struct Finding {
  std::string_view code;
  Text text;
};

struct Justification {
  Per<Practice, std::vector<Reason>> reasons;  // most important first
  std::vector<Finding> findings;
};

}  // namespace otbor
