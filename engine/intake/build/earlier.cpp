#include "engine/intake/build/earlier.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string_view>
#include <utility>

#include "engine/text/node.hpp"

namespace otbor {
namespace {

std::string_view text_of(const Node& node, std::string_view key) {
  const auto* found = node.find(key);
  return found == nullptr ? std::string_view() : std::string_view(found->text);
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "140/3", "45": as Ratio::exact() writes it.
std::optional<Ratio> fraction(std::string_view text) {
  constexpr std::int64_t highest = 1'000'000;  // far above any scale
  const auto bar = text.find('/');
  const auto above = whole(text.substr(0, bar));
  const auto below =
      bar == std::string_view::npos ? std::optional<std::int64_t>(1) : whole(text.substr(bar + 1));
  if (!above || !below || *below < 1 || *above < -highest || *above > highest) return std::nullopt;
  return Ratio(Points::whole(static_cast<int>(*above)), *below);
}

std::optional<std::uint32_t> level(std::string_view code) {
  constexpr std::array<std::string_view, 4> codes{"not_found", "mentioned", "described",
                                                  "confirmed"};
  const auto found = std::ranges::find(codes, code);
  if (found == codes.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - codes.begin());
}

/// nullopt: that run had no cycle.
std::optional<EarlierCycle> earlier_cycle(const Node& rank, Index<Practice> at,
                                          const Cycle& cycle) {
  const auto* told = rank.find("cycle");
  const auto* stages = told == nullptr ? nullptr : told->find("stages");
  if (stages == nullptr) return std::nullopt;
  EarlierCycle earlier{
      .practice = at, .class_at = {}, .stages = Per<Stage, EarlierStage>(cycle.stages.count())};
  const auto of_class = std::ranges::find(cycle.classes, text_of(*told, "class"), &CycleClass::id);
  if (of_class != cycle.classes.end()) {
    earlier.class_at = static_cast<std::size_t>(of_class - cycle.classes.begin());
  }
  for (const auto& stage : stages->items) {
    for (const auto here : cycle.stages.count()) {
      if (cycle.stages[here].id != text_of(stage, "id")) continue;
      earlier.stages[here] = {.mark = fraction(text_of(stage, "mark_exact")),
                              .level = level(text_of(stage, "level"))};
    }
  }
  return earlier;
}

}  // namespace

std::optional<EarlierRun> build_earlier(const Forms& forms, const Sources& sources,
                                        const Study& study, Diagnostics& diagnostics) {
  if (!forms.earlier || !study.cycle) return std::nullopt;
  const auto root = parse_json(sources[*forms.earlier].text);
  const auto* ranking = root ? root->find("ranking") : nullptr;
  if (ranking == nullptr || !text_of(*root, "schema").starts_with("otbor.dossier/")) {
    diagnostics.add(Found::not_a_dossier, {*forms.earlier, 0, 0});
    return std::nullopt;
  }
  EarlierRun run;
  if (const auto* programme = root->find("programme")) {
    run.title = text_of(*programme, "title");
    run.stage = text_of(*programme, "stage");
  }
  std::map<std::string_view, const Node*> by_code;
  for (const auto& rank : ranking->items) by_code.emplace(text_of(rank, "practice"), &rank);
  for (const auto at : study.practices.count()) {
    const auto rank = by_code.find(study.practices[at].id);
    if (rank == by_code.end()) continue;
    if (auto earlier = earlier_cycle(*rank->second, at, *study.cycle)) {
      run.practices.push_back(std::move(*earlier));
    }
  }
  if (run.practices.empty()) {
    diagnostics.add(Found::no_common_practice, {*forms.earlier, 0, 0});
  }
  return run;
}

}  // namespace otbor
