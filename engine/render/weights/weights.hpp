#pragma once
// Weights that judgements come to, in words: for each person and for all, how consistent they are,
// which judgement to look at again, and lines to paste into a criteria file.

#include <optional>
#include <string>
#include <vector>

#include "engine/model/judgements.hpp"
#include "engine/render/document.hpp"
#include "engine/render/order.hpp"
#include "engine/score/weights/judged.hpp"

namespace otbor {

/// What the ratings of a programme say of the same criteria: how far each tells practices apart.
/// A diagnosis and never official weights. One weight a criterion of the judgements.
struct DataWeights {
  std::string programme;
  Expected<std::vector<double>> deviation = Unexpected(Undefined::no_ratings);
  Expected<std::vector<double>> entropy = Unexpected(Undefined::no_ratings);
  Expected<std::vector<double>> critic = Unexpected(Undefined::no_ratings);
};

struct WeightsStory {
  const Judgements& judgements;
  const weights::JudgedWeights& found;
  std::vector<Points> printed;  // consensus as decimals of a criteria file; empty without one
  std::optional<DataWeights> data;
};

[[nodiscard]] Document weights_report(const WeightsStory& story, const RenderOrder& order);
[[nodiscard]] std::string weights_json(const WeightsStory& story, const RenderOrder& order);

/// «критерии: …» with codes and weights, as a criteria file has them.
[[nodiscard]] std::string weights_to_paste(const WeightsStory& story, Lang lang);

}  // namespace otbor
