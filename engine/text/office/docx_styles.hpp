#pragma once
// Which paragraph styles of a document make a heading or an item of a list. Styles inherit from one
// another, and Russian Word keeps the English names of its own styles («heading 1»), while other
// programs translate them («Заголовок 1»).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/office/xml.hpp"

namespace otbor::office {

/// The level of a heading that properties of a paragraph or of a style give, from 1; 0 for none.
[[nodiscard]] std::uint32_t outline_level(const pugi::xml_node& properties);

struct ParagraphStyle {
  std::string id;
  std::string based_on;
  std::uint32_t level = 0;  // of a heading, from 1; 0 for none
  bool list = false;
};

class ParagraphStyles {
 public:
  /// A document without styles is as good as any.
  [[nodiscard]] static Readable<ParagraphStyles> read(Archive& archive);

  [[nodiscard]] std::uint32_t heading_level(std::string_view id) const;
  [[nodiscard]] bool is_list(std::string_view id) const;

 private:
  [[nodiscard]] const ParagraphStyle* find(std::string_view id) const;
  std::vector<ParagraphStyle> styles_;  // by id
};

}  // namespace otbor::office
