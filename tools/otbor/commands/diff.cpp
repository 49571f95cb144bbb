#include <algorithm>

#include "tools/otbor/changes_text.hpp"
#include "tools/otbor/command.hpp"

namespace otbor {
namespace {

struct Recorded {
  Manifest manifest;
  Node dossier;
};

struct Difference {
  std::vector<NamedChange> versions;
  std::vector<NamedChange> inputs;
  std::vector<NamedChange> plan;
  std::vector<MarkChange> marks;
  std::vector<StandingChange> standings;
  [[nodiscard]] bool none() const {
    return versions.empty() && inputs.empty() && plan.empty() && marks.empty() && standings.empty();
  }
};

Difference compare(const Recorded& a, const Recorded& b) {
  Difference found;
  const auto version = [&](std::string name, const std::string& was, const std::string& now) {
    if (was != now) found.versions.push_back({std::move(name), was, now});
  };
  version("engine", a.manifest.engine, b.manifest.engine);
  version("criteria", a.manifest.criteria_id + " " + a.manifest.criteria_version,
          b.manifest.criteria_id + " " + b.manifest.criteria_version);
  found.inputs = changed_inputs(a.manifest, b.manifest);
  found.plan = changed_plan(a.manifest.plan, b.manifest.plan);
  found.marks = changed_marks(a.dossier, b.dossier);
  found.standings = changed_standings(a.dossier, b.dossier);
  return found;
}

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

std::string as_text(const Difference& found, Lang lang) {
  if (found.none()) return std::string(Words{"Различий нет\n", "No differences\n"}.in(lang));
  ChangesText what(lang);
  for (const auto& version : found.versions) {
    version.name == "engine" ? what.engine(version) : what.criteria(version);
  }
  what.inputs(found.inputs);
  what.plan(found.plan);
  what.marks(found.marks);
  std::string out =
      what.empty()
          ? ""
          : std::string(Words{"Что изменилось:\n", "What changed:\n"}.in(lang)) + what.take();
  if (found.standings.empty()) {
    return out + std::string(Words{"Места, баллы и решения прежние\n",
                                   "Places, scores and decisions are as they were\n"}
                                 .in(lang));
  }
  out += std::string(Words{"Кто переместился:\n", "Who moved:\n"}.in(lang));
  for (const auto& change : found.standings) {
    out += "  " + change.practice + " " + change.title + "\n      " +
           format(Words{"было: {0}; стало: {1}", "was: {0}; is: {1}"}.in(lang), lang,
                  {standing_text(change.was), standing_text(change.now)}) +
           "\n";
    add_why(out, change, found, lang);
  }
  return out;
}

std::string as_json(const Difference& found) {
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
  json.end_array().end_object();
  return json.take() + "\n";
}

Exit diff(const Call& call) {
  std::vector<Recorded> both;
  for (const auto& folder : call.arguments) {
    auto manifest = read_manifest(folder);
    auto dossier = read_dossier(folder);
    if (!manifest || !dossier) {
      tell(call.lang, format(Words{"в папке `{0}` нет результатов отбора (manifest.json и "
                                   "dossier.json) или они повреждены",
                                   "folder `{0}` has no results of otbor (manifest.json and "
                                   "dossier.json), or they are damaged"},
                             {folder}));
      return Exit::usage;
    }
    both.push_back({std::move(*manifest), std::move(*dossier)});
  }
  const auto found = compare(both[0], both[1]);
  print(call.json ? as_json(found) : as_text(found, call.lang));
  return Exit::done;
}

}  // namespace

extern const Command diff_command;
const Command diff_command{
    .name = "diff",
    .arguments = {{.name = {"РЕЗУЛЬТАТЫ_А", "OUT_A"}}, {.name = {"РЕЗУЛЬТАТЫ_Б", "OUT_B"}}},
    .run = diff,
};

}  // namespace otbor
