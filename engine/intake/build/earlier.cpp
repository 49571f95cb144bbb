#include "engine/intake/build/earlier.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/build/json_reading.hpp"

namespace otbor {
namespace {

std::optional<std::uint32_t> level(std::string_view code) {
  constexpr std::array<std::string_view, 4> codes{"not_found", "mentioned", "described",
                                                  "confirmed"};
  const auto found = std::ranges::find(codes, code);
  if (found == codes.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - codes.begin());
}

/// Codes begin anew each year: P01 of last year is another practice. In the same year a practice
/// reworked under another title is known by its institution; a dossier without a table of practices
/// is believed by the code.
bool is_another(const Node* before, bool same_year, const Study& study, Index<Practice> at) {
  if (before == nullptr) return !same_year;
  const auto& now = study.practices[at];
  const auto same = [](std::string_view a, std::string_view b) {
    return !a.empty() && utf8::folded(a) == utf8::folded(b);
  };
  if (same(text_at(*before, "title"), now.title)) return false;
  const auto institution =
      now.institution ? study.institutions[*now.institution].short_name : std::string();
  return !same_year || !same(text_at(*before, "institution"), institution);
}

/// Whether a dossier is of the year of this programme; one that tells no date is.
bool is_of_this_year(const Node& root, const Study& study) {
  const auto* programme = root.find("programme");
  const auto date = programme == nullptr ? std::string_view() : text_at(*programme, "date");
  if (date.size() < 4 || !study.programme.date) return true;
  return date.substr(0, 4) == std::to_string(study.programme.date->year);
}

/// nullopt: that run had no cycle.
std::optional<EarlierCycle> earlier_cycle(const Node& rank, Index<Practice> at,
                                          const Cycle& cycle) {
  const auto* told = rank.find("cycle");
  const auto* stages = told == nullptr ? nullptr : told->find("stages");
  if (stages == nullptr) return std::nullopt;
  EarlierCycle earlier{
      .practice = at, .class_at = {}, .stages = Per<Stage, EarlierStage>(cycle.stages.count())};
  const auto of_class = std::ranges::find(cycle.classes, text_at(*told, "class"), &CycleClass::id);
  if (of_class != cycle.classes.end()) {
    earlier.class_at = static_cast<std::size_t>(of_class - cycle.classes.begin());
  }
  for (const auto& stage : stages->items) {
    for (const auto here : cycle.stages.count()) {
      if (cycle.stages[here].id != text_at(stage, "id")) continue;
      earlier.stages[here] = {.mark = fraction_of(text_at(stage, "mark_exact")),
                              .level = level(text_at(stage, "level"))};
    }
  }
  return earlier;
}

EarlierRun run_of(const Node& root, const Study& study) {
  EarlierRun run;
  if (const auto* programme = root.find("programme")) {
    run.title = text_at(*programme, "title");
    run.stage = text_at(*programme, "stage");
  }
  std::map<std::string_view, const Node*> by_code;
  for (const auto& rank : root.find("ranking")->items) {
    by_code.emplace(text_at(rank, "practice"), &rank);
  }
  std::map<std::string_view, const Node*> practices;
  if (const auto* table = root.find("practices")) {
    for (const auto& practice : table->items) practices.emplace(text_at(practice, "id"), &practice);
  }
  const bool same_year = is_of_this_year(root, study);
  for (const auto at : study.practices.count()) {
    const auto rank = by_code.find(study.practices[at].id);
    if (rank == by_code.end()) continue;
    const auto before = practices.find(study.practices[at].id);
    const auto* facts = before == practices.end() ? nullptr : before->second;
    if (is_another(facts, same_year, study, at)) continue;
    if (auto earlier = earlier_cycle(*rank->second, at, *study.cycle)) {
      run.practices.push_back(std::move(*earlier));
    }
  }
  return run;
}

}  // namespace

std::optional<EarlierRun> build_earlier(const Forms& forms, const Sources& sources,
                                        const Study& study, Diagnostics& diagnostics) {
  std::optional<EarlierRun> none_in_common;
  for (const auto source : forms.earlier) {
    const auto root = parse_json(sources[source].text);
    const auto* ranking = root ? root->find("ranking") : nullptr;
    if (ranking == nullptr || !text_at(*root, "schema").starts_with("otbor.dossier/")) {
      diagnostics.add(Found::not_a_dossier, {source, 0, 0});
      continue;
    }
    if (!study.cycle) continue;
    auto run = run_of(*root, study);
    if (!run.practices.empty()) return run;
    // A programme of another year has other practices; as a whole it can still be compared.
    if (root->find("practices") == nullptr) {
      diagnostics.add(Found::no_common_practice, {source, 0, 0});
    }
    none_in_common = std::move(run);
  }
  return none_in_common;
}

}  // namespace otbor
