#include "tools/otbor/difference.hpp"

#include <algorithm>
#include <utility>

#include "tools/otbor/changes_text.hpp"

namespace otbor {
namespace {

constexpr std::size_t shifted_shown = 20;

/// Why a practice moved: its own marks, or, when they are as they were, the others and the rules.
void add_why(std::string& out, const StandingChange& change, const Difference& found, Lang lang) {
  const auto add = [&](const Text& line) { out += "      " + line.in(lang) + "\n"; };
  bool own = false;
  for (const auto& mark : found.marks) {
    if (mark.practice != change.practice) continue;
    add(mark_change(mark));
    own = true;
  }
  if (!own) {
    add(Words{"собственные отметки не менялись", "its own marks are as they were"});
  }
  if (!change.now) return;
  for (const auto& reason : change.now->reasons) {
    const bool known =
        change.was && std::ranges::find(change.was->reasons, reason) != change.was->reasons.end();
    if (!known) add({reason, reason});
  }
}

std::string shifted_text(const std::vector<const StandingChange*>& shifted, Lang lang) {
  std::string out(Words{"Сдвинулись при прежнем балле и решении:\n",
                        "Shifted with the same score and decision:\n"}
                      .in(lang));
  const auto shown = std::min(shifted.size(), shifted_shown);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& change = *shifted[i];
    out += format(Words{"  {0}: место {1}, было {2}\n", "  {0}: place {1}, was {2}\n"}.in(lang),
                  lang, {change.practice, change.now->place, change.was->place});
  }
  if (shown == shifted.size()) return out;
  return out + format(Words{"  … и ещё {0} {0|практика|практики|практик}\n",
                            "  … and {0} more {0|practice|practices}\n"}
                          .in(lang),
                      lang, {count(shifted.size() - shown)});
}

std::string moved_text(const Difference& found, Lang lang) {
  if (found.standings.empty()) {
    return std::string(
        Words{"Места, баллы и решения прежние\n", "Places, scores and decisions are as they were\n"}
            .in(lang));
  }
  std::string moved;
  std::vector<const StandingChange*> shifted;
  for (const auto& change : found.standings) {
    if (only_shifted(change, found)) {
      shifted.push_back(&change);
      continue;
    }
    moved += "  " + change.practice + " " + change.title + "\n      " +
             format(Words{"было: {0}; стало: {1}", "was: {0}; is: {1}"}.in(lang), lang,
                    {standing_text(change.was), standing_text(change.now)}) +
             "\n";
    add_why(moved, change, found, lang);
  }
  if (!moved.empty()) moved.insert(0, Words{"Кто переместился:\n", "Who moved:\n"}.in(lang));
  return shifted.empty() ? moved : moved + shifted_text(shifted, lang);
}

}  // namespace

bool only_shifted(const StandingChange& change, const Difference& found) {
  return change.was && change.now && change.was->score_exact == change.now->score_exact &&
         change.was->decision == change.now->decision &&
         std::ranges::none_of(
             found.marks, [&](const MarkChange& mark) { return mark.practice == change.practice; });
}

bool read_results(const std::string& folder, Recorded& recorded) {
  auto manifest = read_manifest(folder);
  auto bytes = read_dossier(folder);
  if (!manifest || !bytes) return false;
  recorded.manifest = std::move(*manifest);
  recorded.bytes = std::move(*bytes);
  auto view = view_dossier(recorded.bytes);
  if (view) recorded.dossier = std::move(*view);
  return view.has_value();
}

Difference compare(const Recorded& before, const Recorded& after) {
  Difference found;
  const auto version = [&](std::string name, const std::string& was, const std::string& now) {
    if (was != now) found.versions.push_back({std::move(name), was, now});
  };
  version("engine", before.manifest.engine, after.manifest.engine);
  version("criteria", before.manifest.criteria_id + " " + before.manifest.criteria_version,
          after.manifest.criteria_id + " " + after.manifest.criteria_version);
  found.inputs = changed_inputs(before.manifest, after.manifest);
  found.plan = changed_plan(before.manifest.plan, after.manifest.plan);
  found.marks = changed_marks(before.dossier, after.dossier);
  found.standings = changed_standings(before.dossier, after.dossier);
  found.cycles = changed_cycles(before.dossier, after.dossier);
  return found;
}

std::string difference_text(const Difference& found, Lang lang) {
  if (found.none()) return std::string(Words{"Различий нет\n", "No differences\n"}.in(lang));
  ChangesText what(lang);
  for (const auto& version : found.versions) {
    version.name == "engine" ? what.engine(version) : what.criteria(version);
  }
  what.inputs(found.inputs);
  what.plan(found.plan);
  what.marks(found.marks);
  auto out = what.take();
  if (!out.empty()) out.insert(0, Words{"Что изменилось:\n", "What changed:\n"}.in(lang));
  return out + moved_text(found, lang) + cycle_changes_text(found.cycles, lang);
}

std::string difference_json(const Difference& found) {
  JsonWriter json;
  json.begin_object();
  add_changes(json, "versions", found.versions);
  add_changes(json, "inputs", found.inputs);
  add_changes(json, "plan", found.plan);
  add_marks(json, found.marks);
  json.key("ranking").begin_array();
  for (const auto& change : found.standings) {
    json.begin_object();
    json.key("practice").string(change.practice);
    json.key("title").string(change.title);
    add_standing(json, "was", change.was);
    add_standing(json, "now", change.now);
    json.end_object();
  }
  json.end_array();
  add_cycle_changes(json, found.cycles);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace otbor
