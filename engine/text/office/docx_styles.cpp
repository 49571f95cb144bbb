#include "engine/text/office/docx_styles.hpp"

#include <algorithm>

#include <pugixml.hpp>

#include "engine/base/utf8.hpp"

namespace otbor::office {
namespace {

constexpr std::size_t inheritance_max = 32;  // a style that inherits from itself ends here

/// 3 for «heading 3» and «Заголовок 3»; 0 when the name is of no heading.
std::uint32_t level_in_name(std::string_view name) {
  if (utf8::first_invalid(name)) return 0;  // a reference to a character that does not exist
  const auto folded = utf8::folded(name);
  for (const std::string_view word : {"heading ", "заголовок "}) {
    if (!folded.starts_with(word) || folded.size() != word.size() + 1) continue;
    const char digit = folded.back();
    return digit >= '1' && digit <= '9' ? static_cast<std::uint32_t>(digit - '0') : 0;
  }
  return folded == "title" || folded == "название" ? 1 : 0;
}

}  // namespace

std::uint32_t outline_level(const pugi::xml_node& properties) {
  const auto level = number_in(child(properties, "outlineLvl"), "val");
  return level && *level < 9 ? *level + 1 : 0;
}

Readable<ParagraphStyles> ParagraphStyles::read(Archive& archive) {
  ParagraphStyles out;
  if (!archive.has("word/styles.xml")) return out;
  const auto part = XmlPart::read(archive, "word/styles.xml");
  if (!part) return tl::unexpected(part.error());
  for (const auto& style : part->root().children()) {
    if (local_name(style) != "style") continue;
    const auto properties = child(style, "pPr");
    const auto named = level_in_name(attribute(child(style, "name"), "val"));
    out.styles_.push_back({.id = std::string(attribute(style, "styleId")),
                           .based_on = std::string(attribute(child(style, "basedOn"), "val")),
                           .level = named > 0 ? named : outline_level(properties),
                           .list = static_cast<bool>(child(properties, "numPr"))});
  }
  std::ranges::stable_sort(out.styles_, {}, &ParagraphStyle::id);
  return out;
}

const ParagraphStyle* ParagraphStyles::find(std::string_view id) const {
  const auto at = std::ranges::lower_bound(styles_, id, {}, &ParagraphStyle::id);
  return at != styles_.end() && at->id == id ? &*at : nullptr;
}

std::uint32_t ParagraphStyles::heading_level(std::string_view id) const {
  const ParagraphStyle* style = find(id);
  for (std::size_t i = 0; style != nullptr && i < inheritance_max; ++i) {
    if (style->level > 0) return style->level;
    style = find(style->based_on);
  }
  return 0;
}

bool ParagraphStyles::is_list(std::string_view id) const {
  const ParagraphStyle* style = find(id);
  for (std::size_t i = 0; style != nullptr && i < inheritance_max; ++i) {
    if (style->list) return true;
    style = find(style->based_on);
  }
  return false;
}

}  // namespace otbor::office
