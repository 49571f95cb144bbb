#pragma once
// Small random studies that can be told again with other labels: the same marks under other names
// of practices and experts, in another order, or with one mark changed.

#include <optional>
#include <string>
#include <vector>

#include "engine/pipeline.hpp"
#include "engine/score/method.hpp"
#include "tests/property/draws.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {

/// Marks as written, practice by practice, expert by expert, criterion by criterion; an absent
/// sheet is an empty row.
struct RandomMarks {
  std::size_t practices = 0;
  std::size_t experts = 0;
  std::vector<std::string> weights;  // one a criterion
  std::vector<std::vector<std::vector<std::string>>> marks;

  [[nodiscard]] std::size_t criteria() const { return weights.size(); }
};

struct MarksShape {
  std::size_t experts_min = 2;
  bool complete = false;        // every expert rates everything
  bool not_applicable = false;  // some marks are "–"
};

inline RandomMarks random_marks(Draws& draws, const MarksShape& shape) {
  RandomMarks study;
  study.practices = static_cast<std::size_t>(draws.between(2, 6));
  study.experts = static_cast<std::size_t>(draws.between(3, 6));
  const auto criteria = draws.between(1, 4);
  for (std::int64_t c = 0; c < criteria; ++c) {
    study.weights.push_back(draws.one_of({"1", "1.5", "2", "0.125", "2.5", "3"}));
  }
  study.marks.resize(study.practices);
  for (auto& sheets : study.marks) {
    sheets.resize(study.experts);
    const auto order = draws.permutation(study.experts);
    for (std::size_t e = 0; e < study.experts; ++e) {
      const bool needed = shape.complete || e < shape.experts_min;
      if (!needed && draws.one_in(2)) continue;
      for (std::size_t c = 0; c < study.criteria(); ++c) {
        // The first criterion is always marked, so that a sheet always weighs something.
        const bool left_out = shape.not_applicable && c > 0 && draws.one_in(6);
        sheets[order[e]].push_back(left_out ? "-" : draws.one_of({"0", "1", "2", "3"}));
      }
    }
  }
  return study;
}

/// How things are called and in what order they come; by default as they are.
struct Labels {
  std::vector<std::size_t> practice_at;  // the place of each practice
  std::vector<std::size_t> expert_at;
};

inline Labels plain_labels(const RandomMarks& marks) {
  Labels labels;
  for (std::size_t p = 0; p < marks.practices; ++p) labels.practice_at.push_back(p);
  for (std::size_t e = 0; e < marks.experts; ++e) labels.expert_at.push_back(e);
  return labels;
}

/// The place of each thing turned round: what stands at each place.
inline std::vector<std::size_t> inverse(const std::vector<std::size_t>& places) {
  std::vector<std::size_t> things(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) things[places[i]] = i;
  return things;
}

inline StudyBuilder told(const RandomMarks& marks, const Labels& labels) {
  StudyBuilder builder;
  for (std::size_t c = 0; c < marks.criteria(); ++c) {
    builder.criterion("К" + std::to_string(c + 1), marks.weights[c]);
  }
  for (std::size_t e = 0; e < marks.experts; ++e) builder.expert("Э-" + std::to_string(e));
  for (std::size_t p = 0; p < marks.practices; ++p) builder.practice("P" + std::to_string(p));
  const auto practices = inverse(labels.practice_at);
  const auto experts = inverse(labels.expert_at);
  for (std::size_t p = 0; p < marks.practices; ++p) {
    for (std::size_t e = 0; e < marks.experts; ++e) {
      const auto& sheet = marks.marks[practices[p]][experts[e]];
      if (sheet.empty()) continue;
      std::string row;
      for (const auto& mark : sheet) row += mark + " ";
      builder.sheet("P" + std::to_string(p), "Э-" + std::to_string(e), row);
    }
  }
  return builder;
}

inline StudyBuilder told(const RandomMarks& marks) { return told(marks, plain_labels(marks)); }

/// A method with random values of its options.
inline MethodChoice random_choice(const Method& method, Draws& draws) {
  MethodChoice choice;
  choice.id = method.id;
  for (const auto& option : method.options) {
    const auto high = std::min(option.high, option.low + 2);
    choice.options.emplace_back(option.en, Points::whole(draws.between(option.low, high)));
  }
  return choice;
}

inline Ranking ranking_of(const Study& study) {
  return score(study, rate(study, num::Threads{1}), num::Threads{1});
}

}  // namespace otbor
