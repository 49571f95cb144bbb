#include "engine/render/criteria/stage_words_csv.hpp"

#include <string_view>
#include <vector>

namespace otbor {
namespace {

constexpr Words feature_heading{"признак", "feature"};
constexpr Words described_heading{"описано", "described"};

/// Features hold letters, digits, blanks and the signs * and %: nothing to quote.
void add_row(std::string& out, std::string_view feature, const std::vector<std::int32_t>& weights) {
  out += feature;
  for (const auto weight : weights) {
    out += ';';
    if (weight != 0) out += std::to_string(weight);
  }
  out += '\n';
}

}  // namespace

std::string stage_words_csv(const StageWords& words, const Cycle& cycle, Lang lang) {
  std::string out(feature_heading.in(lang));
  for (const auto& stage : cycle.stages) out += ";" + stage.id;
  out += ";" + std::string(described_heading.in(lang)) + "\n";
  add_row(out, StageWords::start_row, words.start);
  for (const auto& row : words.rows) add_row(out, row.feature, row.weights);
  return out;
}

}  // namespace otbor
