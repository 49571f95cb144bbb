#include "tools/otbor/recorded.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace otbor {
namespace {

const Node nothing;

const Node& at(const Node& node, std::string_view key) {
  const auto* found = node.find(key);
  return found == nullptr ? nothing : *found;
}

/// The keys of a tree on one level: "selection.quotas.0.by" -> "institution".
void flatten(const Node& node, const std::string& path, std::map<std::string, std::string>& out) {
  const auto inner = [&](std::string_view key) {
    return path.empty() ? std::string(key) : path + "." + std::string(key);
  };
  if (node.kind == Node::Kind::map) {
    for (const auto& entry : node.entries) flatten(entry.value, inner(entry.key), out);
  } else if (node.kind == Node::Kind::list) {
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      flatten(node.items[i], inner(std::to_string(i)), out);
    }
  } else {
    out[path] = node.text;
  }
}

using Values = std::map<std::string, std::string>;

std::vector<NamedChange> changes(const Values& before, const Values& after) {
  std::vector<NamedChange> found;
  for (const auto& [name, now] : after) {
    const auto was = before.find(name);
    if (was == before.end()) {
      found.push_back({name, "", now});
    } else if (was->second != now) {
      found.push_back({name, was->second, now});
    }
  }
  for (const auto& [name, was] : before) {
    if (!after.contains(name)) found.push_back({name, was, ""});
  }
  std::ranges::sort(found, {}, &NamedChange::name);
  return found;
}

Values digests_of(const Manifest& manifest) {
  Values digests;
  for (const auto& input : manifest.inputs) digests[input.name] = input.sha256;
  return digests;
}

using SheetKey = std::pair<std::string, std::string>;
std::map<SheetKey, const Node*> by_practice_and_expert(const std::vector<Node>& sheets) {
  std::map<SheetKey, const Node*> found;
  for (const auto& sheet : sheets) {
    found[{value_of(sheet, "practice"), value_of(sheet, "expert")}] = &sheet;
  }
  return found;
}

void compare_marks(const SheetKey& key, const Node& was, const Node& now,
                   std::vector<MarkChange>& found) {
  for (const auto& entry : now.entries) {
    const auto before = value_of(was, entry.key);
    if (before != entry.value.text) {
      found.push_back({key.first, key.second, entry.key, before, entry.value.text});
    }
  }
  for (const auto& entry : was.entries) {
    const bool gone = now.find(entry.key) == nullptr && !entry.value.text.empty();
    if (gone) found.push_back({key.first, key.second, entry.key, entry.value.text, ""});
  }
}

void compare_sheets(const SheetKey& key, const Node& was, const Node& now,
                    std::vector<MarkChange>& found) {
  compare_marks(key, at(was, "marks"), at(now, "marks"), found);
  compare_marks(key, at(was, "stages"), at(now, "stages"), found);
}

Standing standing_of(const Node& rank) {
  Standing standing;
  const auto& place = at(rank, "place").items;
  if (place.size() == 2) {
    standing.place = place[0].text;
    if (place[1].text != place[0].text) standing.place += "–" + place[1].text;
  }
  standing.score = value_of(rank, "score");
  standing.score_exact = value_of(rank, "score_exact");
  standing.decision = value_of(rank, "decision");
  for (const auto& reason : at(rank, "reasons").items) {
    standing.reasons.push_back(value_of(reason, "text"));
  }
  return standing;
}

bool same(const Standing& a, const Standing& b) {
  return a.place == b.place && a.score_exact == b.score_exact && a.decision == b.decision;
}

std::map<std::string, Standing> standings_of(const std::vector<Node>& ranking) {
  std::map<std::string, Standing> found;
  for (const auto& rank : ranking) found[value_of(rank, "practice")] = standing_of(rank);
  return found;
}

/// Titles of the practices that changed, from the list they stand in.
void add_titles(const DossierView& dossier, std::vector<StandingChange>& changes) {
  std::map<std::string, std::string> titles;
  for (const auto& change : changes) titles[change.practice];
  for (const auto element : dossier.practices) {
    if (titles.empty()) return;
    const auto node = parse_json(element);
    const auto at = node ? titles.find(value_of(*node, "id")) : titles.end();
    if (at != titles.end()) at->second = value_of(*node, "title");
  }
  for (auto& change : changes) {
    if (change.title.empty()) change.title = titles[change.practice];
  }
}

}  // namespace

std::vector<NamedChange> changed_inputs(const Manifest& before, const Manifest& after) {
  return changes(digests_of(before), digests_of(after));
}

std::vector<NamedChange> changed_plan(const Node& before, const Node& after) {
  Values was;
  Values now;
  flatten(before, "", was);
  flatten(after, "", now);
  return changes(was, now);
}

std::vector<MarkChange> changed_marks(const DossierView& before, const DossierView& after) {
  const auto only_before = only_in(before.sheets, after.sheets);
  const auto only_after = only_in(after.sheets, before.sheets);
  const auto was = by_practice_and_expert(only_before);
  const auto now = by_practice_and_expert(only_after);
  std::vector<MarkChange> found;
  for (const auto& [key, sheet] : now) {
    const auto earlier = was.find(key);
    compare_sheets(key, earlier == was.end() ? nothing : *earlier->second, *sheet, found);
  }
  for (const auto& [key, sheet] : was) {
    if (!now.contains(key)) compare_sheets(key, *sheet, nothing, found);
  }
  return found;
}

std::vector<StandingChange> changed_standings(const DossierView& before, const DossierView& after) {
  const auto only_before = only_in(before.ranking, after.ranking);
  const auto only_after = only_in(after.ranking, before.ranking);
  const auto was = standings_of(only_before);
  const auto now = standings_of(only_after);
  std::vector<StandingChange> found;
  for (const auto& rank : only_after) {
    const auto practice = value_of(rank, "practice");
    StandingChange change{practice, {}, {}, now.at(practice)};
    if (const auto earlier = was.find(practice); earlier != was.end()) change.was = earlier->second;
    if (change.was && same(*change.was, *change.now)) continue;
    found.push_back(std::move(change));
  }
  for (const auto& rank : only_before) {
    const auto practice = value_of(rank, "practice");
    if (now.contains(practice)) continue;
    found.push_back({practice, {}, was.at(practice), {}});
  }
  add_titles(after, found);
  add_titles(before, found);
  return found;
}

}  // namespace otbor
