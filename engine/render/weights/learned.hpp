#pragma once
// Weights that past lists imply, in words: what range of each they leave open, and which decisions
// no weights explain.

#include <string>
#include <vector>

#include "engine/model/study.hpp"
#include "engine/render/document.hpp"
#include "engine/render/order.hpp"
#include "engine/score/weights/utadis.hpp"

namespace otbor {

/// One programme whose list was taken as it was.
struct LearnedFrom {
  std::string title;
  bool recorded = false;               // by the commission; else by the rules of the programme
  std::vector<std::string> practices;  // codes, as in the input of the method
  std::vector<bool> on_list;
};

struct LearnedStory {
  const CriteriaSet& criteria;
  const std::vector<LearnedFrom>& from;
  const Expected<weights::Utadis>& found;
};

[[nodiscard]] Document learned_report(const LearnedStory& story, const RenderOrder& order);
[[nodiscard]] std::string learned_json(const LearnedStory& story);

}  // namespace otbor
