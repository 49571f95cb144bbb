#include "engine/render/words/justification_text.hpp"

namespace otbor {
namespace {

/// Says again what the columns beside it hold: decision, total, place.
bool repeats_columns(ReasonCode code) {
  return code == ReasonCode::decided || code == ReasonCode::decided_by_place ||
         code == ReasonCode::decided_by_total;
}

bool says_what_is_good(ReasonCode code) {
  switch (code) {
    case ReasonCode::strongest_criteria:
    case ReasonCode::cycle_complete:
    case ReasonCode::cycle_deficient:
    case ReasonCode::cycle_all_closed:
    case ReasonCode::cycle_not_closed:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::string justification_text(const Narrator& narrator, Index<Practice> at) {
  std::vector<std::string> sentences;
  const auto reasons = narrator.reasons(at);
  for (const auto* reason : reasons) {
    const bool leads = reason == reasons.front() && !repeats_columns(reason->code);
    if (leads || says_what_is_good(reason->code)) sentences.push_back(narrator.say(reason->text));
  }
  return Speech::listed(sentences, " ");
}

}  // namespace otbor
