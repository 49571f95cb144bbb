#pragma once
// The management cycle a practice is held against: its stages, how complete is complete, and the
// ways a region counts its positions. All of it is data from criteria/cycles/*.yaml.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/index.hpp"
#include "engine/model/scale.hpp"

namespace otbor {

/// Words by which a text shows the stage; patterns as text/pattern.hpp describes them.
struct StageMarkers {
  std::vector<std::string> strong;      // one is enough
  std::vector<std::string> supporting;  // two different ones in a sentence
  std::vector<std::string> ignored;     // «цель урока»: looks like the stage and is not
  bool stated = false;  // a goal is stated, not done: no verb has to say that it was
};

struct Stage {
  std::string id;    // S1 … S9
  std::string code;  // Ц … Э, as on the expert's sheet
  std::string title;
  std::string short_title;               // for narrow columns, may be empty
  std::vector<std::string> descriptors;  // one a category of the cycle's scale, may be empty
  StageMarkers markers{};
  std::vector<std::string> field_names{};  // of forms and headings of texts, in both languages
};

/// One class of completeness; the first whose conditions all hold is the practice's class.
struct CycleClass {
  std::string id;  // full | partial | broken | fragment
  std::string letter;
  std::string title;
  std::string meaning;
  std::optional<std::uint32_t> defects_at_least;
  std::optional<std::uint32_t> defects_at_most;
  std::vector<std::pair<Index<Stage>, Points>> stages_at_least;
  std::optional<std::uint32_t> closed_at_least;
};

struct CyclePosition {
  std::string title;
  std::vector<Index<Stage>> stages;
};

/// How a text says that something was done, will be done or was not done; patterns.
struct EvidenceWords {
  std::vector<std::string> negations;
  std::vector<std::string> intentions;  // the future and «необходимо»
  std::vector<std::string> carrying;  // «что»: what follows is as far ahead as what it hangs on
  std::vector<std::string> passing;  // «по результатам …»: what follows is only referred to
  std::vector<std::string> actors;
  std::vector<std::string> times;
  std::vector<std::string> documents;   // an order with its number
  std::vector<std::string> details;     // what can be verified besides documents and numbers
  std::vector<std::string> units;       // what a number counts: 12 человек, 12 %
  std::vector<std::string> quantities;  // what an indicator is called: доля, охват
  std::vector<std::string> numerals;    // two, three … in words
  std::vector<std::string> not_verbs;  // школа, показатели: end like a verb of the past
};

/// A link between stages that a text breaks; the remark is told when all of its conditions hold.
/// Levels are those of the ladder: 0 not found … 3 confirmed.
struct ChainRule {
  std::string id;
  std::string remark;
  std::vector<std::pair<Index<Stage>, std::uint32_t>> at_least;
  std::vector<std::pair<Index<Stage>, std::uint32_t>> at_most;
  std::optional<Index<Stage>> without_document;  // it is described, and no sentence names an order
  std::optional<Index<Stage>> effect;  // it measures what no sentence of `planned` speaks of
  std::vector<Index<Stage>> planned{};
};

/// When a mark and the text contradict one another: a flag for the experts, never a correction.
struct MarkCheck {
  Points high;                      // a mean of at least this and nothing in the text
  Points low;                       // a mean of at most this and so many sentences
  std::uint32_t sentences_min = 2;  // that describe the stage
};

/// What single words and pairs of words say of the stages, learnt from labelled sentences: a
/// sentence tells of a stage where `start` and the weights of what it holds add up to 0 or more.
/// Hundredths of log-odds; a number a stage, and one more behind them: whether what is told of was
/// done, and not only named, promised or wished.
struct StageWords {
  static constexpr std::string_view start_row = "(начало)";  // how a table names `start`
  struct Row {
    std::string feature;  // as cycle/evidence/word_features.hpp writes it: «разобр*», «с 0»
    std::vector<std::int32_t> weights;
  };
  std::vector<std::int32_t> start;
  std::vector<Row> rows;
};

/// What is looked for in the practices' own texts.
struct EvidenceRules {
  EvidenceWords words;
  std::optional<StageWords> learnt{};  // absent: only the stages' own patterns speak
  std::vector<ChainRule> chain;
  MarkCheck check;
};

struct Cycle {
  std::string title;
  std::string version;
  Scale scale;
  Points sufficient;  // a stage mean below it is a defect
  Per<Stage, Stage> stages;
  std::vector<CycleClass> classes;
  std::vector<CyclePosition> positions;  // the grouping the programme chose
  /// Self-audit: a stage's mark is the sum of the criteria that name it, closed at this sum.
  std::optional<Points> closed_at_sum;
  std::optional<EvidenceRules> evidence{};  // absent: texts are not read
};

}  // namespace otbor
