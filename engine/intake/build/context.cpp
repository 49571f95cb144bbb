#include <algorithm>
#include <utility>

#include "engine/intake/build/criteria.hpp"
#include "engine/intake/stage_fields.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

std::vector<std::string> texts_of(const std::vector<TextValue>& values) {
  std::vector<std::string> texts;
  for (const auto& value : values) texts.push_back(value.value);
  return texts;
}

std::optional<std::uint32_t> small(const std::optional<WholeValue>& value) {
  return value ? std::optional(static_cast<std::uint32_t>(value->value)) : std::nullopt;
}

CycleClass build_class(const CycleClassForm& form, const Cycle& cycle, Diagnostics& diagnostics) {
  CycleClass result{.id = form.id.value,
                    .letter = form.letter.value,
                    .title = form.title.text.value,
                    .meaning = form.meaning ? form.meaning->text.value : std::string(),
                    .defects_at_least = small(form.defects_at_least),
                    .defects_at_most = small(form.defects_at_most),
                    .stages_at_least = {},
                    .closed_at_least = small(form.closed_at_least)};
  for (const auto& [name, floor] : form.stages_at_least.items) {
    if (const auto stage = find_stage(cycle, name, diagnostics)) {
      result.stages_at_least.emplace_back(*stage, floor.value);
    }
  }
  return result;
}

/// The grouping with the wanted number of positions; without a wish every stage is a position.
void build_positions(const CycleForm& form, const std::optional<WholeValue>& wanted, Cycle& cycle,
                     Diagnostics& diagnostics) {
  const GroupingForm* chosen = nullptr;
  std::vector<std::string> known{std::to_string(cycle.stages.count().value())};
  for (const auto& grouping : form.groupings) {
    known.push_back(std::to_string(grouping.positions.value));
    if (wanted && grouping.positions.value == wanted->value) chosen = &grouping;
    const bool as_declared =
        grouping.positions.value == static_cast<std::int64_t>(grouping.groups.size());
    if (!as_declared && grouping.positions.span.known()) {
      diagnostics.add(Found::positions_differ, grouping.positions.span,
                      {count(static_cast<std::uint64_t>(grouping.positions.value)),
                       count(grouping.groups.size())});
    }
    for (const auto& position : grouping.groups) {
      for (const auto& name : position.stages) {
        static_cast<void>(find_stage(cycle, name, diagnostics));
      }
    }
  }
  if (wanted && chosen == nullptr &&
      wanted->value != static_cast<std::int64_t>(cycle.stages.count().value())) {
    diagnostics.add(Found::no_such_grouping, wanted->span,
                    {count(static_cast<std::uint64_t>(wanted->value)), listed(known)});
  }
  if (chosen == nullptr) {
    for (const auto at : cycle.stages.count()) {
      cycle.positions.push_back({cycle.stages[at].title, {at}});
    }
    return;
  }
  Diagnostics told_above;
  for (const auto& form_position : chosen->groups) {
    CyclePosition position{form_position.title.text.value, {}};
    for (const auto& name : form_position.stages) {
      if (const auto stage = find_stage(cycle, name, told_above)) position.stages.push_back(*stage);
    }
    cycle.positions.push_back(std::move(position));
  }
}

template <class Number>
void take(const std::optional<WholeValue>& given, Number& value) {
  if (given) value = static_cast<Number>(given->value);
}

void build_weights(const ThemeWeightsForm& form, ThemeSet& set) {
  take(form.title, set.weight_title);
  take(form.abstract, set.weight_abstract);
  take(form.body, set.weight_body);
  take(form.strong, set.weight_strong);
  take(form.supporting, set.weight_supporting);
  take(form.cap, set.occurrences_max);
  if (form.margin) set.margin = form.margin->value;
}

}  // namespace

std::optional<Index<Stage>> find_stage(const Cycle& cycle, const TextValue& name,
                                       Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const auto at : cycle.stages.count()) {
    const auto& stage = cycle.stages[at];
    if (stage.id == name.value || stage.code == name.value) return at;
    ids.push_back(stage.id);
  }
  diagnostics.add(Found::unknown_stage, name.span,
                  {name.value, did_you_mean(name.value, ids), listed(ids)});
  return std::nullopt;
}

std::optional<Cycle> build_cycle(const CycleForm& form, const std::optional<WholeValue>& positions,
                                 Diagnostics& diagnostics) {
  Cycle cycle;
  cycle.title = form.title.text.value;
  if (form.version) cycle.version = form.version->value;
  const auto scale = build_scale(form.scale, stage_scale, diagnostics);
  if (!scale) return std::nullopt;
  cycle.scale = *scale;
  cycle.sufficient = form.sufficient.value;
  if (form.closed_when_sum_at_least) cycle.closed_at_sum = form.closed_when_sum_at_least->value;
  Codes ids;
  Codes codes;
  for (const auto& stage : form.stages) {
    ids.add(stage.id, diagnostics);
    codes.add(stage.code, diagnostics);
    MapOf<BothForm> levels = stage.levels;
    Stage result{stage.id.value,
                 stage.code.value,
                 stage.title.text.value,
                 stage.short_title ? stage.short_title->text.value : std::string(),
                 {}};
    result.field_names = names_of_field(form, stage);
    result.descriptors.resize(cycle.scale.values.size());
    for (const auto& [key, text] : levels.items) {
      const auto value = parse_points(key.value, false);
      const auto category = value ? cycle.scale.category(*value) : std::nullopt;
      if (category) {
        result.descriptors[static_cast<std::size_t>(*category)] = text.text.value;
      } else {
        diagnostics.add(Found::level_outside_scale, key.span,
                        {key.value, cycle.scale.range_text(), stage_named(stage.id.value)});
      }
    }
    cycle.stages.push_back(std::move(result));
  }
  for (const auto& cycle_class : form.classes) {
    cycle.classes.push_back(build_class(cycle_class, cycle, diagnostics));
  }
  build_positions(form, positions, cycle, diagnostics);
  build_evidence(form, cycle, diagnostics);
  return cycle;
}

ThemeSet build_themes(const ThemesForm& form, Diagnostics& diagnostics) {
  ThemeSet set;
  set.title = form.title.text.value;
  if (form.version) set.version = form.version->value;
  if (form.weights) build_weights(*form.weights, set);
  Codes platforms;
  for (const auto& platform : form.platforms) {
    platforms.add(platform.id, diagnostics);
    set.platforms.push_back({platform.id.value, platform.title.text.value});
  }
  Codes tracks;
  for (const auto& track : form.tracks) {
    tracks.add(track.id, diagnostics);
    Theme theme{track.id.value,
                track.title.text.value,
                track.group ? track.group->text.value : std::string(),
                {},
                texts_of(track.strong),
                texts_of(track.supporting),
                {}};
    for (const auto& [entry, weight] : track.weighted.items) {
      theme.weighted.emplace_back(entry.value, static_cast<std::uint32_t>(weight.value));
    }
    if (track.platform && !track.platform->value.empty()) {
      const auto at = platforms.find(track.platform->value);
      if (at) {
        theme.platform = Index<Platform>(*at);
      } else {
        diagnostics.add(
            Found::unknown_platform, track.platform->span,
            {track.platform->value, did_you_mean(track.platform->value, platforms.all()),
             listed(platforms.all())});
      }
    }
    set.themes.push_back(std::move(theme));
  }
  set.exact = texts_of(form.exact);
  set.ambiguous = texts_of(form.ambiguous);
  set.ignored = texts_of(form.ignore);
  set.function_words = texts_of(form.function_words);
  set.not_in_labels = texts_of(form.not_in_labels);
  for (const auto& rule : form.objects) {
    const auto at = tracks.find(rule.track.value);
    if (at) {
      set.objects.push_back({texts_of(rule.heads), texts_of(rule.words), Index<Theme>(*at)});
    } else if (rule.track.span.known()) {
      diagnostics.add(
          Found::unknown_theme, rule.track.span,
          {rule.track.value, did_you_mean(rule.track.value, tracks.all()), listed(tracks.all())});
    }
  }
  for (const auto& [lemma, word_forms] : form.lemmas.items) {
    set.lemmas.emplace_back(lemma.value, texts_of(word_forms));
  }
  return set;
}

}  // namespace otbor
