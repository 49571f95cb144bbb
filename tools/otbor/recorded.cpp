#include "tools/otbor/recorded.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <map>
#include <utility>

#include "tools/files/read_file.hpp"

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

/// Sheets by practice and expert, in the order of these codes.
using SheetKey = std::pair<std::string, std::string>;
std::map<SheetKey, const Node*> sheets_of(const Node& dossier) {
  std::map<SheetKey, const Node*> sheets;
  for (const auto& sheet : at(dossier, "sheets").items) {
    sheets[{value_of(sheet, "practice"), value_of(sheet, "expert")}] = &sheet;
  }
  return sheets;
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

std::map<std::string, const Node*> by_practice(const Node& list, std::string_view key) {
  std::map<std::string, const Node*> found;
  for (const auto& item : list.items) found[value_of(item, key)] = &item;
  return found;
}

}  // namespace

std::string value_of(const Node& node, std::string_view key) { return at(node, key).text; }

std::optional<Node> parse_dossier(std::string_view bytes) {
  auto root = parse_json(bytes);
  if (!root || !value_of(*root, "schema").starts_with("otbor.dossier/")) return std::nullopt;
  return root;
}

std::optional<Node> read_dossier(const std::string& folder) {
  const auto path = (std::filesystem::path(folder) / "dossier.json").string();
  const auto file = read_file(path, std::numeric_limits<std::size_t>::max());
  return file.good() ? parse_dossier(file.bytes) : std::nullopt;
}

void add_node(JsonWriter& json, const Node& node) {
  if (node.kind == Node::Kind::map) {
    json.begin_object();
    for (const auto& entry : node.entries) add_node(json.key(entry.key), entry.value);
    json.end_object();
  } else if (node.kind == Node::Kind::list) {
    json.begin_array();
    for (const auto& item : node.items) add_node(json, item);
    json.end_array();
  } else if (node.kind == Node::Kind::null) {
    json.null();
  } else if (node.quoted) {
    json.string(node.text);
  } else {
    json.decimal(node.text);
  }
}

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

std::vector<MarkChange> changed_marks(const Node& before, const Node& after) {
  const auto was = sheets_of(before);
  const auto now = sheets_of(after);
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

std::vector<StandingChange> changed_standings(const Node& before, const Node& after) {
  const auto titles_before = by_practice(at(before, "practices"), "id");
  const auto titles_after = by_practice(at(after, "practices"), "id");
  const auto was = by_practice(at(before, "ranking"), "practice");
  const auto now = by_practice(at(after, "ranking"), "practice");
  const auto title_in = [](const auto& titles, const std::string& practice) {
    const auto found = titles.find(practice);
    return found == titles.end() ? std::string() : value_of(*found->second, "title");
  };
  std::vector<StandingChange> found;
  for (const auto& rank : at(after, "ranking").items) {
    const auto practice = value_of(rank, "practice");
    StandingChange change{practice, title_in(titles_after, practice), {}, standing_of(rank)};
    if (const auto earlier = was.find(practice); earlier != was.end()) {
      change.was = standing_of(*earlier->second);
      if (same(*change.was, *change.now)) continue;
    }
    found.push_back(std::move(change));
  }
  for (const auto& rank : at(before, "ranking").items) {
    const auto practice = value_of(rank, "practice");
    if (now.contains(practice)) continue;
    found.push_back({practice, title_in(titles_before, practice), standing_of(rank), {}});
  }
  return found;
}

}  // namespace otbor
