// Words of a cycle's stages and the rules of reading texts for them: form -> model.

#include <map>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/build/criteria.hpp"
#include "engine/text/pattern.hpp"

namespace otbor {
namespace {

using Patterns = std::vector<std::string>;

/// «@ приказ»: only in the application's own field for the stage.
bool is_of_field(std::string_view pattern) { return pattern.starts_with('@'); }

PatternClasses classes_of(const CycleForm& form) {
  PatternClasses classes;
  if (!form.evidence) return classes;
  for (const auto& [name, words] : form.evidence->classes.items) {
    for (const auto& word : words) classes[name.value].push_back(word.value);
  }
  return classes;
}

/// The patterns that can be read, with the words of their classes; the others are reported.
Patterns patterns_of(const std::vector<TextValue>& values, const PatternClasses& classes,
                     Diagnostics& diagnostics) {
  Patterns patterns;
  for (const auto& value : values) {
    auto text = with_classes(value.value, classes);
    const auto parsed = parse_pattern(text);
    if (parsed.fault == PatternFault::none) {
      patterns.push_back(std::move(text));
    } else {
      diagnostics.add(Found::bad_pattern, value.span, {value.value, fault_text(parsed.fault)});
    }
  }
  return patterns;
}

/// What phrases give a stage and foreign ones take from it, as the pattern language writes it.
constexpr std::string_view phrase_points = "+200 ";
constexpr std::string_view foreign_points = "-150 ";

Patterns with_points(std::string_view points, Patterns patterns) {
  for (auto& pattern : patterns) pattern.insert(0, points);
  return patterns;
}

void append(Patterns more, Patterns& patterns) {
  for (auto& pattern : more) patterns.push_back(std::move(pattern));
}

/// Every marker speaks for one stage.
class Owners {
 public:
  void check(const std::vector<TextValue>& markers, const std::string& stage,
             Diagnostics& diagnostics) {
    for (const auto& marker : markers) {
      if (is_of_field(marker.value)) continue;  // the field tells whose it is
      const auto [at, fresh] = owner_.try_emplace(utf8::folded(marker.value), stage, marker.span);
      if (fresh || at->second.first == stage) continue;
      diagnostics.add(Found::marker_of_two_stages, marker.span, {marker.value, at->second.first},
                      at->second.second);
    }
  }

 private:
  std::map<std::string, std::pair<std::string, Span>> owner_;
};

using Levels = std::vector<std::pair<Index<Stage>, std::uint32_t>>;

Levels levels_of(const MapOf<WholeValue>& form, const Cycle& cycle, Diagnostics& diagnostics) {
  Levels levels;
  for (const auto& [name, level] : form.items) {
    if (const auto stage = find_stage(cycle, name, diagnostics)) {
      levels.emplace_back(*stage, static_cast<std::uint32_t>(level.value));
    }
  }
  return levels;
}

ChainRule build_link(const ChainForm& form, const Cycle& cycle, Diagnostics& diagnostics) {
  ChainRule rule{.id = form.id.value,
                 .remark = form.remark.text.value,
                 .at_least = levels_of(form.at_least, cycle, diagnostics),
                 .at_most = levels_of(form.at_most, cycle, diagnostics),
                 .without_document = {},
                 .effect = {}};
  if (form.without_document) {
    rule.without_document = find_stage(cycle, *form.without_document, diagnostics);
  }
  if (form.effect) rule.effect = find_stage(cycle, *form.effect, diagnostics);
  for (const auto& name : form.planned) {
    if (const auto stage = find_stage(cycle, name, diagnostics)) rule.planned.push_back(*stage);
  }
  return rule;
}

EvidenceWords build_words(const EvidenceForm& form, const PatternClasses& classes,
                          Diagnostics& diagnostics) {
  const auto patterns = [&](const std::vector<TextValue>& values) {
    return patterns_of(values, classes, diagnostics);
  };
  return {.negations = patterns(form.negations),
          .intentions = patterns(form.intentions),
          .carrying = patterns(form.carrying),
          .passing = patterns(form.passing),
          .actors = patterns(form.actors),
          .times = patterns(form.times),
          .documents = patterns(form.documents),
          .details = patterns(form.details),
          .units = patterns(form.units),
          .quantities = patterns(form.quantities),
          .numerals = patterns(form.numerals),
          .not_verbs = patterns(form.not_verbs)};
}

}  // namespace

void build_evidence(const CycleForm& form, Cycle& cycle, Diagnostics& diagnostics) {
  Owners owners;
  const auto classes = classes_of(form);
  for (std::size_t i = 0; i < form.stages.size(); ++i) {
    const auto& stage = form.stages[i];
    if (!stage.markers) continue;
    owners.check(stage.markers->strong, stage.id.value, diagnostics);
    owners.check(stage.markers->phrases, stage.id.value, diagnostics);
    owners.check(stage.markers->supporting, stage.id.value, diagnostics);
    cycle.stages[Index<Stage>(i)].markers = {
        .strong = patterns_of(stage.markers->strong, classes, diagnostics),
        .supporting = patterns_of(stage.markers->supporting, classes, diagnostics),
        .ignored = patterns_of(stage.markers->ignored, classes, diagnostics),
        .stated = stage.markers->stated.value};
    append(with_points(phrase_points, patterns_of(stage.markers->phrases, classes, diagnostics)),
           cycle.stages[Index<Stage>(i)].markers.supporting);
  }
  if (!form.evidence) return;
  for (const auto& pattern : patterns_of(form.evidence->in_field, classes, diagnostics)) {
    for (auto& stage : cycle.stages) {
      stage.markers.strong.push_back(is_of_field(pattern) ? pattern : "@ " + pattern);
    }
  }
  const auto foreign =
      with_points(foreign_points, patterns_of(form.evidence->foreign, classes, diagnostics));
  for (auto& stage : cycle.stages) append(foreign, stage.markers.supporting);
  EvidenceRules rules{.words = build_words(*form.evidence, classes, diagnostics),
                      .chain = {},
                      .check = {.high = cycle.scale.highest(), .low = cycle.scale.lowest()}};
  Codes ids;
  for (const auto& link : form.evidence->chain) {
    ids.add(link.id, diagnostics);
    rules.chain.push_back(build_link(link, cycle, diagnostics));
  }
  if (const auto& check = form.evidence->check) {
    if (check->high) rules.check.high = check->high->value;
    if (check->low) rules.check.low = check->low->value;
    if (check->sentences_min) {
      rules.check.sentences_min = static_cast<std::uint32_t>(check->sentences_min->value);
    }
  }
  cycle.evidence = std::move(rules);
}

}  // namespace otbor
