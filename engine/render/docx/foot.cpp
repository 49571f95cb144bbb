#include "engine/render/docx/foot.hpp"

#include <algorithm>
#include <string_view>

#include "engine/render/docx/parts.hpp"

namespace otbor::docx {
namespace {

constexpr std::string_view foot_file = "word/footer-otbor.xml";
constexpr std::string_view foot_id = "rIdOtborFooter";

std::string* part_of(std::vector<office::PackedPart>& parts, std::string_view name) {
  const auto found = std::ranges::find(parts, name, &office::PackedPart::name);
  return found == parts.end() ? nullptr : &found->bytes;
}

/// Puts `more` behind the tag that begins with `opening`; false when there is none.
bool put_behind(std::string& xml, std::string_view opening, const std::string& more) {
  const auto begin = xml.find(opening);
  const auto end = begin == std::string::npos ? begin : xml.find('>', begin);
  if (end == std::string::npos || xml[end - 1] == '/') return false;
  xml.insert(end + 1, more);
  return true;
}

bool put_before(std::string& xml, std::string_view closing, const std::string& more) {
  const auto at = xml.rfind(closing);
  if (at == std::string::npos) return false;
  xml.insert(at, more);
  return true;
}

/// The reference stands first in a section; a text without a section gets one.
void refer(std::string& document) {
  const auto reference =
      "<w:footerReference xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
      "relationships\" w:type=\"default\" r:id=\"" +
      std::string(foot_id) + "\"/>";
  if (put_behind(document, "<w:sectPr", reference)) return;
  static_cast<void>(put_before(document, "</w:body>", "<w:sectPr>" + reference + "</w:sectPr>"));
}

}  // namespace

void put_banner_on_pages(std::vector<office::PackedPart>& parts,
                         const std::vector<std::string>& lines) {
  auto* document = part_of(parts, "word/document.xml");
  if (lines.empty() || document == nullptr) return;
  if (document->find("<w:footerReference") != std::string::npos) {
    for (auto& part : parts) {
      if (!part.name.starts_with("word/footer")) continue;
      static_cast<void>(put_behind(part.bytes, "<w:ftr", footer_paragraph(lines)));
    }
    return;
  }
  auto* types = part_of(parts, "[Content_Types].xml");
  auto* relations = part_of(parts, "word/_rels/document.xml.rels");
  if (types == nullptr || relations == nullptr) return;
  const auto type = "<Override PartName=\"/" + std::string(foot_file) +
                    "\" ContentType=\"application/vnd.openxmlformats-officedocument."
                    "wordprocessingml.footer+xml\"/>";
  const auto relation = "<Relationship Id=\"" + std::string(foot_id) +
                        "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                        "relationships/footer\" Target=\"footer-otbor.xml\"/>";
  if (!put_before(*types, "</Types>", type)) return;
  if (!put_before(*relations, "</Relationships>", relation)) return;
  refer(*document);
  parts.push_back({std::string(foot_file), footer(lines)});
}

}  // namespace otbor::docx
