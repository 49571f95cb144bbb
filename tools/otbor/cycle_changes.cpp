#include "tools/otbor/cycle_changes.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "engine/cycle/ladder.hpp"

namespace otbor {
namespace {

struct StageState {
  std::string mark;
  std::string level;
  bool operator==(const StageState&) const = default;
};

struct CycleState {
  std::string class_id;
  std::vector<std::pair<std::string, StageState>> stages;
};

std::optional<CycleState> state_of(const Node& rank) {
  const auto* cycle = rank.find("cycle");
  const auto* stages = cycle == nullptr ? nullptr : cycle->find("stages");
  if (stages == nullptr) return std::nullopt;
  CycleState state{.class_id = value_of(*cycle, "class"), .stages = {}};
  for (const auto& stage : stages->items) {
    state.stages.emplace_back(value_of(stage, "id"), StageState{.mark = value_of(stage, "mark"),
                                                                .level = value_of(stage, "level")});
  }
  return state;
}

std::map<std::string, CycleState> states_of(const std::vector<Node>& ranking) {
  std::map<std::string, CycleState> states;
  for (const auto& rank : ranking) {
    auto state = state_of(rank);
    if (state) states.emplace(value_of(rank, "practice"), std::move(*state));
  }
  return states;
}

CycleChange difference(const std::string& practice, const CycleState& was, const CycleState& now) {
  CycleChange change{
      .practice = practice, .was_class = was.class_id, .now_class = now.class_id, .stages = {}};
  for (const auto& [id, state] : now.stages) {
    const auto earlier =
        std::ranges::find(was.stages, id, &std::pair<std::string, StageState>::first);
    if (earlier == was.stages.end() || earlier->second == state) continue;
    change.stages.push_back(
        {id, earlier->second.mark, state.mark, earlier->second.level, state.level});
  }
  return change;
}

Text level_text(const std::string& code) {
  for (const auto level : {EvidenceLevel::not_found, EvidenceLevel::mentioned,
                           EvidenceLevel::described, EvidenceLevel::confirmed}) {
    if (code_of(level) == code) return name_of(level);
  }
  return Words{"текста нет", "no text"};
}

Text mark_text(const std::string& mark) {
  return mark.empty() ? Text(Words{"нет", "none"}) : number(mark);
}

/// «S9: отметка 1,00 → 2,33; в тексте не обнаружен → описан»
std::string stage_text(const StageChange& change, Lang lang) {
  const bool marks = change.was_mark != change.now_mark;
  const bool levels = change.was_level != change.now_level;
  const auto arguments =
      std::vector<Text>{change.stage, mark_text(change.was_mark), mark_text(change.now_mark),
                        level_text(change.was_level), level_text(change.now_level)};
  const Words pattern = marks && levels ? Words{"{0}: отметка {1} → {2}; в тексте {3} → {4}",
                                                "{0}: mark {1} → {2}; in the text {3} → {4}"}
                        : marks ? Words{"{0}: отметка {1} → {2}", "{0}: mark {1} → {2}"}
                                : Words{"{0}: в тексте {3} → {4}", "{0}: in the text {3} → {4}"};
  return format(pattern.in(lang), lang, arguments);
}

Text class_text(const std::string& id) {
  if (id == "full") return Words{"полный", "full"};
  if (id == "partial") return Words{"с отдельными дефектами", "with single defects"};
  if (id == "broken") return Words{"разорванный", "broken"};
  if (id == "fragment") return Words{"фрагмент", "fragment"};
  return id.empty() ? Text(Words{"не определён", "not determined"}) : Text(id);
}

}  // namespace

std::vector<CycleChange> changed_cycles(const DossierView& before, const DossierView& after) {
  std::vector<CycleChange> found;
  const auto was = states_of(only_in(before.ranking, after.ranking));
  for (const auto& rank : only_in(after.ranking, before.ranking)) {
    const auto practice = value_of(rank, "practice");
    const auto earlier = was.find(practice);
    const auto now = state_of(rank);
    if (earlier == was.end() || !now) continue;
    auto change = difference(practice, earlier->second, *now);
    if (change.was_class != change.now_class || !change.stages.empty()) {
      found.push_back(std::move(change));
    }
  }
  return found;
}

std::string cycle_changes_text(const std::vector<CycleChange>& changes, Lang lang) {
  if (changes.empty()) return {};
  constexpr std::size_t shown_max = 50;
  std::string out(Words{"Управленческий цикл:\n", "Management cycle:\n"}.in(lang));
  for (std::size_t i = 0; i < std::min(changes.size(), shown_max); ++i) {
    const auto& change = changes[i];
    const Words pattern =
        change.was_class == change.now_class
            ? Words{"  {0}: класс прежний ({1})\n", "  {0}: same class ({1})\n"}
            : Words{"  {0}: класс был «{1}», стал «{2}»\n", "  {0}: class was “{1}”, is “{2}”\n"};
    out += format(pattern.in(lang), lang,
                  {change.practice, class_text(change.was_class), class_text(change.now_class)});
    for (const auto& stage : change.stages) out += "      " + stage_text(stage, lang) + "\n";
  }
  if (changes.size() <= shown_max) return out;
  return out + format(Words{"  … и ещё {0} {0|практика|практики|практик}\n",
                            "  … and {0} more {0|practice|practices}\n"}
                          .in(lang),
                      lang, {count(changes.size() - shown_max)});
}

void add_cycle_changes(JsonWriter& json, const std::vector<CycleChange>& changes) {
  json.key("cycles").begin_array();
  for (const auto& change : changes) {
    json.begin_object();
    json.key("practice").string(change.practice);
    json.key("was").string(change.was_class);
    json.key("now").string(change.now_class);
    json.key("stages").begin_array();
    for (const auto& stage : change.stages) {
      json.begin_row_object();
      json.key("id").string(stage.stage);
      json.key("was_mark").string(stage.was_mark);
      json.key("now_mark").string(stage.now_mark);
      json.key("was_level").string(stage.was_level);
      json.key("now_level").string(stage.now_level);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace otbor
