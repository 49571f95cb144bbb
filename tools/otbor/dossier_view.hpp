#pragma once
// The long lists of a dossier.json, element by element and not yet parsed. A dossier of the whole
// country is gigabytes as a tree; two of them are compared by the text of their elements, and only
// elements that differ are parsed.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/json_writer.hpp"
#include "engine/text/node.hpp"

namespace otbor {

/// Views into the bytes that were given.
struct DossierView {
  std::string_view programme;
  std::vector<std::string_view> practices;
  std::vector<std::string_view> ranking;
  std::vector<std::string_view> opinions;  // of experts on practices as a whole
  std::vector<std::string_view> sheets;
};

/// nullopt: not a dossier of ours.
[[nodiscard]] std::optional<DossierView> view_dossier(std::string_view bytes);

/// dossier.json of a folder of results; nullopt when it cannot be read.
[[nodiscard]] std::optional<std::string> read_dossier(const std::string& folder);

/// Elements of one list that the other does not have, parsed, in the order of the list.
[[nodiscard]] std::vector<Node> only_in(const std::vector<std::string_view>& list,
                                        const std::vector<std::string_view>& other);

/// A value by its key, "" where there is none.
[[nodiscard]] std::string value_of(const Node& node, std::string_view key);

/// A part of a dossier as it stands there.
void add_node(JsonWriter& json, const Node& node);

}  // namespace otbor
