#pragma once
// The labelled stage sentences of tests/labelled and what the rules of the shipped cycle make of
// them. Each part was written by another hand; the parts are counted apart.

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "engine/cycle/evidence/levels.hpp"
#include "tests/support/shipped.hpp"

namespace otbor {

enum class LabelledPart : std::uint8_t { open, unseen, fresh, third, fourth };

struct LabelledPartOf {
  LabelledPart part;
  const char* name;  // in the column «часть»
  const char* file;
};

inline constexpr std::array labelled_parts{
    LabelledPartOf{LabelledPart::open, "открытая", "stage-sentences.csv"},
    LabelledPartOf{LabelledPart::unseen, "отложенная", "stage-sentences.csv"},
    LabelledPartOf{LabelledPart::fresh, "свежая", "fresh-sentences.csv"},
    LabelledPartOf{LabelledPart::third, "третья", "free-sentences.csv"},
    LabelledPartOf{LabelledPart::fourth, "четвёртая", "free-sentences.csv"}};

struct LabelledSample {
  std::string number;
  LabelledPart part = LabelledPart::open;
  std::map<std::string, int> levels;  // by stage id; a stage that is not here is not found
  std::set<std::string> either;       // stages that may be found or not: not counted
  std::string text;
};

[[nodiscard]] inline std::vector<std::string> words_in(const std::string& cell) {
  std::istringstream in(cell);
  return {std::istream_iterator<std::string>(in), {}};
}

/// Cells of a line: the texts hold no semicolon within quotes and no quote but around them.
[[nodiscard]] inline std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ';' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

[[nodiscard]] inline std::vector<LabelledSample> labelled_samples(LabelledPart part) {
  const auto of = std::ranges::find(labelled_parts, part, &LabelledPartOf::part);
  OTBOR_CHECK(of != labelled_parts.end());
  const auto file = read_shipped("tests/labelled", of->file);
  OTBOR_CHECK(file.has_value());
  std::vector<LabelledSample> texts;
  std::istringstream lines(file->bytes);
  std::string line;
  std::getline(lines, line);  // the headings
  while (std::getline(lines, line)) {
    const auto cells = cells_of(line);
    OTBOR_CHECK(cells.size() == 5);
    if (cells[1] != of->name) continue;
    LabelledSample one{.number = cells[0], .part = part};
    for (const auto& level : words_in(cells[2])) one.levels[level.substr(0, 2)] = level[3] - '0';
    for (const auto& stage : words_in(cells[3])) one.either.insert(stage);
    one.text = cells[4];
    for (auto at = one.text.find("\\n"); at != std::string::npos; at = one.text.find("\\n")) {
      one.text.replace(at, 2, "\n");
    }
    texts.push_back(std::move(one));
  }
  return texts;
}

/// Pairs of text and stage: told by both, only by the rules, only by the label.
struct Agreement {
  int both = 0;
  int rules_only = 0;
  int label_only = 0;

  void add(bool label, bool rules) {
    both += label && rules ? 1 : 0;
    rules_only += !label && rules ? 1 : 0;
    label_only += label && !rules ? 1 : 0;
  }
  void add(const Agreement& other) {
    both += other.both;
    rules_only += other.rules_only;
    label_only += other.label_only;
  }
  [[nodiscard]] double precision() const { return double(both) / (both + rules_only); }
  [[nodiscard]] double recall() const { return double(both) / (both + label_only); }
};

struct LadderAgreement {
  Agreement found;      // at any level
  Agreement described;  // described or confirmed: what counts as evidence
  int same_level = 0;   // of the pairs that a label has
  int labelled = 0;
  std::string misses;  // a line each
};

[[nodiscard]] inline LadderAgreement ladder_agreement(const Cycle& cycle, LabelledPart part) {
  const auto vocabulary = vocabulary_of(cycle);
  TextReader reader(vocabulary);
  LadderAgreement agreement;
  for (const auto& one : labelled_samples(part)) {
    reader.read(one.text);
    std::map<std::string, int> found;
    for (const auto& sentence : levels_of(reader)) {
      auto& level = found[cycle.stages[sentence.stage].id];
      level = std::max(level, static_cast<int>(sentence.level));
    }
    for (const auto& stage : cycle.stages) {
      if (one.either.contains(stage.id)) continue;
      const auto label = one.levels.find(stage.id);
      const int wanted = label == one.levels.end() ? 0 : label->second;
      const int given = found[stage.id];
      agreement.found.add(wanted > 0, given > 0);
      agreement.described.add(wanted > 1, given > 1);
      if (wanted > 0) {
        ++agreement.labelled;
        agreement.same_level += wanted == given ? 1 : 0;
      }
      if (wanted != given) {
        agreement.misses += one.number + " " + stage.id + ": " + std::to_string(wanted) +
                            " by the label, " + std::to_string(given) + " by the rules\n";
      }
    }
  }
  return agreement;
}

}  // namespace otbor
