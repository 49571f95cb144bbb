#include "engine/text/office/xml.hpp"

#include <charconv>
#include <string>
#include <utility>

#include <pugixml.hpp>

namespace otbor::office {

struct XmlPart::Tree {
  std::string bytes;  // the tree points into them
  pugi::xml_document document;
};

XmlPart::XmlPart(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
XmlPart::XmlPart(XmlPart&&) noexcept = default;
XmlPart& XmlPart::operator=(XmlPart&&) noexcept = default;
XmlPart::~XmlPart() = default;

Readable<XmlPart> XmlPart::read(Archive& archive, std::string_view name) {
  auto bytes = archive.xml(name);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  auto tree = std::make_unique<Tree>();
  tree->bytes = std::move(*bytes);
  // A text of nothing but a blank is a blank between two words of different type.
  constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata_single;
  if (!tree->document.load_buffer_inplace(tree->bytes.data(), tree->bytes.size(), options,
                                          pugi::encoding_utf8)) {
    return refuse(Found::office_damaged);
  }
  return XmlPart(std::move(tree));
}

pugi::xml_node XmlPart::root() const { return tree_->document.document_element(); }

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const auto& inside : node.children()) {
    if (local_name(inside) == name) return inside;
  }
  return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const auto& given : node.attributes()) {
    const std::string_view full = given.name();
    if (full.substr(full.find(':') + 1) == name) return given.value();
  }
  return {};
}

std::optional<std::uint32_t> number_in(const pugi::xml_node& node, std::string_view name) {
  const auto text = attribute(node, name);
  std::uint32_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return whole && !text.empty() ? std::optional(number) : std::nullopt;
}

}  // namespace otbor::office
