#pragma once
// A YAML or JSON file as a tree with places: what the reader of forms walks over. Scalars stay
// text until a form says what they are (`010` is not 8 here, and `no` is not false).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/diagnostics.hpp"
#include "engine/text/source.hpp"

namespace otbor {

struct Entry;

struct Node {
  enum class Kind : std::uint8_t { null, scalar, list, map };
  Kind kind = Kind::null;
  bool quoted = false;
  Span span;
  std::string text;            // scalar
  std::vector<Node> items;     // list
  std::vector<Entry> entries;  // map, in the order of the file, keys unique

  [[nodiscard]] const Node* find(std::string_view key) const;
};

struct Entry {
  std::string key;
  Span key_span;
  Node value;
};

inline const Node* Node::find(std::string_view key) const {
  for (const auto& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

/// Strict YAML: one document, no anchors, aliases, tags or merge keys, unique keys, bounded size
/// and depth. Every problem becomes a diagnostic; nullopt when there is no tree to go on with.
[[nodiscard]] std::optional<Node> parse_yaml(const Sources& sources, std::uint32_t source,
                                             Diagnostics& diagnostics);

/// JSON of our own making (manifest, dossier); null when it is not JSON.
[[nodiscard]] std::optional<Node> parse_json(std::string_view text, std::size_t depth_max = 64);

}  // namespace otbor
