#pragma once
// A part of an office file as a tree of XML. Prefixes of names are the writer's choice (`w:p`,
// `p`), so readers ask for local names. pugixml stays inside the .cpp files that walk such trees;
// they never recurse, for a hostile file nests a million elements.

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "engine/text/office/archive.hpp"

namespace pugi {
class xml_node;
}

namespace otbor::office {

class XmlPart {
 public:
  [[nodiscard]] static Readable<XmlPart> read(Archive& archive, std::string_view name);

  XmlPart(XmlPart&&) noexcept;
  XmlPart& operator=(XmlPart&&) noexcept;
  ~XmlPart();

  [[nodiscard]] pugi::xml_node root() const;

 private:
  struct Tree;
  explicit XmlPart(std::unique_ptr<Tree> tree);
  std::unique_ptr<Tree> tree_;
};

/// `w:p` -> `p`.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);
/// The first child of that local name; an empty node when there is none.
[[nodiscard]] pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
/// The value of the attribute of that local name; empty when there is none.
[[nodiscard]] std::string_view attribute(const pugi::xml_node& node, std::string_view name);
/// Its whole number, when it is one.
[[nodiscard]] std::optional<std::uint32_t> number_in(const pugi::xml_node& node,
                                                     std::string_view name);

}  // namespace otbor::office
