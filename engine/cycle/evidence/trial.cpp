#include "engine/cycle/evidence/trial.hpp"

#include <algorithm>

#include "engine/cycle/evidence/levels.hpp"

namespace otbor {
namespace {

double share(std::uint32_t part, std::uint32_t rest) {
  return part + rest == 0 ? 1.0 : double(part) / double(part + rest);
}

/// The highest level of each stage in the text.
Per<Stage, std::uint32_t> levels_in(TextReader& reader, const std::string& text,
                                    Count<Stage> stages) {
  Per<Stage, std::uint32_t> levels(stages);
  reader.read(text);
  for (const auto& one : levels_of(reader)) {
    levels[one.stage] = std::max(levels[one.stage], static_cast<std::uint32_t>(one.level));
  }
  return levels;
}

}  // namespace

void PairCounts::add(bool label, bool rules) {
  both += label && rules ? 1 : 0;
  rules_only += !label && rules ? 1 : 0;
  label_only += label && !rules ? 1 : 0;
}

double PairCounts::precision() const { return share(both, rules_only); }

double PairCounts::recall() const { return share(both, label_only); }

EvidenceTrial try_evidence(const Cycle& cycle, std::span<const LabelledSentence> sentences) {
  constexpr auto described = static_cast<std::uint32_t>(EvidenceLevel::described);
  const auto vocabulary = vocabulary_of(cycle);
  TextReader reader(vocabulary);
  EvidenceTrial trial;
  for (std::size_t at = 0; at < sentences.size(); ++at) {
    const auto& labels = sentences[at].levels;
    const auto rules = levels_in(reader, sentences[at].text, cycle.stages.count());
    for (const auto stage : cycle.stages.count()) {
      const auto label = labels[stage];
      if (label == 0 && sentences[at].either[stage]) continue;
      trial.found.add(label > 0, rules[stage] > 0);
      trial.described.add(label >= described, rules[stage] >= described);
      trial.labelled += label > 0 ? 1 : 0;
      trial.same_level += label > 0 && label == rules[stage] ? 1 : 0;
      if (label != rules[stage]) trial.misses.push_back({at, stage, label, rules[stage]});
    }
  }
  return trial;
}

}  // namespace otbor
