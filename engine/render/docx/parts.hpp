#pragma once
// The parts of a document of Word around its text: styles of an office page after ГОСТ
// Р 7.0.97-2016 (Times New Roman, margins 20, 10, 20 and 30 mm, page numbers from the second page
// on top), lists, headers. Sizes are in twentieths of a point, as the format has them.

#include <string>
#include <vector>

#include "engine/render/document.hpp"
#include "engine/text/office/packing.hpp"

namespace otbor::docx {

inline constexpr int text_width = 9'638;        // of an upright page between its margins
inline constexpr int text_width_wide = 14'571;  // of one that lies

/// Ids of paragraph styles.
inline constexpr std::string_view body = "Body", cell = "Cell", cell_head = "CellHead",
                                  caption = "Caption", note = "Note", bullet = "Bullet",
                                  title = "Title", banner = "Banner", kind = "Kind",
                                  about = "About", centred = "Centred", flush = "Flush";
[[nodiscard]] std::string heading_style(int level);

/// Everything except word/document.xml.
[[nodiscard]] std::vector<office::PackedPart> frame(const Document& document);

/// The left indent of what stands in the right half of a page whose text has this width.
[[nodiscard]] constexpr int aside_indent(int width) { return width - 4'535; }

/// What a section is like.
struct SectionLook {
  bool wide = false;   // lies
  bool first = false;  // the first page of the document has no number
  bool foot = false;   // the banner stands at the foot of every page but the first, which has it on
                       // top of the text
};
/// The page of the text from the section before to here.
[[nodiscard]] std::string section(const SectionLook& look);

/// What stands of the banner at the foot of a page; the whole part, word/footer1.xml.
[[nodiscard]] std::string footer_paragraph(const std::vector<std::string>& lines);
[[nodiscard]] std::string footer(const std::vector<std::string>& lines);

}  // namespace otbor::docx
